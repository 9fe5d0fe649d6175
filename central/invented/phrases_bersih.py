"""Owns what people write about waste, street cleaners, graffiti, pollution and neighbourhood facilities."""

from __future__ import annotations

from central.invented.topics import Span, Topic, topic

SAMPAH: tuple[Topic, ...] = (
    topic(
        4,
        Span.LASTING,
        """
        terse:
            sampah menumpuk
            sampah belum diangkut
            tumpukan sampah [bau|berbelatung]
            TPS liar
            gerobak sampah penuh
            sampah meluber ke jalan
            sampah tidak diangkut {3-9} hari
            bau sampah busuk
        core:
            sampah {di} [menumpuk|menggunung], [sudah {lama}|sudah {3-9} hari] tidak diangkut
            tumpukan sampah {di} [bau busuk|meluber ke jalan|dikerubungi lalat]
            truk sampah {di} [tidak datang|jarang lewat], [warga bingung|sampah menggunung]
            TPS {di} overload sampai [menutup separuh jalan|ke bahu jalan]
            bak sampah {di} penuh, tidak ada yang [mengangkut|mengosongkan]
            gerobak sampah {rt} tidak jalan sejak {hari}
            TPS liar {di} [makin besar|muncul lagi]
            sampah rumah tangga {di} dibiarkan [berhari-hari|sampai berbelatung]
            mohon pengangkutan sampah {di}
            sampah sisa [pasar|kerja bakti|banjir|pangkasan pohon] {di} belum diangkut
        detail:
            biasanya diangkut {hari} dan {hari}
            tukang sampahnya sakit katanya
            iuran {20-50/5} ribu tetap ditarik
            kantongnya diacak-acak [kucing|anjing|pemulung]
            air lindinya mengalir ke depan rumah
            yang buang orang dari luar, pakai motor malam-malam
            tingginya sudah {1-2} meter
            lahannya milik kosong, tidak berpagar
            tinggal {5-20} langkah dari {patokan}
            kontainernya bolong di bawah
            supir truk bilang antre di Bantargebang
        effect:
            baunya sampai ke [kelas|masjid|kamar|dapur]
            lalat masuk ke warung
            anak-anak muntah
            banyak tikus besar
            pelanggan warung saya kabur
            kalau hujan hanyut ke got
            pengendara tutup hidung
            takut jadi penyakit
        request:
            mohon segera diangkut
            tolong tambah ritase truk
            minta disediakan kontainer
            tolong dibersihkan total
            mohon ada jadwal yang jelas
            minta dipasang CCTV
        """,
    ),
    topic(
        3,
        Span.REPEATED,
        """
        terse:
            buang sampah sembarangan
            warga buang sampah ke kali
            orang buang puing sembarangan
            buang kasur bekas di pinggir jalan
            sampah dibuang dari motor
        core:
            banyak yang buang sampah sembarangan {di} [tiap subuh|tiap {jammalam}|]
            warga [kontrakan|kos|seberang kali] {di} buang sampah ke [kali|got|lahan kosong]
            ada yang buang puing [bangunan|keramik|gypsum] {di}
            kasur [dan sofa|] bekas dibuang {di}
            pedagang {di} buang [batok kelapa|kulit durian|sisa sayur] di pinggir jalan
            orang naik {mobil} buang kantong sampah {di} {jammalam}
            popok bayi dibuang {di} tiap hari
            limbah [medis|masker|jarum suntik] ditemukan {di}
        detail:
            kejadiannya biasanya {jamsubuh}
            spanduk larangan sudah dicopot
            warga pernah memergoki, orangnya kabur
            pelakunya terekam CCTV, plat {plat}
            satu orang mulai, yang lain ikut
        effect:
            lingkungan jadi kumuh
            saluran mampet
            kami yang bersih-bersih
            pemilik lahan sampai marah
        request:
            mohon ada OTT
            tolong didenda {500-500} ribu sesuai perda
            minta dipagar lahannya
            tolong diangkut dan dijaga
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            tukang sampah minta uang lebih
            truk sampah bocor
            jalan licin air lindi
        core:
            truk sampah lewat {di} [air lindinya tumpah|bau sekali] tiap {jampagi}
            petugas sampah {di} minta uang tambahan {10-50/10} ribu
            sampah sudah dipilah warga {di} tapi dicampur lagi waktu diangkut
            bank sampah {di} tidak jalan lagi
        detail:
            jalannya sampai licin
            alasannya untuk rokok
            nomor lambungnya tidak kelihatan
            warga jadi malas memilah
        effect:
            motor terpeleset
            baunya tidak hilang seharian
            warga kecewa
        request:
            mohon ditegur
            tolong truknya diperbaiki
            minta diawasi
        """,
    ),
    topic(
        2,
        Span.LASTING,
        """
        terse:
            TPS tidak dipilah
            kontainer sampah bocor
            pengangkutan sampah elektronik
            sampah tersangkut di kolong jembatan
            sampah daun dibiarkan dalam karung
            bau TPS sampai permukiman
            depo sampah kumuh
        core:
            depo sampah {di} [kumuh|airnya menggenang|pagarnya ambruk], warga mencium busuk dari jarak \
                {50-200/50} meter
            karung sampah hasil gerebek lumpur {di} belum dijemput
            tumpukan [styrofoam|botol|ranting|kardus basah] {di} menyangkut di kolong jembatan
            mohon penjemputan [lemari|springbed|kulkas|televisi rusak|kloset] {di}
            tong pilah {di} [hilang tutupnya|terbakar|dijadikan pot]
            warga {rt} menolak perluasan TPS {di}
            sampah hajatan {di} ditinggal begitu saja oleh penyelenggara
            pemulung membongkar karung {di} lalu isinya berserakan
            pengelola pasar {di} menimbun sayuran busuk
            sampah lapangan sesudah [bazar|konser dangdut|senam massal|salat Id] {di} tidak dibersihkan
        detail:
            larvanya sampai merayap ke teras
            motor pengangkut tiga rodanya mogok
            kader lingkungan kewalahan
            timbangannya rusak jadi tidak ada yang menyetor
            ritase cuma sekali seminggu
            sopir minta solar urunan
            kabarnya armada dipakai ke wilayah lain
            truk armroll terakhir terlihat tanggal {2-27}
            belatung, kecoak, lengkap
            bungkusannya plastik kresek hitam besar
        effect:
            selera makan pelanggan hilang
            anak kontrakan sebelah diare
            rembesan cairannya mematikan tanaman
            wali murid protes ke kepala sekolah
            kambing liar berdatangan
            imbauan lurah jadi bahan tertawaan
            aroma anyir menempel di cucian
        request:
            mohon segera ditangani
            tolong disemprot disinfektan
            minta dijadwalkan pengangkutan
            tolong dibersihkan
            mohon dibuatkan jadwal piket
            minta penambahan motor roda tiga
        """,
    ),
)

