"""Owns what people write about social affairs, health, schools' services, animals and missing persons."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

PMKS: tuple[Topic, ...] = (
    topic(
        1,
        Span.SUDDEN,
        """
        terse:
            ODGJ berkeliaran
            lansia terlantar
            orang terlantar sakit di trotoar
            kakek linglung di pinggir jalan
        core:
            ada ODGJ {di} [mengamuk|telanjang|melempar batu|teriak-teriak]
            seorang [kakek|nenek|bapak tua] terlantar {di}, [badannya lemas|tidak ingat rumahnya|bajunya lusuh]
            ada ibu dan bayi tidur {di} [sejak {hari}|kehujanan]
            orang sakit tergeletak {di}, [kakinya luka|tidak bisa jalan]
        detail:
            kira-kira umur {20-75} tahun
            pakai [baju merah|batik|kaos partai|kaos oblong]
            sudah {2-6} hari di situ
            warga sudah kasih makan dan minum
            tidak bawa identitas apa pun
        effect:
            ibu-ibu takut lewat
            kasihan melihatnya
            warga bingung harus ke mana
        request:
            mohon Dinsos menjemput
            tolong diamankan dengan baik-baik
            minta dibawa ke panti
            minta dicek kesehatannya
        """,
    ),
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            pengemis bawa bayi
            gelandangan tidur di [halte|kolong|emperan]
            anak jalanan mengemis
            manusia gerobak mangkal
        core:
            pengemis [membawa bayi|pura-pura cacat|anak kecil] {di} [tiap {jamsiang}|makin banyak]
            gelandangan tidur {di} [setiap malam|dan buang air sembarangan]
            manusia gerobak {di} [jumlahnya {4-15}|tinggal di trotoar]
            anak-anak {di} disuruh orang tuanya mengemis sampai {jammalam}
            pengamen dan anak lem {di} meresahkan pengunjung
        detail:
            dikoordinir orang, diantar jemput angkot
            menjelang puasa makin banyak
            gerobaknya parkir di trotoar
            petugas datang mereka pindah, nanti balik lagi
            ada yang masih usia sekolah
        effect:
            kasihan anaknya kepanasan
            bau pesing
            pembeli jadi enggan
            pejalan kaki menghindar
        request:
            mohon dijangkau Dinsos
            tolong ditertibkan dengan cara baik
            minta pembinaan
            mohon orang tuanya dipanggil
        """,
    ),
)

BANTUAN_SOSIAL: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            bansos belum cair
            tidak dapat bantuan sembako
            nama hilang dari DTKS
            KLJ ibu saya belum keluar
            bantuan PKH berhenti
        core:
            [KLJ|KPDJ|KAJ|PKH|BPNT|bansos] [ibu|bapak|nenek|adik] saya [belum cair|berhenti] [sudah {lama}|]
            nama saya hilang dari [DTKS|data penerima] padahal [janda|buruh harian|tidak punya rumah]
            tetangga yang punya mobil dapat bansos, kami yang [ngontrak|janda|pemulung] tidak
            pendataan bansos {rt} tidak adil, [pilih kasih|hanya keluarga pengurus]
            beras bantuan {rt} [berkutu|apek|dikurangi timbangannya]
            sudah daftar DTKS {2-4} kali tetap ditolak sistem
            kartu ATM bansos dipegang oknum, kami tidak tahu saldonya
        detail:
            alasannya punya aset, padahal motor saja kredit
            tidak ada petugas yang survei ke rumah
            sudah ke kelurahan disuruh menunggu muskel
            jatah seharusnya {10-20/5} kg
            nomor antrean {14-180}
            di web tertulis layak
            dipotong {25-100/25} ribu katanya uang lelah
        effect:
            untuk makan saja susah
            obat ibu jadi tidak terbeli
            cucu saya terpaksa berhenti les
            tetangga jadi saling curiga
        request:
            mohon dicek datanya
            tolong didata ulang
            minta penjelasan
            mohon petugas turun langsung
            tolong dibantu
        """,
        somewhere=False,
    ),
)

KESEHATAN_DBD: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            minta fogging
            banyak kasus DBD
            jentik nyamuk di bangunan kosong
            warga kena demam berdarah
        core:
            sudah {2-6} warga {di} kena [demam berdarah|DBD], mohon fogging
            minta [fogging|penyemprotan nyamuk] {di}, [nyamuk makin banyak|anak saya opname]
            bangunan kosong {di} kolamnya jadi sarang jentik
            jumantik {di} tidak pernah datang lagi
            tetangga {rt} {2-4} orang masuk rumah sakit karena DBD
        detail:
            surat dari rumah sakit sudah diserahkan ke RT
            trombositnya sempat {15-60/5} ribu
            banyak ban bekas di belakangnya
            terakhir fogging {2-5} bulan lalu
        effect:
            ibu-ibu panik
            anak-anak tidak berani main
            khawatir bertambah
        request:
            mohon segera difogging
            tolong dibagikan abate
            minta PE dari puskesmas
        """,
    ),
)

