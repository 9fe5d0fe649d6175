"""Owns what people write about buildings, flats, markets, sports grounds and places of entertainment."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

TATA_RUANG_BANGUNAN: tuple[Topic, ...] = (
    topic(
        2,
        Span.LASTING,
        """
        terse:
            bangunan tanpa [IMB|PBG|izin]
            bangun rumah melewati batas
            bangunan liar di bantaran kali
            ruko dibangun tanpa izin
            bangunan menutup saluran
            bangunan tidak sesuai izin
            pembangunan kos {3-6} lantai tanpa izin
        core:
            [rumah|ruko|kos|gudang] {di} dibangun tanpa [PBG|IMB|papan izin]
            pembangunan [kos|ruko|rumah] {3-6} lantai {di} [menutup cahaya|merusak tembok|tanpa izin tetangga]
            bangunan {di} melanggar [GSB|batas tanah|garis sempadan kali]
            bangunan liar {di} berdiri di [bantaran kali|atas saluran|lahan pemda|jalur hijau]
            bangunan {di} yang sudah disegel tetap dikerjakan
            proyek {di} [mengenai|merusak] rumah saya, dinding [retak|rembes]
            kanopi [ruko|warung|rumah] {di} menjorok ke jalan {1-3} meter
            bangunan {di} izinnya rumah tinggal, kenyataannya [kafe|kantor|klinik|sekolah]
            teras tetangga {di} maju sampai memakan jalan
        detail:
            papan izinnya dibalik
            tukangnya kerja sampai {jammalam}
            di izin tertulis 2 lantai, yang dibangun {4-6}
            pemilik bilang sudah koordinasi dengan dinas
            jarak ke rumah saya nol
            segelnya sudah dicopot
            pasir dan batanya ditaruh di jalan
            tidak pakai jaring pengaman
            sudah mediasi di kelurahan {2-4} kali
            pondasinya digali mepet tembok saya
        effect:
            air hujan jatuh ke dapur saya
            rumah saya jadi gelap
            dinding saya retak {2-6} tempat
            pecahan bata jatuh ke atap
            warga takut ambruk
            truk material merusak conblock
            saluran jadi tertutup
        request:
            mohon dicek izinnya
            tolong dihentikan dulu
            minta disegel
            tolong dibongkar yang melanggar
            minta ganti rugi
            mohon petugas turun mengukur
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            crane proyek melewati atap rumah
            rumah tetangga dibongkar tanpa pengaman
            basement bikin tanah turun
            balkon menjorok ke rumah saya
            rumah dijadikan sarang walet
            pagar beton menutup jalan warga
        core:
            proyek [apartemen|hotel|kantor|kampus] {di} [menjatuhkan material|crane-nya melintas di atas \
                genteng|memancang sampai {jammalam}]
            pembongkaran rumah {di} tanpa [terpal|jaring|perancah], debunya menyesakkan
            galian basement {di} membuat [tanah bergeser|dinding merekah|pagar miring]
            balkon tetangga {di} [melewati batas|menghadap kamar mandi saya]
            rumah walet {di} [berisik|menjulang {3-5} lantai] di tengah permukiman
            pengembang {di} memagari akses yang sudah dipakai warga {10-35} tahun
            lantai tambahan {di} memakai kayu bekas dan tampak goyah
            gudang {di} menyimpan [bahan kimia|tabung gas|kasur busa] tanpa jalur evakuasi
            tanah {di} diuruk lebih tinggi satu meter sehingga air lari ke kami
        detail:
            mandornya gonta-ganti
            arsiteknya tidak pernah muncul
            surat pernyataan tetangga dipalsukan
            helm proyek saja tidak dipakai
            retak rambutnya melebar tiap minggu, saya beri tanda pensil
            tiang pancangnya meleset ke lahan orang
            papan proyek mencantumkan nama jalan yang keliru
            pekerja tidur di lantai dasar yang belum kering
        effect:
            kusen pintu saya tidak bisa ditutup
            talang tetangga roboh ke kandang kelinci
            atap polikarbonat saya berlubang kejatuhan besi
            air tanah kami surut
            penyewa saya minta putus kontrak
            lampu gantung berayun seperti gempa
        request:
            mohon dihentikan sampai ada kajian
            tolong diperiksa petugas
            minta berita acara kerusakan
            mohon dicek izinnya
            minta dimediasi
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            tembok bangunan retak mau roboh
            rumah tua mau ambruk
            tembok pabrik miring
            atap bangunan kosong runtuh
        core:
            tembok [pabrik|gudang|sekolah lama|rumah tua] {di} miring dan retak [hampir roboh|ke arah jalan|]
            rumah tua kosong {di} sudah mau ambruk
            atap bangunan kosong {di} [runtuh sebagian|gentengnya berjatuhan]
            pagar beton {di} retak besar, [tinggal menunggu roboh|ditopang bambu]
            tandon air di atas ruko {di} [miring|berkarat], takut jatuh
        detail:
            lebar retaknya {2-8} cm
            penyangga bambunya sudah lapuk
            anak-anak suka main di bawahnya
            pemiliknya entah di mana
            tingginya {3-9} meter
            kalau truk lewat bergetar
        effect:
            warga takut kejatuhan
            pejalan kaki menghindar ke tengah jalan
            motor saya pernah kena pecahan
            penjual di sebelahnya pindah
            kami tidak berani tidur di kamar depan
        request:
            mohon diperiksa kekuatannya
            tolong pemiliknya dipanggil
            minta dipasang garis pengaman
            tolong dirobohkan saja
            mohon segera sebelum hujan
        """,
    ),
)

LOKASI_PASAR: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            pasar becek dan bau
            atap pasar bocor
            lokbin sepi dan kotor
            toilet pasar rusak
            sampah pasar menumpuk
            kios disewakan lagi
        core:
            pasar {kel} [becek|bau|atapnya bocor|banyak tikus]
            lokbin {di} [sepi|kotor|banyak kios kosong], [pedagang pilih jualan di jalan|tidak ada pembeli]
            toilet pasar {kel} [kotor|mampet|bayar {2-5} ribu tapi tidak ada air]
            kios di lokbin {di} disewakan lagi oleh oknum
            listrik pasar {kel} [sering mati|semrawut kabelnya]
            tangga pasar {kel} licin dan gelap
            harga sewa di pasar {kel} naik tanpa pemberitahuan
        detail:
            yang parah di los ikan
            drainasenya mampet
            iuran kebersihan {5-15/5} ribu sehari
            kebakaran kecil pernah terjadi bulan lalu
            pengelola jarang di tempat
        effect:
            pembeli terpeleset
            pedagang rugi
            daging cepat busuk
            orang malas belanja
        request:
            mohon direnovasi
            tolong dibersihkan
            minta penertiban kios
            mohon pengelolanya dievaluasi
        """,
    ),
)

