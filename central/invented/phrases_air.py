"""Owns what people write about drains, rivers, floods and their covers."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

SALURAN_AIR: tuple[Topic, ...] = (
    topic(
        4,
        Span.LASTING,
        """
        terse:
            got mampet
            saluran air [tersumbat|mampet]
            got penuh [lumpur|sampah]
            saluran [bau|tidak mengalir]
            selokan meluap ke jalan
            gorong-gorong tersumbat
            got dangkal perlu dikuras
            air got hitam dan bau
        core:
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
        detail:
            endapan lumpurnya sudah {20-60/10} cm
            terakhir dikuras {1-4} tahun lalu
            lubang airnya tertutup aspal
            ujungnya buntu tidak tembus ke kali
            hulunya di dekat {patokan}
            sudah kerja bakti tapi tidak sanggup, terlalu keras
            ada pipa melintang yang menahan sampah
            u-ditch baru malah lebih tinggi dari got lama
            lebar salurannya cuma {30-60/10} cm
        effect:
            air masuk ke rumah {3-15} KK
            jadi sarang nyamuk dan tikus
            bau sampai ke ruang tamu
            jalan tergenang {10-30/5} cm
            anak tetangga kena demam berdarah
            kecoak keluar semua
            WC warga jadi mampet
        request:
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
        """
        terse:
            kali penuh sampah
            turap kali longsor
            kali dangkal dan bau
            tanggul [retak|bocor|rendah]
            kali penuh eceng gondok
            pintu air rusak
        core:
            kali {di} penuh sampah [plastik|kasur dan kayu|] [sampai menutup permukaan|]
            turap kali {di} [longsor|miring|retak] [sepanjang {3-15} meter|]
            tanggul kali {di} [rembes|bocor|terlalu rendah]
            kali {di} [dangkal|menyempit] karena [lumpur|bangunan liar]
            pintu air {di} [macet|berkarat], tidak bisa dibuka
            jembatan kecil di atas kali {di} [menyangkut sampah|hampir putus]
            tanah pinggir kali {di} terus tergerus, tinggal {1-3} meter dari rumah
        detail:
            airnya hitam berbusa
            saringan sampahnya jebol
            ekskavator pernah datang tapi cuma sampai belokan
            pagar pengamannya sudah tidak ada
            warga hulu masih buang sampah ke kali
        effect:
            kalau hujan di Bogor kami tidak tidur
            dapur tetangga sudah ikut roboh
            anak kecil rawan tercebur
            baunya menyengat sampai {50-200/50} meter
        request:
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
        """
        terse:
            limbah septic tank ke got
            saluran dibeton warga
            saluran baru tidak tersambung
            air comberan menggenang
            tali air tertutup aspal
            minyak jelantah membeku di got
        core:
            tetangga {di} membuang [tinja|air cucian jeans|darah potong ayam|minyak jelantah] ke saluran
            u-ditch {di} tidak tersambung ke saluran induk jadi air berhenti
            warga {di} mengecor saluran untuk [jalan masuk mobil|dapur|teras]
            air comberan {di} menggenang hijau [berminggu-minggu|sepanjang musim]
            tali air {di} tersumbat aspal sejak pengaspalan
            gorong-gorong melintang {di} runtuh, air mencari jalan lewat rumah
            waduk kecil {di} [penuh kangkung|dangkal|dijadikan tempat buang bangkai]
            drainase {di} terbalik kemiringannya
        detail:
            lemak restoran membeku seperti lilin
            bak kontrol tertimbun semen
            warnanya susu kental, baunya amonia
            dipakai memelihara lele oleh penghuni
            mandor proyek berdalih menunggu adendum
            elevasi hilirnya lebih tinggi
            bangkai tikus mengapung
            ada {2-6} rumah yang pipanya bocor
        effect:
            sumur tetangga berbau
            lantai kamar mandi meluap balik
            warung makan kehilangan langganan
            lumut membuat jalan selip
            jentik menari-nari di permukaan
            pondasi teras menggantung
            keluarga saya gatal dan koreng
        request:
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
        """
        terse:
            banjir {20-90/10} cm
            genangan tidak surut
            air masuk rumah
            air got meluap ke rumah
            jalan tergenang
            pompa air tidak menyala
        core:
            banjir {di} setinggi {20-120/10} cm, [air belum surut|mulai masuk rumah]
            genangan {di} [sekitar|] {15-40/5} cm sejak {jam} belum surut
            air kali meluap {di}, warga [mengungsi ke [masjid|balai warga|kantor kelurahan|sekolah]|mulai naik \
                ke lantai dua]
            pompa {di} [mati|tidak dinyalakan], banjir makin tinggi
            banjir {di} [tiap pagi|datang lagi|susulan] [setinggi lutut|semata kaki|]
            hujan sebentar saja {di} sudah banjir
            terowongan {di} tergenang, mobil mogok
        detail:
            ada {20-150/10} KK yang terdampak
            listrik sudah dipadamkan
            pintu air kabarnya siaga {2-3}
            yang paling dalam di {rt}
            lansia dan balita masih di dalam rumah
            tali air tertutup sampah
        effect:
            motor banyak yang mogok
            perabot terendam
            kami butuh perahu karet dan makanan
            warga mulai gatal-gatal
            sekolah diliburkan
        request:
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
        """
        terse:
            tutup got [hilang|pecah]
            penutup saluran jebol
            grill saluran dicuri
            tutup manhole [bergeser|berisik]
            besi penutup got patah
        core:
            tutup [got|saluran|bak kontrol] {di} [hilang|pecah|jebol|amblas]
            besi grill {di} [dicuri|patah {2-6} batang]
            tutup manhole {di} [bunyi terus|tidak rata|terbuka]
            beton penutup saluran {di} [patah|terangkat], besinya keluar
            lubang saluran {di} menganga tanpa tutup
            tutup got {di} dibuka petugas tapi tidak ditutup lagi
        detail:
            ukurannya kira-kira {40-80/10} x {40-100/10} cm
            dalamnya {1-2} meter lebih
            sementara ditutup warga pakai [papan|ban|bangku]
            letaknya persis di depan pintu sekolah
            sudah dua kali hilang, mungkin dijual
        effect:
            anak kecil bisa jatuh
            ban mobil terperosok
            kaki pejalan kaki terjeblos
            tukang sayur sampai terguling gerobaknya
            tiap mobil lewat bunyi jeder, kaget terus
        request:
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
        """
        terse:
            sumur resapan ambles
            tutup sumur resapan pecah
            drainase vertikal tidak berfungsi
        core:
            sumur resapan {di} [ambles|tutupnya pecah|lebih tinggi dari jalan]
            drainase vertikal {di} tidak menyerap, [air tetap menggenang|penuh lumpur]
            bekas sumur resapan {di} bikin jalan tidak rata
            minta dibuatkan sumur resapan {di}
        detail:
            dibuat tahun {2020-2022}
            diameternya 1 meter
            tidak pernah dirawat
        effect:
            motor sering oleng
            genangan tetap {10-25/5} cm
            roda gerobak terperosok
        request:
            mohon dirapikan
            tolong dikuras
            minta ditutup dengan benar
        """,
    ),
)
