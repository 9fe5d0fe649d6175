"""Owns what officers write to each other: reasons, instructions, notes.

The clauses of ``remedies`` fill ``{kerja}``; other slots are those of ``DeskScene``.
"""

from __future__ import annotations

from central.invented.topics import lines

KOORDINASI = lines("""
    [sesuai|berdasarkan] tupoksi {tujuan}
    kewenangan {tujuan}, lokasi sudah diverifikasi
    sudah dicek petugas di lapangan, bukan kewenangan kelurahan
    lokasi valid {lokasi}, mohon tindak lanjut {tujuan}
    hasil verifikasi: benar ada, ditangani {tujuan}
    mohon penanganan, butuh [peralatan|tenaga teknis|personel tambahan]
    di luar kemampuan PPSU
    penanganan dan pemeliharaan oleh {tujuan}
    aset {tujuan} menurut data kelurahan
    diteruskan, foto kondisi sudah sesuai laporan
    mohon dibantu, warga sudah lapor {2-5} kali
    kategori {kategori} ditangani {tujuan}
    sudah ditinjau bersama ketua RT {tadi}
    titik sesuai pin, {lokasi}
    tidak dapat ditangani PPSU
    berdasarkan disposisi lurah, dikoordinasikan ke {tujuan}
    dilimpahkan sesuai SOP CRM
    lokasi masuk wilayah {kel}, objek milik {tujuan}
    kelurahan sudah memasang pengaman sementara, mohon perbaikan permanen
    permasalahan berulang, perlu penindakan oleh {tujuan}
    mohon penertiban, kelurahan siap mendampingi
    hasil monitoring {tadi}: kondisi masih sama, mohon ditindaklanjuti
    bukan pekerjaan rutin kelurahan
    perlu pemeriksaan oleh {tujuan}
    sudah koordinasi lewat telepon dengan {tujuan}
    mohon dijadwalkan, pelapor menunggu kabar
    pengelola lokasi adalah {tujuan}
    penanganan memerlukan anggaran {tujuan}
    diteruskan sesuai permintaan pengurus {rw}
    sesuai hasil rapat wilayah, ditangani {tujuan}
    petugas kelurahan sudah menghimbau, perlu tindakan lanjutan
    mohon prioritas, dekat [sekolah|puskesmas|pasar]
    objek di luar kewenangan kelurahan
    tindak lanjut teknis
    verifikasi selesai, {lokasi}
    sudah dikonfirmasi ke pelapor lewat aplikasi, lokasi benar
    memerlukan [alat khusus|keahlian teknis|tim lapangan]
    mohon tindak lanjut, cc Kasie Ekbang
    bagian dari aset pemprov, bukan fasum warga
    diteruskan karena menyangkut keselamatan
    mohon bantuan tim teknis {tujuan}
    kelurahan tidak memiliki data objek tersebut
    kasus serupa bulan lalu diselesaikan {tujuan}
""")

# Sent back because something is missing: the kelurahan clears it up and sends it again.
KURANG = lines("""
    mohon dilengkapi titik lokasi yang jelas
    foto tidak menunjukkan lokasi, mohon verifikasi ulang
    tidak ditemukan di titik yang dilaporkan
    informasi pelapor kurang, mohon dikonfirmasi
    memerlukan surat permohonan dari [pemilik|pengurus {rw}]
    titik berada di luar wilayah kerja kami, mohon dicek
    mohon foto kondisi terbaru
    saat ditinjau {tadi} kondisi tidak sesuai laporan
    mohon dipastikan statusnya, aset pemprov atau bukan
    alamat dan pin berbeda, mohon diperbaiki
    tolong sertakan patokan, petugas tidak menemukan lokasi
    mohon verifikasi dulu oleh kelurahan
    ukuran kerusakan belum ada, mohon dilengkapi
    mohon didampingi petugas kelurahan, jadwalkan ulang
    belum ada berita acara peninjauan
""")

