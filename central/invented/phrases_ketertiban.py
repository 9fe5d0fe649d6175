"""Owns what people write about street vendors, billboards, smoking and other breaches of by-laws."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

PKL_LIAR: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            PKL di [trotoar|badan jalan]
            pedagang kaki lima menutup jalan
            pasar tumpah
            lapak liar di atas saluran
            gerobak ditinggal di trotoar
            tenda pecel lele makan jalan
            PKL menjamur
        core:
            PKL {di} [memakan|menutup] [trotoar|badan jalan|bahu jalan] [sampai macet|]
            pedagang kaki lima {di} [makin banyak|berjualan di trotoar|balik lagi setelah ditertibkan]
            pasar tumpah {di} bikin macet tiap {jampagi}
            lapak [semi permanen|bambu|terpal] {di} berdiri di atas saluran air
            gerobak [gorengan|bakso|ketoprak|martabak] {di} ditinggal di trotoar [siang malam|]
            tenda [pecel lele|sea food|nasi uduk] {di} memakai separuh jalan mulai {jamsiang}
            pedagang [buah|sayur|ikan|pakaian|durian] {di} jualan pakai mobil bak di bahu jalan
            warung liar {di} berdiri di [lahan pemda|jalur hijau|bantaran kali]
            PKL {di} buang [minyak|air cucian piring|sisa makanan] ke got
            starling dan kopi keliling {di} mangkal sampai {8-20} sepeda
            pedagang takjil {di} menutup satu lajur
        detail:
            jumlahnya sekitar {8-40} lapak
            ada yang narik uang lapak {10-30/5} ribu sehari
            sudah pernah ditertibkan, {2-5} hari balik lagi
            lampu dan listriknya nyolong dari tiang
            kursinya sampai ke tengah jalan
            padahal sudah ada lokbin
            tendanya diikat ke pohon
            jualan dari {jampagi} sampai {jammalam}
            setiap ada petugas dibocorkan duluan
        effect:
            pejalan kaki terpaksa turun ke jalan
            got mampet karena lemak
            bau amis sampai ke rumah
            tikus makin banyak
            angkot berhenti sembarangan
            akses ke {patokan} tertutup
            sampahnya ditinggal begitu saja
            pagar sekolah tertutup lapak
        request:
            mohon ditertibkan
            tolong direlokasi
            minta penjagaan setelah penertiban
            tolong dibongkar lapaknya
            minta solusi, bukan cuma diusir
            mohon gerobaknya diangkut
        """,
    ),
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            lapak menutup pintu masuk gang
            pedagang jualan di JPO
            pasar kaget tiap minggu
            gerobak menutup akses kursi roda
            tenda permanen di taman
            warung tenda tutup halte
        core:
            lapak [pakaian bekas|tanaman hias|ikan cupang|aksesoris HP] {di} menyisakan jalan setengah meter
            pasar kaget {di} tiap {hari} [sampai menutup gang|meninggalkan sampah]
            pedagang [cilok|siomay|es doger|tahu bulat|kerak telor] {di} berjejer persis di gerbang sekolah
            warung tenda {di} [menggembok kursi|menggelar karpet|memasang kompor] di taman
            pedagang asongan {di} naik turun bus mengganggu penumpang
            lapak {di} dijual beli {3-9} juta per petak oleh oknum
            tukang [duren|semangka|jagung bakar|kelapa muda] {di} membuang kulit sembarangan
            angkringan {di} menggelar tikar sampai badan jalan tiap {jammalam}
        detail:
            tabung melonnya dijejer tanpa pengaman
            genset portabel meraung
            mereka mencuci mangkok di ember yang sama seharian
            ada spanduk mengatasnamakan paguyuban
            preman berseragam hitam berkeliling menagih
            air cucian disiram ke aspal
            kalau hujan terpalnya menumpahkan air ke pejalan
            sejak pandemi bertambah tiga kali lipat
        effect:
            wali murid terjepit waktu menjemput
            rumput taman gundul
            minyak licin membuat dua orang jatuh
            pedagang pasar resmi mengeluh sepi
            asap arang memenuhi ruang tunggu
            tangga darurat terhalang
            lalat hijau beterbangan di UKS
        request:
            mohon ditata, bukan dimusuhi
            tolong dibatasi jamnya
            minta dipindah ke lokbin terdekat
            tolong dicek yang menarik setoran
            minta pot pembatas
        """,
    ),
)

REKLAME: tuple[Topic, ...] = (
    topic(
        2,
        Span.LASTING,
        """
        terse:
            spanduk liar
            spanduk [kadaluarsa|robek] belum dicabut
            umbul-umbul partai di pohon
            banner iklan di tiang listrik
            baliho [miring|robek|mau roboh]
            papan reklame tanpa izin
            spanduk menutupi rambu
            bendera parpol melintang
        core:
            spanduk [iklan|perumahan|partai|sekolah] {di} [menutupi rambu|sudah robek|dipaku di pohon]
            banner [kredit|sedot WC|kontrakan|pinjol|les privat] {di} diikat di tiang [listrik|telepon]
            baliho {di} [miring|robek|rangkanya karatan], [takut roboh|bahaya kalau angin]
            bendera partai {di} [berjejer|jatuh ke jalan|sudah lusuh] padahal pemilu sudah lewat
            papan reklame {di} [tanpa izin|menjorok ke jalan|lampunya silau]
            banyak spanduk liar {di}, [kumuh|merusak pemandangan]
            neon box [toko|apotek|laundry] {di} berdiri di atas trotoar
            videotron {di} terlalu terang sampai masuk kamar
            umbul-umbul {di} bambunya [patah|miring ke jalan]
            spanduk melintang {di} terlalu rendah
        detail:
            dipasang malam-malam
            tanggal acaranya sudah lewat {2-6} bulan
            pakunya merusak pohon
            ada {5-25} lembar di satu ruas jalan
            di pojoknya tidak ada stiker pajak
            talinya putus satu
            dipasang lagi setiap habis dicabut
            yang punya jelas ada nomor teleponnya
        effect:
            pengendara tidak bisa lihat dari tikungan
            hampir menimpa motor waktu hujan angin
            pemandangan jadi semrawut
            wajah pengendara tersabet talinya
            silau sekali kalau malam
            pejalan kaki harus menunduk
        request:
            mohon dicopot
            tolong ditertibkan semuanya
            minta dicek pajak dan izinnya
            tolong diturunkan sebelum roboh
            minta pemasangnya didenda
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            billboard roboh sebagian
            banner caleg belum diturunkan
            iklan pinjol di tiang
            reklame toko menjorok
            poster konser ditempel di halte
            balon udara iklan tersangkut
        core:
            banner [caleg|cagub|ormas|bimbel|properti] {di} [masih bergelantungan|dipaku berlapis-lapis]
            rangka billboard {di} [berkarat|melengkung|catnya terkelupas] dan berderit kalau angin
            poster [konser|obat kuat|rental|pengajian] {di} menutupi [kaca halte|papan informasi|kotak listrik]
            papan nama [klinik|kursus|showroom] {di} menjorok {1-2} meter dan menyenggol truk
            iklan pinjol dan judi {di} ditempel sampai ke gerbang sekolah
            layar LED {di} memutar video [bersuara keras|berkedip] sampai {jammalam}
            balon iklan {di} tersangkut kabel
            baliho ucapan selamat {di} menutupi CCTV
        detail:
            masa tayangnya habis {bulan} lalu
            lapis demi lapis sampai tebal
            kawatnya mencuat setinggi pipi
            tidak tertera nomor izin maupun nama biro iklan
            pemasangnya datang naik pickup selepas {jammalam}
            lampu sorotnya nyetrum kalau gerimis
            bambunya disangga batu bata
        effect:
            pengendara silau lalu oleng
            kaca helm saya tergores kawat
            CCTV kelurahan tertutup
            karangan bunga pun kalah jelek
            pedagang di bawahnya was-was
            turis memotret kesemrawutan ini
        request:
            mohon disisir satu ruas
            tolong dipotong rangkanya
            minta biro iklannya dipanggil
            tolong diturunkan berikut pakunya
        """,
    ),
)

PELANGGARAN_PERDA: tuple[Topic, ...] = (
    topic(
        2,
        Span.LASTING,
        """
        terse:
            kos campur tanpa izin
            kontrakan tidak lapor RT
            penginapan per jam di permukiman
            panti pijat terselubung
        core:
            rumah kos {di} [campur laki perempuan|tanpa izin|jadi tempat mesum|tidak ada penjaganya]
            ada yang buka [panti pijat|spa] terselubung {di}
            penghuni kontrakan {di} tidak pernah lapor RT
            apartemen {di} disewakan harian [ke anak muda|tanpa pendataan]
            penginapan {di} menerima tamu [di bawah umur|tanpa KTP]
        detail:
            ada {10-40/2} kamar tanpa pengelola
            tamu keluar masuk sampai subuh
            pemiliknya tinggal di luar kota
            RT sudah tegur tidak digubris
            mereka mengaku punya beking
            iklannya ada di aplikasi
        effect:
            lingkungan jadi tidak nyaman
            anak-anak lihat yang tidak pantas
            sering ada keributan
            warga malu
        request:
            mohon diperiksa izinnya
            tolong razia
            minta pemiliknya dipanggil
            tolong didata penghuninya
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            usaha tanpa izin di permukiman
            kontrakan dijadikan gudang
            rumah dijadikan pabrik
            warung jual miras
            toko jual rokok ilegal
        core:
            rumah tinggal {di} dijadikan [gudang|pabrik tahu|konveksi|bengkel] tanpa izin warga
            warung {di} menjual [miras|rokok ilegal|petasan] [secara terbuka|ke anak di bawah umur]
            depo air isi ulang {di} mengebor air tanah tanpa izin
            toko {di} tetap buka [24 jam|sampai subuh] meresahkan
            gudang ekspedisi {di} beroperasi di gang sempit
        detail:
            truknya bongkar muat {jammalam}
            limbahnya langsung ke got
            sudah ada tanda tangan keberatan {20-60/5} warga
            karyawannya dari luar semua
            tidak ada papan nama usaha
            mediasi di RW tidak dihadiri pemilik
        effect:
            getaran mesinnya merusak tembok
            air sumur warga jadi kering
            jalan gang cepat rusak
            warga tidak bisa istirahat
        request:
            mohon diperiksa izinnya
            tolong disegel
            minta ditindak
            tolong mediasi dengan warga
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            jalan umum diportal pribadi
            bangun di atas fasilitas umum
            garasi di atas saluran
            pot beton menutup jalan
        core:
            jalan umum {di} dipasang [portal|pagar|pot beton] pribadi
            warga {di} mendirikan [garasi|kandang|pos|warung] di atas [saluran|taman|jalan]
            akses jalan {di} ditutup tembok oleh pemilik rumah
            tetangga {di} memasang [polisi tidur|rantai|barier] sendiri
        detail:
            alasannya demi keamanan
            sudah ditegur pengurus {rw} malah menantang
            lebarnya tinggal {1-2} meter
            kuncinya dipegang sendiri
            dulu bebas dilewati
        effect:
            warga harus memutar jauh
            ambulans tidak bisa masuk
            tukang sayur tidak lewat lagi
            air meluap karena saluran tertutup
        request:
            mohon dibongkar
            tolong dibuka kembali
            minta dimediasi lurah
            mohon ditertibkan
        """,
    ),
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            buang sampah sembarangan dari mobil
            mencuci mobil di jalan
            cuci karpet di badan jalan
            jemur pakaian di pagar taman
            hewan kurban dijual di trotoar
        core:
            steam motor {di} air sabunnya mengalir ke jalan
            warga {di} [mencuci mobil|menjemur kasur|menjemur kerupuk] di badan jalan
            pedagang hewan {di} pakai trotoar dan jalur hijau
            penghuni ruko {di} buang [puntung|sampah|air cucian] ke jalan
            orang kencing sembarangan {di} [tiap malam|]
            kusir delman {di} meninggalkan kotoran
        detail:
            tiap hari begitu, tidak pernah ditegur
            sudah ada tulisan dilarang
            dilakukan terang-terangan
            kelihatan jelas dari CCTV masjid
        effect:
            jalan jadi licin
            baunya ke mana-mana
            malu kalau ada tamu
            got jadi berbusa
        request:
            mohon didenda sesuai perda
            tolong ditegur
            minta dipasang papan larangan
        """,
    ),
)

