"""Owns the invented names of officers: common given and family names, combined by chance."""

from __future__ import annotations

from random import Random

from central.invented.grammar import pick
from central.invented.topics import words

MEN: tuple[str, ...] = words("""
    Abdul Achmad Adi Aditya Agung Agus Ahmad Akbar Aldi Alfian Ali Amir Andi Andika Andri Angga
    Anggi Anton Anwar Ardi Arief Arif Aris Arya Asep Aziz Bagas Bagus Bambang Bayu Beni Bima Budi
    Cahya Candra Dadang Danang Dani Darma Dedi Deni Dian Didik Dimas Dodi Doni Dwi Edi Edo Eka Eko
    Erwin Fadil Fahmi Faisal Fajar Fandi Farhan Febri Ferdi Fikri Firman Galih Gilang Guntur Hadi
    Hafiz Handoko Hanif Hari Haris Hasan Hendra Hendri Heri Herman Ikhsan Ilham Imam Indra Irfan
    Iwan Jaka Jaya Joko Lukman Maman Mamat Mulyadi Nanda Nugroho Nur Oki Opik Panji Purnomo Putra
    Rafi Rahmat Raka Rama Rendi Reza Rian Rio Rizal Rizki Rohmat Roni Rudi Ruslan Sandi Satria Sigit
    Slamet Soleh Sugeng Sulaiman Sunarto Supri Surya Taufik Tedi Teguh Toni Topan Tri Ujang Umar
    Untung Wahyu Wawan Yanto Yoga Yudi Yusuf Zaki Zulfikar
""")

WOMEN: tuple[str, ...] = words("""
    Aisyah Ajeng Alya Amelia Ana Ani Anisa Astri Astuti Ayu Cahya Citra Desi Devi Dewi Dian Dina
    Dini Dwi Eka Elisa Endah Endang Erna Erni Farah Fatimah Fitri Gita Halimah Hana Hesti Ida Ika
    Indah Indra Intan Irma Julia Kartika Kiki Kurnia Laila Lestari Lia Lilis Lina Linda Lusi Maria
    Marni Maya Mega Melati Mira Murni Nadia Nana Nia Niken Nina Nita Novi Nur Nuraini Nurul Pipit
    Prima Puji Putri Rahma Rani Ratih Ratna Reni Retno Rika Rina Rini Riska Rosa Rukmini Santi Sari
    Septi Sinta Siska Siti Sri Suci Suharti Sumarni Susi Syifa Tania Tari Tia Tika Tini Tri Tuti
    Utami Vera Vina Wati Wida Widya Windi Wulan Yanti Yuli Yuni Zahra
""")

FAMILY: tuple[str, ...] = words("""
    Abdullah Adinata Afandi Alamsyah Alatas Ananda Anggoro Ardiansyah Arifin Aritonang Asmara Astawa
    Atmaja Azhari Badrudin Bahri Basri Batubara Bintoro Budiarto Budiman Cahyadi Cahyono Damanik
    Daulay Darmawan Darwis Dewantara Djamil Djatmiko Effendi Fadillah Fahrezi Fauzan Fauzi Febrianto
    Firdaus Gani Ginting Gunadi Gunawan Gultom Habibi Hadiwijaya Hakim Halim Hamdani Hamzah Haryanto
    Harahap Hardjono Hartono Hasibuan Hermawan Herlambang Hidayat Husein Hutabarat Hutagalung
    Ibrahim Idris Indrawan Irawan Ismail Iskandar Jatmika Jauhari Juliansyah Junaedi Kadir Karim
    Kartono Koesno Komarudin Krisnadi Kurniawan Kusnadi Kusuma Laksana Laksono Latif Lazuardi Lubis
    Lukito Mahendra Mahfud Malik Mansyur Manurung Marbun Marpaung Maulana Mawardi Muchtar Muharam
    Mulyana Mulyono Munandar Muslim Mustafa Nababan Nainggolan Nasution Nasrullah Natsir Nawawi
    Nugraha Nurdin Nurhadi Pakpahan Pamungkas Pane Pangestu Panjaitan Permadi Permana Prabowo
    Pradana Pradipta Prakoso Pramono Prasetya Prasetyo Prastowo Pratama Prayitno Purba Purnama
    Purwanto Rachman Rahardjo Ramadhan Rangkuti Ridwan Riyadi Rohman Rosadi Rosyid Rusdi Rustandi
    Sadikin Sagala Said Saleh Salim Samosir Samsudin Santosa Santoso Saputra Saragih Sasmita
    Sasongko Satriawan Septiana Setiadi Setiawan Setyawan Siahaan Sianturi Sihombing Silalahi
    Simanjuntak Simbolon Sinaga Siregar Sitompul Sitorus Situmorang Soebagyo Subagja Subroto
    Sudarsono Sudrajat Suganda Sugiarto Suhendar Sukmana Sulistyo Sumantri Supardi Suparman
    Supriyadi Suryadi Suryana Susanto Susilo Sutanto Sutisna Syahputra Syahrial Syarif Tambunan
    Tampubolon Tanjung Tarigan Tobing Triyono Utomo Wahid Wahyudi Wardana Wibisono Wibowo Wicaksono
    Widjaja Widodo Wijaya Winarno Wirawan Yahya Yulianto Yusran Zainal Zainuddin Zakaria Zubair
    Zulkarnain
""")

FAMILY_OF_WOMEN: tuple[str, ...] = words("""
    Anggraini Fitriani Handayani Hartati Hasanah Hidayanti Kurniasih Kusumawati Maharani Mardiana
    Ningsih Nurjanah Oktaviani Padmawati Permatasari Pertiwi Pratiwi Puspita Puspitasari Rahayu
    Rahmawati Safitri Setyaningsih Sulastri Sundari Susanti Wardhani Wijayanti Wulandari Yuliana
""")


def officer_name(rng: Random) -> str:
    """An invented full name, now and then with a middle name; no person is meant."""
    random = rng.random
    is_woman = random() < 0.45
    given = pick(random, WOMEN if is_woman else MEN)
    family = pick(random, FAMILY + FAMILY_OF_WOMEN if is_woman else FAMILY)
    if random() < 0.22:
        middle = pick(random, WOMEN if is_woman else MEN)
        return f"{given} {family}" if middle == given else f"{given} {middle} {family}"
    return f"{given} {family}"