# Sent back because another agency is responsible.
SALAH_ALAMAT = lines("""
    bukan aset kami, mohon cek instansi lain
    laporan tidak sesuai kategori kami
    bukan tupoksi {unit}
    bukan bagian dari aset yang kami pelihara
    penanganan oleh dinas lain sesuai pembagian tugas
    setelah dicek, objek dikelola instansi lain
    kewenangan ada di OPD lain, mohon dialihkan
    sudah dicek {tadi}, bukan kewenangan kami
    mohon dikoordinasikan ke [Sudin|OPD] yang membidangi
    kami hanya pendukung, penanggung jawab OPD lain
    objek belum diserahterimakan kepada kami
    kategori kurang tepat, mohon diarahkan kembali
""")

# Sent back because the kelurahan can do it itself.
KE_KELURAHAN = lines("""
    masih dapat ditangani tingkat kelurahan
    sudah ditinjau, merupakan kewenangan kelurahan
    masalah antar warga, mohon dimediasi kelurahan
    lingkup kecil, cukup PPSU
    mohon kelurahan lakukan himbauan terlebih dahulu
    berada di lingkungan RT, mohon pembinaan wilayah
    lokasi berada di halaman rumah warga
    volume kecil, dapat dikerjakan satgas kelurahan
    sesuai kesepakatan rapat, ditangani kelurahan
    belum ada teguran dari kelurahan
""")

# Reasons for handing on what has come back.
KIRIM_ULANG = lines("""
    titik sudah diperbaiki, mohon ditinjau kembali
    lokasi sudah dipastikan: {lokasi}
    foto terbaru sudah diambil petugas kelurahan
    sudah dicek ulang bersama ketua RT, benar kewenangan {tujuan}
    petugas kelurahan siap mendampingi ke {lokasi}
    data dilengkapi, mohon ditindaklanjuti
    patokan: {lokasi}
    pelapor sudah dikonfirmasi, lokasi benar
    hasil verifikasi kedua tetap membutuhkan {tujuan}
    menurut data aset, dikelola {tujuan}
    mohon dibantu, sudah sekali dikembalikan
    berita acara peninjauan sudah dibuat
    koordinasi lewat telepon sudah dilakukan dengan {tujuan}
    dialihkan ke {tujuan} sesuai saran unit sebelumnya
    mohon penanganan, batas waktu makin dekat
    surat permohonan pengurus {rw} sudah ada
""")

INSTRUKSI = lines("""
    segera cek lokasi dan laporkan
    tolong ditangani hari ini
    mohon ditindaklanjuti sesuai SOP
    cek ke {lokasi}, foto sebelum dan sesudah
    koordinasi dengan ketua RT sebelum ke lokasi
    kerjakan bersama regu [A|B|C]
    prioritaskan, sudah mendekati batas waktu
    dampingi petugas sudin di lapangan
    jadwalkan {nanti} {jampagi}
    bawa peralatan lengkap
    hubungi pelapor lewat pengurus {rw}
    buatkan berita acara setelah selesai
    lakukan pendekatan persuasif dahulu
    tindak lanjuti, laporkan progres tiap sore
    mohon segera, atensi pimpinan
    pasang pengaman sementara dulu
    siapkan material dan laporkan kebutuhannya
    tangani sesuai wilayah kecamatan
    cek apakah sudah ada laporan sebelumnya
    untuk ditindaklanjuti dan dilaporkan hasilnya
    turunkan {2-6} personel
    selesaikan sebelum {nanti}
""")

