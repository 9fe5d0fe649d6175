"""Owns what residents read from officers, and what they say with a rating."""

from __future__ import annotations

from central.invented.topics import lines

JAWABAN = lines("""
    Terima kasih atas laporannya. {Hasil}.
    Laporan telah ditindaklanjuti. {Hasil}.
    {Hasil}. Terima kasih atas partisipasinya.
    {Hasil} pada {hari} {tadi}.
    Telah ditindaklanjuti oleh {unit}: {hasil}.
    Selamat {salam}, {hasil}. Terima kasih.
    Yth. pelapor, {hasil}. Mohon ikut menjaga.
    {Hasil}. Apabila terulang silakan melapor kembali.
    Tindak lanjut {unit}: {hasil}.
    Petugas sudah ke {lokasi}. {Hasil}.
    {Hasil}. Dikerjakan [Satgas|tim lapangan|petugas] {unit}.
    Pekerjaan selesai. {Hasil}.
    {Hasil}. Mohon maaf atas ketidaknyamanannya.
    Sudah dikerjakan hari {hari}, {hasil}.
    Laporan di {lokasi} selesai: {hasil}.
    Bersama ini disampaikan bahwa {hasil}.
    {Hasil}. Lokasi akan dipantau berkala.
    Terima kasih sudah menunggu. {Hasil}.
    Sesuai laporan warga, {hasil}. Salam dari {unit}.
    {Hasil}. Didampingi pengurus {rw}.
    Izin menyampaikan, {hasil}.
    Kegiatan dilaksanakan {tadi}, {hasil}.
    {Hasil}. Hasil pekerjaan sudah dicek ketua RT.
    Halo, laporan Anda sudah kami kerjakan: {hasil}.
    Penanganan tuntas. {Hasil}.
    {Hasil}. Dikerjakan {3-9} petugas.
    Alhamdulillah {hasil}. Terima kasih warga {kel}.
    {Hasil}. Semoga bermanfaat bagi warga {rw}.
    Dengan hormat, {hasil}. Demikian disampaikan.
    {Hasil}. Mohon warga tidak [membuang sampah sembarangan|mengulangi|merusak kembali].
    Kami sampaikan hasil tindak lanjut: {hasil}.
    Laporan diterima dan diselesaikan, {hasil}.
    Di lokasi {lokasi}, {hasil}.
    {Hasil}. Silakan beri penilaian di aplikasi.
    Hasil: {hasil}.
    {Hasil}. Sudah dikoordinasikan dengan [RT/RW|tiga pilar|pengurus wilayah].
    Pada hari {hari} tim {unit} bertugas. {Hasil}.
    Menindaklanjuti aduan, {hasil}.
    {Hasil}. Terima kasih, tetap laporkan lewat JAKI.
    Sudah beres, {hasil}.
    Keluhan ditangani {unit}. {Hasil}.
    Tim turun {tadi}. {Hasil}.
""")

DUPLIKAT = lines("""
    Laporan ini sama dengan laporan sebelumnya dan dikerjakan bersamaan. {Hasil}.
    Laporan digabung dengan laporan terdahulu di lokasi yang sama.
    Terima kasih, masalah yang sama sudah dilaporkan warga lain dan sedang kami tangani.
    {Hasil}, berlaku untuk kedua laporan di lokasi ini.
    Sudah kami tautkan dengan laporan pertama. Silakan pantau laporan tersebut.
    Objek yang sama, penanganan satu kali. {Hasil}.
    Laporan ganda di {lokasi}, tindak lanjut mengikuti laporan sebelumnya.
    Kami menerima {2-5} laporan untuk lokasi ini, semuanya ditangani sekaligus.
    Terima kasih, laporan Anda memperkuat laporan terdahulu. {Hasil}.
    Lokasi sudah ditangani melalui laporan lain. {Hasil}.
""")

BALASAN = lines("""
    Terima kasih, laporan sedang kami verifikasi.
    Laporan sudah diterima {unit}, mohon menunggu.
    Petugas dijadwalkan ke lokasi {nanti}.
    Mohon menunggu, pekerjaan menunggu [material|alat|cuaca].
    Laporan sedang dikoordinasikan dengan {agensi}.
    Mohon info patokan yang lebih jelas lewat aplikasi.
    Kami sudah mencatat, penanganan paling lambat {3-6} hari.
    Selamat {salam}, lokasi sudah kami survei.
    Petugas kami sedang menuju {lokasi}.
    Mohon maaf atas keterlambatannya, tetap kami proses.
    Saat ini masih dalam antrean pekerjaan.
    Jadwal pengerjaan disampaikan setelah survei.
    Terima kasih sudah mengingatkan.
    Pekerjaan dilanjutkan besok pagi.
    Kami sudah menghubungi pengurus {rw}.
    Laporan Anda penting, petugas segera kami arahkan.
    Perlu penanganan beberapa instansi, mohon sabar.
    Mohon kesediaan menunjukkan lokasi kepada petugas.
    Laporan Anda sudah di meja {unit}.
    Pemilik sudah kami panggil, hasilnya kami kabari.
    Terima kasih, ditunggu kabar berikutnya.
""")