PPSU: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            jalan belum disapu PPSU
            minta bantuan pasukan oranye
            rumput liar di pinggir jalan
            mohon PPSU bersihkan got
            petugas PPSU jarang kelihatan
            daun berserakan tidak disapu
        core:
            mohon bantuan PPSU membersihkan [got|rumput liar|sisa banjir|lumpur] {di}
            jalan {di} jarang disapu [PPSU|pasukan oranye]
            rumput {di} sudah [tinggi|setinggi pinggang], minta dipotong PPSU
            petugas PPSU {di} [duduk-duduk|main HP|pulang] sebelum jam kerja selesai
            minta tenaga PPSU untuk [angkut kasur bekas|menebang pohon pisang|menambal lubang] {di}
            PPSU {di} membakar daun sapuan
            daun dan pasir {di} menumpuk di tepi jalan
        detail:
            terakhir dibersihkan {2-6} minggu lalu
            biasanya ada {2-5} orang, sekarang tidak ada
            sapuannya dimasukkan ke lubang got
            warga siap bantu konsumsi
            di RT sebelah rutin, di sini tidak
        effect:
            ular pernah muncul
            got jadi mampet
            debunya beterbangan
            tidak enak dipandang
        request:
            mohon dijadwalkan
            tolong dibersihkan
            minta ditegur petugasnya
            minta ditambah personel
        """,
    ),
)

CORETAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            coretan di tembok
            tempelan sedot WC di mana-mana
            vandalisme di dinding
            stiker iklan di tiang
            tembok sekolah dicoret
            poster pinjol di tiang listrik
        core:
            tembok {di} penuh [coretan|grafiti|pilox] [nama geng|kata-kata kotor|]
            tempelan iklan [sedot WC|badut sulap|pinjaman|cari kerja] {di} [menutupi tiang|di mana-mana]
            vandalisme {di} [di mural yang baru dicat|di pintu toko|di rambu]
            stiker dan poster {di} merusak pemandangan
            pilar {di} dicoret-coret [lagi|padahal baru dicat]
            dinding rumah saya {di} dipilox orang [tadi malam|]
            selebaran [badut|les|kredit] berserakan {di}
        detail:
            huruf dan gambarnya tidak sopan
            tinggal {2-4} tiang yang masih bersih
            lemnya susah dikelupas
            pelakunya anak sekolah, sekitar {jammalam}
            nomor yang tertera selalu sama
        effect:
            kampung jadi kumuh
            anak kecil jadi tahu kata kasar
            malu dilihat tamu
            percuma dicat terus
        request:
            mohon dibersihkan
            tolong dicat ulang
            minta pemasangnya ditelepon dan didenda
            tolong dikerok
        """,
    ),
)

