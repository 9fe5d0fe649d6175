"""Owns what people write whatever the trouble is: since when, reported before, how to get there, pleas."""

from __future__ import annotations

from central.invented.topics import Span, lines

SINCE: dict[Span, tuple[str, ...]] = {
    Span.LASTING: lines("""
        sudah {lama} [dibiarkan|begini terus|belum ada perubahan|seperti ini]
        kondisinya begini [sejak|dari] {lama} [lalu|yang lalu]
        [sudah|] {lama} tidak ada [tindakan|perbaikan|yang datang]
        [dari|sejak] habis [lebaran|hujan besar|tahun baru|puasa|ada proyek] [begini|belum beres]
        kejadiannya sudah {lama}
        sampai hari ini belum [ada tindakan|beres|dikerjakan|tersentuh]
        [makin|semakin] hari makin parah
        awalnya cuma sedikit, [sekarang|lama-lama] [makin parah|meluas]
        terhitung {lama} sejak pertama kali [rusak|kejadian|saya lihat]
        baru [saya perhatikan|ketahuan] {hari} kemarin
        lebih parah sejak {hari} kemarin
        seingat saya sudah ganti [lurah|tahun|ketua RT] masih begini
        sudah dari [zaman|jaman] lurah yang lama
        dibiarkan {lama} sampai warga [bosan|capek|maklum|pasrah|hilang harapan]
        {lama} bukan waktu sebentar
        mulai terlihat sekitar bulan {bulan}
        sempat membaik sebentar lalu [kambuh|rusak] lagi
        keadaannya tidak berubah walau sudah ganti tahun
        masuk bulan ke-{2-9}
        pertama saya lihat bulan {bulan}, waktu itu masih [ringan|kecil]
        [dua|tiga|lima] kali lebaran masih sama
        selama {lama} terakhir [tidak diapa-apakan|terbengkalai|terlantar]
        lama-lama orang jadi terbiasa padahal tidak wajar
        sejak pergantian pengurus tidak terurus
        hampir tidak ada perubahan dibanding {bulan} lalu
    """),
    Span.SUDDEN: lines("""
        kejadian [sekitar|kira-kira|] {jam}
        mulai {jam} tadi
        baru saja [terjadi|saya lihat]
        [barusan|tadi] saya lewat masih [begitu|belum ditangani]
        sampai sekarang belum ada petugas
        dari [semalam|kemarin] belum ditangani
        sudah hampir {2-9} jam
        belum ada yang datang sampai laporan ini dibuat
        kondisi terakhir {jam} masih sama
        belum sempat ditangani siapa pun
        kira-kira {10-50/5} menit yang lalu
        warga baru sadar waktu {jampagi}
        petugas piket sudah ditelepon tapi belum tiba
        tepatnya sesudah hujan reda
    """),
    Span.REPEATED: lines("""
        [hampir|] tiap hari begini
        sudah berlangsung {lama}
        kejadiannya berulang, terutama hari {hari}
        setiap akhir pekan pasti [begini|lebih parah]
        seminggu bisa {3-6} kali
        terjadi terus sejak {lama} lalu
        dulu pernah berhenti, sekarang mulai lagi
        paling sering {hari} sampai {hari}
        dari dulu tidak ada perubahan
        tiap tanggal muda lebih ramai
        tidak kenal waktu
        sudah jadi pemandangan sehari-hari
        makin menjadi sejak {lama} terakhir
        hari kerja masih mending, {hari} paling parah
        rutin, seperti terjadwal
        istirahatnya cuma kalau hujan
        semakin ramai sejak bulan {bulan}
        berhenti kalau ada petugas, jalan lagi kalau petugas pergi
        dalam sebulan mungkin cuma {2-4} hari yang tenang
        malam {hari} kemarin yang paling keterlaluan
        pola jamnya selalu sama
    """),
    Span.SERVICE: lines("""
        kejadian hari {hari} {jampagi}
        bukan pertama kali
        sudah beberapa kali saya alami
        [dua|tiga] bulan terakhir makin [parah|tidak jelas]
        terakhir hari {hari}
        dari dulu tidak ada perubahan
        tiap hari {hari} begitu
        sudah {lama} seperti ini
        waktu itu sekitar {jampagi}
        minggu lalu juga sama
    """),
    Span.ASKING: lines("""
        mohon jawaban sebelum {hari}
        acaranya hari {hari}
        baru kepikiran sekarang
        sudah dibicarakan dalam rapat RT {hari} malam
        rencananya bulan {bulan}
        di RW lain sudah ada
        belum tahu harus tanya ke siapa
        warga yang ikut sekitar {20-90/5} orang
        sudah tanya di grup, tidak ada yang tahu
        kalau bisa bulan depan
    """),
    Span.PAPERWORK: lines("""
        saya mengurus sejak {lama} lalu
        sudah {lama} menunggu [kabar|kepastian|]
        [sudah|] {3-8} kali bolak-balik
        terakhir saya tanya hari {hari}, jawabannya [sabar|masih proses|tidak jelas]
        kejadian hari {hari} {jampagi}
        sampai sekarang tidak ada kabar
        janji awalnya {3-14} hari
        tanggal {2-27} kemarin saya datang lagi
        berkas masuk bulan {bulan}
        total sudah habis {4-9} hari kerja untuk ini
        resi pengajuan ada, tanggal {2-27} {bulan}
        teman yang daftar belakangan malah sudah jadi
        tiga petugas, tiga jawaban berbeda
        loket bilang tunggu pusat
    """),
}

