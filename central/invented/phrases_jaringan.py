"""Owns what people write about street lighting, power lines, telecom cables and drinking water pipes."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

JARINGAN_LISTRIK: tuple[Topic, ...] = (
    topic(
        7,
        Span.LASTING,
        """
        terse:
            lampu [jalan|PJU] mati
            PJU padam
            lampu jalan mati {2-8} titik
            penerangan jalan mati total
            lampu PJU kedap-kedip
            lampu gang mati
            lampu jalan redup
            jalan gelap gulita, lampu mati
            lampu taman dan jalan padam
        core:
            lampu jalan {di} mati [sudah {lama}|]
            PJU {di} [padam|mati] {2-9} tiang [berturut-turut|berjejer|]
            lampu penerangan {di} [kedap-kedip|byar pet|nyala mati] [tiap malam|]
            jalan {di} gelap [gulita|sekali] karena lampu PJU tidak menyala
            mohon perbaikan lampu [jalan|gang|PJU] {di}
            tiang PJU nomor {101-989} {di} mati
            lampu jalan {di} [redup|tertutup daun] jadi percuma
            sudah {lama} {di} tanpa penerangan
            minta lampu jalan {di} dinyalakan [lagi|]
            lampu PJU {di} baru menyala {jammalam}, [sering|kadang] malah mati terus
            mohon ditambah titik lampu {di}, jaraknya terlalu jauh
            lampu LED {di} mati setelah [hujan petir|hujan angin|perbaikan trotoar]
            lampu {di} malah menyala siang hari, malamnya mati
            kap lampu jalan {di} menggantung mau jatuh
        detail:
            yang mati mulai dari {patokan} sampai ujung
            panel di tiangnya terbuka
            kabelnya sepertinya putus digigit tikus
            pernah diperbaiki [sebulan|{2-4} minggu] lalu tapi mati lagi
            sekarang warga cuma mengandalkan lampu teras
            baru sebelah [kiri|kanan] yang hidup
            kemungkinan MCB-nya turun
            lampunya model lama yang kuning
            setiap hujan pasti padam
            sudah saya cek token bukan dari PLN
        effect:
            rawan [begal|jambret|maling|curanmor]
            {hari} lalu ada motor hilang
            anak yang pulang mengaji jadi takut
            karyawati yang pulang shift malam was-was
            orang sering tersandung polisi tidur
            jadi tempat [mabuk|pacaran|nongkrong] anak muda
            dua minggu lalu ada yang dijambret di situ
            pengendara tidak lihat lubang
            ronda jadi susah
            warga masjid yang subuhan raba-raba
        request:
            tolong diganti bohlamnya
            mohon [segera|] dinyalakan lagi
            minta dicek jaringannya
            tolong pasukan PJU ke lokasi
            mohon ditambah lampu
            tolong panelnya ditutup biar tidak dimainkan anak-anak
        """,
    ),
    topic(
        3,
        Span.LASTING,
        """
        terse:
            kabel listrik [menjuntai|kendor|semrawut]
            tiang listrik miring
            kabel terkelupas
            tiang listrik [keropos|mau roboh]
            gardu listrik terbuka
            kabel melintang rendah
        core:
            kabel listrik {di} [menjuntai|kendor] [sampai setinggi kepala|hampir kena atap mobil|]
            tiang listrik {di} miring [hampir roboh|ke arah rumah warga|]
            kabel {di} terkelupas dan [mengeluarkan percikan api|berasap kalau hujan]
            gardu listrik {di} [terbuka|tidak dikunci], banyak anak main
            kabel menempel di [pohon|genteng|kanopi] {di}
            tiang [besi|beton] {di} keropos bawahnya
            ada kabel putus {di} dibiarkan tergeletak
        detail:
            tingginya cuma {2-3} meter dari tanah
            waktu angin kencang kabelnya saling kena
            sudah diikat pakai tali oleh warga
            kemarin kesangkut truk
            ada bekas terbakar
            tiangnya pernah ditabrak mobil
        effect:
            takut ada yang kesetrum
            kalau roboh kena rumah warga
            listrik rumah ikut turun naik
            bisa memicu kebakaran
            mobil box tidak bisa masuk
            layangan anak-anak nyangkut terus
        request:
            mohon koordinasi dengan PLN
            tolong segera diamankan
            minta dirapikan
            mohon dicek petugas
            tolong dibenahi sebelum hujan
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            kabel PJU dicuri
            lampu sorot lapangan padam
            lampu hias rusak
            tiang PJU berkarat
            lampu kolong jembatan mati
            lampu underpass mati
            sensor lampu rusak
        core:
            kabel tanah PJU {di} [dicuri|digali orang], {4-20} tiang padam
            lampu sorot lapangan {di} [padam|tinggal sebiji], latihan voli bubar
            lampu kolong [flyover|jembatan] {di} mati, [menyeramkan|gelap seperti gua]
            tiang PJU {di} [berkarat|keropos|bautnya tinggal dua] dan berayun kena angin
            lampu tenaga surya {di} hanya tahan sampai {jammalam}
            sensor cahaya PJU {di} [rusak|tertutup debu], menyala sepanjang siang
            lampu hias {di} tinggal kerangka
            penerangan tangga penyeberangan {di} padam
            lampu depan gapura {di} dirusak [ketapel|batu]
        detail:
            tutup handhole-nya raib
            terlihat bekas galian rapi, jelas bukan petugas
            stiker nomor tiang sudah mengelupas
            bohlamnya pecah berserakan di trotoar
            cahayanya kuning temaram seperti lilin
            ngengat dan sarang laba-laba menutupi kap
            yang sebelah menyala, yang ini disisihkan
            kontaktornya mendengung
            saklar otomatisnya diutak-atik penjaga warung
        effect:
            tukang nasi goreng pindah mangkal
            ibu hamil tetangga nyaris menginjak ular
            pencopet leluasa
            penumpang ojek malam menolak diantar ke sini
            pengurus masjid meminjamkan genset
            perempuan memilih jalan memutar
            anak saya menangis ketakutan
        request:
            mohon segera diperbaiki
            tolong tim reaksi cepat merapat
            minta diganti yang baru
            mohon dicek malam hari
            tolong dijadwalkan patroli lampu
        """,
    ),
)

JARINGAN_KOMUNIKASI: tuple[Topic, ...] = (
    topic(
        3,
        Span.LASTING,
        """
        terse:
            kabel [internet|wifi|fiber optik] semrawut
            kabel optik menjuntai
            tiang provider [miring|liar]
            kabel telepon putus
            gulungan kabel menggantung
            tiang internet tanpa izin
        core:
            kabel [internet|fiber optik|telepon] {di} [semrawut|menjuntai ke jalan|kusut seperti sarang laba-laba]
            kabel optik {di} [putus|melorot] dan melintang setinggi {1-2} meter
            tiang [provider|wifi|internet] {di} dipasang tanpa izin [RT|warga|pemilik rumah]
            ada tiang internet {di} miring mau ambruk
            box ODP {di} terbuka dan menggantung
            gulungan kabel [hitam|] {di} dibiarkan di pohon
            {di} ada {3-8} tiang provider berjejer [dalam jarak 1 meter|]
        detail:
            entah punya provider yang mana
            teknisinya pasang seenaknya lalu pergi
            kabel mati tidak pernah dicabut
            ada yang diikat ke tiang listrik dan pohon
            warga sudah telepon providernya tidak diangkat
            tidak ada label nama perusahaan
            sudah tersangkut bak truk sampah
        effect:
            pengendara motor hampir terjerat lehernya
            pemandangan jadi kumuh
            truk tangga damkar tidak bisa masuk
            pejalan kaki harus menunduk
            sudah ada ojol yang terjatuh
            anak kecil suka tarik-tarik
        request:
            mohon dirapikan
            tolong provider ditegur
            minta ditertibkan
            tolong dicek izinnya
            mohon diturunkan tim gabungan
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            menara BTS tanpa izin
            tower seluler dekat rumah
            tower BTS bising
        core:
            pembangunan tower [BTS|seluler] {di} tanpa persetujuan warga
            genset menara telekomunikasi {di} [bising|berasap]
            menara BTS {di} [berkarat|bautnya lepas], warga khawatir roboh
        detail:
            tinggi kira-kira {20-50/5} meter
            warga tidak pernah tanda tangan
            jarak dari rumah saya cuma {3-9} meter
            kontraknya katanya sudah habis
        effect:
            kalau petir menyambar, TV warga rusak
            kami takut radiasi
            tidur terganggu
        request:
            mohon dicek izinnya
            minta dihentikan dulu
            tolong mediasi dengan pemiliknya
        """,
    ),
)

AIR_BERSIH: tuple[Topic, ...] = (
    topic(
        3,
        Span.LASTING,
        """
        terse:
            air PAM mati
            air [PDAM|PAM] tidak keluar
            air PAM kecil sekali
            air PAM keruh dan bau
            aliran air [mati total|seret]
            air PAM berwarna kecoklatan
        core:
            air PAM {di} mati [total|] [sudah {lama}|sejak {hari}]
            air PAM {di} [keruh|berwarna coklat|bau got|bau kaporit menyengat]
            aliran PAM {di} kecil, cuma keluar {jammalam}
            pelanggan PAM {di} tidak dapat air padahal tagihan jalan terus
            di {rt} air PAM hanya menetes
            tekanan air {di} lemah [sekali|] [sejak ada galian|]
            meteran air {di} tetap berputar padahal [yang keluar angin|air mati]
        detail:
            harus pakai mesin pompa baru naik
            kami begadang menampung air
            tetangga satu gang semua mengalami
            call center jawabannya selalu sedang ada perbaikan
            tagihan bulan ini malah naik jadi {150-480/10} ribu
            terpaksa beli air gerobak {5-9} ribu sepikul
            ditampung semalaman ada endapan hitam
            tidak ada pemberitahuan sebelumnya
        effect:
            tidak bisa mandi dan mencuci
            anak-anak gatal-gatal
            mau wudhu saja susah
            usaha katering saya berhenti
            uang habis untuk beli galon
            cucian menumpuk seminggu
            bayi saya mandi pakai air galon
        request:
            mohon PAM Jaya segera tindak
            tolong dikirim mobil tangki
            minta dicek jaringan pipanya
            mohon kejelasan jadwal normalnya
            tolong dikuras pipanya
        """,
    ),
    topic(
        2,
        Span.SUDDEN,
        """
        terse:
            pipa PAM bocor
            pipa air pecah, air muncrat
            kebocoran pipa di bawah aspal
            air PAM luber ke jalan
        core:
            pipa PAM {di} [bocor|pecah], air [muncrat|mengalir terus ke jalan]
            ada kebocoran pipa {di}, air bersih terbuang [percuma|siang malam]
            pipa dinas {di} kena [backhoe|galian|bor proyek] sampai air menyembur
            air keluar dari sela aspal {di}, kemungkinan pipa pecah
        detail:
            air menyembur setinggi {1-3} meter
            jalan jadi tergenang
            pekerja proyeknya malah kabur
            aspal di sekitarnya mulai turun
            mulainya {jam}
        effect:
            rumah di sebelah kemasukan air
            warga di ujung jadi tidak dapat air
            jalan licin
            sayang airnya terbuang
        request:
            tolong segera ditutup kerannya
            mohon teknisi PAM datang
            minta cepat diperbaiki
        """,
    ),
)