TOLAK: dict[str, tuple[str, ...]] = {
    "darurat_112": lines("""
        Untuk keadaan darurat mohon segera hubungi 112.
        Laporan bersifat darurat, kami sarankan menelepon 112 agar cepat ditangani.
        Kejadian seperti ini ditangani lewat 112, terima kasih.
        Mohon hubungi 112, petugas siaga 24 jam.
        Kanal ini untuk laporan bukan darurat. Silakan hubungi 112.
    """),
    "tanpa_lokasi": lines("""
        Lokasi tidak kami temukan, mohon melapor kembali dengan titik yang tepat.
        Mohon lengkapi alamat dan patokan lalu kirim laporan baru.
        Petugas sudah mencari {2-3} kali di sekitar titik, tidak ditemukan.
        Titik laporan berada di luar wilayah, mohon diperbaiki.
        Foto dan alamat tidak cocok, mohon melapor ulang.
        Keterangan lokasi tidak cukup untuk ditindaklanjuti.
    """),
    "tidak_sopan": lines("""
        Mohon sampaikan laporan dengan bahasa yang sopan.
        Laporan memuat kata-kata kasar sehingga tidak dapat diproses.
        Kami siap membantu bila laporan ditulis dengan santun.
    """),
    "data_pribadi": lines("""
        Laporan memuat data pribadi orang lain, mohon dikirim ulang tanpa data tersebut.
        Mohon tidak mencantumkan nama dan nomor orang lain.
        Demi perlindungan data pribadi laporan ini tidak kami proses.
    """),
    "bukan_laporan": lines("""
        Isi laporan tidak memuat permasalahan yang dapat ditindaklanjuti.
        Terima kasih atas sarannya, silakan disampaikan lewat musrenbang.
        Laporan berupa percobaan aplikasi.
        Permasalahan perdata antar warga bukan kewenangan kami.
        Foto tidak berkaitan dengan laporan.
    """),
    "lainnya": lines("""
        Kondisi di lapangan sudah baik saat ditinjau.
        Laporan sama dengan laporan sebelumnya yang masih diproses.
        Objek merupakan milik pribadi dan tidak melanggar aturan.
        Kewenangan pemerintah pusat, silakan lewat SP4N LAPOR.
        Lokasi berada di luar DKI Jakarta.
        Pelapor mencabut laporannya.
    """),
}

PRAISE = lines("""
    terima kasih, cepat sekali
    mantap
    top, langsung dikerjakan
    makasih [pak|bu|min|petugas]
    puas
    respon cepat, semoga dipertahankan
    alhamdulillah beres
    petugasnya ramah
    keren JAKI
    sudah rapi, terima kasih
    gercep
    sesuai harapan
    hasilnya bagus
    jalan jadi [nyaman|aman] lagi
    terima kasih pak lurah
    salut
    [2|3|dua|tiga] hari langsung beres
    good job
    warga senang
    bintang lima buat pasukan
    kerja nyata
    lanjutkan
""")

MIXED = lines("""
    lumayan, tapi agak lama
    sudah dikerjakan tapi kurang rapi
    cukup
    baru sebagian yang dikerjakan
    oke tapi jangan cuma sementara
    perlu dicek lagi
    biasa saja
    lama tapi akhirnya beres
    mudah-mudahan awet
    sisa material masih ada
    harus lapor {2-4} kali dulu
    fotonya beda sudut tapi ya sudah
    semoga tidak terulang
    masih ada satu titik
    petugasnya baik, hasilnya kurang
    sudah, terima kasih
    lumayan lah
    agak kecewa tapi beres
    perlu pemantauan
    belum sepenuhnya
""")

BLAME = lines("""
    belum dikerjakan kok selesai
    tidak ada perubahan
    cuma difoto
    kecewa
    bohong
    besoknya [parkir|kotor|rusak] lagi
    laporan ditutup sepihak
    foto bukan di lokasi saya
    lama sekali
    tidak sesuai
    masih sama
    percuma lapor
    asal tutup
    dikerjakan asal jadi
    {2-3} hari kemudian rusak lagi
    tidak ada petugas datang
    jawaban template
    tolong dibuka lagi laporannya
    hanya himbauan
    nol besar
    kapok
    petugas tidak menghubungi
""")