PRIOR: tuple[str, ...] = lines("""
    [sudah|pernah] lapor [RT|RW|Pak RT] [tapi|namun] [tidak ada tindakan|belum ada tanggapan|didiamkan]
    sudah lapor lewat JAKI {2-5} kali [hasilnya sama|ditutup terus|tidak ada perubahan]
    laporan sebelumnya ditutup padahal [kondisi masih sama|belum dikerjakan|cuma difoto]
    pernah ada petugas datang tapi cuma [foto|lihat-lihat|tanya-tanya]
    surat dari RW sudah dikirim ke kelurahan [{lama} lalu|]
    katanya bukan wewenang kelurahan
    di grup warga sudah sering dibahas
    sudah telepon ke kantor tapi dioper-oper
    dulu pernah dilaporkan tetangga, statusnya selesai tapi [kenyataannya|di lapangan] tidak
    pengaduan pertama bulan {bulan} tidak ada jawaban
    RT dan RW angkat tangan
    sudah disampaikan waktu reses dan musrenbang
    petugas janji minggu depan, sekarang sudah lewat
    kami sudah menyampaikan [lisan|langsung|keluhan ini] ke Pak Lurah waktu [kerja bakti|apel warga|pengajian]
    dua laporan saya hilang dari aplikasi
    ini laporan saya yang ke-{2-6}
    sudah mention akun pemprov juga belum direspon
    sudah saya sampaikan ke [Babinsa|Bhabinkamtibmas|kader|FKDM] juga
    lapor ke call center disuruh [sabar|tunggu|kirim foto lagi]
    terakhir dibalas {hari}, katanya [sudah dikoordinasikan|masih antre|menunggu anggaran]
    jawabannya selalu sudah diteruskan ke dinas
    status di aplikasi koordinasi terus, tidak maju-maju
    dua kali dijadwalkan, dua kali batal
    bulan {bulan} pernah ada tim survei pakai rompi, lalu hilang kabarnya
    pak sekel pernah janji di depan warga
    saya kirim email {2-4} kali tidak ada balasan
    disuruh buat surat, surat sudah jadi, sekarang disuruh tunggu lagi
    dari kelurahan dilempar ke kecamatan, dari kecamatan dilempar ke sudin
    foto penyelesaiannya bukan di lokasi ini
    petugas yang kemarin salah alamat
    dibalas pakai foto tempat lain
    tindak lanjut yang lalu cuma [sehari|sementara|formalitas]
    waktu ada kunjungan wali kota mendadak [rapi|bersih], besoknya [balik|kumat] lagi
    sudah masuk berita acara musyawarah {rw}
    surat bernomor {3-48} dari pengurus RT tidak pernah dijawab
    tetangga saya lapor bulan {bulan}, saya lanjutkan
    nomor laporan lama saya [hilang|lupa simpan|ada di HP rusak]
    saya kira sudah masuk daftar, ternyata belum
    kemarin ditutup dengan alasan [di luar kewenangan|lokasi tidak ditemukan|duplikat]
    waktu reses anggota dewan [dijanjikan|disanggupi|dicatat saja]
    pernah diukur pakai meteran, lalu [sunyi|tidak ada kabar|hilang]
    petugas {hari} lalu cuma [bertanya nama|foto selfie|menempel stiker]
    [ke|lewat] RT disuruh ke [RW|pos RW], di RW disuruh [sendiri|online|ke dinas]
    nomor pengaduan {12-98}{100-999} sampai sekarang [diproses|koordinasi|terbuka]
    lapor pertama ditolak karena [foto gelap|salah kategori|alamat kurang jelas]
    Bu RW bilang sudah [diusulkan|dilaporkan] tapi [nihil|tunggu giliran]
    kecamatan sudah [tahu|melihat], dinasnya yang belum
    katanya menunggu [cuaca|alat|lurah baru|tahun depan]
    dua minggu lalu [tetangga|anak|adik] saya juga kirim laporan
    jawaban dari [sudin|kelurahan|dinas]: sedang dijadwalkan
    dibilang kewenangan [pusat|pengembang|warga sendiri]
    survei sudah {2-4} kali, kerjanya nol
    yang sebelah ditangani, yang ini [dilewati|dilupakan]
    terakhir ada tindakan bulan {bulan}, [itu pun|cuma] setengah hari
    ketua RT sampai [sungkan|malu] menagih terus
    laporan tetangga malah [ditolak|digabung|hilang]
    {hari} kemarin saya datangi kantornya, [tutup|disuruh online|petugasnya rapat]
    teleponnya [sibuk terus|tidak diangkat|salah sambung]
    lewat [Twitter|email|Instagram] juga sudah, [centang saja|dibaca saja|dibalas robot]
    pernah selesai {2-9} hari lalu [kumat|terulang|kembali seperti semula]
""")