RUSUN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            lift rusun mati
            air rusun tidak naik
            tembok rusun bocor
            sewa rusun belum jelas
            sampah rusun dibuang dari atas
        core:
            lift rusun {kel} [mati|macet|jatuh {1-2} lantai] [sudah {lama}|]
            air di rusun {kel} [tidak naik ke lantai {5-16}|keruh|mati tiap malam]
            dinding unit rusun {kel} [bocor|rembes|retak]
            unit rusun {kel} dioper sewa oleh penghuni lama
            penghuni rusun {kel} buang [sampah|puntung|popok] dari atas
            pipa pembuangan rusun {kel} bocor ke unit bawah
            lampu koridor rusun {kel} mati lantai {3-12} sampai {13-20}
            antrean unit rusun {kel} tidak jelas
        detail:
            tower {hurufrute} lantai {3-20}
            dari {2-4} lift hanya satu yang hidup
            pengelola bilang menunggu vendor
            tunggakan sewa dihitung denda terus
            sudah tulis di buku keluhan {2-5} kali
        effect:
            lansia terkurung di atas
            galon dipikul lewat tangga
            plafon kamar jatuh
            ibu melahirkan terpaksa digotong
        request:
            mohon diperbaiki
            tolong didata ulang penghuninya
            minta kepastian
            tolong UPRS tanggap
        """,
    ),
)

GEDUNG_SEKOLAH: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            atap sekolah bocor
            plafon kelas jebol
            toilet sekolah rusak
            pagar sekolah roboh
        core:
            atap [kelas|aula|] {sekolah} bocor, [anak-anak pindah kelas|plafon mau jatuh]
            toilet {sekolah} [mampet|tidak ada air|pintunya rusak]
            tembok {sekolah} retak dan miring ke jalan
            rehab gedung {sekolah} [mangkrak|tidak selesai] [sudah {lama}|]
            meja kursi di {sekolah} banyak yang patah
            halaman {sekolah} banjir tiap hujan
        detail:
            ada {3-8} ruang kelas yang kena
            siswa belajar bergantian pagi siang
            genteng berjatuhan waktu angin
            komite sudah lapor sudin
        effect:
            kepala murid hampir kejatuhan
            anak saya menahan pipis sampai pulang
            orang tua khawatir
        request:
            mohon direhab
            tolong ditinjau
            minta diprioritaskan
        """,
    ),
)

