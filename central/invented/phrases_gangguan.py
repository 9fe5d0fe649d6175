"""Owns what people write about noise, brawls, smoke, beggars at traffic lights and indecency."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

GANGGUAN_KETERTIBAN: tuple[Topic, ...] = (
    topic(
        4,
        Span.REPEATED,
        """
        terse:
            [musik|karaoke] keras sampai larut malam
            bising suara musik kafe
            tetangga setel sound system
            live music berisik
            suara bising proyek malam hari
            suara mesin pabrik berisik
            knalpot brong tiap malam
        core:
            suara musik dari [kafe|kedai kopi|tempat karaoke] {di} [keras sekali|bising] sampai {jammalam}
            tetangga {di} [karaoke|setel dangdut|putar sound system] [tiap malam|sampai {jammalam}]
            proyek bangunan {di} kerja sampai {jammalam}, [bor|palu|molen] bunyi terus
            bengkel las {di} berisik [dari pagi sampai malam|tidak kenal waktu]
            anak muda {di} [main gitar|geber motor|teriak-teriak] sampai {jammalam}
            konvoi motor knalpot brong {di} tiap malam {hari}
            bising genset {di} [menyala|hidup] 24 jam
            ada hajatan {di} organ tunggal sampai lewat tengah malam
            lapangan futsal {di} ramai sampai {jammalam}, suara teriakan masuk kamar
            kandang ayam jago tetangga {di} berkokok dari {jamsubuh}
            speaker obral toko {di} diputar berjam-jam dari {jampagi}
        detail:
            kaca jendela sampai bergetar
            sudah ditegur RT dua kali tidak mempan
            bassnya terasa sampai ke dada
            mulai ramai sejak {jammalam}
            kalau malam minggu lebih parah
            pemiliknya bilang sudah izin Pak RW
            jaraknya cuma satu tembok dengan kamar anak saya
            yang datang kebanyakan bukan warga sini
        effect:
            bayi saya [terbangun terus|tidak bisa tidur]
            orang tua saya sakit jantung
            anak mau ujian tidak bisa belajar
            besoknya kami kerja ngantuk
            istri saya sampai vertigo
            warga sekitar tidak bisa istirahat
            kepala sampai pusing
        request:
            mohon ditegur
            tolong dicek izinnya
            minta ada batas jam
            tolong Satpol PP patroli malam
            minta dimediasi
            mohon pemiliknya dipanggil
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            tawuran remaja
            anak muda bawa sajam
            tempat kumpul pemabuk
            nongkrong sambil mabuk
            balap liar
            preman minta uang
            anak punk meresahkan
        core:
            sering tawuran {di} [tiap malam {hari}|menjelang subuh|sejak bulan puasa]
            anak-anak muda {di} nongkrong sambil [mabuk|minum miras] sampai {jammalam}
            balap liar {di} [tiap malam {hari}|mulai {jammalam}]
            sekelompok remaja bawa [celurit|samurai|petasan] {di} [semalam|malam {hari} kemarin]
            preman {di} memalak [pedagang|sopir|warung]
            ada warung {di} jual [miras|obat keras|tramadol] bebas ke remaja
            lahan kosong {di} jadi tempat [judi|sabung ayam|minum]
            anak jalanan {di} [mengamen sambil memaksa|menggores mobil]
        detail:
            jumlahnya {15-60/5} orang, kebanyakan masih SMP
            datangnya dari arah {patokan}
            botol bekas minuman berserakan paginya
            mereka janjian lewat Instagram
            petugas datang mereka kabur, nanti balik lagi
            lampu di situ memang gelap
            sudah lapor Bhabinkamtibmas juga
        effect:
            warga takut keluar rumah
            kaca mobil saya pecah kena batu
            pedagang tutup lebih cepat
            {2-4} warga kena lemparan
            istri saya dikejar waktu pulang kerja
            anak perempuan tidak berani lewat
        request:
            mohon patroli rutin
            tolong pasang CCTV
            minta dibubarkan
            tolong dibuatkan posko
            mohon dirazia
            tolong dibina anak-anaknya
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            bakar sampah tiap sore
            asap [sate|bakaran] masuk rumah
            pembakaran sampah di lahan kosong
            asap bakaran kabel
        core:
            tetangga bakar sampah {di} [tiap sore|setiap {jampagi}|], asapnya masuk rumah
            lapak rongsok {di} membakar [kabel|plastik] sampai asapnya hitam
            asap bakaran dari warung {di} masuk ke kamar
            ada yang membakar [daun|ban bekas|sampah plastik] {di} [tiap {hari}|hampir tiap malam]
            tungku [tahu|arang|kerupuk] {di} asapnya turun ke rumah warga
        detail:
            padahal sebelahnya ada balita
            sudah ditegur baik-baik malah menantang
            cerobongnya menghadap jendela saya
            sampah plastik juga ikut dibakar
            ditinggal begitu saja dengan api masih menyala
            biasanya mulai {jamsiang}
        effect:
            anak saya [batuk|asma|sesak] terus
            jemuran bau asap
            mata perih
            takut merembet ke rumah sebelah
            tidak bisa buka jendela
        request:
            mohon ditegur atau didenda
            minta disosialisasikan larangannya
            tolong datang waktu sore biar lihat sendiri
            mohon dihentikan
        """,
    ),
    topic(
        2,
        Span.REPEATED,
        """
        terse:
            pak ogah memaksa
            pengamen badut tiap lampu merah
            manusia silver mangkal
            orang minta sumbangan memaksa
            pengamen memaksa di warung
        core:
            pak ogah {di} [memaksa|memukul kap mobil] kalau tidak dikasih
            pengamen {di} [memaksa|marah-marah] minta uang [ke pelanggan warung|]
            manusia silver dan badut {di} [makin banyak|mengganggu pengendara]
            orang minta sumbangan {di} [tiap minggu|] tanpa surat resmi
            anak punk {di} [meminta paksa|mengamen sampai malam|tidur di emperan toko]
        detail:
            jumlahnya {3-9} orang
            kalau cuma dikasih recehan dilempar lagi
            anak kecil juga disuruh ikut
            dari {jampagi} sudah mangkal
            bergantian, seperti ada yang mengatur
        effect:
            pelanggan jadi tidak nyaman
            mobil saya dibaret
            ibu-ibu takut
            kendaraan mengular
        request:
            mohon ditertibkan
            tolong petugas rutin ke sini
            minta ditindak tegas
            tolong ada yang jaga
        """,
    ),
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            jalan ditutup hajatan
            portal gang ditutup terlalu awal
            tenda hajatan menutup jalan
            debt collector mangkal
        core:
            jalan {di} ditutup warga untuk [hajatan|tenda|dangdutan] tanpa izin
            portal {di} ditutup dari {jammalam}, yang lewat dimintai uang
            tenda hajatan {di} berdiri [dari Jumat sampai Senin|tanpa jalur alternatif]
            akses {di} dijaga pemuda, tiap mobil ditarik {5-20/5} ribu
            debt collector {di} suka [mencegat|mengejar] pengendara
        detail:
            tidak ada pemberitahuan sebelumnya
            jalan memutar jadi {1-3} km
            yang jaga anak-anak muda sini juga
            ada spanduk karang taruna tapi RW tidak tahu
            kalau ditanya izinnya marah
        effect:
            ambulans harus mundur
            tamu saya tidak bisa masuk
            pulang kerja malam jadi repot
            pedagang keliling mengeluh
        request:
            mohon ditertibkan
            tolong dicek izinnya
            minta jalan dibuka
            mohon pengurus RW dipanggil
        """,
    ),
    topic(
        2,
        Span.REPEATED,
        """
        terse:
            odong-odong musik keras
            alarm toko bunyi terus
            anjing menggonggong semalaman
            remaja main bola di jalan malam hari
            bunyi pompa proyek
            sirene pabrik bising
            latihan band tanpa peredam
        core:
            odong-odong {di} memutar lagu anak dengan speaker penuh [tiap magrib|berputar-putar]
            alarm [ruko|ATM|mobil] {di} meraung [sejak {jammalam}|setiap ada petir|tanpa ada yang mematikan]
            studio musik {di} tanpa peredam, drum terdengar sampai {jammalam}
            mesin [cutting|bubut|slep padi|giling bakso|pres plastik] {di} meraung sejak {jamsubuh}
            sekumpulan remaja {di} bermain [bola|petasan|kembang api|perang sarung] sampai larut
            penghuni kos {di} [bertengkar|pesta ulang tahun|menyetel PS] sampai {jammalam}
            kapal keruk dan pompa {di} menderu sepanjang malam
            pengeras suara senam {di} memekakkan telinga tiap {hari} {jampagi}
            tempat cuci mobil {di} kompresornya menyalak dari {jampagi}
        detail:
            desibelnya saya ukur pakai aplikasi, {78-104} dB
            sekuriti mengaku tidak pegang kunci
            lirik lagunya jorok pula
            dindingnya cuma gipsum tipis
            getaran mesin merambat ke ubin
            pemuda yang diingatkan malah mengacungkan jari
            anak-anak ikut menari di tengah jalan
            karung peredamnya dilepas karena panas
        effect:
            rapat daring saya berantakan
            nenek yang baru operasi mengerang
            kucing saya stres tidak mau makan
            mahasiswa kos tidak bisa menyelesaikan skripsi
            migrain istri kambuh
            suami kerja malam jadi tidak istirahat
            jemaah tarawih terganggu
        request:
            mohon diukur kebisingannya
            tolong ditegur secepatnya
            minta dipanggil ke kelurahan
            mohon dibatasi jamnya
            minta surat teguran
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            bau kandang tetangga
            kandang burung merpati bau
            tetangga pelihara ayam banyak
            gudang rongsokan kumuh
            pemotongan ayam bau
        core:
            kandang [ayam|bebek|merpati|kambing] {di} bau [menyengat|sekali]
            usaha potong ayam {di} limbah dan bulunya bertebaran
            gudang [barang bekas|rongsok] {di} di tengah permukiman [kumuh dan jadi sarang tikus|baunya menyengat]
            tetangga {di} memelihara {20-80/10} ekor [ayam|bebek|burung] di [lantai dua|gang|teras]
            kambing {di} dilepas sampai masuk [halaman|taman|masjid]
        detail:
            sudah ditegur baik-baik malah menantang
            lalatnya luar biasa
            tidak ada izin dari lingkungan
            kotorannya dibuang ke got
            kalau hujan airnya mengalir ke depan rumah saya
            jaraknya cuma {1-4} meter dari dapur
        effect:
            lalat masuk ke dapur
            tidak bisa buka jendela
            anak saya [gatal-gatal|batuk] terus
            tamu sampai menutup hidung
            tikus makin banyak
        request:
            mohon ditegur
            tolong dipindahkan
            minta dicek petugas kesehatan
            mohon dimediasi pengurus RT
        """,
    ),
)

ASUSILA: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            pasangan mesum di taman
            tempat mangkal PSK
            warung remang-remang
            pelaku pamer alat kelamin
        core:
            pasangan muda berbuat mesum {di} [tiap malam|sekitar {jammalam}]
            warung remang-remang {di} jadi tempat [mangkal PSK|transaksi]
            ada pria pamer kemaluan {di} ke [anak sekolah|karyawati] {jampagi}
            penginapan {di} disewa per jam, tamunya anak sekolah
            waria mangkal {di} mulai {jammalam}
        detail:
            pelakunya pakai motor {motor} dan masker
            sudah {2-4} orang jadi korban
            tempatnya gelap dan tertutup pohon
            pemilik tutup mata
        effect:
            anak perempuan kami takut lewat
            warga malu dan resah
            tidak pantas dilihat anak-anak
        request:
            mohon patroli malam
            tolong dirazia
            minta dipasang lampu dan CCTV
            mohon identitas pelapor dirahasiakan
        """,
    ),
)
