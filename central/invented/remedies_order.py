"""Owns the remedies of traffic and public order."""

from __future__ import annotations

from central.invented.remedy import Remedy, remedy

PARKING = remedy(
    """
    himbauan dan pemasangan stiker pada {3-18} kendaraan
    penggembokan {2-6} mobil, pemilik dipanggil
    operasi cabut pentil bersama Satpol PP
    penjagaan petugas {jampagi} sampai {jamsiang}
    pengecekan lapangan, {4-15} kendaraan didapati melanggar
    """,
    """
    penertiban dilakukan, {1-4} kendaraan diderek dan {3-12} ditilang
    {2-9} mobil digembok dan ruas jalan sudah steril
    petugas melakukan OCP terhadap {5-20} motor dan {1-5} mobil
    lokasi sudah bersih dari parkir liar, barier dipasang {4-12} buah
    pemilik usaha menandatangani surat pernyataan tidak memakai bahu jalan
    """,
)

TRADERS = remedy(
    """
    pendataan {6-30} pedagang dan himbauan lisan
    surat peringatan ke-{1-3} disampaikan kepada pedagang
    mediasi dengan paguyuban pedagang
    penjagaan di titik rawan pada jam ramai
    """,
    """
    lapak dibongkar mandiri oleh pedagang dan trotoar sudah bisa dilewati
    penertiban PKL dilakukan, {3-15} gerobak diangkut ke gudang
    pedagang diarahkan ke lokasi binaan, lokasi dijaga {2-4} petugas
    {5-20} lapak dirapikan ke belakang garis, jalan tidak terganggu lagi
    """,
)

BANNERS = remedy(
    """
    penyisiran ruas, {6-40} spanduk terdata
    surat pemanggilan pemilik reklame
    pengecekan masa tayang dan pajak
    """,
    """
    {8-60} spanduk dan banner liar diturunkan
    reklame tanpa izin dibongkar bersama Sudin terkait
    rangka reklame dipotong dan diangkut
    umbul-umbul dan bendera di ruas ini dibersihkan, {20-90/5} lembar
    """,
)

NOISE = remedy(
    """
    petugas mendatangi lokasi dan memberi teguran lisan
    pemanggilan pemilik usaha ke kantor kelurahan
    pengukuran kebisingan pada {jammalam}
    koordinasi dengan RT/RW dan Bhabinkamtibmas
    """,
    """
    pengelola membuat surat pernyataan membatasi suara sampai pukul 22.00
    peringatan tertulis diberikan dan musik dihentikan saat petugas di lokasi
    mediasi warga dan pemilik usaha menghasilkan kesepakatan jam operasional
    patroli tiga malam berturut-turut, situasi kondusif
    """,
)