CATATAN_KERJA = lines("""
    {kerja}
    {kerja}, dilanjutkan [besok|{nanti}]
    {kerja}. Lokasi {lokasi}
    petugas di lokasi {tadi}, {kerja}
    progres [30|40|60|70|80] persen: {kerja}
    {kerja}, dikerjakan {2-7} petugas
    {kerja}. Kendala: [hujan|alat dipakai di tempat lain|lokasi sempit|menunggu material]
    {kerja}, didampingi [ketua RT|Babinsa|pengurus {rw}|FKDM]
    hari ini {kerja}
    sudah {kerja}
    regu piket: {kerja}
    survei selesai, {kerja}
    tindak lanjut awal, {kerja}
    {kerja}. Pemilik kooperatif
    {kerja}. Pemilik tidak di tempat
    {kerja}, foto menyusul
    cek lokasi bersama [mandor|Kasie Ekbang|kepala regu], {kerja}
    sementara {kerja}
    {kerja}. Cuaca [mendung|hujan|cerah]
    atas perintah pimpinan, {kerja}
    hasil lapangan: {kerja}
    {kerja}, menunggu jadwal berikutnya
    laporan regu {2-9}: {kerja}
    tahap 1, {kerja}
    {kerja}. Warga membantu
    tim tiba {tadi}, {kerja}
    {kerja} sesuai arahan kepala seksi
    lokasi ditemukan di {lokasi}
    sudah ditinjau, sesuai laporan
    menghubungi pengurus RT untuk akses lokasi
    menunggu [material|alat|personel|jadwal] sampai {nanti}
    koordinasi dengan satpel kecamatan {kec}
    titik sudah ditandai cat
    pelapor sudah dihubungi lewat aplikasi
    pekerjaan ditunda karena [hujan deras|kegiatan warga|jalan macet]
    personel {3-9} orang, mulai {tadi}
    [regu|alat|kendaraan] tiba {tadi}, pekerjaan dimulai
    pengecekan kedua, {kerja}
    pekerjaan lanjutan setelah apel pagi
    {kerja}. Mohon waktu
    dokumentasi awal diambil, {kerja}
    sedang {kerja}
""")

CATATAN = lines("""
    pelapor sering melapor hal yang sama
    foto pelapor tampak lama, cek lagi
    sudah ada laporan serupa minggu lalu
    jangan sampai lewat tenggat
    pelapor minta identitas dijaga
    pemilik usaha pernah diperingatkan
    mohon foto sesudah diambil dari sudut yang sama
    cek juga gang sebelah
    ketua RT minta diberi tahu sebelum petugas datang
    sudah ditanyakan ke {agensi}, jawaban menyusul
    lokasi agak masuk, bawa motor
    material sudah ada di gudang kelurahan
    operator besok cuti, serah terima ke petugas piket
    atensi lurah
    tolong koordinasi dengan kecamatan {kec}
    warga minta dikerjakan sesudah magrib
    anggaran triwulan ini habis, pakai swadaya dulu
    dibahas pada rapat {nanti}
    titik geser {20-90/10} meter dari pin
    konfirmasi lewat telepon {tadi}, belum dijawab
    dikerjakan setelah hujan reda
""")

TOLAK_TL = lines("""
    foto sesudah tidak menunjukkan lokasi yang sama
    kondisi pada foto belum selesai
    jawaban tidak menjelaskan tindakan yang dilakukan
    baru sebagian yang dikerjakan
    tidak ada foto sesudah pengerjaan
    foto tampak diambil sebelum laporan
    pelapor menyatakan belum ada perbaikan
    sudut foto berbeda, mohon diulang
    himbauan saja belum menyelesaikan masalah
    tindakan hanya sementara, mohon permanen
    lokasi pekerjaan tidak sesuai titik laporan
    foto terlalu gelap
    jelaskan kapan pekerjaan dilakukan
    lokasi belum rapi pada foto
    mohon lampirkan bukti pendukung
    hasil kerja belum sesuai permintaan pelapor
    foto sama dengan laporan lain
    keterangan terlalu singkat
    yang ditangani kurang dari yang dilaporkan
    masalah masih terlihat pada foto
    mohon dokumentasi setelah pekerjaan tuntas
""")