KAWASAN_DILARANG_MEROKOK: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            orang merokok di [puskesmas|sekolah|halte|angkot]
            petugas merokok di kantor pelayanan
            iklan rokok dekat sekolah
            spanduk rokok di warung
            pengunjung merokok di ruang ber-AC
            sopir merokok di angkot
        core:
            [satpam|petugas|pengunjung|tukang parkir] merokok {di} padahal ada stiker dilarang merokok
            iklan rokok {di} dipasang [persis|cuma {20-90/10} meter] dari sekolah
            banyak orang merokok di [lobi|tangga darurat|toilet|kantin] [gedung|mal|kantor|] {di}
            restoran {di} tidak memisahkan area merokok
            warung {di} menjual rokok ketengan ke pelajar
            sopir angkot {di} merokok sepanjang jalan
            spanduk rokok {di} sebesar {2-4} meter masih terpasang
            guru merokok di halaman sekolah {di}
            anak SD {di} beli vape bebas
        detail:
            asbaknya malah disediakan
            ditegur malah bilang ini tempat umum
            stikernya tertutup poster
            padahal ruangannya ber-AC
            pengelolanya diam saja
            saya sudah minta pindah, malah dipelototi
        effect:
            anak saya asma jadi kambuh
            ibu hamil ikut menghirup asap
            bajunya bau rokok
            pelajar jadi ikut-ikutan
            pasien yang antre batuk-batuk
        request:
            mohon ditegur
            tolong ada sanksi
            mohon dirazia
            tolong ditertibkan
            minta pengelola diperingatkan
        """,
    ),
)
