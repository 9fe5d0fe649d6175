"""Owns what people write about traffic, public transport and its services."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

ARUS_LALU_LINTAS: tuple[Topic, ...] = (
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            macet parah
            macet tiap pagi
            simpang macet total tanpa petugas
            pengendara lawan arah
            motor lawan arus
            antrean kendaraan mengular
            putaran balik bikin macet
        core:
            macet parah {di} tiap [pagi|sore|jam pulang kantor], tidak ada petugas
            banyak motor lawan arah {di} [tiap {jampagi}|setiap hari|]
            putaran balik {di} [bikin macet|dikuasai pak ogah]
            simpang {di} [semrawut|saling kunci] karena tidak ada yang mengatur
            truk tronton lewat {di} [di jam terlarang|sejak {jampagi}], macet total
            kemacetan {di} mengular sampai [stasiun|gerbang tol|fly over|pasar|terminal]
            angkot ngetem {di} [seenaknya|sampai dua lapis]
            mobil dan motor menerobos jalur busway {di}
            jalan satu arah {di} sering dilawan
        detail:
            paling parah hari {hari} {jampagi}
            antreannya kira-kira {300-900/100} meter
            pengaturnya cuma warga yang minta receh
            tidak ada satu pun petugas di lapangan
            sejak ada proyek [galian|LRT|saluran], jalurnya menyempit
            ada pasar tumpah di sisi kiri
            jarak {1-3} km ditempuh {40-90/10} menit
            pernah dijaga petugas seminggu, habis itu hilang
        effect:
            ambulans terjebak [lama|{10-40/5} menit]
            saya telat masuk kantor terus
            anak telat sekolah
            hampir adu banteng dengan motor
            pejalan kaki jadi takut menyeberang
            klakson bersahutan sampai ke kamar
            {hari} kemarin ada tabrakan
        request:
            mohon petugas Dishub ditempatkan {jampagi}
            tolong ditilang yang melanggar
            minta rekayasa lalu lintas
            mohon dipasang kamera ETLE
            tolong ada yang mengatur
        """,
    ),
    topic(
        2,
        Span.SUDDEN,
        """
        terse:
            lampu merah mati
            traffic light rusak
            lampu lalu lintas [mati|error]
            lampu penyeberangan tidak berfungsi
            timer lampu merah terlalu singkat
        core:
            lampu [merah|lalu lintas] {di} mati [total|sejak {jampagi}|sejak semalam]
            traffic light {di} [error|nyala kuning terus|merah semua]
            lampu hijau {di} cuma {8-15} detik, [antrean panjang|tidak cukup]
            tombol pelican crossing {di} [rusak|tidak berfungsi]
            tiang lampu merah {di} miring ditabrak [truk|mobil]
            warning light {di} mati
        detail:
            dari arah [utara|selatan|timur|barat] yang paling parah
            polisi belum ada di lokasi
            sekarang diatur warga sukarela
            lampunya tertutup ranting
            hitungan mundurnya juga mati
        effect:
            kendaraan saling serobot
            sudah ada yang senggolan
            macet dari segala arah
            pejalan kaki bingung
        request:
            mohon segera diperbaiki
            tolong kirim petugas atur lalu lintas
            minta diatur ulang waktunya
            tolong dicek kontrolernya
        """,
    ),
    topic(
        2,
        Span.REPEATED,
        """
        terse:
            palang kereta rusak
            truk tanah lewat siang hari
            kendaraan berat masuk jalan kampung
            mobil menerobos palang
            jalan jadi jalur tikus
            anak sekolah naik motor bertiga
        core:
            truk [tanah|pasir|kontainer] melintas {di} di luar jam operasional [tiap {jamsiang}|beriringan]
            jalan kampung {di} jadi jalur alternatif [aplikasi peta|pemotor ngebut] sejak [perbaikan \
                tol|penutupan flyover]
            pelajar tanpa helm [bonceng tiga|kebut-kebutan] {di} tiap {jampagi}
            palang perlintasan kereta {di} [terlambat turun|sering macet], penjaganya sukarelawan
            persimpangan {di} jadi adu cepat karena garis kotak kuning hilang
            lampu lalu lintas {di} tidak sinkron, lajur belok kanan mengunci
            mobil pengantar anak {di} menurunkan penumpang di lajur tengah
            rombongan moge dikawal {di} menyuruh kami menepi
            arus kendaraan {di} tersendat karena [antrean SPBU|antrean bengkel|gerai kopi drive thru]
        detail:
            truknya tanpa penutup bak, pasir beterbangan
            rambu tonase {4-8} ton diabaikan
            petugas kepolisian hanya ada saat apel
            yang mengatur seorang kakek berbendera bambu
            kecepatannya di atas {50-80/10} km per jam
            sopir mengaku dikejar setoran
            banyak pemotor merekam sambil jalan
            sirene palang kadang bunyi kadang bisu
        effect:
            rumah pinggir jalan berdebu tebal
            sudah {2-5} kucing terlindas
            murid SD menunggu lama untuk menyeberang
            bunyi rem angin membangunkan bayi
            jalan lingkungan kami hancur
            tetangga saya patah tulang selangka diserempet
            waktu tempuh jadi dua kali lipat
        request:
            mohon ditertibkan
            tolong ditempatkan penjaga resmi
            minta ada solusi dari Dishub
            mohon dikaji ulang
            tolong ditindak
        """,
    ),
)