VALIDASI = lines("""
    sesuai
    lengkap dan sesuai lokasi
    foto sebelum dan sesudah sesuai
    tindak lanjut sudah tepat
    disetujui
    jawaban jelas
    cukup
    sesuai SOP
    dokumentasi memadai
    sudah diperiksa
    hasil baik
    tuntas
    oke, lanjutkan pemantauan
    sesuai hasil konfirmasi pelapor
    lokasi cocok dengan titik
    pekerjaan rapi
    memenuhi syarat
    disetujui dengan catatan pemantauan
    bukti cukup
    penanganan cepat
""")

BUKA_KEMBALI = lines("""
    pelapor menyatakan masalah belum selesai
    hasil pemeriksaan ulang: kondisi kembali seperti semula
    foto penyelesaian ternyata lokasi lain
    permintaan Inspektorat
    laporan ditutup terlalu cepat
    keluhan pelapor lewat kanal lain
    tindak lanjut belum permanen
    koreksi penutupan
    ditemukan foto yang sama pada dua laporan
    penertiban tidak bertahan
    masalah muncul kembali setelah sehari
    permintaan lurah
    penolakan tidak tepat, laporan memenuhi syarat
    lokasi ternyata dapat ditemukan
    hasil uji petik validator
    ada keberatan dari warga
    pekerjaan belum tuntas di sisi lain
    perlu tindak lanjut tambahan
    berdasarkan rapat evaluasi
    pelapor mengirim foto baru
""")

PERPANJANGAN = lines("""
    menunggu pengadaan material
    pekerjaan berat, perlu alat dari dinas
    harus menunggu persetujuan instansi lain
    cuaca hujan sepanjang pekan
    menunggu tahapan administrasi
    perlu izin pemilik lahan
    pekerjaan minimal {8-14} hari
    menunggu anggaran perubahan
    perlu rapat dengan pengembang
    antrean penggunaan peralatan
    pendalaman masih berjalan
    harus dikerjakan bertahap agar lalu lintas tidak terganggu
    menunggu hasil pemeriksaan
    volume pekerjaan besar
    pihak terkait meminta waktu
    bahan masih dipesan
    menunggu jadwal kendaraan operasional
    tim fokus pada penanganan banjir
    perlu musyawarah warga
    paket pekerjaan belum berjalan
    menunggu penyedia jasa
""")

SETUJU = lines("""
    disetujui, alasan dapat diterima
    disetujui, laporkan progres mingguan
    setuju, pasang pengaman sementara
    pekerjaan memang berat
    disetujui satu kali
    setuju sesuai usulan
    beri kabar kepada pelapor
    disetujui, tidak ada perpanjangan lagi
    material memang belum tersedia
    disetujui setelah konfirmasi ke unit
    setuju, cuaca tidak mendukung
    disetujui dengan catatan
    mohon selesai sebelum tanggal tersebut
    dapat dimaklumi
    disetujui, sampaikan balasan publik
    setuju, pantau terus
    sesuai hasil rapat
    disetujui wali kota
    wajar, disetujui
    disetujui, koordinasikan dengan kelurahan
""")

TIDAK_SETUJU = lines("""
    pekerjaan ringan, selesaikan sesuai tenggat
    alasan kurang kuat
    material tersedia di gudang
    sudah pernah ditunda
    pelapor sudah menunggu lama
    cukup dengan penanganan sementara
    gunakan tenaga kecamatan
    tidak disetujui, prioritaskan
    belum ada upaya di lapangan
    ajukan lagi dengan bukti
    menyangkut keselamatan, segera
    dapat dikerjakan dalam {2-4} hari
    alat dapat dipinjam dari wilayah lain
    tenggat masih cukup
    sampaikan dulu progresnya
    tidak sesuai ketentuan EWS
    lokasi dekat sekolah
    jadwal dapat dimajukan
    tidak disetujui
    perbaiki alasan permohonan
""")
