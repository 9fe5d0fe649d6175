"""Owns the remedies of cleaning, facilities, social affairs and counters."""

from __future__ import annotations

from central.invented.remedy import Remedy, remedy

PAPERS = remedy(
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

FACILITY = remedy(
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
    "sampah": (
        remedy(
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
        remedy(
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
        remedy(
            """
            awak truk dipanggil satuan pelaksana
            """,
            """
            awak truk ditegur dan bak truk dilas
            jadwal angkut ditempel di pos RW
            """,
        ),
        remedy(
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
        remedy(
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
        remedy(
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
        FACILITY,
        remedy(
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
    "rptra": (FACILITY,),
    "lokasi-pasar": (FACILITY,),
    "rusun": (FACILITY,),
    "gedung-sekolah": (FACILITY,),
    "fasilitas-olahraga": (FACILITY,),
    "kebakaran": (
        remedy(
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
        remedy(
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
        remedy(
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
    "bantuan-sosial": (PAPERS,),
    "demam-berdarah": (
        remedy(
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
        remedy(
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
        remedy(
            """
            klarifikasi ke manajer pelayanan
            """,
            """
            pasien sudah mendapat kamar
            jadwal ditetapkan dan keluarga dihubungi
            """,
        ),
    ),
    "bpjs": (PAPERS,),
    "kjp": (PAPERS,),
    "ppdb": (PAPERS,),
    "satwa-liar": (
        remedy(
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
        remedy(
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
        remedy(
            """
            penyisiran dan pengecekan CCTV
            """,
            """
            yang bersangkutan ditemukan dan diserahkan kepada keluarga
            data disebarkan ke panti dan rumah sakit
            """,
        ),
    ),
    "kartu-keluarga": (PAPERS,),
    "ktp-el": (PAPERS,),
    "pbb": (PAPERS,),
    "perizinan": (PAPERS,),
    "pungutan-liar": (
        remedy(
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
        remedy(
            """
            musyawarah difasilitasi lurah
            """,
            """
            musyawarah RW menyepakati jadwal pemilihan
            laporan kas dibacakan di depan warga
            """,
        ),
    ),
    "posyandu": (FACILITY,),
    "jakwifi": (
        remedy(
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
        remedy(
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
        remedy(
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