PELAYANAN_PERHUBUNGAN: tuple[Topic, ...] = (
    topic(
        3,
        Span.LASTING,
        """
        terse:
            rambu lalu lintas [rusak|hilang|tertutup pohon]
            marka parkir pudar
            barier dishub [pecah|menghalangi]
            rambu dilarang masuk roboh
            water barrier berserakan
        core:
            rambu {di} [roboh|tertutup daun|dicoret-coret|terbalik]
            water barrier {di} [pecah|bergeser ke tengah|berserakan]
            rambu satu arah {di} membingungkan
            stick cone {di} patah semua, tinggal bautnya
            papan petunjuk arah {di} [salah|karatan]
            portal {di} ditutup sepihak
        detail:
            sudah tidak terbaca
            tiangnya ditabrak bulan lalu
            jadi banyak orang luar yang salah masuk
            catnya sudah mengelupas
            malam hari tidak memantul
            bekas bautnya tajam
        effect:
            banyak yang nyasar
            ban motor bocor kena bautnya
            kendaraan tetap ngebut
            orang jadi parkir seenaknya
            truk salah masuk gang
        request:
            mohon diganti baru
            tolong dirapikan
            minta disurvei
            tolong dipasang kembali
        """,
    ),
    topic(
        2,
        Span.SERVICE,
        """
        terse:
            petugas dishub [kasar|kurang sopan]
            mobil saya diderek, biayanya tidak jelas
            antrean uji KIR lama
            petugas derek tebang pilih
        core:
            petugas derek {di} [tebang pilih|kasar], yang ada bekingan dibiarkan
            mobil saya diderek {di} padahal cuma berhenti {2-5} menit
            oknum berseragam {di} [minta uang|kongkalikong dengan jukir]
            antrean uji KIR [lama sekali|dari subuh], calo malah didahulukan
            petugas {di} cuma main HP di pos
        detail:
            retribusinya {500-900/100} ribu tapi kwitansi tidak langsung diberi
            saya tanya baik-baik dijawab ketus
            nama di dadanya tertutup jaket
            waktu itu {jamsiang} hari {hari}
        effect:
            saya rugi waktu seharian
            warga jadi tidak percaya
            sopir-sopir mengeluh
        request:
            mohon ada pembinaan
            tolong dievaluasi
            minta penjelasan resminya
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            minta rambu jalan
            usul pasang rambu dilarang parkir
            minta zona selamat sekolah
            minta lampu penyeberangan
        core:
            mohon dipasang rambu [dilarang parkir|hati-hati|penyeberangan|batas kecepatan|dilarang masuk truk] {di}
            minta dibuatkan zona selamat sekolah {di}
            usul pemasangan [pelican crossing|lampu kuning|barier|cermin tikungan] {di}
            {di} belum ada rambu padahal [simpang ramai|dekat sekolah|tikungan tajam|turunan]
            warga mengusulkan jalan {di} dijadikan satu arah
        detail:
            sekolahnya ada {200-600/50} murid
            sudah pernah diajukan lewat surat RW
            setiap {jampagi} anak-anak menyeberang sendiri
            tikungannya buta karena tembok tinggi
            selama ini hanya diatur satpam sekolah
            dari dua arah sama-sama kencang
        effect:
            kendaraan ngebut seenaknya
            bulan lalu anak kelas {1-6} terserempet
            orang tua was-was melepas anaknya
            truk sering salah masuk gang
            lansia tidak berani menyeberang
        request:
            mohon disurvei dulu
            tolong dipertimbangkan
            minta segera dipasang
            mohon dijawab bisa atau tidak
        """,
    ),
)