PUSKESMAS: tuple[Topic, ...] = (
    topic(
        1,
        Span.SERVICE,
        """
        terse:
            antrean puskesmas lama
            petugas puskesmas judes
            obat puskesmas kosong
            dokter gigi tidak ada
            nomor antrean online error
        core:
            antrean di puskesmas {kel} [lama sekali|dari {jamsubuh} baru dipanggil {jamsiang}]
            petugas [loket|apotek|pendaftaran] puskesmas {kel} [judes|main HP|tidak jelas]
            obat [hipertensi|diabetes|TB|asma] di puskesmas {kel} kosong [sudah {lama}|]
            dokter di puskesmas {kel} datang {jamsiang} padahal jadwal {jampagi}
            rujukan dari puskesmas {kel} dipersulit
            imunisasi di puskesmas {kel} ditolak karena vaksin habis
            parkir puskesmas {kel} dipungut {2-5} ribu
        detail:
            saya nomor {12-90}
            kursi tunggunya cuma {10-20}
            sistemnya katanya offline
            disuruh beli di luar
            pasien umum malah didahulukan
        effect:
            ibu saya sampai lemas
            izin kerja habis
            bayi rewel berjam-jam
            terpaksa ke klinik swasta
        request:
            mohon ditambah petugas
            tolong dibenahi
            minta kejelasan stok
            minta pembinaan sikap
        """,
    ),
)

RSUD: tuple[Topic, ...] = (
    topic(
        1,
        Span.SERVICE,
        """
        terse:
            IGD RSUD {kec} penuh, pasien terlantar
            antrean poli RSUD {kec} lama
            jadwal operasi RSUD {kec} diundur terus
        core:
            [bapak|ibu|anak|suami] saya menunggu kamar di IGD RSUD {kec} sudah {8-40} jam
            antrean poli [jantung|mata|saraf|anak] RSUD {kec} dari {jamsubuh} sampai {jamsiang}
            jadwal operasi di RSUD {kec} diundur {2-5} kali
            obat pulang dari RSUD {kec} tidak lengkap
            perawat RSUD {kec} [membentak|lama datang kalau dipanggil]
        detail:
            kamar kelas 3 katanya penuh
            dokternya ganti terus
            AC ruang tunggu mati
            toiletnya mampet
        effect:
            kondisinya makin turun
            kami tidur di lantai
            biaya bolak-balik habis banyak
        request:
            mohon kepastian
            tolong dibantu kamar
            minta dievaluasi
        """,
        somewhere=False,
    ),
)

BPJS: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            BPJS PBI nonaktif
            BPJS tidak bisa dipakai
            kartu KIS tiba-tiba mati
        core:
            BPJS [PBI|KIS] [saya|ibu saya|sekeluarga] tiba-tiba nonaktif waktu mau [berobat|cuci darah|melahirkan]
            minta BPJS gratis untuk [adik|bapak] saya, sudah ajukan lewat kelurahan [{lama} lalu|]
            faskes BPJS saya pindah sendiri ke {kec}
            bayi saya belum terdaftar BPJS padahal sudah {1-5} bulan
        detail:
            tunggakannya dulu sudah lunas
            puskesmas suruh ke dinsos, dinsos suruh ke puskesmas
            dokter tetap minta jaminan
        effect:
            berobat terpaksa bayar sendiri
            jadwal cuci darah lewat
            uang pinjaman habis
        request:
            mohon diaktifkan
            tolong dibantu, darurat
            minta penjelasan
        """,
        somewhere=False,
    ),
)

KJP: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            KJP belum cair
            KJP anak dicabut tanpa alasan
            kartu KJP tertelan ATM
            KJMU tidak cair
        core:
            KJP anak saya belum cair [sudah {lama}|padahal temannya sudah]
            KJP anak saya [dicabut|diblokir] tanpa pemberitahuan, [sekolahnya di {kel}|kelas {1-12}]
            daftar KJP tahap {1-2} gagal karena [NIK tidak padan|dianggap punya mobil]
            KJP Plus dipegang [sekolah|toko seragam], orang tua tidak bisa ambil
            dana KJP [SMA|SMK|SMP] baru masuk setengah
            KJMU semester {3-7} belum turun
            toko menolak gesek KJP, maunya tunai dipotong {10-20/5} persen
        detail:
            mobilnya sudah dijual tapi belum balik nama
            dari sekolah bilang sudah diusulkan
            saldo terakhir {12-90} ribu
            bank suruh ke sekolah, sekolah suruh ke bank
        effect:
            SPP sudah menunggak {2-4} bulan
            anak malu sama temannya
            seragam belum terbeli
        request:
            mohon dicek
            tolong dibuka blokirnya
            minta kejelasan jadwal
        """,
        somewhere=False,
    ),
)

