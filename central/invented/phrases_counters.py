"""Owns what goes with papers and counters, where nothing is to be seen in a street."""

from __future__ import annotations

from central.invented.topics import lines

PRIOR: tuple[str, ...] = lines("""
    sudah tanya di loket {2-5} kali
    kirim email tidak dibalas
    call center suruh [tunggu|datang lagi|coba lain hari]
    katanya wewenang [pusat|dinas|kecamatan|bank]
    WA pengaduan [centang satu|dibaca saja|dibalas robot]
    sudah isi [buku keluhan|formulir|survei] tidak ada efek
    laporan pertama ditutup, katanya [sudah dijelaskan|data lengkap|bukan di sini]
    disuruh menunggu SMS yang tidak pernah datang
    tiap ditanya jawabannya [sabar|tunggu|besok]
    dari kelurahan ke kecamatan, balik lagi ke kelurahan
    ketua RT sudah [bantu|mengantar] juga sama saja
    kader bilang [tunggu|sudah diusulkan|namanya tidak keluar]
    {hari} kemarin saya datang lagi, petugasnya [cuti|rapat|ganti]
    nomor aduan saya ada tapi [macet|tidak ditemukan]
    di website statusnya [proses|diverifikasi|kosong] terus
""")

STORY: tuple[str, ...] = lines("""
    saya [buruh harian|ojol|pedagang keliling|ART], izin sehari berarti tidak dapat uang
    saya datang dari {jamsubuh} [naik angkot|jalan kaki|diantar anak]
    suami saya sudah [tidak ada|di-PHK|sakit] jadi semua saya urus sendiri
    anak saya {2-5}, [yang kecil masih bayi|semua masih sekolah]
    tetangga saya urus {1-3} hari langsung jadi
    umur saya sudah {58-79} tahun, jalan jauh tidak kuat
    saya tidak paham [aplikasi|komputer|HP pintar], dibantu keponakan
    teman saya di {kec} bilang di sana sehari selesai
    waktu antre ada yang baru datang langsung dipanggil
    ruang tunggunya [panas|penuh|tidak ada kursi]
    saya warga {kel} sejak tahun {1979-2018}
    petugasnya malah [mengobrol|main HP|makan]
    fotokopi berkas saja sudah habis {20-90/5} ribu
    mohon maaf kalau laporan saya kurang jelas
    ibu saya sampai menangis di loket
    saya rekam pembicaraannya kalau diperlukan
    ongkos bolak-balik sudah lebih besar dari urusannya
    petugas siang beda lagi jawabannya
    baru kali ini saya dipersulit begini
    orang kecil seperti saya cuma bisa menunggu
""")

CALM: tuple[str, ...] = lines("""
    kami cuma butuh kepastian
    semoga laporan ini tidak hilang begitu saja
    kalau ada syarat kurang mohon diberitahu sekalian
    cukup kabari kapan selesainya
    mohon jangan cuma dijawab normatif
    kalau bukan kewenangan kelurahan mohon diteruskan
    saya percaya pasti bisa dibantu
    tidak ada maksud menyalahkan petugas
    semoga pelayanan makin baik
    mohon kebijaksanaannya
    saya siap datang kalau dipanggil
    harapannya sebelum {bulan} sudah jelas
""")

PHOTO: tuple[str, ...] = lines("""
    bukti berkas saya lampirkan
    tangkapan layar terlampir
    foto tanda terima terlampir
    struk dan kartu antrean masih ada
    dokumen bisa saya tunjukkan
""")