FASOS_FASUM: tuple[Topic, ...] = (
    topic(
        2,
        Span.LASTING,
        """
        terse:
            pos RW bocor
            balai warga tidak terawat
            portal RW rusak
            MCK umum mampet
            WC umum kotor
            taman bacaan tutup terus
        core:
            [balai warga|pos RW|pos ronda] {di} [atapnya bocor|kayunya lapuk|dindingnya retak]
            MCK umum {di} [mampet|tidak ada air|pintunya jebol]
            taman bacaan {di} tutup terus
            lampu dan bangku tempat duduk warga {di} rusak
            WC umum {di} minta {2-5} ribu padahal kotor
            portal {di} [bengkok|engselnya patah|tidak bisa ditutup]
            gapura {di} [miring|keropos], takut roboh
        detail:
            kunci dipegang satu orang
            kerusakannya sudah lama didiamkan
            yang memakai ada {80-200/20} KK
            dibangun swadaya tahun {1998-2012}
            listriknya sudah dicabut
            kas RW tidak cukup
        effect:
            warga tidak punya tempat kumpul
            kalau hujan tidak bisa dipakai
            posyandu jadi pindah-pindah
            ibu-ibu enggan memakai
        request:
            mohon direhab
            minta dicek petugas
            tolong dibantu anggarannya
            mohon ditinjau pak lurah
        """,
    ),
    topic(
        1,
        Span.LASTING,
        """
        terse:
            fasum dikuasai perorangan
            lapangan warga rusak
            lapangan voli jadi parkiran
            lahan fasum dipagar
        core:
            lapangan {di} [dijadikan parkiran|becek|ring basketnya patah]
            lahan fasum {di} [dikuasai|dipagar] [perorangan|oknum warga]
            fasum {di} disewakan oknum untuk [gudang|parkir|lapak]
            tanah pemda {di} dipakai [warung|garasi|kandang] tanpa izin
            jalan setapak menuju fasum {di} ditutup tembok
        detail:
            ada surat fasum di kelurahan
            pengembangnya sudah pergi
            dulu tempat anak-anak bermain
            penyewanya bayar ke oknum tiap bulan
            warga sudah tanda tangan keberatan
        effect:
            anak-anak main di jalan
            timbul ribut antar warga
            acara 17an tidak ada tempat
            warga merasa dirugikan
        request:
            tolong dikembalikan ke fungsi awal
            minta dicek status tanahnya
            mohon ditertibkan
            tolong dimediasi
        """,
    ),
)

