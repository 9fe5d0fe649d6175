"""Owns what people write about counters, papers, permits, taxes and whatever fits nowhere else."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

KARTU_KELUARGA: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            KK belum jadi
            pisah KK dipersulit
            nama di KK salah
            KK barcode belum dikirim
        core:
            urus KK di kelurahan {kel} [sudah {lama}|] belum jadi
            pisah KK di {kel} [dipersulit|disuruh bolak-balik {2-5} kali]
            nama [anak|istri|ibu] saya salah ketik di KK, minta perbaikan
            pecah KK karena [menikah|cerai|pindah] tertahan tanda tangan RT
            KK online statusnya diproses terus [sudah {lama}|]
            anak kedua saya belum masuk KK padahal akta sudah ada
        detail:
            berkas sudah lengkap dan diberi tanda terima
            alasannya jaringan pusat gangguan
            tiap datang orangnya beda, syaratnya beda
            loket buka jam 8 baru dilayani jam {9-11}
            RT minta uang administrasi {20-100/10} ribu
        effect:
            daftar sekolah anak jadi terhambat
            BPJS tidak bisa diurus
            cuti kerja habis
        request:
            mohon dibantu percepat
            tolong dicek statusnya
            minta kepastian selesai kapan
        """,
        somewhere=False,
    ),
)

KTP_EL: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            KTP belum dicetak
            blangko KTP habis
            rekam KTP antre lama
            IKD tidak bisa aktif
        core:
            KTP [saya|anak saya|istri] belum dicetak [sudah {lama}|], alasannya blangko habis
            perekaman KTP di {kel} [antre dari subuh|alatnya rusak|kuota cuma {15-40/5}]
            foto KTP baru buram, minta cetak ulang ditolak
            aktivasi IKD di kelurahan {kel} gagal terus
            KTP hilang, urus di {kel} diminta surat [ini itu|yang tidak ada di aturan]
            ibu saya [stroke|lumpuh] butuh perekaman KTP di rumah, {rt}
            NIK saya tidak terbaca di bank
        detail:
            cuma dikasih suket
            petugas bilang ke kecamatan, kecamatan bilang ke kelurahan
            sudah ambil nomor online tapi tidak dipanggil
            calo di parkiran menawarkan {100-300/50} ribu jadi sehari
        effect:
            tidak bisa buka rekening
            lamaran kerja saya ditolak
            ibu tidak bisa urus BPJS
        request:
            mohon segera dicetak
            tolong jemput bola
            minta penjelasan
        """,
        somewhere=False,
    ),
)

PBB: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            SPPT PBB belum terima
            PBB naik terlalu tinggi
            salah luas tanah di PBB
        core:
            PBB rumah saya di {kel} naik [{2-5} kali lipat|dari {400-900/50} ribu jadi {2-6} juta]
            SPPT PBB tahun ini belum dibagikan di {rt}
            luas bangunan di SPPT salah, saya sudah ajukan pembetulan [{lama} lalu|]
            sudah bayar PBB tapi di sistem masih menunggak
            balik nama PBB di {kec} belum selesai
        detail:
            NJOP-nya disamakan dengan pinggir jalan
            bukti transfer saya simpan
            saya pensiunan
            loketnya cuma satu
        effect:
            kena denda padahal bukan salah saya
            jual beli rumah jadi tertunda
            memberatkan warga kecil
        request:
            mohon ditinjau
            tolong dibetulkan
            minta keringanan
        """,
        somewhere=False,
    ),
)

PERIZINAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.PAPERWORK,
        """
        terse:
            izin usaha belum terbit
            PTSP lambat
            PBG tidak selesai-selesai
            sistem perizinan error
        core:
            izin [usaha|praktik bidan|reklame|makam|PIRT] saya di PTSP {kec} belum terbit [sudah {lama}|]
            pengajuan PBG di {kec} dikembalikan {2-6} kali dengan alasan [beda-beda|gambar kurang]
            akun JakEVO [tidak bisa login|error unggah berkas]
            petugas PTSP {kel} [kurang informatif|istirahat sebelum jam 12]
            perpanjangan izin makam lewat PTSP {kel} ditolak sistem
            surat domisili usaha di {kel} diminta biaya {100-500/50} ribu
        detail:
            di brosur tertulis {3-14} hari kerja
            nomor permohonan ada, status menunggu verifikasi
            konsultan malah selesai cepat
            berkas fisik sudah diserahkan
        effect:
            modal saya tertahan
            sewa tempat jalan terus
            tender terlewat
        request:
            mohon diproses
            tolong diberi alasan tertulis
            minta kepastian waktu
        """,
        somewhere=False,
    ),
)

