"""Owns what people write about pavements, footbridges, bus stops and dug-up streets."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

TROTOAR: tuple[Topic, ...] = (
    topic(
        4,
        Span.LASTING,
        """
        terse:
            trotoar [rusak|hancur|ambles]
            keramik trotoar lepas
            trotoar berlubang
            guiding block hilang
            ubin trotoar pecah-pecah
            kanstin trotoar patah
            besi trotoar menonjol
        core:
            trotoar {di} [rusak|hancur|pecah-pecah], [susah dilewati|tidak layak]
            ubin kuning untuk tunanetra {di} [hilang|terputus|lepas] [{2-10} keping|]
            trotoar {di} ambles [kira-kira {10-40/5} cm|] dekat tiang
            ada lubang di trotoar {di} [tanpa penutup|cukup dalam]
            keramik trotoar {di} banyak yang [copot|goyang]
            mohon perbaikan trotoar {di}
            trotoar baru {di} sudah rusak lagi, padahal belum setahun
            bekas galian di trotoar {di} tidak dikembalikan
            tepi trotoar {di} gompal
        detail:
            rusaknya karena dinaiki [mobil|truk|motor]
            lebarnya tinggal setengah meter
            kalau diinjak [goyang|keluar air]
            ubinnya dicuri atau dibuang orang
            ada besi bekas tiang reklame yang tidak dicabut
            akar pohon mengangkat lantainya
            penutup bak kontrolnya juga tidak ada
            setiap hari dilewati pegawai kantor yang jalan dari halte
        effect:
            [kaki saya|ibu saya|teman kantor saya] terkilir [minggu lalu|kemarin|]
            pejalan kaki terpaksa turun ke jalan
            stroller bayi tidak bisa lewat
            tunanetra bisa terperosok
            anak sekolah jalan di badan jalan
            hak sepatu sering tersangkut
            tersandung terus kalau malam
            kursi roda mustahil lewat
        request:
            mohon diperbaiki
            tolong dirapikan lagi seperti semula
            minta ditambal dulu yang berbahaya
            mohon kontraktornya dicek
            tolong diratakan
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            motor naik trotoar
            trotoar dipakai [jualan|parkir]
            trotoar jadi tempat [ojol mangkal|bengkel]
            trotoar tertutup tumpukan [material|pot]
            pemotor lewat trotoar
            trotoar dijadikan lahan dagang
        core:
            trotoar {di} dipakai [parkir motor|jualan|bengkel tambal ban], pejalan kaki tidak kebagian
            pemotor naik trotoar {di} [tiap pagi|setiap jam pulang kantor|kalau macet]
            ojol mangkal di atas trotoar {di} [sampai penuh|]
            trotoar {di} tertutup [pot besar|material bangunan|gerobak|kanopi toko]
            hak pejalan kaki {di} hilang karena trotoar jadi [tempat parkir|lapak|garasi]
            bollard {di} dicabut jadi motor bebas masuk trotoar
        detail:
            paling parah {jampagi} dan {jamsiang}
            malah pejalan kaki yang diklakson
            pemilik tokonya bilang itu lahan dia
            ada kursi dan meja pelanggan juga
            tiang bollard tinggal {2-5}
            sudah ditegur malah marah-marah
        effect:
            saya hampir diserempet
            orang tua yang jalan kaki jadi takut
            pejalan kaki harus ke tengah jalan
            trotoarnya jadi cepat rusak
            anak kecil nyaris tertabrak
        request:
            mohon ditertibkan
            tolong pasang bollard
            minta petugas jaga di jam sibuk
            mohon ditilang
            tolong kembalikan fungsi trotoar
        """,
    ),
)

JPO_HALTE: tuple[Topic, ...] = (
    topic(
        3,
        Span.LASTING,
        """
        terse:
            lantai JPO [bolong|karatan|goyang]
            JPO gelap
            lift JPO [mati|rusak]
            atap JPO bocor
            pegangan tangga JPO lepas
            JPO kotor dan bau pesing
            anak tangga JPO keropos
        core:
            lantai JPO {di} [bolong|keropos|berkarat], [takut jeblos|kelihatan jalan di bawahnya]
            lampu JPO {di} mati [semua|], gelap gulita
            lift JPO {di} [tidak berfungsi|rusak|macet] [sudah {lama}|]
            atap JPO {di} bocor [dan lantainya licin|parah kalau hujan]
            railing tangga JPO {di} [lepas|goyang|patah]
            JPO {di} bau pesing dan banyak [sampah|coretan]
            jembatan penyeberangan {di} bergetar kencang kalau ramai
        detail:
            platnya [berbunyi|terangkat] kalau diinjak
            bautnya banyak yang hilang, mungkin dicuri
            ada orang tidur di atasnya tiap malam
            tangga sebelah [utara|selatan|timur|barat] yang paling parah
            petugas kebersihannya tidak pernah kelihatan
            tidak ada CCTV
        effect:
            perempuan takut lewat kalau pulang malam
            lansia dan difabel tidak bisa menyeberang
            orang akhirnya nekat menyeberang di bawah
            bulan lalu ada yang kejambret di situ
            saya terpeleset di tangganya
        request:
            mohon segera diperbaiki
            tolong dicek teknisi
            minta dirawat rutin
            mohon ada petugas yang memantau
            tolong dibenahi sebelum ada yang celaka
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            halte [rusak|kotor|gelap]
            atap halte bocor
            kursi halte patah
            halte dipakai tidur gelandangan
            kaca halte pecah
            halte dijadikan tempat jualan
        core:
            halte bus {di} [atapnya bocor|kursinya patah|tidak terawat]
            halte {di} dipakai [tidur|nongkrong|jualan], penumpang menunggu di jalan
            kaca halte {di} pecah dan pecahannya belum diangkat
            halte {di} [tidak ada atap|tinggal tiang], kehujanan kalau menunggu
            lampu halte {di} mati
            papan rute di halte {di} [dicoret|hilang|sudah lama tidak diganti]
        detail:
            besi kursinya tajam
            sampah menumpuk di belakangnya
            kalau siang panas sekali
            penuh tempelan iklan sedot WC
            tiangnya keropos di bagian bawah
        effect:
            ibu-ibu bawa anak harus berdiri
            penumpang takut kalau malam
            celana orang sobek kena besinya
            bus sering tidak berhenti karena dikira kosong
        request:
            mohon direnovasi
            tolong dibersihkan dan dirawat
            minta dibenahi
            mohon dicek pengelolanya
            tolong dikembalikan fungsinya
        """,
    ),
)

GALIAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            galian [kabel|pipa|PAM] tidak dirapikan
            sisa galian menumpuk
            bekas galian ambles
            galian tanpa rambu
            puing proyek di badan jalan
            proyek saluran mangkrak
        core:
            bekas galian [kabel optik|pipa PAM|saluran] {di} tidak [diaspal lagi|dirapikan]
            tanah sisa galian {di} dibiarkan menumpuk di pinggir jalan
            proyek [galian|u-ditch|drainase] {di} [mangkrak|ditinggal] [sudah {lama}|]
            galian {di} menganga tanpa rambu dan lampu
            pelat besi penutup galian {di} [bergeser|berisik|licin]
            puing sisa proyek {di} belum diangkut
            lubang galian {di} cuma ditutup triplek
        detail:
            tidak ada papan nama proyek
            pekerjanya sudah tidak kelihatan
            kontraktornya bilang menunggu material
            dalamnya {1-2} meter lebih
            kalau hujan jadi lumpur
            beton u-ditch berjejer di depan rumah warga
            kerjanya malam hari dan berisik
            kedalaman sampai sedada orang dewasa
        effect:
            mobil tidak bisa keluar garasi
            warung sepi karena akses tertutup
            debu masuk rumah
            motor terperosok {2-4} kali minggu ini
            anak-anak main di dekat lubang
            jalan tinggal satu jalur
        request:
            mohon kontraktor ditegur
            tolong dirapikan kembali
            minta diangkut sisa tanahnya
            minta dipasang pengaman
            mohon dipercepat pengerjaannya
        """,
    ),
)
