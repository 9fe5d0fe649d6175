"""Owns invented street names and landmarks in the manner of Jakarta, and those of the islands.

A name may exist somewhere; none is taken from a map and none belongs to the kelurahan it is put into.
"""

from __future__ import annotations

from collections.abc import Callable

from central.invented.grammar import pick
from central.invented.topics import names, words

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LETTERS = "ABCDEFGH"

STREETS: tuple[str, ...] = names("""
    Melati, Mawar, Anggrek, Kenanga, Cempaka, Dahlia, Flamboyan, Bougenville, Teratai, Kamboja, Seroja,
    Tulip, Soka, Alamanda, Kemuning, Cendana, Jati, Mahoni, Akasia, Beringin, Cemara, Waru, Asem, Ketapang,
    Kelapa Gading, Mangga, Rambutan, Duku, Manggis, Nangka, Jambu, Belimbing, Sawo, Kecapi, Salak, Kweni,
    Gandaria, Bacang, Menteng Kecil, Cermai, Lontar, Pinang, Bambu Kuning, Bambu Duri, Delima, Apel, Anggur,
    Merpati, Elang, Garuda, Rajawali, Kenari, Cendrawasih, Kutilang, Nuri, Perkutut, Gelatik, Merak, Walet,
    Kancil, Rusa, Banteng, Kijang, Cisadane, Serayu, Brantas, Mahakam, Barito, Kapuas, Batanghari, Musi,
    Semeru, Merbabu, Kerinci, Rinjani, Bromo, Lawu, Galunggung, Sindoro, Swadaya, Swasembada, Masjid,
    Mushola, Pertanian, Pendidikan, Madrasah, Kesehatan, Pemuda Karya, Perintis, Persatuan, Karya Bakti,
    Damai, Sentosa, Makmur, Sejahtera, Subur, Bahagia, Budi Mulia, Setia Kawan, Rukun, Gotong Royong,
    Inspeksi Kali, Lapangan Bola, Pasar Lama, Sumur Bor, Rawa Indah, Kampung Sawah, Kebon Nanas, Kebon \
        Singkong,
    Tanah Merah, Tanah Koja, Pulo Kambing, Pintu Air, Jembatan Kayu, Kramat Asem, Kramat Lima, Langgar,
    Poncol, Puskesmas, Pancawarga, Taman Sari Indah, Taman Malaka Jaya, Tegal Amba, Wijaya Kesuma, Wisma Jaya,
    Bina Warga, Bhakti, Bangunan, Balai Rakyat, Pengadegan, Duren Bangkok, Empang Bahagia,
    Gunung Balong, Hijau Daun, Iskandarsyah Kecil, Jeruk Purut, Kavling Polri, Kompas, Lebak Para, Mampang \
        Indah,
    Mesjid Al-Barkah, Nusa Indah, Olahraga, Pelita, Penggalang, Pisangan Lama, Rawa Jaya, Remaja, SMP \
        Negeri,
    Tanjung Lengkong, Usaha, Veteran, Warung Sila, Yos Sudarso Kecil, Zamrud, Mutiara, Berlian, Nilam
""")

HAJIS: tuple[str, ...] = words("""
    Naim Sainan Mursid Taiman Jaelani Saabun Dogol Miran Ridho Rohimin Toha Niin Kocen Midi Enjong Muhayar
    Risin Naman Kelik Gaim Cepit Muchlis Ramli Jian Sarmili Buang Miun Gering Nasir Amsir Kancil Mansur Tohir
    Rausin Liun Soleman Sanusi Dahlan Asmawi Syatiri Marzuki Jusin Matong Kotong Selong Jamhari
""")

ISLAND_STREETS: tuple[str, ...] = (
    "Jalan Dermaga",
    "Jalan Pantai Barat",
    "Jalan Pantai Timur",
    "Jalan Mangrove",
    "Jalan Ikan Kerapu",
    "Jalan Ikan Baronang",
    "Jalan Masjid",
    "Jalan Lingkar Pulau",
    "Gang Teripang",
    "Gang Bintang Laut",
    "Gang Rajungan",
    "Jalan Kelapa Dua",
)