PUNGUTAN_LIAR: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            pungli [oknum kelurahan|RT|petugas]
            dimintai uang urus surat
            iuran tidak jelas dari oknum
            pungli ke pedagang
        core:
            oknum {di} minta uang {50-500/50} ribu untuk [surat pengantar|tanda tangan|pasang meteran]
            pedagang {di} dipungut {5-30/5} ribu per hari oleh [ormas|oknum berseragam]
            urus surat di kelurahan {kel} diminta uang [rokok|seikhlasnya|bensin] {20-100/10} ribu
            tiap truk yang lewat {di} dimintai {5-20/5} ribu
            petugas lapangan {di} menawarkan damai {300-900/100} ribu supaya tidak disegel
            warga baru {di} wajib bayar {200-900/100} ribu ke oknum pengurus
        detail:
            tidak ada kwitansi
            kalau tidak bayar berkas ditahan
            ada rekaman suaranya
            korbannya bukan saya saja, ada {3-12} orang
            katanya untuk atasan
        effect:
            kami orang kecil keberatan
            dagangan jadi tidak untung
            takut kalau menolak
        request:
            mohon ditindak
            tolong rahasiakan identitas saya
            minta OTT
            tolong diperiksa inspektorat
        """,
    ),
)

LEMBAGA_KEMASYARAKATAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            ketua RT tidak aktif
            pemilihan RW tidak transparan
            RT persulit surat
            uang kas RT tidak jelas
        core:
            ketua RT {di} [jarang di tempat|mempersulit surat pengantar|sudah pindah rumah]
            pemilihan ketua [RT|RW] {di} [tidak transparan|tidak ada sosialisasi|diundur terus]
            laporan keuangan {rw} tidak pernah diumumkan
            pengurus {rw} menarik iuran {25-150/25} ribu tanpa rapat
            stempel RT {di} dipegang orang lain
            masa jabatan RT {di} sudah lewat [sudah {lama}|] belum ada pemilihan
            karang taruna {rw} tidak pernah ada kegiatan
        detail:
            warga sudah tanda tangan {20-90/5} orang
            grup WA dikunci
            kalau ditanya jawabannya nanti
            musyawarahnya cuma dihadiri {5-12} orang
        effect:
            urusan warga terhambat
            warga jadi terpecah
            surat baru jadi {3-9} hari
        request:
            mohon lurah memfasilitasi
            tolong diaudit
            minta pemilihan ulang
        """,
    ),
)

POSYANDU: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            posyandu tidak ada timbangan
            jadwal posyandu tidak jelas
            kader posyandu kurang
        core:
            posyandu {di} [timbangannya rusak|tidak ada tempat|tutup {2-5} bulan]
            jadwal posyandu {di} berubah-ubah tanpa info
            PMT balita di posyandu {di} cuma [biskuit|bubur encer]
            posyandu lansia {di} tidak ada cek gula darah
        detail:
            kadernya tinggal {2-3} orang
            balitanya ada {30-80/5}
            sekarang numpang di garasi warga
        effect:
            anak terlambat imunisasi
            berat badan tidak terpantau
        request:
            mohon dibantu alat
            tolong dijadwalkan rutin
            minta tambahan kader
        """,
    ),
)

JAKWIFI: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            JakWifi mati
            JakWifi lemot
            alat wifi hilang dicuri
        core:
            JakWifi {di} [mati|tidak ada internet|lampunya merah] [sudah {lama}|]
            JakWifi {di} lambat sekali, [buka WA saja tidak bisa|putus nyambung]
            router JakWifi {di} dibawa [pemilik rumah|orang]
            mohon pemasangan JakWifi {di}
            sinyal JakWifi {di} cuma sampai {5-15} meter
        detail:
            tersambung tapi tanpa internet
            speedtest cuma {1-2} Mbps
            kabelnya putus kena layangan
            nomor tiket sudah ada dari bulan lalu
        effect:
            anak-anak tidak bisa belajar
            warga jadi beli kuota
            UMKM susah terima pesanan
        request:
            mohon diperbaiki
            tolong dipindahkan ke pos RW
            minta ditambah
        """,
    ),
)

LAINNYA: tuple[Topic, ...] = (
    topic(
        1,
        Span.ASKING,
        """
        terse:
            usul pasang CCTV
            minta bantuan tenda acara warga
            tanya jadwal fogging
            usul taman kecil
            minta kursi untuk rapat warga
            usul perpustakaan keliling
        core:
            mau tanya [jadwal fogging|cara daftar rusun|syarat dispensasi nikah|cara urus surat pindah] untuk warga {di}
            mohon bantuan [tenda|kursi|sound system|meja] untuk acara [maulid|17an|khitanan massal|bazar] warga {di}
            usul dibuatkan [taman kecil|CCTV|lapangan bulu tangkis|bank sampah] {di}
            usul [perpustakaan|pemeriksaan mata|vaksin hewan|pangan murah] keliling mampir {di}
            mohon penyuluhan [narkoba|hukum|kebakaran|pola asuh] untuk warga {di}
            apakah ada program [bedah rumah|bibit tanaman|pelatihan kerja] untuk warga {di}
        detail:
            sudah tanya ke RW juga tidak tahu
            acara tanggal {3-28} bulan depan
            warga siap swadaya sebagian
            tempatnya sudah disiapkan
            proposal sudah kami buat
            pesertanya [ibu-ibu PKK|karang taruna|lansia|anak yatim]
        effect:
            supaya warga ada kegiatan
            anak-anak butuh tempat bermain
            banyak warga yang berminat
            biar lingkungan lebih hidup
        request:
            mohon arahannya
            tolong ditanggapi
            minta difasilitasi
            mohon informasi
            tolong diteruskan ke yang membidangi
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            sengketa batas tanah
            gas melon langka
            toilet kantor kelurahan kotor
            ijazah anak ditahan sekolah
        core:
            tetangga {di} sengketa batas tanah, minta mediasi
            ijazah anak saya ditahan {sekolah} karena [tunggakan|uang perpisahan]
            gas melon {di} langka, harganya {25-35} ribu
            toilet kantor kelurahan {kel} kotor dan parkirnya sempit
            rumah kosong {di} [jadi sarang ular|dipakai orang tak dikenal|gentengnya berjatuhan]
            warga {di} belum punya [sertifikat|akses jalan|nomor rumah]
            makanan kedaluwarsa dijual {di}
        detail:
            sudah dibicarakan baik-baik tidak ada titik temu
            pemiliknya di luar kota
            saksi dan surat lama masih ada
            warga lain mengalami hal yang sama
        effect:
            warga bingung harus ke mana
            jadi salah paham antar tetangga
            kami yang kecil dirugikan
        request:
            mohon dimediasi
            tolong ditanggapi
            minta petugas turun
            mohon solusinya
        """,
    ),
)
