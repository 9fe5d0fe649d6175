"""Owns what people send that a head of office refuses: emergencies, tests, abuse, other people's data.

Numbers in it are of ranges that nobody has: telephone 0800-0000, NIK of the area 31.99.
"""

from __future__ import annotations

from central.invented.topics import lines

REFUSED: dict[str, tuple[str, ...]] = {
    "darurat_112": lines("""
        kebakaran rumah {di}, [api sudah besar|tolong kirim damkar], cepat
        kecelakaan {di}, korban [tidak sadar|terjepit|luka parah], butuh ambulans sekarang
        ada orang tenggelam di kali {di}
        kabel {di} meledak dan terbakar, [asap tebal|warga panik]
        tetangga {di} serangan jantung, tolong ambulans
        tawuran {di} sekarang juga, ada yang kena bacok
        rumah roboh {di}, ada orang di dalam
        bau gas menyengat {di}, takut meledak
        perampokan di {patokan} sedang terjadi
        pohon menimpa mobil {di}, orangnya masih di dalam
    """),
    "bukan_laporan": lines("""
        [tes|test|coba] {di}
        cuma coba aplikasi, lokasi {di}
        min lowongan PPSU {kel} [masih ada|dibuka kapan]
        mau tanya jam buka kantor kelurahan {kel}
        kepencet, lagi di {patokan}
        selamat pagi Jakarta dari {jalan}
        cara ganti nomor HP di aplikasi gimana, saya warga {rt} {kel}
        jual rumah {di} {80-200/10} meter, minat hubungi saya
        foto pemandangan {di}
        terima kasih untuk petugas {kel} kemarin
        mantan saya tinggal {di}, tolong sampaikan salam
        info kontrakan dekat {patokan} dong
    """),
    "tidak_sopan": lines("""
        petugas {kel} [tolol|goblok|bego] semua, jalan {di} dari dulu begitu
        dasar [makan gaji buta|pemalas|maling], kerja yang benar {di}
        lurah {kel} [budek|buta|bego] apa, {di} dibiarkan
        [kampret|sialan|bangke], sudah bayar pajak {di} masih begini
        otak kalian di mana, lihat {di}
        anjir {di} kotor banget, [monyet|kampungan] semua yang urus
    """),
    "data_pribadi": lines("""
        tetangga saya {di} namanya {nama}, HP 0800-0000-{1000-9899/7}, tukang utang
        tolong tangkap {nama} NIK 3199{10-40}{100000-399999/137}00{10-99} alamat {jalan} {rt}
        ini nomor pelakunya 0800-0000-{1000-9899/7}, orangnya {nama} {di}
        anak {nama} yang sekolah di {sekolah} suka bolos, ini fotonya
        KTP {nama} saya lampirkan, orangnya tinggal {di}
        rekening {nama} warga {rt} sudah saya foto, dia penipu
    """),
}