RPTRA: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            mainan RPTRA rusak
            toilet RPTRA kotor
            RPTRA tutup terus
            lapangan RPTRA licin
        core:
            [perosotan|jungkat-jungkit|ayunan] di RPTRA {rptra} [patah|karatan|lepas bautnya]
            toilet RPTRA {rptra} [mampet|bau|airnya mati]
            RPTRA {rptra} [tutup sebelum jam 5 sore|dikunci padahal hari libur]
            pengelola RPTRA {rptra} [kurang ramah|mengusir anak-anak|tidak ada di tempat]
            lapangan futsal RPTRA {rptra} [licin|jaringnya robek|dipakai orang dewasa terus]
            anak muda merokok di RPTRA {rptra} [tiap sore|]
        detail:
            bautnya tajam
            perpustakaannya tidak dibuka
            sudah tulis di buku tamu
            karpet karetnya terkelupas
        effect:
            anak saya jatuh dan benjol
            balita tidak ada tempat main
            ibu-ibu jadi malas ke sana
        request:
            mohon diperbaiki
            tolong diawasi pengelolanya
            minta jam buka ditambah
            tolong disterilkan dari rokok
        """,
    ),
)

PENCEMARAN: tuple[Topic, ...] = (
    topic(
        1,
        Span.REPEATED,
        """
        terse:
            asap [pabrik|pembakaran] hitam
            limbah pabrik dibuang ke kali
            debu proyek masuk rumah
            bau bahan kimia menyengat
            air kali berbusa
            limbah laundry ke got
            cerobong asap mengotori rumah
        core:
            pabrik [tahu|tekstil|plastik|peleburan timah|makanan] {di} membuang limbah ke [got|kali] [tiap malam|]
            asap [hitam|pekat] dari [cerobong|pembakaran sampah|pabrik arang] {di}
            debu [batu bara|semen|proyek] {di} menempel di [lantai|jemuran|mobil] tiap hari
            bau [kimia|karet terbakar|limbah|solvent] {di} menyengat {jammalam}
            air kali {di} berubah warna [merah|hijau|hitam] dan berbusa
            usaha [laundry|pencelupan jeans|bengkel|steam] {di} buang limbah langsung ke saluran
            minyak jelantah dibuang {di}
            air sumur warga {di} bau [solar|besi|]
        detail:
            dibuangnya waktu hujan biar tidak ketahuan
            paling menyengat {jamsubuh}
            ikan di kali mati mengambang
            tidak ada bak penampung limbah
            pernah disidak, dua minggu normal lalu kambuh
            filter cerobongnya tidak dipasang
        effect:
            anak-anak kena ISPA
            mata pedih dan tenggorokan gatal
            warga {rt} banyak yang sesak
            kulit gatal-gatal
            lantai dipel sejam sudah hitam lagi
        request:
            mohon dicek laboratorium
            tolong disidak malam hari
            minta disegel salurannya
            tolong diberi sanksi
        """,
    ),
)

MINIMARKET: tuple[Topic, ...] = (
    topic(
        1,
        Span.LASTING,
        """
        terse:
            minimarket tanpa izin
            minimarket buka 24 jam
            jarak minimarket terlalu dekat pasar
            barang kadaluarsa di minimarket
        core:
            minimarket baru {di} [jaraknya cuma {50-200/50} meter dari pasar|tidak ada izin warga]
            minimarket {di} menjual [makanan kadaluarsa|bir|rokok ke pelajar]
            minimarket {di} buka 24 jam padahal di [permukiman|gang]
            bongkar muat minimarket {di} bikin macet {jampagi}
            harga di rak dan di kasir minimarket {di} selalu beda
        detail:
            warung kelontong warga ada {4-9}
            RT tidak pernah dimintai persetujuan
            struknya saya simpan
            selisihnya {1-9} ribu
        effect:
            warung kecil jadi mati
            pembeli dirugikan
            anak-anak gampang beli rokok
        request:
            mohon dicek izinnya
            tolong ditinjau
            minta ditutup sementara
        """,
    ),
)