TEMPAT_HIBURAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            karaoke buka sampai subuh
            tempat hiburan dekat masjid
            spa tanpa izin
            bar bising
        core:
            [karaoke|bar|klub|biliar] {di} buka sampai {jamsubuh} melewati jam operasional
            tempat hiburan {di} [dekat masjid|dekat sekolah|tidak berizin]
            [spa|panti pijat] {di} diduga ada layanan plus-plus
            rooftop bar {di} musiknya terdengar sampai permukiman
            biliar {di} menerima anak sekolah berseragam
        detail:
            bulan puasa pun tetap buka
            parkirnya sampai ke gang warga
            tamunya mabuk dan teriak-teriak
            dulu izinnya restoran
        effect:
            warga tidak bisa tidur
            anak-anak terpengaruh
            sering ribut di parkiran
        request:
            mohon dicek jam operasionalnya
            tolong dirazia
            minta dicabut izinnya
        """,
    ),
)

FASILITAS_OLAHRAGA: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            GOR bocor
            lapangan bola tidak terawat
            kolam renang kotor
            alat fitness outdoor rusak
        core:
            [GOR|gelanggang remaja] {di} atapnya bocor, lapangan badminton licin
            lapangan bola {di} [gundul|becek|rumputnya tinggi]
            alat fitness outdoor {di} [karatan|lepas|hilang]
            kolam renang {di} airnya [keruh|hijau|bau]
            sewa lapangan {di} lewat [calo|orang dalam]
            ring basket {di} patah
        detail:
            sudah booking di aplikasi tapi diserobot
            lampunya tinggal {2-4} dari 12
            jaringnya bolong
        effect:
            anak latihan sering cedera
            klub RW tidak bisa latihan
            uang sewa melayang
        request:
            mohon diperbaiki
            tolong ditertibkan penyewaannya
            minta dirawat
        """,
    ),
)

KEBAKARAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            hidran kering
            hidran tertutup lapak
            minta pelatihan pemadam
            sarang tawon di atap
            surat keterangan kebakaran belum keluar
        core:
            hidran {di} [tidak ada air|tertutup parkir|kepalanya hilang]
            minta [sosialisasi|pelatihan] pencegahan kebakaran untuk warga {di}
            APAR di [pos RW|rusun] {di} sudah kadaluarsa
            surat keterangan kejadian kebakaran {di} belum keluar [sudah {lama}|]
            permohonan evakuasi sarang tawon {di}
            gedung {di} pintu daruratnya digembok
        detail:
            permukiman di sini padat sekali
            terakhir diisi tahun {2017-2021}
            dokumen dibutuhkan untuk asuransi
            sarangnya sebesar bola basket
        effect:
            kami takut kalau ada api
            {2-5} anak sudah disengat
            klaim saya tertahan
        request:
            mohon dicek
            tolong dijadwalkan
            minta dipercepat
        """,
    ),
)