LEAD: tuple[str, ...] = lines("""
    lapor lagi,
    laporan kedua,
    lanjutan laporan kemarin,
    melanjutkan laporan sebelumnya,
    sudah {2-5} kali lapor,
    belum selesai juga,
    mohon maaf lapor lagi,
    laporan saya ditutup padahal
    update,
    tindak lanjut dong,
    info,
    darurat,
    mohon perhatian,
    penting,
    tolong dicek,
    follow up laporan minggu lalu,
    ternyata belum dikerjakan,
    koreksi laporan tadi,
    lapor ulang karena salah titik,
    titip laporan tetangga,
    mewakili warga {rt},
    atas nama warga,
    sekalian lapor,
""")

STORY: tuple[str, ...] = lines("""
    saya [warga|penduduk] {rt} [tinggal di sini|menetap] sejak tahun {1982-2019}
    [setiap hari|tiap pagi] saya lewat sini [antar anak|berangkat kerja|ke pasar|jalan kaki]
    waktu rapat RT {hari} malam hal ini dibahas panjang
    bukan saya saja, [satu gang|tetangga kanan kiri|ibu-ibu PKK] juga mengeluh
    saya sudah coba bicara baik-baik
    istri saya sampai [bertanya terus|malas lewat situ]
    {2-5} hari lalu ada orang kelurahan lewat, saya kira mau dikerjakan
    beberapa warga berinisiatif urunan tapi tidak cukup
    kemarin malam waktu pulang kerja saya lihat sendiri
    anak saya sekolah di dekat situ
    kebetulan rumah saya paling dekat
    di [gang|RT|blok] sebelah masalah yang sama [selesai dalam {2-9} hari|sudah beres|langsung ditangani]
    orang tua saya yang sudah {64-85} tahun tiap subuh lewat situ
    yang saya tahu lahan itu milik [pemda|pengembang|perorangan]
    saya cuma ingin lingkungan kami [nyaman|aman|tertib] seperti dulu
    kata penjaga {patokan} memang begitu dari awal
    saya tanya ke satpam dekat situ, katanya dia juga [bingung harus lapor ke mana|tidak tahu|sudah lapor]
    dulu waktu saya kecil tidak pernah begini
    sebenarnya warga mau kerja bakti, tapi alatnya tidak ada
    saya pernah tinggal di [Depok|Bekasi|daerah lain|Surabaya] dan [penanganannya|responnya] lebih [cepat|jelas]
    ketua RT kami sudah sepuh jadi sulit mengurus
    tamu dari luar kota sampai bertanya
    kami [para orang tua|pedagang|penghuni] sudah tanda tangan {12-80} orang
    suami saya [sopir|satpam|ojol] pulang {jammalam}, selalu [mengeluh|cerita] soal ini
    kemarin sore hampir [ribut|cekcok] sesama [tetangga|pengendara|pedagang] gara-gara ini
    pagi tadi saya sengaja turun dari motor buat memotret
    kebetulan hari ini saya cuti jadi sempat lapor
    ini pertama kali saya pakai aplikasi, maaf kalau salah kategori
    bingung pilih kategori apa jadi saya pilih ini
    saya lapor lewat sini karena disarankan [Bu RT|anak saya|teman kantor]
    mertua saya dari kampung sampai heran
    seorang [kurir paket|guru TK|penjual bubur|marbot|tukang pijat] yang sering lewat juga bilang begitu
    menurut [penjaga warung|bapak-bapak ronda|kader jumantik|tukang ojek pangkalan] sudah biasa
    padahal jaraknya tidak sampai {100-900/100} meter dari kantor [lurah|camat|polsek]
    lingkungan kami ini kecil, cuma {3-8} gang, mestinya gampang diurus
    waktu pandemi dulu malah rapi, sekarang kendor
    saya pensiunan, tiap pagi jalan kaki keliling kampung jadi hafal keadaannya
    cucu saya umur {3-9} tahun suka main di sekitar situ
    rumah saya persis di seberangnya jadi tahu betul
    tadi subuh pulang dari {patokan} saya lihat lagi
    jujur saya [capek|sungkan|tidak enak] melapor terus, tapi mau bagaimana
    kemarin ada mahasiswa KKN yang ikut mencatat juga
    sempat viral di grup Facebook warga {kel}
    waktu saya [posting|pasang] di status WA, [banyak|belasan orang] ikut [mengeluh|komentar]
    di RT lain [ada dana swadaya|kasnya besar|ada donatur], di [sini|tempat kami] [nihil|tidak ada|kosong]
    bu RW sudah menampung tanda tangan dari {15-95/5} rumah
    keponakan saya yang difabel paling merasakan dampaknya
    saya buka usaha [jahit|pulsa|nasi kuning|bengkel sepeda] di situ jadi ikut rugi
    minggu depan ada [hajatan|pengajian akbar|lomba RT|pernikahan], malu kalau masih begini
    sejak {bulan} anggota karang taruna bergantian [berjaga|membersihkan] tapi bubar
    orang proyek pernah bilang bukan urusannya
    seandainya ada alat, kami kerjakan sendiri
    waktu ditanya, pengurus bilang kas RT tinggal {90-700/10} ribu
    kabarnya ada anggaran tahun ini tapi kami tidak tahu
    dulu ada petugas rajin keliling, namanya lupa, sejak beliau pindah tidak ada lagi
    teman saya di {kec} bilang di sana langsung ditangani
    anak kos di sebelah juga sudah kirim keluhan
    biarpun saya cuma pengontrak, saya ikut peduli
    semalam sampai jadi bahan obrolan di pos ronda
    kader dasawisma ikut mendata rumah yang terdampak
    tolong bayangkan kalau keluarga bapak yang tiap hari [lewat|tinggal] di situ
""")

