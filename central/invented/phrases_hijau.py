"""Owns what people write about trees, parks and graves."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

POHON: tuple[Topic, ...] = (
    topic(
        5,
        Span.LASTING,
        """
        terse:
            pohon rimbun minta dipangkas
            pohon [terlalu|sudah] tinggi, rawan tumbang
            dahan pohon menutupi lampu jalan
            ranting pohon menimpa atap
            permohonan pemangkasan pohon
            minta toping pohon
            pohon menyentuh kabel listrik
            pohon miring ke rumah warga
        core:
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
            cabang pohon {di} patah tapi masih menggantung
            minta pohon {di} ditebang saja, sudah [membahayakan|rapuh]
        detail:
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
        effect:
            mobil saya yang parkir pernah kejatuhan dahan
            listrik sering mati karena kabelnya kena ranting
            lampu jalan jadi tidak berguna
            genteng sudah {2-6} yang pecah
            truk tinggi selalu menyenggol
            ulat bulunya jatuh ke jemuran
            kalau hujan deras kami tidak tenang tidur
            talang mampet, air masuk rumah
            rambu stop tidak kelihatan
        request:
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
        """
        terse:
            pohon tumbang
            pohon tumbang menutup jalan
            dahan patah menimpa [kabel|mobil|pagar]
            pohon roboh kena hujan angin
            batang pohon melintang di jalan
        core:
            pohon tumbang {di}, [jalan tertutup|menimpa kabel|menimpa pagar] [total|]
            ada pohon roboh {di} akibat hujan [deras|angin|es] [semalam|tadi|]
            dahan besar patah {di} menimpa [mobil|warung|kabel PLN|atap rumah]
            pohon tumbang {di} dari {jam} belum dievakuasi
            batang pohon melintang {di}, kendaraan putar balik
            sisa pohon tumbang {di} sudah dipotong tapi tidak diangkut
        detail:
            diameter sekitar {30-80/10} cm
            tidak ada korban, cuma kabel putus
            warga baru bisa potong ranting kecil pakai golok
            listrik satu RT padam
            yang tertimpa mobil {mobil}
            jalan cuma bisa dilewati motor
        effect:
            macet dua arah
            anak sekolah harus memutar
            takut kabelnya masih ada setrum
            akses ambulans terputus
        request:
            mohon segera dievakuasi
            tolong bawa chainsaw
            minta diangkut kayunya
            tolong PLN ikut datang
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            pohon mati belum ditebang
            pohon kering rawan roboh
            batang pohon keropos
            pohon lapuk dekat rumah
            pohon mati miring
        core:
            pohon mati {di} [belum ditebang|sudah kering kerontang]
            batang pohon {di} keropos dimakan [rayap|jamur]
            pohon {di} sudah mati berdiri, [kulitnya mengelupas|dahannya patah satu-satu]
            pohon {di} kering sejak [kemarau|terkena proyek], rawan roboh
            ada pohon lapuk {di} miring ke [jalan|rumah|kabel]
            sisa batang pohon mati {di} setinggi {3-9} meter masih berdiri
        detail:
            kulitnya sudah mengelupas semua
            sisa tingginya {4-12} meter
            kalau ditendang goyang
            sudah tidak ada daun sejak kemarau
            di dalamnya sarang [rayap|tawon|semut]
            dulu akarnya terpotong galian
        effect:
            serpihan kayunya jatuh ke jalan
            pejalan kaki was-was
            warga memindahkan motor kalau angin kencang
            atap warung pernah bolong kejatuhan
            penjual di bawahnya pindah
        request:
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
        """
        terse:
            akar pohon merusak tembok
            pohon penuh ulat bulu
            pohon jadi sarang tawon
            benalu memenuhi pohon
            ranting kering berjatuhan
            pohon kelapa rawan jatuh buahnya
            bambu liar menjulur ke jalan
        core:
            akar [beringin|trembesi|sengon|palem] {di} [menjebol tembok|mengangkat keramik|mendesak septic tank]
            pohon [kelapa|durian|asam|kapuk] {di} buahnya menjatuhi [atap seng|kaca mobil|pejalan kaki]
            rumpun bambu {di} melengkung [menutup jalan|menimpa kabel]
            pohon {di} penuh [benalu|ulat bulu|rayap|semut rangrang]
            batang {di} terbelah disambar petir
            pohon pinggir sekolah {di} condong {15-40/5} derajat
            pohon peneduh {di} ditutup semen sampai pangkal batang
            tanaman rambat {di} menjalar ke travo listrik
        detail:
            getahnya merusak cat mobil
            pangkalnya gerowong bisa dimasuki anak kecil
            jamur kayu sebesar piring tumbuh di batangnya
            sudah diberi pita kuning tapi tidak dieksekusi
            kalau malam dihuni kelelawar
            tali layangan dan spanduk bekas tersangkut di atas
            tinggal seutas kulit kayu yang menahan
            burung membuat sarang di sela dahan
        effect:
            lantai mushola menggelembung
            bayi tetangga ruam terkena bulu ulat
            penghuni kos pindah ketakutan
            kaca depan taksi remuk
            pipa air terjepit akar lalu bocor
            jemaah terpaksa salat di teras lain
            sinyal parabola terhalang
        request:
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
        """
        terse:
            pohon ditebang tanpa izin
            pohon dipaku iklan
            tanaman di median kering
            pohon diracun orang
            pot tanaman pecah
        core:
            pohon {di} ditebang [orang tak dikenal|pemilik toko|pengembang] [malam-malam|tanpa izin]
            pohon {di} dikuliti dan disiram [solar|air keras] supaya mati
            tanaman di pot {di} mati kering tidak pernah disiram
            pohon pelindung {di} habis dipaku [iklan|bendera|lampu]
            tanaman hias {di} dicabuti orang untuk [jualan|parkir]
            jalur hijau {di} diinjak-injak dan gundul
        detail:
            katanya karena menutupi papan nama toko
            potongan dahannya dibiarkan di trotoar
            umurnya sudah puluhan tahun
            penjaga toko pura-pura tidak tahu
            pelakunya terlihat di CCTV seberang
            dulu ditanam waktu program penghijauan
        effect:
            jalan jadi gersang
            burung pada hilang
            panasnya terasa sampai rumah
            tetangga lain ikut-ikutan
            warga yang menanam sakit hati
        request:
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
        """
        terse:
            taman tidak terawat
            lampu taman mati
            [ayunan|perosotan] taman rusak
            rumput taman tinggi
            taman gelap jadi tempat pacaran
            bangku taman [patah|hilang]
            toilet taman kotor dan dikunci
        core:
            taman {di} [tidak terawat|gelap|banyak sampah], rumputnya [setinggi lutut|liar]
            mainan anak di taman {di} [rusak|karatan|tinggal rangka]
            lampu taman {di} mati semua, [gelap|rawan]
            toilet taman {di} [dikunci terus|kotor|airnya mati]
            kolam di taman {di} [kering|berjentik|bau]
            jogging track taman {di} [pecah-pecah|licin berlumut]
            pengunjung taman {di} [membawa anjing tanpa tali|merokok|bakar-bakaran]
            pagar taman {di} jebol
        detail:
            tali ayunannya tinggal sebelah
            penjaganya cuma ada hari Sabtu Minggu
            sampah plastik bekas jajan berserakan
            kran airnya patah, air terbuang
            semut dan ulat banyak sekali
        effect:
            tangan anak saya tergores besinya
            keluarga jadi malas ke situ
            kalau malam jadi tempat mabuk
            lansia yang senam terpeleset
        request:
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
        """
        terse:
            pungutan di TPU
            makam tidak terawat
            rumput TPU tinggi
            jalan TPU rusak
            parkir TPU mahal
        core:
            oknum di TPU {kel} minta [uang perawatan|biaya gali] {500-900/100} ribu
            makam orang tua saya di TPU {kel} [ambles|terendam|tertutup rumput]
            izin perpanjangan makam di TPU {kel} [dipersulit|lewat calo]
            TPU {kel} banjir tiap hujan, nisan terendam
            kambing dan sapi digembalakan di TPU {kel}
            lampu jalan di TPU {kel} mati
            makam di TPU {kel} ditumpang tanpa izin ahli waris
        detail:
            tidak diberi kwitansi
            blad {blad} blok {hurufrute}
            sudah bayar retribusi di PTSP
            tiap ziarah dikerubungi peminta-minta
        effect:
            keluarga sedih melihatnya
            kami sedang berduka malah diperas
            peziarah tidak nyaman
        request:
            mohon ditindak oknumnya
            tolong dirapikan
            minta penjelasan tarif resmi
        """,
    ),
)
