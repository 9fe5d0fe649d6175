"""Owns what people write about parking."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

PARKIR_LIAR: tuple[Topic, ...] = (
    topic(
        6,
        Span.REPEATED,
        """
        terse:
            parkir liar
            mobil parkir di badan jalan
            parkir sembarangan
            motor parkir di [jalan|bahu jalan]
            mobil parkir dua lapis
            parkir liar depan ruko
            deretan mobil parkir bikin macet
            parkir liar makan separuh jalan
            mobil parkir di bawah rambu dilarang parkir
        core:
            parkir liar {di} [makin parah|makin menjadi], jalan tinggal satu jalur
            mobil-mobil parkir sembarangan {di} [setiap hari|dari pagi sampai malam|]
            banyak mobil parkir di badan jalan {di} padahal ada rambu dilarang parkir
            motor parkir {di} sampai [makan|memakan] [setengah|separuh] jalan
            {di} dijadikan [lahan|tempat] parkir [liar|] oleh pengunjung [kafe|restoran|ruko|klinik|pasar]
            mohon ditertibkan parkir liar {di}
            kendaraan parkir dua sisi {di}, [ambulans|mobil damkar] tidak bisa masuk
            tolong derek mobil yang parkir {di}
            pengunjung [rumah makan|kedai kopi|salon|tempat gym] parkir sembarangan {di}
            [truk|bus pariwisata|mobil box] parkir berjejer {di} [tiap malam|sejak {jammalam}|]
            parkir paralel {di} bikin macet sampai [lampu merah|jalan raya|pertigaan|flyover]
            antrean mobil jemputan sekolah parkir dua baris {di} tiap {jamsiang}
            jalan {di} berubah jadi terminal bayangan dan parkiran
            tiap {hari} dan {hari} parkir liar {di} tidak terkendali
            baru sehari ditertibkan, {di} sudah penuh mobil parkir lagi
        detail:
            tukang parkirnya malah mengarahkan ke badan jalan
            rambunya jelas-jelas ada huruf P dicoret
            tadi saya hitung ada {6-25} mobil
            sudah pernah digembosi petugas tapi besoknya kembali lagi
            paling ramai {jamsiang} dan {jammalam}
            pemilik kafenya tidak menyediakan lahan parkir
            kalau ditegur malah lebih galak
            spion mobil saya pernah kena senggol
            biasanya mulai {jampagi} sampai {jammalam}
            sudah saya foto plat nomornya, salah satunya {plat}
            setiap ada petugas lewat langsung bubar, habis itu parkir lagi
            rata-rata mobil pegawai kantor sebelah
            ada yang sampai menutup hidran
        effect:
            angkot dan Jaklingko tidak bisa papasan
            macet panjang tiap jam pulang kantor
            saya susah keluar [rumah|garasi|gang]
            pejalan kaki harus ke tengah jalan
            kemarin mobil jenazah saja tidak bisa lewat
            sering ribut sesama pengemudi karena tidak bisa lewat
            mengganggu jalur TransJakarta
            mobil damkar tidak akan bisa masuk kalau ada kebakaran
            anak sekolah jadi susah menyeberang
            motor sampai lawan arah
        request:
            mohon [diderek|digembok|ditilang]
            tolong ditertibkan rutin, jangan cuma formalitas
            minta Dishub [patroli|jaga] di sini
            tolong pasang [barier|water barrier|stick cone]
            minta dipasang rambu dilarang parkir
            mohon beri efek jera
            tolong kempesin semua
            minta ditindak juga juru parkirnya
        """,
    ),
    topic(
        3,
        Span.LASTING,
        """
        terse:
            mobil parkir depan rumah orang
            mobil mogok ditinggal di jalan
            mobil rongsokan di pinggir jalan
            tetangga parkir mobil di gang
            garasi umum di jalan warga
            mobil parkir menutup akses rumah
            bangkai mobil di bahu jalan
        core:
            mobil {mobil} [{plat}|] parkir {di} [sudah {lama}|] tidak pernah dipindahkan
            tetangga menjadikan jalan {di} sebagai garasi pribadi
            bangkai mobil {mobil} {di} [dibiarkan|teronggok] [sudah {lama}|]
            mobil parkir persis di depan pagar rumah saya {di}
            ada {2-6} mobil menginap {di} setiap malam
            warga {rt} punya mobil tapi tidak punya garasi, parkirnya {di}
            mobil rusak [ban kempes|penuh debu] {di} menghalangi jalan
            bengkel {di} menaruh mobil [pelanggan|rusak] di jalan
            showroom mobil {di} memajang dagangan di bahu jalan
        detail:
            pemiliknya tidak diketahui
            sudah ditegur RT baik-baik tapi cuek
            bannya sudah [kempes|botak] dan jadi sarang kucing
            orangnya kontrak di rumah sebelah
            alasannya jalan umum
            kalau diminta geser marah-marah
            lebar jalan cuma {3-4} meter
            cat mobilnya {putih}
            sudah dilaporkan lewat grup RT
        effect:
            mobil sampah tidak bisa lewat
            saya tidak bisa keluar kerja pagi-pagi
            dua motor saja susah papasan
            jadi sarang tikus dan nyamuk
            anak-anak main di sela mobil
            tamu tidak bisa masuk
            kalau ada yang sakit ambulans tidak bisa masuk
        request:
            mohon diderek
            tolong ditempeli stiker teguran
            minta dimediasi
            tolong ditegakkan perda soal wajib garasi
            minta dipindahkan
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            juru parkir liar meresahkan
            tukang parkir minta {5-20/5} ribu
            parkir liar pungut tarif seenaknya
            jukir liar di minimarket
            pak ogah dan jukir liar
            dipalak tukang parkir
        core:
            juru parkir liar {di} minta [uang|bayaran] {5-20/5} ribu [untuk motor|tanpa karcis|]
            tukang parkir {di} memaksa minta {3-10} ribu padahal cuma {2-5} menit
            parkir {di} dipungut {5-30/5} ribu tanpa karcis oleh oknum [ormas|berompi oranye|]
            jukir liar {di} [galak|marah-marah|mengancam] kalau tidak dikasih
            minimarket {di} ada tulisan parkir gratis tapi dijaga tukang parkir
            tarif parkir {di} tidak wajar, saya ditagih {10-50/5} ribu
            oknum jukir {di} menguasai bahu jalan
        detail:
            tidak ada karcis resmi
            ngakunya setor ke [atas|orang kelurahan|aparat]
            waktu datang tidak ada, waktu mau pulang baru muncul
            orangnya pakai [topi hitam|rompi biru|kaos merah] dan bertato
            kalau ada acara harganya dua kali lipat
            saya kasih {2-3} ribu dilempar balik
            ada {2-5} orang bergantian
        effect:
            pelanggan toko saya jadi kabur
            saya takut belanja ke situ lagi
            motor teman saya ditendang
            tidak nyaman, apalagi perempuan sendirian
            kaca spion saya hampir dipatahkan
            warga resah
        request:
            mohon ditindak
            tolong OTT sekalian
            minta dikasih petugas resmi
            tolong ditertibkan
            mohon dipasang papan tarif resmi
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            truk kontainer parkir di permukiman
            bus pariwisata ngetem
            mobil parkir di zebra cross
            parkir di jalur sepeda
            odong-odong parkir sembarangan
            mobil travel bongkar muat
            parkir di atas jembatan
        core:
            [truk trailer|kontainer|truk tangki|dump truck] parkir {di} [menunggu bongkar|berhari-hari|sampai \
                sopirnya tidur]
            mobil [travel|rental|ekspedisi|katering] {di} bongkar muat di tengah jalan tiap {jampagi}
            jalur sepeda {di} ditutup mobil [pelanggan soto|jemputan|katering]
            mobil wali murid {di} berhenti di zebra cross sampai {10-40/10} menit
            halaman masjid {di} tertutup mobil pengunjung [kondangan|toko kue|kafe]
            pool [taksi|bajaj|angkot|truk air] {di} meluber ke jalan warga
            mobil pedagang [buah|kasur|karpet] {di} mangkal di tikungan
            jalan depan rumah sakit {di} dipenuhi mobil penunggu pasien
            motor dinas dan mobil plat merah parkir {di} di bawah rambu larangan
            mobil toko [mebel|keramik|elektronik] {di} menurunkan barang berjam-jam
        detail:
            mesinnya dibiarkan menyala, asapnya hitam
            sopir mencuci baju dan menjemur di spion
            ban serep ditaruh di pinggir buat mengganjal
            kernet malah menyuruh kami yang mundur
            kerucut oranye milik dishub disingkirkan
            satpam ruko mengatur dengan peluit demi pelanggan
            terpal muatannya menjuntai ke kabel
            plat luar daerah semua
            sekali datang rombongan {3-9} kendaraan
            malam dipakai tempat pacaran di sela-sela truk
        effect:
            aspal jadi ambles karena bobot truk
            getarannya memecahkan kaca akuarium saya
            pesepeda terpaksa masuk jalur cepat
            anak TK menyelinap di antara bumper
            tukang roti keliling tidak kebagian jalan
            jenazah tetangga terpaksa digotong sampai mulut gang
            kami kehilangan pelanggan sepertiga
            mobil pemadam minggu lalu tertahan {10-25/5} menit
        request:
            mohon disediakan kantong parkir
            tolong ditindak tegas
            minta petugas jaga
            tolong disurati pemilik usahanya
            mohon operasi gabungan
            tolong ditilang
        """,
    ),
)