SAINTS: tuple[str, ...] = words("""
    Al-Ikhlas Al-Hidayah At-Taqwa Al-Muhajirin Nurul-Iman Nurul-Huda Baitussalam Al-Falah Al-Amin Ar-Rahman
    Al-Barokah Al-Istiqomah Darussalam Miftahul-Jannah Al-Mukhlisin As-Salam Jami-Annur Baiturrahim
""")

WOMEN: tuple[str, ...] = words("""
    Tini Yati Minah Iyem Romlah Encum Wati Neneng Kokom Yayah Nani Lastri Isah Titin Juju Mumun Sumi Ijah
""")

MEN: tuple[str, ...] = words("""
    Ucok Udin Karyo Sugeng Mamat Jono Ipul Dullah Tarno Bejo Otong Mul Gito Sarmin Komar Kardi Naryo Jali
""")

SHOPS: tuple[str, ...] = (
    "warung {keeper}",
    "warteg {keeper}",
    "warung kopi {keeper}",
    "bengkel {keeper}",
    "tambal ban {keeper}",
    "toko bangunan {trade}",
    "toko besi {trade}",
    "apotek {trade}",
    "laundry {keeper}",
    "bakso {keeper}",
    "soto {keeper}",
    "nasi uduk {keeper}",
    "kios pulsa {keeper}",
    "depot air {trade}",
    "pangkas rambut {keeper}",
    "fotokopi {trade}",
    "klinik {trade}",
    "toko kue {trade}",
    "agen gas {keeper}",
    "salon {keeper}",
    "sate {keeper}",
    "kos-kosan {keeper}",
    "kontrakan {keeper}",
    "toko sembako {keeper}",
)

WOMEN_TITLES = ("Bu", "Bu", "Mpok", "Ibu", "Mbak", "Bu Haji", "Teh")
MEN_TITLES = ("Pak", "Pak", "Bang", "Mas", "Haji", "Cak", "Pak Haji")
TRADES: tuple[str, ...] = words("""
    Sinar-Jaya Maju-Terus Berkah Sumber-Rejeki Mitra-Abadi Cahaya Barokah Makmur Sehat-Sentosa Rejeki-Lancar
    Bintang-Timur Anugerah Karya-Mandiri Tunas-Muda Harapan-Kita Mulia Sahabat Surya-Kencana
""")

PUBLIC_PLACES: tuple[str, ...] = (
    "Indomaret",
    "Alfamart",
    "minimarket",
    "pos RW {rw}",
    "pos ronda",
    "pos hansip",
    "pos kamling RT {rt}",
    "kantor lurah",
    "kantor kelurahan",
    "kantor RW {rw}",
    "balai warga RW {rw}",
    "lapangan futsal",
    "lapangan bulu tangkis",
    "pangkalan ojek",
    "halte {kel}",
    "halte bus",
    "stasiun",
    "pasar",
    "pasar {kel}",
    "puskesmas",
    "puskesmas {kel}",
    "posyandu {flower}",
    "PAUD {flower}",
    "TK {flower}",
    "RPTRA {flower}",
    "SPBU",
    "ATM",
    "gardu listrik",
    "pintu air",
    "jembatan kecil",
    "tikungan pertama",
    "pertigaan",
    "perempatan",
    "lampu merah",
    "putaran balik",
    "rumah duka",
    "gereja",
    "vihara",
    "TPU",
    "TPS",
    "portal",
    "pos satpam",
    "gapura RW {rw}",
    "bengkel motor",
    "cucian motor",
    "tukang nasi goreng",
    "tukang sayur",
    "gerobak ketoprak",
    "pohon beringin",
    "tower air",
    "lapak rongsok",
    "apartemen",
    "ruko tiga lantai",
    "gudang ekspedisi",
    "pesantren",
    "kantor pos",
    "koperasi",
    "klenteng",
    "kampus",
    "asrama",
    "rusun",
)