WAY: tuple[str, ...] = lines("""
    patokannya [{patokan}|rumah pagar {putih}|tiang listrik] [sebelah kiri|sebelah kanan|]
    masuk dari {patokan} kira-kira {20-300/10} meter
    dari arah {patokan} belok [kiri|kanan], [rumah|gang|tikungan] ke-{2-6}
    lokasinya {relasi}
    titik di peta agak geser, yang benar {relasi}
    titik lokasi sesuai pin
    masuk wilayah {rw} kelurahan {kel}
    persisnya di samping tiang [listrik|telepon]
    kalau bingung tanya saja orang di {patokan}
    antara {patokan} dan ujung jalan
    perbatasan {rt} dengan RT sebelah
    gangnya sempit, cuma masuk motor
    maaf fotonya gelap, lokasinya {relasi}
    di sebelahnya ada [tiang listrik|pohon besar|gerobak biru|bak sampah]
    sisi [utara|selatan|barat|timur] jalan
    rumah saya cat {putih} di seberangnya
    dari jalan raya lurus saja, ketemu {patokan} berhenti
    sekitar {5-80/5} langkah dari {patokan}
    dekat rumah cat {putih} [pagar besi|pagar bambu|bertingkat]
    cari saja rumah bertingkat cat {putih}
    kalau pakai motor lewat belakang {patokan} lebih dekat
    pin di aplikasi meloncat ke jalan sebelah
    GPS HP saya suka ngaco, pakai patokan {patokan} saja
    mulut gangnya ada gapura [17an|hijau|besi]
    mobil besar parkir di depan {patokan}, sisanya jalan kaki
    hubungi [Pak RT|satpam|Bu RW] kalau sudah di lokasi
    dekat tiang dengan stiker [biru|kuning|oranye]
    jalannya buntu, jadi putar balik di ujung
    di tengah-tengah, antara dua gang
""")

