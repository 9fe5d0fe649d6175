"""Owns what people write about trees, parks, graves, drains, rivers and floods."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

POHON: tuple[Topic, ...] = (
    topic(
        5,
        Span.LASTING,
        terse="""
        pohon rimbun minta dipangkas
        pohon [terlalu|sudah] tinggi, rawan tumbang
        dahan pohon menutupi lampu jalan
        ranting pohon menimpa atap
        permohonan pemangkasan pohon
        minta toping pohon
        pohon menyentuh kabel listrik
        pohon miring ke rumah warga
        """,
        core="""
        pohon [angsana|trembesi|mahoni|beringin|mangga|ketapang] {di} [sudah terlalu rimbun|sangat tinggi], \
            mohon dipangkas
        mohon pemangkasan pohon {di}
        dahan pohon {di} [menjuntai ke jalan|menutupi lampu PJU|menutupi rambu]
        pohon {di} miring [ke arah rumah|ke jalan], [khawatir|takut] tumbang
        ranting pohon {di} [menyentuh kabel listrik|masuk ke genteng rumah saya]
        pohon besar {di} akarnya [merusak trotoar|mengangkat pagar|masuk ke saluran]
        daun pohon {di} [rontok|berguguran] terus [menyumbat talang|mengotori halaman]
        pohon [flamboyan|kersen|glodokan|nangka] {di} tumbuh di atas tembok [dan retak|]
        ada {3-8} pohon {di} yang perlu ditoping sebelum musim hujan
        pohon pisang {di} tumbuh liar di pinggir kali
        cabang pohon {di} patah tapi masih menggantung
        minta pohon {di} ditebang saja, sudah [membahayakan|rapuh]
        """,
        detail="""
        tingginya kira-kira {8-20} meter
        diameter batangnya kurang lebih {30-90/10} cm
        tahun lalu pernah dipangkas tapi cuma sedikit
        kalau angin kencang bunyinya kretek-kretek
        di bawahnya tempat anak-anak menunggu jemputan
        kabel listrik dan internet tertutup daun
        akarnya sudah terlihat keluar
        warga tidak berani memotong sendiri takut kena sanksi
        sudah bersurat lewat kelurahan
        posisinya di dalam area taman, mepet pagar
        dekat sekali dengan gardu
        batangnya mulai berlubang
        """,
        effect="""
        mobil saya yang parkir pernah kejatuhan dahan
        listrik sering mati karena kabelnya kena ranting
        lampu jalan jadi tidak berguna
        genteng sudah {2-6} yang pecah
        truk tinggi selalu menyenggol
        ulat bulunya jatuh ke jemuran
        kalau hujan deras kami tidak tenang tidur
        talang mampet, air masuk rumah
        rambu stop tidak kelihatan
        """,
        request="""
        mohon segera dipangkas
        tolong dipotong dahannya saja
        minta ditebang dan diganti pohon baru
        tolong dijadwalkan pemangkasan
        mohon dicek kesehatan pohonnya
        kalau bisa sebelum musim hujan
        minta mobil crane karena tinggi
        """,
    ),
    topic(
        3,
        Span.SUDDEN,
        terse="""
        pohon tumbang
        pohon tumbang menutup jalan
        dahan patah menimpa [kabel|mobil|pagar]
        pohon roboh kena hujan angin
        batang pohon melintang di jalan
        """,
        core="""
        pohon tumbang {di}, [jalan tertutup|menimpa kabel|menimpa pagar] [total|]
        ada pohon roboh {di} akibat hujan [deras|angin|es] [semalam|tadi|]
        dahan besar patah {di} menimpa [mobil|warung|kabel PLN|atap rumah]
        pohon tumbang {di} dari {jam} belum dievakuasi
        batang pohon melintang {di}, kendaraan putar balik
        sisa pohon tumbang {di} sudah dipotong tapi tidak diangkut
        """,
        detail="""
        diameter sekitar {30-80/10} cm
        tidak ada korban, cuma kabel putus
        warga baru bisa potong ranting kecil pakai golok
        listrik satu RT padam
        yang tertimpa mobil {mobil}
        jalan cuma bisa dilewati motor
        """,
        effect="""
        macet dua arah
        anak sekolah harus memutar
        takut kabelnya masih ada setrum
        akses ambulans terputus
        """,
        request="""
        mohon segera dievakuasi
        tolong bawa chainsaw
        minta diangkut kayunya
        tolong PLN ikut datang
        """,
    ),
    topic(
        2,
        Span.LASTING,
        terse="""
        pohon mati belum ditebang
        pohon kering rawan roboh
        batang pohon keropos
        pohon lapuk dekat rumah
        pohon mati miring
        """,
        core="""
        pohon mati {di} [belum ditebang|sudah kering kerontang]
        batang pohon {di} keropos dimakan [rayap|jamur]
        pohon {di} sudah mati berdiri, [kulitnya mengelupas|dahannya patah satu-satu]
        pohon {di} kering sejak [kemarau|terkena proyek], rawan roboh
        ada pohon lapuk {di} miring ke [jalan|rumah|kabel]
        sisa batang pohon mati {di} setinggi {3-9} meter masih berdiri
        """,
        detail="""
        kulitnya sudah mengelupas semua
        sisa tingginya {4-12} meter
        kalau ditendang goyang
        sudah tidak ada daun sejak kemarau
        di dalamnya sarang [rayap|tawon|semut]
        dulu akarnya terpotong galian
        """,
        effect="""
        serpihan kayunya jatuh ke jalan
        pejalan kaki was-was
        warga memindahkan motor kalau angin kencang
        atap warung pernah bolong kejatuhan
        penjual di bawahnya pindah
        """,
        request="""
        mohon segera ditebang
        tolong diganti pohon baru
        minta dicek petugas pertamanan
        tolong diamankan sebelum tumbang
        mohon dijadwalkan
        """,
    ),
    topic(
        2,
        Span.LASTING,
        terse="""
        akar pohon merusak tembok
        pohon penuh ulat bulu
        pohon jadi sarang tawon
        benalu memenuhi pohon
        ranting kering berjatuhan
        pohon kelapa rawan jatuh buahnya
        bambu liar menjulur ke jalan
        """,
        core="""
        akar [beringin|trembesi|sengon|palem] {di} [menjebol tembok|mengangkat keramik|mendesak septic tank]
        pohon [kelapa|durian|asam|kapuk] {di} buahnya menjatuhi [atap seng|kaca mobil|pejalan kaki]
        rumpun bambu {di} melengkung [menutup jalan|menimpa kabel]
        pohon {di} penuh [benalu|ulat bulu|rayap|semut rangrang]
        batang {di} terbelah disambar petir
        pohon pinggir sekolah {di} condong {15-40/5} derajat
        pohon peneduh {di} ditutup semen sampai pangkal batang
        tanaman rambat {di} menjalar ke travo listrik
        """,
        detail="""
        getahnya merusak cat mobil
        pangkalnya gerowong bisa dimasuki anak kecil
        jamur kayu sebesar piring tumbuh di batangnya
        sudah diberi pita kuning tapi tidak dieksekusi
        kalau malam dihuni kelelawar
        tali layangan dan spanduk bekas tersangkut di atas
        tinggal seutas kulit kayu yang menahan
        burung membuat sarang di sela dahan
        """,
        effect="""
        lantai mushola menggelembung
        bayi tetangga ruam terkena bulu ulat
        penghuni kos pindah ketakutan
        kaca depan taksi remuk
        pipa air terjepit akar lalu bocor
        jemaah terpaksa salat di teras lain
        sinyal parabola terhalang
        """,
        request="""
        mohon dianalisis dulu oleh ahli pohon
        tolong dirapikan
        minta dikepras separuh
        tolong ditangani petugas pertamanan
        mohon disurvei
        """,
    ),
    topic(
        1,
        Span.LASTING,
        terse="""
        pohon ditebang tanpa izin
        pohon dipaku iklan
        tanaman di median kering
        pohon diracun orang
        pot tanaman pecah
        """,
        core="""
        pohon {di} ditebang [orang tak dikenal|pemilik toko|pengembang] [malam-malam|tanpa izin]
        pohon {di} dikuliti dan disiram [solar|air keras] supaya mati
        tanaman di pot {di} mati kering tidak pernah disiram
        pohon pelindung {di} habis dipaku [iklan|bendera|lampu]
        tanaman hias {di} dicabuti orang untuk [jualan|parkir]
        jalur hijau {di} diinjak-injak dan gundul
        """,
        detail="""
        katanya karena menutupi papan nama toko
        potongan dahannya dibiarkan di trotoar
        umurnya sudah puluhan tahun
        penjaga toko pura-pura tidak tahu
        pelakunya terlihat di CCTV seberang
        dulu ditanam waktu program penghijauan
        """,
        effect="""
        jalan jadi gersang
        burung pada hilang
        panasnya terasa sampai rumah
        tetangga lain ikut-ikutan
        warga yang menanam sakit hati
        """,
        request="""
        minta pelakunya diberi sanksi
        tolong diganti pohon baru
        mohon dicek petugas
        tolong dirawat rutin
        minta diusut
        """,
    ),
)

TAMAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        terse="""
        taman tidak terawat
        lampu taman mati
        [ayunan|perosotan] taman rusak
        rumput taman tinggi
        taman gelap jadi tempat pacaran
        bangku taman [patah|hilang]
        toilet taman kotor dan dikunci
        """,
        core="""
        taman {di} [tidak terawat|gelap|banyak sampah], rumputnya [setinggi lutut|liar]
        mainan anak di taman {di} [rusak|karatan|tinggal rangka]
        lampu taman {di} mati semua, [gelap|rawan]
        toilet taman {di} [dikunci terus|kotor|airnya mati]
        kolam di taman {di} [kering|berjentik|bau]
        jogging track taman {di} [pecah-pecah|licin berlumut]
        pengunjung taman {di} [membawa anjing tanpa tali|merokok|bakar-bakaran]
        pagar taman {di} jebol
        """,
        detail="""
        tali ayunannya tinggal sebelah
        penjaganya cuma ada hari Sabtu Minggu
        sampah plastik bekas jajan berserakan
        kran airnya patah, air terbuang
        semut dan ulat banyak sekali
        """,
        effect="""
        tangan anak saya tergores besinya
        keluarga jadi malas ke situ
        kalau malam jadi tempat mabuk
        lansia yang senam terpeleset
        """,
        request="""
        mohon dirawat
        tolong diperbaiki
        minta ditata ulang
        mohon ada petugas jaga
        tolong dicek pengelolanya
        """,
    ),
)

PEMAKAMAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        terse="""
        pungutan di TPU
        makam tidak terawat
        rumput TPU tinggi
        jalan TPU rusak
        parkir TPU mahal
        """,
        core="""
        oknum di TPU {kel} minta [uang perawatan|biaya gali] {500-900/100} ribu
        makam orang tua saya di TPU {kel} [ambles|terendam|tertutup rumput]
        izin perpanjangan makam di TPU {kel} [dipersulit|lewat calo]
        TPU {kel} banjir tiap hujan, nisan terendam
        kambing dan sapi digembalakan di TPU {kel}
        lampu jalan di TPU {kel} mati
        makam di TPU {kel} ditumpang tanpa izin ahli waris
        """,
        detail="""
        tidak diberi kwitansi
        blad {blad} blok {hurufrute}
        sudah bayar retribusi di PTSP
        tiap ziarah dikerubungi peminta-minta
        """,
        effect="""
        keluarga sedih melihatnya
        kami sedang berduka malah diperas
        peziarah tidak nyaman
        """,
        request="""
        mohon ditindak oknumnya
        tolong dirapikan
        minta penjelasan tarif resmi
        """,
    ),
)

SALURAN_AIR: tuple[Topic, ...] = (
    topic(
        4,
        Span.LASTING,
        terse="""
        got mampet
        saluran air [tersumbat|mampet]
        got penuh [lumpur|sampah]
        saluran [bau|tidak mengalir]
        selokan meluap ke jalan
        gorong-gorong tersumbat
        got dangkal perlu dikuras
        air got hitam dan bau
        """,
        core="""
        [got|saluran air|selokan] {di} [mampet|tersumbat] [sampah|lumpur|puing|akar]
        saluran air {di} tidak mengalir [sudah {lama}|], airnya hitam [dan bau|]
        got {di} [dangkal|penuh endapan], mohon [dikeruk|dikuras]
        gorong-gorong {di} tersumbat [kabel|pipa|beton sisa proyek]
        saluran {di} meluap ke jalan setiap hujan [{15-40/5} menit|sebentar saja]
        saluran {di} ditutup bangunan [warung|garasi], tidak bisa dibersihkan
        aliran got {di} balik ke rumah warga
        saluran penghubung {di} penuh [eceng gondok|kasur bekas|sampah plastik]
        dinding saluran {di} [roboh|longsor] sepanjang {2-10} meter
        warga {rt} minta pengerukan saluran {di}
        """,
        detail="""
        endapan lumpurnya sudah {20-60/10} cm
        terakhir dikuras {1-4} tahun lalu
        lubang airnya tertutup aspal
        ujungnya buntu tidak tembus ke kali
        hulunya di dekat {patokan}
        sudah kerja bakti tapi tidak sanggup, terlalu keras
        ada pipa melintang yang menahan sampah
        u-ditch baru malah lebih tinggi dari got lama
        lebar salurannya cuma {30-60/10} cm
        """,
        effect="""
        air masuk ke rumah {3-15} KK
        jadi sarang nyamuk dan tikus
        bau sampai ke ruang tamu
        jalan tergenang {10-30/5} cm
        anak tetangga kena demam berdarah
        kecoak keluar semua
        WC warga jadi mampet
        """,
        request="""
        mohon dikeruk
        tolong pasukan biru diturunkan
        minta disedot pakai mobil vakum
        tolong dicek dari hulu
        mohon dicek sampai hilir
        minta dinormalkan
        """,
    ),
    topic(
        2,
        Span.LASTING,
        terse="""
        kali penuh sampah
        turap kali longsor
        kali dangkal dan bau
        tanggul [retak|bocor|rendah]
        kali penuh eceng gondok
        pintu air rusak
        """,
        core="""
        kali {di} penuh sampah [plastik|kasur dan kayu|] [sampai menutup permukaan|]
        turap kali {di} [longsor|miring|retak] [sepanjang {3-15} meter|]
        tanggul kali {di} [rembes|bocor|terlalu rendah]
        kali {di} [dangkal|menyempit] karena [lumpur|bangunan liar]
        pintu air {di} [macet|berkarat], tidak bisa dibuka
        jembatan kecil di atas kali {di} [menyangkut sampah|hampir putus]
        tanah pinggir kali {di} terus tergerus, tinggal {1-3} meter dari rumah
        """,
        detail="""
        airnya hitam berbusa
        saringan sampahnya jebol
        ekskavator pernah datang tapi cuma sampai belokan
        pagar pengamannya sudah tidak ada
        warga hulu masih buang sampah ke kali
        """,
        effect="""
        kalau hujan di Bogor kami tidak tidur
        dapur tetangga sudah ikut roboh
        anak kecil rawan tercebur
        baunya menyengat sampai {50-200/50} meter
        """,
        request="""
        mohon segera ditangani
        tolong dicek sebelum musim hujan
        minta alat berat
        tolong diperbaiki
        mohon tim SDA turun
        """,
    ),
    topic(
        2,
        Span.LASTING,
        terse="""
        limbah septic tank ke got
        saluran dibeton warga
        saluran baru tidak tersambung
        air comberan menggenang
        tali air tertutup aspal
        minyak jelantah membeku di got
        """,
        core="""
        tetangga {di} membuang [tinja|air cucian jeans|darah potong ayam|minyak jelantah] ke saluran
        u-ditch {di} tidak tersambung ke saluran induk jadi air berhenti
        warga {di} mengecor saluran untuk [jalan masuk mobil|dapur|teras]
        air comberan {di} menggenang hijau [berminggu-minggu|sepanjang musim]
        tali air {di} tersumbat aspal sejak pengaspalan
        gorong-gorong melintang {di} runtuh, air mencari jalan lewat rumah
        waduk kecil {di} [penuh kangkung|dangkal|dijadikan tempat buang bangkai]
        drainase {di} terbalik kemiringannya
        """,
        detail="""
        lemak restoran membeku seperti lilin
        bak kontrol tertimbun semen
        warnanya susu kental, baunya amonia
        dipakai memelihara lele oleh penghuni
        mandor proyek berdalih menunggu adendum
        elevasi hilirnya lebih tinggi
        bangkai tikus mengapung
        ada {2-6} rumah yang pipanya bocor
        """,
        effect="""
        sumur tetangga berbau
        lantai kamar mandi meluap balik
        warung makan kehilangan langganan
        lumut membuat jalan selip
        jentik menari-nari di permukaan
        pondasi teras menggantung
        keluarga saya gatal dan koreng
        """,
        request="""
        mohon dilacak sumbernya
        tolong dibenahi alirannya
        minta pemiliknya ditegur
        mohon tim SDA mengukur ulang
        tolong dicek lapangan
        """,
    ),
)

BANJIR: tuple[Topic, ...] = (
    topic(
        1,
        Span.SUDDEN,
        terse="""
        banjir {20-90/10} cm
        genangan tidak surut
        air masuk rumah
        air got meluap ke rumah
        jalan tergenang
        pompa air tidak menyala
        """,
        core="""
        banjir {di} setinggi {20-120/10} cm, [air belum surut|mulai masuk rumah]
        genangan {di} [sekitar|] {15-40/5} cm sejak {jam} belum surut
        air kali meluap {di}, warga [mengungsi ke [masjid|balai warga|kantor kelurahan|sekolah]|mulai naik \
            ke lantai dua]
        pompa {di} [mati|tidak dinyalakan], banjir makin tinggi
        banjir {di} [tiap pagi|datang lagi|susulan] [setinggi lutut|semata kaki|]
        hujan sebentar saja {di} sudah banjir
        terowongan {di} tergenang, mobil mogok
        """,
        detail="""
        ada {20-150/10} KK yang terdampak
        listrik sudah dipadamkan
        pintu air kabarnya siaga {2-3}
        yang paling dalam di {rt}
        lansia dan balita masih di dalam rumah
        tali air tertutup sampah
        """,
        effect="""
        motor banyak yang mogok
        perabot terendam
        kami butuh perahu karet dan makanan
        warga mulai gatal-gatal
        sekolah diliburkan
        """,
        request="""
        mohon pompa mobile
        tolong kirim perahu
        minta dinyalakan pompanya
        tolong bantu evakuasi
        mohon logistik dan selimut
        """,
    ),
)

TUTUP_SALURAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        terse="""
        tutup got [hilang|pecah]
        penutup saluran jebol
        grill saluran dicuri
        tutup manhole [bergeser|berisik]
        besi penutup got patah
        """,
        core="""
        tutup [got|saluran|bak kontrol] {di} [hilang|pecah|jebol|amblas]
        besi grill {di} [dicuri|patah {2-6} batang]
        tutup manhole {di} [bunyi terus|tidak rata|terbuka]
        beton penutup saluran {di} [patah|terangkat], besinya keluar
        lubang saluran {di} menganga tanpa tutup
        tutup got {di} dibuka petugas tapi tidak ditutup lagi
        """,
        detail="""
        ukurannya kira-kira {40-80/10} x {40-100/10} cm
        dalamnya {1-2} meter lebih
        sementara ditutup warga pakai [papan|ban|bangku]
        letaknya persis di depan pintu sekolah
        sudah dua kali hilang, mungkin dijual
        """,
        effect="""
        anak kecil bisa jatuh
        ban mobil terperosok
        kaki pejalan kaki terjeblos
        tukang sayur sampai terguling gerobaknya
        tiap mobil lewat bunyi jeder, kaget terus
        """,
        request="""
        mohon segera ditutup
        tolong diganti beton
        minta dilas
        tolong dipasangi tanda dulu
        """,
    ),
)

SUMUR_RESAPAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        terse="""
        sumur resapan ambles
        tutup sumur resapan pecah
        drainase vertikal tidak berfungsi
        """,
        core="""
        sumur resapan {di} [ambles|tutupnya pecah|lebih tinggi dari jalan]
        drainase vertikal {di} tidak menyerap, [air tetap menggenang|penuh lumpur]
        bekas sumur resapan {di} bikin jalan tidak rata
        minta dibuatkan sumur resapan {di}
        """,
        detail="""
        dibuat tahun {2020-2022}
        diameternya 1 meter
        tidak pernah dirawat
        """,
        effect="""
        motor sering oleng
        genangan tetap {10-25/5} cm
        roda gerobak terperosok
        """,
        request="""
        mohon dirapikan
        tolong dikuras
        minta ditutup dengan benar
        """,
    ),
)