TRANSPORTASI_PUBLIK: tuple[Topic, ...] = (
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            TransJakarta lama sekali
            busway tidak datang-datang
            bus penuh terus tiap pagi
            halte penuh sesak
            AC bus mati
        core:
            bus TransJakarta rute {1-13}{hurufrute} {di} [lama datangnya|tidak lewat-lewat], saya menunggu {30-75/5} menit
            halte {di} penuh sesak [tiap pagi|tiap {jamsiang}], jumlah bus kurang
            AC bus {di} mati, [pengap|panas sekali]
            tolong tambah armada [dari arah|yang lewat] {di}
            bus pengumpan {di} makin jarang sejak [rutenya diubah|bulan lalu]
        detail:
            bus yang lewat {2-5} unit tapi semua tulisan kosong
            nomor bodi bus {101-899}
            di aplikasi tertulis {3-8} menit
            petugas haltenya tidak tahu juga
            penumpang sampai antre ke tangga
            datangnya malah {2-4} bus berbarengan
        effect:
            saya telat absen terus
            ibu-ibu hampir pingsan
            penumpang akhirnya pindah ke ojek
            lansia tidak kebagian duduk
            saya jadi naik motor lagi
        request:
            mohon ditambah busnya
            tolong jadwalnya ditepati
            minta dievaluasi
            tolong jangan dibiarkan
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            sopir Jaklingko ugal-ugalan
            Mikrotrans tidak mau berhenti
            pramudi main HP
            angkot ngebut
        core:
            sopir Jaklingko JAK {10-99} {di} [ugal-ugalan|ngebut|merokok|main HP]
            Mikrotrans {di} tidak mau berhenti [di bus stop|padahal kosong]
            pramudi menurunkan penumpang {di} di tengah jalan
            sopir angkot {di} [memaki|menolak] penumpang [lansia|pelajar|]
            bus {di} menerobos lampu merah dan hampir menyerempet motor
        detail:
            nomor lambung {101-899}
            kejadian {jampagi} hari {hari}
            sopirnya sambil video call
            waktu ditegur malah melotot
            penumpang lain juga protes
        effect:
            penumpang sampai terjatuh
            anak-anak ketakutan
            saya turun sebelum tujuan
            ibu hamil terbentur tiang
        request:
            tolong sopirnya ditegur
            mohon ditindaklanjuti operatornya
            minta diberi sanksi
            mohon dicek CCTV-nya
        """,
    ),
    topic(
        1,
        Span.SERVICE,
        """
        terse:
            tap out gagal, saldo terpotong
            mesin tap rusak
            refund saldo tidak jelas
        core:
            mesin tap di halte {di} [error|rusak], saldo saya [terpotong dua kali|kepotong {20-60/5} ribu]
            kartu saya tertolak di halte {di} padahal saldo cukup
            mesin isi ulang di halte {di} mati [semua|tinggal satu]
        detail:
            sudah isi formulir tapi refund tidak ada kabar
            petugas suruh hubungi bank
            struknya masih saya simpan
            antreannya jadi panjang
        effect:
            saya terpaksa beli kartu baru
            penumpang jadi menumpuk
            uang saya belum kembali
        request:
            minta saldo dikembalikan
            mohon dicek mesinnya
            tolong segera diperbaiki
        """,
    ),
    topic(
        2,
        Span.REPEATED,
        """
        terse:
            kartu Jaklingko tidak terbaca
            rute Mikrotrans dialihkan tanpa info
            copet di bus
            halte ditutup tanpa pemberitahuan
            penumpang merokok di angkot
            bus berhenti jauh dari halte
        core:
            rute Mikrotrans JAK {10-99} dialihkan {di} tanpa sosialisasi
            layar kedatangan bus di halte {di} [mati|menampilkan jadwal ngawur]
            pencopetan di bus {1-13}{hurufrute} {di}, HP [teman|adik] saya raib
            petugas halte {di} [membentak|mendorong] penumpang lansia
            angkot {di} menolak pelajar karena tarif seribu
            bus listrik {di} berhenti {20-60/10} meter dari halte, penumpang lompat
            kursi roda tidak bisa naik bus {di} karena ramp macet
            pelecehan di bus arah {kec}, kejadian {di}
        detail:
            pelakunya berkaos [loreng|polo|band] dan pura-pura mabuk
            saya sudah hubungi layanan pelanggan, katanya ditampung
            pengeras suara tidak terdengar
            nomor lambung tertutup lumpur
            CCTV di atas pintu semestinya merekam
            jarak antar bus {25-50/5} menit di jam padat
        effect:
            penumpang difabel tertinggal
            ibu menyusui kepanasan
            buruh pabrik terlambat ceklok
            adik saya trauma naik bus sendirian
        request:
            mohon ditelusuri
            tolong operatornya dipanggil
            minta penjelasan
            mohon ditindaklanjuti
            tolong ada perbaikan
        """,
    ),
)
