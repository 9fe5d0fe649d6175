"""Owns what people write about roads."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

JALAN: tuple[Topic, ...] = (
    topic(
        6,
        Span.LASTING,
        """
        terse:
            jalan berlubang
            [lubang|lobang] besar di tengah jalan
            jalan bolong-bolong
            aspal berlubang [dalam|parah|]
            lubang jalan sedalam {5-20/5} cm
            ada lubang menganga bekas hujan
            jalan rusak parah, berlubang
            lubang di tikungan
            banyak lubang kecil tapi dalam
            jalan berlubang belum ditambal
        core:
            jalan berlubang {di}
            ada lubang [cukup|lumayan] [besar|dalam] {di}, [diameter|lebar] sekitar {30-120/10} cm
            jalan {di} [rusak parah|hancur|bolong-bolong] [dan banyak lubang|]
            aspal {di} berlubang [sedalam|kurang lebih] {5-25/5} cm
            mohon perbaikan jalan berlubang {di}
            sudah {lama} lubang {di} tidak ditambal
            minimal ada {3-9} titik lubang {di}
            di jalur kiri {di} ada lubang yang [makin hari makin lebar|terus melebar]
            lubang {di} bekas tambalan [lama|tahun lalu] terbuka lagi
            laporan jalan rusak, posisi lubang {di}
            [anak|keponakan|istri|tetangga] saya jatuh [dari motor|] gara-gara lubang {di}
            kapan lubang jalan {di} diperbaiki
            jalan berlubang dekat tikungan {di}, pengendara banyak yang kaget
            lubang lumayan dalam persis di [tengah|tepi] jalan {di}
            tolong tambal lubang {di}, sudah [memakan|makan] korban
            aspal terkelupas lalu jadi kubangan {di}
        detail:
            [lubangnya|diameternya] kira-kira [sebesar ban mobil|selebar baskom|seukuran tutup galon]
            kalau [hujan|habis hujan] tertutup air jadi tidak kelihatan
            posisinya persis setelah polisi tidur
            ada warga yang menaruh [pot tanaman|ban bekas|kayu|karung pasir|kursi rusak] sebagai tanda
            yang paling dalam ada di lajur [kiri|kanan] dari arah [pasar|stasiun|kantor lurah|jalan raya]
            pernah ditambal [pakai semen|warga sendiri] tapi [seminggu|sebulan] sudah rusak lagi
            truk [galon|proyek|sampah|molen] sering lewat sini makanya cepat rusak
            jalan ini satu-satunya akses ke {patokan}
            kerikilnya berserakan sampai ke bahu jalan
            penerangan di situ juga [kurang|minim|remang-remang]
            sudah ada garis cat putih dari petugas, katanya mau diukur, tapi tidak ada kelanjutan
            jumlah lubang terus bertambah sejak musim hujan
            tambalan yang kemarin hanya ditabur pasir
        effect:
            sudah {2-6} motor jatuh di sini
            [kemarin|minggu lalu|hari {hari}] ada [ibu-ibu|ojol|anak sekolah|bapak-bapak] jatuh [sampai \
                dijahit|lecet-lecet|]
            bahaya [sekali|] untuk pengendara motor [apalagi malam hari|terutama kalau malam|]
            velg motor saya [peyang|penyok] kena lubang itu
            ban [mobil|motor] saya sampai pecah
            pengendara terpaksa ambil jalur berlawanan
            [bikin|menyebabkan] macet karena semua kendaraan pelan-pelan
            ibu hamil dan [lansia|orang tua] yang lewat [kesakitan|ngeri]
            shockbreaker saya jebol
            motor yang menghindar hampir diserempet angkot
            kalau hujan cipratannya kena pejalan kaki
        request:
            mohon [segera|] ditambal
            tolong diaspal ulang, jangan hanya ditambal [pasir|]
            minta [Bina Marga|dinas terkait|petugas] cek lokasi
            mohon diperbaiki sebelum ada korban [lagi|]
            tolong [kirim|turunkan] pasukan kuning ke sini
            setidaknya kasih tanda atau cone dulu
            mohon ditutup lubangnya secepatnya
            tolong dihotmix sekalian
        """,
    ),
    topic(
        3,
        Span.LASTING,
        """
        terse:
            aspal [ambles|amblas]
            jalan [ambles|turun] bekas galian
            jalan bergelombang
            beton jalan retak
            aspal mengelupas
            jalan ambles dekat gorong-gorong
            permukaan jalan tidak rata
            aspal retak memanjang
        core:
            jalan {di} [ambles|amblas|turun] [sekitar|kurang lebih] {10-40/5} cm
            aspal {di} bergelombang [seperti ombak|parah], motor oleng
            permukaan jalan {di} [ambles|turun] persis di atas gorong-gorong
            jalan beton {di} [pecah|patah|retak] dan [besinya keluar|ujungnya terangkat]
            badan jalan {di} retak memanjang {2-12} meter, [takut|khawatir] longsor ke kali
            ada bagian jalan yang [ambles|amblas] {di}
            aspal {di} terkelupas [semua|], tinggal batu kerikil
            sambungan beton {di} tidak rata, bunyi [gludak-gluduk|jedak-jeduk] tiap kendaraan lewat
            bekas pengaspalan {di} kasar dan lebih tinggi dari halaman rumah warga
            mohon dicek jalan {di}, tanah di bawahnya sepertinya kosong
            jalan {di} seperti mau putus, pinggirnya sudah terbawa air
        detail:
            retaknya makin lebar [tiap minggu|setiap habis hujan deras]
            kemungkinan karena pipa bocor di bawahnya
            di bawahnya ada saluran air lama
            waktu diinjak terasa goyang
            warga sudah pasang [bambu|papan|tali rafia] biar tidak dilewati mobil
            panjangnya kurang lebih {3-20} meter
            pernah diukur petugas [bulan|tahun] lalu tapi tidak dikerjakan
            dilewati truk bermuatan tiap hari
            sebelahnya turap kali yang sudah miring
            aspalnya baru dikerjakan {2-9} bulan lalu
        effect:
            kalau malam tidak kelihatan, motor sering terperosok
            rumah [saya|warga] ikut bergetar kalau truk lewat
            mobil [pendek|sedan] pasti gasruk
            takut tiba-tiba jeblos waktu dilewati
            air jadi masuk ke teras rumah
            becak dan gerobak susah lewat
            pengendara banyak yang mengerem mendadak
            ibu saya sampai terjungkal dari boncengan
            dinding rumah di pinggir jalan ikut retak
        request:
            mohon [diratakan|diperbaiki] sebelum [ambrol|longsor]
            tolong ditinjau dulu [struktur|bawah] tanahnya
            minta perbaikan permanen
            mohon ditutup sementara untuk kendaraan berat
            tolong dicor ulang yang benar
            minta dipasang rambu hati-hati
        """,
    ),
    topic(
        3,
        Span.LASTING,
        """
        terse:
            conblock [lepas|pecah|ambles]
            jalan gang rusak
            jalan lingkungan hancur
            paving blok tidak rata
            cor-coran gang pecah
            gang becek dan berlumpur
            jalan setapak rusak
        core:
            jalan [gang|lingkungan] {di} rusak, conblock [banyak yang lepas|amburadul]
            paving block {di} [ambles|lepas|hilang] [kira-kira|sepanjang] {3-15} meter
            gang {di} becek dan [licin|berlumut] karena cor-corannya hancur
            mohon perbaikan jalan gang {di} yang belum pernah tersentuh [perbaikan|pembangunan]
            jalan setapak {di} [hancur|pecah-pecah], padahal akses warga ke [pasar|musholla|sekolah|jalan raya]
            warga {rt} mengusulkan pengecoran jalan lingkungan {di}
            sudah diusulkan lewat musrenbang, jalan lingkungan {di} tetap belum diperbaiki
            jalan kampung {di} tinggal tanah merah
            conblock {di} dibongkar [untuk kabel|PAM|orang proyek] tidak dipasang lagi
        detail:
            terakhir diperbaiki kira-kira tahun {2009-2019}
            warga sudah [urunan|patungan] beli semen tapi tidak cukup
            lebar gangnya cuma {1-3} meter
            ada {20-80/5} KK yang tiap hari lewat situ
            conblock copotannya ditumpuk begitu saja di pinggir
            gang sebelah [RT tetangga|] sudah bagus, tinggal gang kami yang belum
            dulu pernah disurvei orang kelurahan, difoto-foto saja
            tanahnya turun karena saluran di bawahnya jebol
        effect:
            [nenek|ibu|mertua] saya tersandung waktu pulang [pengajian|dari pasar]
            gerobak sampah tidak bisa masuk
            kalau hujan seperti sawah
            anak-anak sering jatuh kalau main sepeda
            susah buat kursi roda
            motor selip terus
            sandal sampai copot kalau lewat
            keranda jenazah saja susah lewat
        request:
            mohon dianggarkan [tahun ini|]
            tolong dipasang conblock baru
            minta [dicor|diperbaiki] [secepatnya|]
            kalau bisa PPSU bantu tambal dulu
            mohon ditinjau pak lurah
            minta bantuan material, tenaga dari warga siap
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            polisi tidur terlalu tinggi
            polisi tidur liar
            speed trap bikin sakit pinggang
            polisi tidur tidak dicat
            polisi tidur terlalu rapat
            polisi tidur rusak
        core:
            polisi tidur {di} [terlalu tinggi|kebanyakan], mobil pasti gasruk
            ada polisi tidur [liar|buatan warga] {di} tingginya {15-30/5} cm
            mohon dibuatkan polisi tidur {di} karena [banyak yang ngebut|sering ada balapan]
            dalam {50-200/50} meter {di} ada {4-9} polisi tidur
            pita kejut {di} terlalu tebal
            polisi tidur {di} [pecah|tinggal separuh] dan bautnya menonjol
            polisi tidur baru {di} dibuat asal-asalan, [lancip|tidak ada tanda]
        detail:
            dibuat sendiri oleh warga tanpa izin
            warnanya tidak dicat jadi tidak kelihatan waktu malam
            bentuknya lancip, bukan landai
            sejak jalannya diaspal ulang belum dicat
            jaraknya [terlalu rapat|cuma {5-15} meter satu sama lain]
            bahannya [karet|cor semen|aspal sisa proyek]
            lokasinya di turunan
        effect:
            ambulans sampai harus pelan sekali
            knalpot motor saya bocor gara-gara mentok
            penumpang belakang sering mental
            bumper depan [lecet|penyok]
            pengendara dari luar tidak tahu lalu [jatuh|terpelanting]
            ibu hamil mengeluh sakit perut
            tukang bakso tumpah kuahnya
        request:
            mohon disesuaikan dengan aturan
            tolong ditinjau petugas
            minta dibenahi
            tolong dicat supaya kelihatan
            mohon dirapikan
        """,
    ),
    topic(
        1,
        Span.SUDDEN,
        """
        terse:
            tumpahan oli di jalan
            jalan licin karena tanah proyek
            ceceran [tanah|pasir] di aspal
            tumpahan solar
            jalan penuh lumpur
            ceceran semen molen mengeras
        core:
            ada tumpahan [oli|solar|minyak goreng] {di}, [motor banyak yang jatuh|jalan licin sekali]
            tanah dari truk [proyek|galian] berceceran {di} [sepanjang kira-kira {50-300/50} meter|]
            jalan {di} licin penuh lumpur [bekas truk tanah|dari proyek]
            ceceran adukan semen dari truk molen mengeras {di}
            pecahan kaca [bekas tabrakan|] berserakan {di} belum dibersihkan
        detail:
            [tadi|barusan] sudah ada {2-5} motor terpeleset
            warga sudah coba tabur [pasir|serbuk kayu]
            truknya tidak pakai terpal dan langsung pergi
            tumpahannya dari ujung jalan sampai {patokan}
            sekarang ada bapak-bapak bantu atur lalu lintas
        effect:
            bahaya kalau tidak cepat dibersihkan
            saya sendiri hampir jatuh
            debunya masuk ke warung dan rumah
            jalan jadi tersendat
            ban motor [selip|mengepot]
        request:
            tolong segera disemprot
            mohon damkar atau PPSU dikirim
            minta ditegur kontraktornya
            tolong dibersihkan sekarang juga
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            jembatan kecil [retak|goyang]
            perlintasan rel bergelombang
            pagar pembatas jembatan hilang
            bahu jalan longsor
            jalan sempit tidak bisa papasan
            genangan di cekungan jalan
            median jalan dibongkar orang
        core:
            jembatan [beton|besi|bambu] {di} [retak|miring|berlubang lantainya], [motor harus \
                dituntun|satu-satunya akses]
            pelintasan rel {di} [bergelombang|kerikilnya berserakan], motor [mati mesin|terjungkal] di tengah rel
            railing jembatan {di} hilang [dicuri pemulung|ditabrak truk pasir]
            bahu jalan {di} [tergerus|longsor] [air kali|air hujan] selebar {1-3} meter
            cekungan {di} selalu menampung air [walau gerimis|berhari-hari sesudah hujan]
            separator {di} [digeser|dibongkar] pengendara supaya bisa putar arah
            turunan {di} terlalu curam dan [licin|tidak ada pegangan]
            aspal {di} dicungkil orang untuk pasang tenda lalu tidak ditutup
            elevasi jalan {di} lebih tinggi {30-70/10} cm dari lantai rumah warga setelah pengaspalan
        detail:
            penyangga kayunya lapuk termakan rayap
            warga memasang palang darurat dari pipa paralon
            beban truk molen melebihi kapasitas
            oprit jembatannya anjlok
            baut sambungan rontok satu per satu
            waktu dilewati berderit
            dibangun zaman Inpres dan belum pernah direnovasi
            drum aspal kosong dipakai penanda
            lebarnya pas-pasan untuk satu mobil
        effect:
            pemulung dengan gerobak nyaris nyemplung
            siswa memutar sejauh {1-3} kilometer
            pedagang keliling ogah masuk kampung kami
            roda bajaj tersangkut bantalan rel
            mobil pengantin pernah terperosok
            air tempias masuk ruang tamu
            kendaraan listrik saya korslet terendam
        request:
            mohon diperiksa tim teknis
            tolong dipasang pengaman dulu
            minta diperbaiki permanen
            mohon segera ditangani
            tolong disurvei
            minta rambu peringatan
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            marka jalan pudar
            zebra cross hilang
            cermin tikungan pecah
            garis jalan tidak kelihatan
            paku jalan lepas
        core:
            marka dan zebra cross {di} sudah [pudar|hilang|tidak kelihatan]
            cermin cembung {di} [pecah|hilang dicuri|sudah buram|tertutup daun]
            patok pembatas {di} copot ditabrak [truk|mobil]
            paku jalan [mata kucing|] {di} sudah lepas dan menonjol
            mohon dibuatkan zebra cross {di} untuk anak sekolah
            garis tengah jalan {di} belum dicat setelah pengaspalan
            delineator {di} [patah|hilang], tikungan tidak terlihat
        detail:
            lokasi dekat sekolah, banyak anak menyeberang
            sejak jalannya diaspal ulang belum dicat lagi
            pengendara tidak mau berhenti
            tikungannya buta
            malam hari tidak memantul
            hujan deras tidak terlihat batas jalannya
        effect:
            anak sekolah takut menyeberang
            beberapa kali hampir adu banteng
            lansia menunggu lama di tepi jalan
            motor sering masuk got
            satpam sekolah sampai turun mengatur
        request:
            tolong dicat ulang
            mohon dipasang lagi
            minta disurvei
            tolong dibenahi
            mohon diprioritaskan dekat sekolah
        """,
    ),
)
