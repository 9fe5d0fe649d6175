"""Owns what field staff do about each topic: clauses for work under way and for work done.

The order within a category is that of its topics in ``phrases``; the clauses are put into notes and public
answers by ``desk_words``.
"""

from __future__ import annotations

from dataclasses import dataclass

from central.invented.topics import lines


@dataclass(frozen=True, slots=True)
class Remedy:
    """Clauses without capital and full stop: what is being done, and what has been done."""

    work: tuple[str, ...]
    done: tuple[str, ...]


def _remedy(work: str, done: str) -> Remedy:
    return Remedy(lines(work), lines(done))


_PARKING = _remedy(
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

_TRADERS = _remedy(
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

_BANNERS = _remedy(
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

_NOISE = _remedy(
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

_LAMPS = _remedy(
    """
    pengecekan panel dan jaringan kabel PJU
    penggantian lampu menunggu mobil crane
    pengukuran arus, ditemukan kabel putus {1-3} titik
    permintaan lampu LED {60-120/30} watt ke gudang
    """,
    """
    lampu PJU diganti {1-8} titik dan sudah menyala
    kabel putus disambung, penerangan normal kembali
    MCB panel diganti dan lampu menyala seluruhnya
    perbaikan lampu selesai dikerjakan {tadi}
    """,
)

_CABLES = _remedy(
    """
    pengecekan pemilik kabel bersama {provider}
    kabel diikat sementara agar tidak menjuntai
    surat perapihan dikirim ke penyedia jaringan
    """,
    """
    kabel dirapikan dan dinaikkan setinggi {4-6} meter
    kabel tidak terpakai dipotong dan digulung petugas
    tiang yang miring ditegakkan kembali
    kabel menjuntai diamankan, jalan aman dilewati
    """,
)

_PAPERS = _remedy(
    """
    pengecekan berkas di sistem, menunggu verifikasi pusat
    pemohon dihubungi untuk melengkapi dokumen
    koordinasi dengan operator sudin
    """,
    """
    berkas telah terbit dan dapat diambil di loket pada jam kerja
    data sudah diperbarui, pemohon telah dihubungi petugas
    permohonan selesai diproses, pemohon menerima dokumen {hari}
    penjelasan persyaratan sudah disampaikan kepada pemohon
    """,
)

_BUILDINGS = _remedy(
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

_FACILITY = _remedy(
    """
    survei kerusakan dan penghitungan kebutuhan material
    area dipasang garis pengaman
    usulan perbaikan diajukan ke pengelola
    """,
    """
    bagian yang rusak diperbaiki dan sudah dapat digunakan
    fasilitas dibersihkan dan dicat ulang
    komponen yang patah diganti baru
    perbaikan selesai, kunci dan jadwal pakai diatur pengelola
    """,
)

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "jalan": (
        _remedy(
            """
            pengukuran {2-9} titik lubang, material diajukan
            lubang ditutup sementara dengan agregat dan diberi cone
            penambalan dijadwalkan malam hari supaya tidak macet
            cold mix dihampar sambil menunggu hotmix
            """,
            """
            {2-8} lubang ditambal dengan hotmix dan sudah bisa dilewati
            penambalan jalan selesai seluas {2-24} meter persegi
            lubang ditutup aspal panas dan dipadatkan dengan stamper
            perbaikan jalan selesai dikerjakan Satgas, ketebalan {4-8} cm
            """,
        ),
        _remedy(
            """
            pengecekan rongga di bawah badan jalan
            pemasangan rambu dan water barrier di titik ambles
            pembongkaran aspal yang ambles untuk perbaikan lapis bawah
            """,
            """
            bagian ambles dibongkar, dipadatkan, dan dicor beton {2-9} meter kubik
            badan jalan diratakan dan dilapis ulang {6-40/2} meter
            retak ditutup dengan aspal cair dan permukaan rata kembali
            """,
        ),
        _remedy(
            """
            penghitungan kebutuhan conblock {30-300/10} buah
            perataan tanah dasar oleh PPSU
            pemasangan ulang conblock dengan bantuan warga
            """,
            """
            conblock dipasang kembali sepanjang {4-30} meter
            jalan gang dicor setebal {7-12} cm, panjang {10-60/5} meter
            jalan lingkungan diratakan dan bisa dilewati
            """,
        ),
        _remedy(
            """
            musyawarah dengan warga soal polisi tidur
            pengukuran tinggi dan jarak polisi tidur
            """,
            """
            polisi tidur dipapas sesuai ketentuan dan dicat
            polisi tidur diganti speed hump standar dan diberi rambu
            polisi tidur yang berlebih dibongkar atas kesepakatan warga
            """,
        ),
        _remedy(
            """
            penyemprotan dan penaburan pasir
            penelusuran asal truk bersama petugas
            """,
            """
            ceceran dibersihkan dan jalan disemprot, tidak licin lagi
            tumpahan ditabur serbuk gergaji lalu disapu, lalu lintas normal
            kontraktor membersihkan jalan setelah ditegur
            """,
        ),
        _remedy(
            """
            pemasangan palang pembatas sementara
            pemeriksaan struktur oleh tim teknis
            pengajuan perbaikan ke seksi jembatan
            """,
            """
            lantai jembatan diperkuat dan pagar dipasang kembali
            bahu jalan diturap {3-15} meter
            genangan diatasi dengan membuat tali air baru
            """,
        ),
        _remedy(
            """
            survei kebutuhan marka dan rambu
            pengecatan dijadwalkan bersama tim marka
            """,
            """
            marka dan zebra cross dicat ulang
            cermin tikungan diganti baru
            patok dan paku jalan dipasang kembali {4-20} buah
            """,
        ),
    ),
    "trotoar": (
        _remedy(
            """
            pendataan keramik dan guiding block yang rusak
            pembongkaran bagian ambles
            """,
            """
            trotoar diperbaiki dan guiding block dipasang lengkap
            bagian yang ambles dicor dan keramik diganti {6-40} buah
            kanstin diganti dan trotoar rata kembali
            """,
        ),
        _remedy(
            """
            penjagaan trotoar pada jam sibuk
            himbauan kepada pemilik usaha dan pengemudi
            """,
            """
            trotoar steril, {3-15} pelanggar ditegur
            bollard dipasang {4-14} buah
            motor yang parkir di trotoar diangkut {2-9} unit
            """,
        ),
    ),
    "jpo-halte": (
        _remedy(
            """
            pemeriksaan pelat lantai dan railing
            teknisi dijadwalkan {nanti}
            """,
            """
            pelat lantai dilas dan dicat anti karat
            lampu JPO diganti {3-12} titik
            lift diperbaiki teknisi dan beroperasi normal
            """,
        ),
        _FACILITY,
    ),
    "galian": (
        _remedy(
            """
            kontraktor dipanggil dan diberi teguran
            pemasangan rambu di sekitar galian
            sisa tanah mulai diangkut {1-3} rit
            """,
            """
            bekas galian diaspal kembali oleh pelaksana
            sisa galian diangkut {2-6} rit dan jalan disapu
            u-ditch ditutup dan dirapikan
            """,
        ),
    ),
    "jaringan-listrik": (_LAMPS, _CABLES, _LAMPS),
    "jaringan-komunikasi": (
        _CABLES,
        _remedy(
            """
            pemeriksaan izin menara
            mediasi warga dengan pemilik menara
            """,
            """
            pembangunan menara dihentikan sampai ada persetujuan warga
            menara diperiksa dan baut dikencangkan pemiliknya
            """,
        ),
    ),
    "air-bersih": (
        _remedy(
            """
            pengukuran tekanan di {3-8} pelanggan
            pencucian pipa dan pembuangan endapan
            pengiriman {1-4} mobil tangki
            """,
            """
            pipa dibilas dan air sudah jernih
            aliran normal setelah valve dibuka penuh
            penyumbatan di pipa dinas diatasi, tekanan 0,{5-9} bar
            """,
        ),
        _remedy(
            """
            penutupan valve dan penggalian titik bocor
            penyambungan pipa diameter {50-150/50} mm
            """,
            """
            kebocoran ditutup dan bekas galian diratakan
            pipa diganti {1-4} meter, air mengalir normal
            """,
        ),
    ),
    "parkir-liar": (
        _PARKING,
        _remedy(
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
        _remedy(
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
        _PARKING,
    ),
    "arus-lalu-lintas": (
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
            """
            teknisi memeriksa mesin tap
            """,
            """
            mesin tap diganti dan saldo dikembalikan
            pintu halte diperbaiki dan berfungsi normal
            """,
        ),
        _remedy(
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
        _NOISE,
        _remedy(
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
        _remedy(
            """
            teguran lisan kepada warga yang membakar
            pemeriksaan kandang bersama kader
            """,
            """
            pelaku membuat pernyataan tidak membakar sampah lagi
            kandang dibersihkan dan dipindahkan pemiliknya
            lapak ditutup dan bekas bakaran disiram
            """,
        ),
        _remedy(
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
        _remedy(
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
        _NOISE,
    ),
    "pkl-liar": (_TRADERS, _TRADERS),
    "reklame": (_BANNERS, _BANNERS),
    "pelanggaran-perda": (
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
        _remedy(
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
    "pohon": (
        _remedy(
            """
            survei pohon, jadwal toping {nanti}
            menunggu mobil crane karena tinggi {10-18} meter
            koordinasi pemadaman jaringan dengan PLN
            """,
            """
            pemangkasan {1-6} pohon selesai dan ranting diangkut
            dahan yang menutup lampu dipotong
            pohon ditoping setinggi {4-7} meter, sisa {1-3} rit dibuang
            """,
        ),
        _remedy(
            """
            pemotongan batang oleh regu {4-9} orang
            satu lajur dibuka, sisa batang dipinggirkan
            """,
            """
            pohon tumbang dievakuasi dan jalan terbuka
            batang dipotong dan diangkut {1-4} truk
            kabel diamankan PLN, lokasi bersih
            """,
        ),
        _remedy(
            """
            pemeriksaan kesehatan pohon
            pengajuan izin tebang
            """,
            """
            pohon mati ditebang dan tunggul dicabut
            bibit {bibit} ditanam sebagai pengganti pohon mati
            batang lapuk ditebang {1-3} batang dan diangkut
            """,
        ),
        _remedy(
            """
            pemeriksaan akar dan batang
            penyemprotan hama
            """,
            """
            akar dan dahan yang mengganggu dipotong
            hama disemprot dan dahan dipangkas
            pohon dirapikan dan sisa potongan diangkut {1-3} rit
            """,
        ),
        _remedy(
            """
            penelusuran pelaku bersama RT dan Satpol PP
            pendataan tanaman yang rusak
            """,
            """
            pelaku membuat pernyataan dan mengganti bibit {bibit}
            tanaman diganti {20-90/10} polybag dan dijadwalkan penyiraman
            paku dan iklan pada pohon dibersihkan
            """,
        ),
    ),
    "taman": (_FACILITY,),
    "pemakaman": (
        _remedy(
            """
            pemeriksaan petugas TPU
            perapihan blad yang dilaporkan
            """,
            """
            makam dirapikan dan rumput dipotong
            oknum diberi sanksi dan tarif resmi dipasang
            jalan TPU dan saluran diperbaiki
            """,
        ),
    ),
    "saluran-air": (
        _remedy(
            """
            pengerukan dimulai, {8-40} karung lumpur terangkat
            pembukaan tutup saluran dan penyisiran sumbatan
            menunggu mobil vakum
            """,
            """
            saluran dikuras sepanjang {15-90/5} meter, {20-160/10} karung lumpur diangkut
            sumbatan {sumbatan} diangkat dan air mengalir lancar
            gorong-gorong disodok sampai hilir
            """,
        ),
        _remedy(
            """
            pengukuran turap yang longsor
            pengangkatan sampah dengan ponton
            """,
            """
            sampah kali diangkut {2-9} meter kubik
            turap darurat dari dolken dipasang {4-16} meter
            pintu air dilumasi dan berfungsi
            """,
        ),
        _remedy(
            """
            penelusuran sumber limbah bersama RT
            pembongkaran sebagian cor penutup
            """,
            """
            saluran disambungkan ke saluran induk
            pemilik rumah membuat bak penampung
            beton penutup dibobok dan aliran lancar
            """,
        ),
    ),
    "banjir": (
        _remedy(
            """
            {1-4} pompa mobile dinyalakan
            evakuasi {3-30} warga ke {tempat}
            pembersihan tali air
            """,
            """
            genangan surut {tadi}, jalan dibersihkan
            pompa diperbaiki dan tali air dibuka
            air surut dan warga kembali ke rumah
            """,
        ),
    ),
    "tutup-saluran": (
        _remedy(
            """
            lubang ditutup papan dan diberi cone
            pengukuran tutup pengganti {40-80/10} cm
            """,
            """
            tutup saluran diganti beton baru
            grill besi dilas dan dipasang kembali
            manhole diratakan dan tidak berbunyi lagi
            """,
        ),
    ),
    "sumur-resapan": (
        _remedy(
            """
            pengecekan kedalaman endapan
            """,
            """
            sumur resapan dikuras dan tutupnya diganti
            permukaan diratakan dengan aspal
            """,
        ),
    ),
    "sampah": (
        _remedy(
            """
            pengangkutan bertahap, {1-3} rit sudah diangkut
            truk dijadwalkan {nanti} {jampagi}
            petugas PPSU memilah dan mengarungi
            """,
            """
            sampah diangkut {1-4} truk dan lokasi disapu
            tumpukan dibersihkan {4-12} petugas PPSU
            TPS dikosongkan dan disemprot
            """,
        ),
        _remedy(
            """
            pemasangan spanduk larangan
            pengintaian pembuang sampah {jamsubuh}
            """,
            """
            {1-5} pembuang sampah terkena OTT dan didenda
            lahan dibersihkan dan dipagari bambu
            sampah diangkut dan pot tanaman dipasang
            """,
        ),
        _remedy(
            """
            awak truk dipanggil satuan pelaksana
            """,
            """
            awak truk ditegur dan bak truk dilas
            jadwal angkut ditempel di pos RW
            """,
        ),
        _remedy(
            """
            kontainer cadangan diminta ke satpel
            pengangkutan barang besar dijadwalkan
            """,
            """
            depo dibersihkan dan disemprot eco enzyme
            barang besar dijemput {1-3} truk
            kontainer diganti dan pagar diperbaiki
            """,
        ),
    ),
    "ppsu": (
        _remedy(
            """
            {2-6} petugas PPSU diturunkan
            jadwal sapu diatur ulang
            """,
            """
            jalan disapu dan rumput dipotong sepanjang {20-200/10} meter
            got dan tepi jalan dibersihkan, {6-30} karung diangkut
            petugas dibina dan jadwal diawasi mandor
            """,
        ),
    ),
    "coretan": (
        _remedy(
            """
            pengerokan tempelan oleh PPSU
            cat disiapkan {1-4} galon
            """,
            """
            coretan dicat ulang seluas {4-30} meter persegi
            {20-150/10} tempelan dikerok
            stiker dan poster dibersihkan dari {5-20} tiang
            """,
        ),
    ),
    "fasos-fasum": (
        _FACILITY,
        _remedy(
            """
            pengecekan status lahan di bagian aset
            pemanggilan pihak yang menguasai lahan
            """,
            """
            lahan dikosongkan dan dikembalikan sebagai fasum
            pagar dibongkar mandiri setelah mediasi
            lapangan diratakan dan parkir dipindahkan
            """,
        ),
    ),
    "rptra": (_FACILITY,),
    "pencemaran": (
        _remedy(
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
        _remedy(
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
        _BUILDINGS,
        _BUILDINGS,
        _remedy(
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
    "lokasi-pasar": (_FACILITY,),
    "rusun": (_FACILITY,),
    "gedung-sekolah": (_FACILITY,),
    "tempat-hiburan": (_NOISE,),
    "fasilitas-olahraga": (_FACILITY,),
    "kebakaran": (
        _remedy(
            """
            pengecekan tekanan hidran
            jadwal sosialisasi disusun bersama RW
            """,
            """
            hidran diperbaiki dan bertekanan
            sosialisasi dilaksanakan diikuti {20-60/5} warga
            sarang tawon dievakuasi petugas
            """,
        ),
    ),
    "pmks": (
        _remedy(
            """
            penjangkauan oleh P3S
            asesmen awal di lokasi
            """,
            """
            yang bersangkutan dirujuk ke panti sosial
            yang bersangkutan dijemput keluarga setelah didata
            dibawa ke puskesmas lalu ke panti
            """,
        ),
        _remedy(
            """
            penjangkauan oleh P3S
            patroli penjangkauan {2-4} titik
            """,
            """
            {2-9} orang dijangkau dan dirujuk ke panti sosial
            lokasi dipantau dan tidak ditemukan lagi
            orang tua dibina dan membuat pernyataan
            """,
        ),
    ),
    "bantuan-sosial": (_PAPERS,),
    "demam-berdarah": (
        _remedy(
            """
            penyelidikan epidemiologi {20-60/5} rumah
            """,
            """
            fogging dilaksanakan radius 100 meter
            PSN serentak, abate dibagikan {30-90/5} rumah
            """,
        ),
    ),
    "puskesmas": (
        _remedy(
            """
            evaluasi alur antrean
            pengecekan stok obat
            """,
            """
            loket ditambah dan petugas diberi pembinaan
            stok obat tersedia kembali
            jadwal dokter ditempel dan diperbarui di aplikasi
            """,
        ),
    ),
    "rsud": (
        _remedy(
            """
            klarifikasi ke manajer pelayanan
            """,
            """
            pasien sudah mendapat kamar
            jadwal ditetapkan dan keluarga dihubungi
            """,
        ),
    ),
    "bpjs": (_PAPERS,),
    "kjp": (_PAPERS,),
    "ppdb": (_PAPERS,),
    "satwa-liar": (
        _remedy(
            """
            regu penyelamat menuju lokasi
            """,
            """
            hewan dievakuasi dan dibawa ke pos
            sarang dimusnahkan malam hari
            """,
        ),
    ),
    "hewan-peliharaan": (
        _remedy(
            """
            pemilik didatangi bersama RT
            """,
            """
            {3-14} kucing disteril
            hewan divaksin dan pemilik membuat pernyataan
            """,
        ),
    ),
    "orang-hilang": (
        _remedy(
            """
            penyisiran dan pengecekan CCTV
            """,
            """
            yang bersangkutan ditemukan dan diserahkan kepada keluarga
            data disebarkan ke panti dan rumah sakit
            """,
        ),
    ),
    "kartu-keluarga": (_PAPERS,),
    "ktp-el": (_PAPERS,),
    "pbb": (_PAPERS,),
    "perizinan": (_PAPERS,),
    "pungutan-liar": (
        _remedy(
            """
            klarifikasi dan pengumpulan keterangan
            """,
            """
            oknum diperiksa dan uang dikembalikan
            pengumuman bebas biaya ditempel di loket
            """,
        ),
    ),
    "lembaga-kemasyarakatan": (
        _remedy(
            """
            musyawarah difasilitasi lurah
            """,
            """
            musyawarah RW menyepakati jadwal pemilihan
            laporan kas dibacakan di depan warga
            """,
        ),
    ),
    "posyandu": (_FACILITY,),
    "jakwifi": (
        _remedy(
            """
            tiket gangguan dibuka ke penyedia
            """,
            """
            perangkat diganti dan internet tersambung
            titik akses dipindahkan ke pos RW
            """,
        ),
    ),
    "lainnya": (
        _remedy(
            """
            usulan diteruskan ke seksi yang membidangi
            pemohon dihubungi untuk melengkapi surat
            """,
            """
            penjelasan disampaikan kepada pelapor
            usulan dicatat untuk musrenbang
            permohonan disetujui, barang dapat diambil di kantor kelurahan
            """,
        ),
        _remedy(
            """
            pembahasan dengan pengurus lingkungan
            para pihak diundang ke kantor kelurahan
            """,
            """
            mediasi menghasilkan kesepakatan tertulis
            pihak terkait dipanggil dan bersedia menyelesaikan
            lokasi ditinjau dan pengelola sudah membenahi
            """,
        ),
    ),
}