PHOTO: tuple[str, ...] = lines("""
    foto terlampir
    bukti foto saya sertakan
    ini fotonya
    fotonya saya ambil [tadi pagi|kemarin|barusan|semalam]
    video ada kalau diperlukan
    lihat foto
    maaf foto agak buram
    saya lampirkan {2-3} foto dari sisi berbeda
    foto diambil dari dalam mobil
    gambar menyusul
    saya foto waktu sepi
    cuma sempat foto satu
    foto nomor dua diambil {hari}
    ada rekaman CCTV tetangga
""")

CALM: tuple[str, ...] = lines("""
    kami khawatir nanti ada korban
    warga sekitar sangat berharap ada perhatian
    mudah-mudahan tahun ini bisa beres
    kami paham petugas [banyak kerjaan|terbatas|sibuk], tapi ini [mendesak|penting|bahaya]
    semoga pemprov mendengar
    kami hanya rakyat kecil yang butuh lingkungan layak
    kasihan [anak-anak|lansia|ibu hamil|pejalan kaki]
    warga siap membantu kalau diperlukan
    demi kenyamanan bersama
    tidak perlu menunggu viral
    kalau bukan kewenangan kelurahan mohon diteruskan
    apalagi sebentar lagi musim hujan
    mohon jangan cuma dijawab normatif
    biar Jakarta makin rapi
    kalau perlu saya antar ke lokasi
    kabari kalau petugas mau datang
    sebelum ada kejadian yang tidak diinginkan
    kami yakin petugas bisa menyelesaikan
    kalau ada kendala mohon diberitahu supaya warga maklum
    cukup ada kejelasan kapan dikerjakan pun kami sudah senang
    semoga laporan ini tidak hilang begitu saja
    kami tidak menuntut macam-macam
    harapannya sebelum {bulan} sudah [beres|rapi]
    warga siap gotong royong menyiapkan [kopi|tempat|makan siang] untuk petugas
    lebih baik dicegah daripada mengobati
    kalau harus mengisi formulir mohon diarahkan
    terutama demi keselamatan anak sekolah
    saya percaya pemerintah sekarang lebih tanggap
    keluhan sederhana tapi dampaknya besar
    bersyukur sekali kalau ada solusi permanen
    setidaknya ada peninjauan dulu
    apabila salah alamat mohon dialihkan ke instansi yang berwenang
    tidak ada maksud menyudutkan siapa pun
    mumpung cuaca masih kering
    mohon ada koordinasi dengan pengurus lingkungan
    kami serahkan ke pihak yang lebih paham
""")