PPDB: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            zonasi PPDB tidak adil
            akun PPDB error
            titik zonasi salah
        core:
            anak saya kalah [umur|zonasi] padahal rumah cuma {80-400/20} meter dari sekolah
            akun PPDB tidak bisa [diverifikasi|login], besok penutupan
            zonasi prioritas RT kami di {kel} hilang dari daftar
            KK kami sudah {1-6} tahun di {kel} tapi dibilang belum setahun
            ada yang titip KK di {rt} supaya masuk SMA favorit
        detail:
            posko bilang tunggu operator
            sudah kirim email tiga kali
            nilai rapornya {83-94}
        effect:
            anak menangis terus
            terpaksa swasta mahal
            kami bingung
        request:
            mohon segera dibantu
            tolong dicek datanya
            minta keadilan
        """,
        somewhere=False,
    ),
)

SATWA_LIAR: tuple[Topic, ...] = (
    topic(
        1,
        Span.SUDDEN,
        """
        terse:
            ular masuk rumah
            biawak di got
            sarang tawon besar
            monyet liar masuk permukiman
            ada ular sanca
            tawon vespa di pohon
        core:
            ada ular [sanca|kobra|hijau] {di} [masuk dapur|di plafon|di selokan] [panjang {1-3} meter|]
            biawak {di} [keluar dari got|memangsa ayam warga]
            sarang tawon {di} sebesar [bola|ember|kepala], [sudah menyengat anak|dekat sekolah]
            monyet lepas {di} [mengambil jemuran|menggigit orang|di atap]
            musang {di} masuk plafon tiap malam
            buaya kecil terlihat {di}
        detail:
            sudah ditutup ember
            pertama kelihatan {jam}
            induknya belum ketemu, tadi ada {2-5} anaknya
            sepertinya lepas dari pemilik
        effect:
            keluarga tidak berani tidur
            anak-anak tidak boleh keluar
            {2-4} ekor ayam hilang
        request:
            mohon dievakuasi
            tolong petugas datang
            minta segera
        """,
    ),
)

HEWAN_PELIHARAAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            anjing tetangga lepas
            kucing liar makin banyak
            anjing menggigit warga
            kotoran anjing di mana-mana
        core:
            anjing {di} [dilepas tanpa tali|menggonggong semalaman|mengejar pemotor]
            kucing liar {di} [sudah puluhan|berpenyakit], minta disteril
            anjing [liar|peliharaan] {di} menggigit [anak|kurir|tukang sayur]
            kotoran anjing {di} tidak pernah dibersihkan pemiliknya
            tetangga memelihara {6-25} ekor kucing {di}, bau kencing
        detail:
            pemiliknya marah kalau ditegur
            sering masuk rumah orang
            belum divaksin katanya
            kotorannya di teras orang
        effect:
            anak-anak takut lewat
            kami takut rabies
            tamu tidak berani masuk
        request:
            mohon petugas KPKP datang
            tolong didata dan divaksin
            minta pemiliknya ditegur
        """,
    ),
)

ORANG_HILANG: tuple[Topic, ...] = (
    topic(
        1,
        Span.SUDDEN,
        """
        terse:
            orang hilang, kakek pikun
            anak belum pulang
            ibu saya hilang
        core:
            [kakek|bapak|ibu|paman] saya [pikun|stroke ringan|] hilang {di} sejak {jam}
            anak [laki-laki|perempuan] umur {7-15} tahun belum pulang, terakhir {di}
            ditemukan anak kecil menangis {di}, tidak tahu rumahnya
        detail:
            pakai [kaos abu|sarung|daster|jaket hijau] dan sandal jepit
            tingginya sekitar {110-165/5} cm
            jalannya agak pincang
            HP-nya tidak aktif
        effect:
            keluarga sudah cari ke mana-mana
            kami sangat khawatir
        request:
            mohon bantuan cek CCTV
            tolong hubungi kami lewat RT
            minta disebarkan
        """,
    ),
)