BUILDINGS = remedy(
    """
    pengukuran dan pemeriksaan dokumen bangunan
    surat peringatan pertama disampaikan kepada pemilik
    pemilik dipanggil untuk menunjukkan PBG
    """,
    """
    bangunan disegel karena tidak memiliki PBG
    kegiatan dihentikan sementara sampai izin lengkap
    bagian yang melanggar dibongkar sendiri oleh pemilik
    hasil pengukuran menunjukkan bangunan sesuai izin, dijelaskan kepada pelapor
    """,
)

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "parkir-liar": (
        PARKING,
        remedy(
            """
            stiker teguran ditempel, pemilik diberi waktu {2-5} hari
            mediasi di pos RW bersama ketua RT
            penelusuran pemilik kendaraan
            """,
            """
            kendaraan dipindahkan pemiliknya setelah mediasi
            mobil diderek ke pool dishub
            warga sepakat jam dan letak parkir, dibuat berita acara
            """,
        ),
        remedy(
            """
            pengamatan tertutup oleh petugas
            pendataan {2-5} juru parkir
            """,
            """
            {1-4} juru parkir liar dibina dan membuat pernyataan
            juru parkir dibawa ke kantor Satpol PP untuk didata
            pengelola minimarket memasang tanda parkir gratis
            """,
        ),
        PARKING,
    ),
    "arus-lalu-lintas": (
        remedy(
            """
            penempatan {2-5} petugas pada {jampagi}
            survei arus dan usulan rekayasa
            """,
            """
            petugas ditempatkan tiap jam sibuk dan lalu lintas lancar
            putaran balik ditutup sementara dengan barier
            penindakan lawan arah, {6-30} pengendara ditilang
            """,
        ),
        remedy(
            """
            teknisi memeriksa kontroler
            pengaturan manual oleh petugas
            """,
            """
            lampu lalu lintas diperbaiki dan menyala normal
            waktu hijau ditambah {5-15} detik
            tiang lampu ditegakkan, kabel diganti
            """,
        ),
        remedy(
            """
            pemantauan truk pada jam larangan
            rapat dengan pengelola proyek
            """,
            """
            portal pembatas ketinggian dipasang
            {3-11} truk ditilang dan jalur dialihkan
            petugas jaga ditambah pada jam sekolah
            """,
        ),
    ),
    "pelayanan-perhubungan": (
        remedy(
            """
            survei kebutuhan rambu
            rambu sementara dipasang
            """,
            """
            rambu dipasang baru dan ditegakkan
            water barrier dirapikan dan yang pecah ditarik
            marka dicat ulang
            """,
        ),
        remedy(
            """
            petugas bersangkutan dimintai keterangan
            pemeriksaan rekaman kamera badan
            """,
            """
            petugas diberi pembinaan dan teguran tertulis
            rincian biaya dijelaskan kepada pelapor beserta dasar hukumnya
            jadwal antrean ditata ulang dengan nomor daring
            """,
        ),
        remedy(
            """
            survei kebutuhan rambu bersama RW
            pengukuran lebar jalan dan kecepatan
            """,
            """
            rambu dipasang {1-4} buah sesuai hasil survei
            hasil survei dijelaskan, pemasangan masuk program berikutnya
            zona selamat sekolah dicat dan diberi rambu
            """,
        ),
    ),
    "transportasi-publik": (
        remedy(
            """
            pengecekan data GPS bus dan jadwal
            evaluasi jumlah armada bersama operator
            """,
            """
            armada ditambah {1-4} bus pada jam sibuk
            jadwal disesuaikan dan jarak antar bus menjadi {7-15} menit
            bus yang rusak diganti dan AC diperbaiki
            """,
        ),
        remedy(
            """
            pramudi dipanggil operator
            pemeriksaan rekaman CCTV armada
            """,
            """
            pramudi diberi sanksi dan pelatihan ulang
            pramudi dibebastugaskan {3-14} hari
            operator menerima surat teguran
            """,
        ),
        remedy(
            """
            teknisi memeriksa mesin tap
            """,
            """
            mesin tap diganti dan saldo dikembalikan
            gerbang tap diatur ulang dan kartu pelapor sudah berfungsi
            """,
        ),
        remedy(
            """
            rekaman CCTV diminta ke operator
            informasi rute dipasang di halte
            """,
            """
            pengumuman perubahan rute dipasang di {3-9} halte
            layar informasi diperbaiki
            petugas halte ditegur dan dirotasi
            """,
        ),
    ),
    "gangguan-ketertiban": (
        NOISE,
        remedy(
            """
            patroli gabungan pada {jammalam}
            pembubaran {6-25} remaja, orang tua dipanggil
            koordinasi dengan Polsek dan tiga pilar
            """,
            """
            {4-12} remaja dibina di kantor kelurahan bersama orang tua
            posko jaga didirikan dan situasi aman {3-6} malam terakhir
            warung penjual miras ditutup, {12-60/4} botol disita
            """,
        ),
        remedy(
            """
            teguran lisan kepada warga yang membakar
            sosialisasi larangan membakar sampah
            """,
            """
            pelaku membuat pernyataan tidak membakar sampah lagi
            bekas bakaran disiram dan sampah diangkut
            pemilik usaha meninggikan cerobong dan membuat pernyataan
            """,
        ),
        remedy(
            """
            penjangkauan bersama P3S
            penyisiran {2-5} titik lampu merah
            """,
            """
            {3-11} orang dijaring dan dibawa ke panti
            petugas disiagakan, lokasi bersih dan tertib
            yang bersangkutan membuat pernyataan tidak mengulangi
            """,
        ),
        remedy(
            """
            pengecekan izin keramaian
            pemanggilan panitia dan pengurus RW
            """,
            """
            jalan dibuka kembali, tenda dirapikan ke tepi
            portal dibuka dan warga sepakat tidak memungut uang
            pungutan dihentikan, pemuda setempat dibina
            """,
        ),
        NOISE,
        remedy(
            """
            pemeriksaan kandang bersama kader dan puskesmas
            teguran lisan kepada pemilik
            """,
            """
            kandang dibersihkan dan disemprot disinfektan
            hewan dipindahkan pemiliknya ke luar permukiman
            barang bekas dirapikan, lokasi dibersihkan bersama warga
            """,
        ),
    ),
    "pkl-liar": (TRADERS, TRADERS),
    "reklame": (BANNERS, BANNERS),
    "pelanggaran-perda": (
        remedy(
            """
            pendataan penghuni bersama RT
            surat panggilan kepada pemilik
            pengecekan izin usaha
            """,
            """
            pemilik membuat pernyataan dan mendata penghuni
            razia dilakukan, {2-9} orang tanpa identitas didata
            kegiatan ditutup karena tidak berizin
            """,
        ),
        remedy(
            """
            pemeriksaan izin bersama kelurahan
            surat peringatan pertama disampaikan
            """,
            """
            pemilik menutup sendiri kegiatan usahanya
            {12-96/4} barang ilegal disita dan dibuat berita acara
            surat peringatan kedua diberikan dan lokasi dipantau
            """,
        ),
        remedy(
            """
            mediasi dengan pemilik bersama RW
            surat perintah bongkar disiapkan
            """,
            """
            portal dibongkar dan jalan terbuka untuk umum
            bangunan di atas saluran dibongkar mandiri
            kunci portal diserahkan ke pengurus RW, jam buka disepakati
            """,
        ),
        remedy(
            """
            teguran di tempat
            pemasangan papan larangan
            """,
            """
            pelanggar menjalani yustisi dengan denda {100-500/100} ribu
            papan larangan dipasang dan lokasi dipantau
            kegiatan dihentikan, pelaku membersihkan lokasi
            """,
        ),
    ),
    "kawasan-dilarang-merokok": (
        remedy(
            """
            sosialisasi kepada pengelola
            pemeriksaan tanda larangan
            """,
            """
            pengelola ditegur tertulis dan asbak disingkirkan
            {2-9} iklan rokok dicopot
            stiker kawasan tanpa rokok dipasang {4-10} lembar
            """,
        ),
    ),
    "asusila": (
        remedy(
            """
            patroli malam oleh {4-8} anggota
            pemangkasan semak supaya terang
            """,
            """
            {2-8} orang diamankan dan didata
            lokasi diterangi dan dijaga bergantian
            warung ditutup pemiliknya
            """,
        ),
    ),
    "pencemaran": (
        remedy(
            """
            pengambilan contoh air dan udara
            sidak malam bersama kelurahan
            """,
            """
            pemilik usaha diberi sanksi administratif
            saluran buang ditutup sampai IPAL dibuat
            hasil uji di bawah baku mutu, pemilik diwajibkan memasang filter
            """,
        ),
    ),
    "minimarket": (
        remedy(
            """
            pemeriksaan dokumen usaha
            """,
            """
            barang kadaluarsa ditarik dan pengelola ditegur
            pengelola menyesuaikan jam buka
            """,
        ),
    ),
    "tata-ruang-bangunan": (
        BUILDINGS,
        BUILDINGS,
        remedy(
            """
            pemeriksaan retak dan kemiringan oleh tim teknis
            garis pengaman dipasang, pemilik dihubungi
            """,
            """
            pemilik membongkar bagian yang rawan
            tembok ditopang dan pemilik wajib memperbaiki dalam {7-14} hari
            bangunan dinyatakan rawan dan dikosongkan
            """,
        ),
    ),
    "tempat-hiburan": (NOISE,),
}