ANGRY: tuple[str, ...] = lines("""
    jangan [nunggu|tunggu] ada [korban|yang mati|yang celaka] dulu
    [masa|masak] harus viral dulu
    kami bayar pajak, mana hasilnya
    kerjanya apa saja sih [orang kelurahan|petugas|dinas]
    capek lapor terus
    jangan asal tutup laporan
    jangan cuma datang foto terus pulang
    percuma ada aplikasi kalau tidak [ditindak|ditanggapi]
    sudah muak lihatnya
    giliran pajak cepat sekali ditagih
    tolong kerja yang benar
    pejabatnya pada ke mana
    kalau di depan rumah pejabat pasti langsung [beres|dikerjakan]
    mau sampai kapan begini
    saya tunggu {2-5} hari, kalau tidak saya bawa ke media
    malu dong sama kota tetangga
    bilangnya ditindaklanjuti, buktinya nol
    ini Jakarta atau hutan
    udah kayak tidak ada pemerintah
    jangan PHP
    laporan selesai itu selesai dari mana
    tolong pakai hati nurani
    warga emosi nanti jangan disalahkan
    jangan tunggu warga bertindak sendiri
    tiap tahun anggaran besar, wujudnya mana
    kalau tidak sanggup bilang saja
    saya simpan semua bukti laporannya
    bosan dijawab terima kasih atas laporannya
    jangan pakai foto lama buat nutup laporan
    buat apa tiap pagi apel kalau lapangan begini
    serius tidak sih ngurus warga
    sudah kelewatan
    bukan sekali dua kali ini
    tolong jangan tebang pilih
    rakyat kecil disuruh tertib, yang begini dibiarkan
    diam semua, pura-pura tidak lihat
    tanggung jawab siapa kalau sampai ada apa-apa
    tiap kampanye janji manis
    warga sudah hilang kesabaran
    mau dibawa ke mana kampung kami
    pantesan orang malas lapor
    tunggu berita nasional baru bergerak
    slow respon banget
    kebanyakan rapat kurang turun
""")

SECRET: tuple[str, ...] = lines("""
    mohon identitas saya dirahasiakan
    tolong jangan sebut nama pelapor
    saya takut diintimidasi kalau ketahuan lapor
    jangan kasih tahu yang bersangkutan
    nama saya jangan dibuka
    mohon kerahasiaan pelapor dijaga
    yang bersangkutan kenal saya, jadi mohon hati-hati
""")

BRIEF: tuple[str, ...] = lines("""
    sudah {lama}
    dari {hari}
    belum ada tindakan
    tolong [ya|pak|dicek|segera|bantuannya|ditindak]
    mohon [ditindak|dicek|bantuannya|segera|diatasi]
    terima kasih
    sejak {hari} kemarin
    lapor lagi
    bahaya
    meresahkan warga
    [parah|urgent|darurat]
    kelurahan {kel}
    sesuai foto
    sesuai titik
    belum beres juga
    [cek|dicek] dong
    lanjutan yang kemarin
""")
