"""Owns the remedies of works: roads, lamps, pipes, trees and drains."""

from __future__ import annotations

from central.invented.remedies_services import FACILITY
from central.invented.remedy import Remedy, remedy

LAMPS = remedy(
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

CABLES = remedy(
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

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "jalan": (
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        FACILITY,
    ),
    "galian": (
        remedy(
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
    "jaringan-listrik": (LAMPS, CABLES, LAMPS),
    "jaringan-komunikasi": (
        CABLES,
        remedy(
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
        remedy(
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
        remedy(
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
    "pohon": (
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
    "taman": (FACILITY,),
    "pemakaman": (
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
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
        remedy(
            """
            pengecekan kedalaman endapan
            """,
            """
            sumur resapan dikuras dan tutupnya diganti
            permukaan diratakan dengan aspal
            """,
        ),
    ),
}