ISLAND_PLACES: tuple[str, ...] = (
    "dermaga",
    "dermaga kapal cepat",
    "homestay",
    "puskesmas pulau",
    "lapangan voli",
    "masjid pulau",
    "tempat jual ikan",
    "pos RW {rw}",
    "warung {keeper}",
    "jembatan cinta",
    "IPAL",
    "gardu listrik",
    "kantor kelurahan",
)

Random = Callable[[], float]


def street_of(random: Random, kelurahan: str, *, on_island: bool) -> str:
    """A street written out in full ("Jalan Melati IV", "Gang Haji Naim")."""
    if on_island:
        return pick(random, ISLAND_STREETS)
    chance = random()
    if chance < 0.22:
        return f"Jalan {kelurahan}{_suffix(random)}"
    if chance < 0.36:
        return f"{pick(random, ('Jalan', 'Gang', 'Jalan'))} Haji {pick(random, HAJIS)}"
    if chance < 0.52:
        return f"Gang {pick(random, STREETS)}{_number(random)}"
    if chance < 0.58:
        return f"Komplek {pick(random, STREETS)} Blok {pick(random, LETTERS)}{int(random() * 19) + 1}"
    return f"Jalan {pick(random, STREETS)}{_number(random)}"


def landmark_of(random: Random, kelurahan: str, rt: str, rw: str, *, on_island: bool) -> str:
    """Something people find a place by ("warteg Bu Yati", "SDN Tebet Timur 05", "Masjid Al-Ikhlas")."""
    chance = random()
    if on_island:
        pattern = pick(random, ISLAND_PLACES)
    elif chance < 0.3:
        pattern = pick(random, SHOPS)
    elif chance < 0.48:
        return f"{pick(random, ('Masjid', 'masjid', 'Mushola', 'musholla', 'Masjid Jami'))} {_saint(random)}"
    elif chance < 0.62:
        return school_of(random, kelurahan)
    else:
        pattern = pick(random, PUBLIC_PLACES)
    return _filled(pattern, random, kelurahan, rt, rw)


def school_of(random: Random, kelurahan: str) -> str:
    chance = random()
    if chance < 0.6:
        return f"SDN {kelurahan} {int(random() * 21) + 1:02d}{pick(random, ('', '', ' Pagi'))}"
    kind = pick(random, ("SMPN", "SMAN", "SMKN", "SMPN", "MIN"))
    return f"{kind} {int(random() * 280) + 3}"


def flower_of(random: Random) -> str:
    return STREETS[int(random() * 11)]


def keeper_of(random: Random) -> str:
    """How a neighbour is called ("Mpok Minah", "Pak Tarno")."""
    if random() < 0.5:
        return f"{pick(random, WOMEN_TITLES)} {pick(random, WOMEN)}"
    return f"{pick(random, MEN_TITLES)} {pick(random, MEN)}"


def _filled(pattern: str, random: Random, kelurahan: str, rt: str, rw: str) -> str:
    start, brace, rest = pattern.partition("{")
    if not brace:
        return pattern
    slot = rest[:-1]
    if slot == "keeper":
        return start + keeper_of(random)
    if slot == "trade":
        return start + pick(random, TRADES).replace("-", " ")
    return start + (flower_of(random) if slot == "flower" else {"kel": kelurahan, "rt": rt, "rw": rw}[slot])


def _saint(random: Random) -> str:
    name = pick(random, SAINTS)
    return name if name.startswith(("Al-", "At-", "Ar-", "As-")) else name.replace("-", " ")


def _suffix(random: Random) -> str:
    chance = random()
    if chance < 0.3:
        return f" Dalam {pick(random, ROMAN)}"
    if chance < 0.55:
        return f" {pick(random, ROMAN)}"
    if chance < 0.7:
        return f" {pick(random, ROMAN)} {pick(random, LETTERS)}"
    return pick(random, (" Raya", " Ujung", " Dalam", " Baru", ""))


def _number(random: Random) -> str:
    chance = random()
    if chance < 0.45:
        return ""
    if chance < 0.8:
        return f" {pick(random, ROMAN)}"
    if chance < 0.92:
        return f" {int(random() * 14) + 1}"
    return pick(random, (" Raya", " Ujung", " Dalam", " Utara", " Selatan"))
