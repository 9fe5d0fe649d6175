"""Owns which topics belong to which category of the reference data, by category id."""

from __future__ import annotations

from central.invented import phrases_air as air
from central.invented import phrases_bangunan as bangunan
from central.invented import phrases_bersih as bersih
from central.invented import phrases_gangguan as gangguan
from central.invented import phrases_hijau as hijau
from central.invented import phrases_jalan as jalan
from central.invented import phrases_jaringan as jaringan
from central.invented import phrases_ketertiban as ketertiban
from central.invented import phrases_layanan as layanan
from central.invented import phrases_parkir as parkir
from central.invented import phrases_perhubungan as perhubungan
from central.invented import phrases_sosial as sosial
from central.invented import phrases_trotoar as trotoar
from central.invented.topics import Topic

TOPICS: dict[str, tuple[Topic, ...]] = {
    "jalan": jalan.JALAN,
    "trotoar": trotoar.TROTOAR,
    "jpo-halte": trotoar.JPO_HALTE,
    "galian": trotoar.GALIAN,
    "jaringan-listrik": jaringan.JARINGAN_LISTRIK,
    "jaringan-komunikasi": jaringan.JARINGAN_KOMUNIKASI,
    "air-bersih": jaringan.AIR_BERSIH,
    "parkir-liar": parkir.PARKIR_LIAR,
    "arus-lalu-lintas": perhubungan.ARUS_LALU_LINTAS,
    "pelayanan-perhubungan": perhubungan.PELAYANAN_PERHUBUNGAN,
    "transportasi-publik": perhubungan.TRANSPORTASI_PUBLIK,
    "gangguan-ketertiban": gangguan.GANGGUAN_KETERTIBAN,
    "pkl-liar": ketertiban.PKL_LIAR,
    "reklame": ketertiban.REKLAME,
    "pelanggaran-perda": ketertiban.PELANGGARAN_PERDA,
    "kawasan-dilarang-merokok": ketertiban.KAWASAN_DILARANG_MEROKOK,
    "asusila": gangguan.ASUSILA,
    "pohon": hijau.POHON,
    "taman": hijau.TAMAN,
    "pemakaman": hijau.PEMAKAMAN,
    "saluran-air": air.SALURAN_AIR,
    "banjir": air.BANJIR,
    "tutup-saluran": air.TUTUP_SALURAN,
    "sumur-resapan": air.SUMUR_RESAPAN,
    "sampah": bersih.SAMPAH,
    "ppsu": bersih.PPSU,
    "coretan": bersih.CORETAN,
    "fasos-fasum": bersih.FASOS_FASUM,
    "rptra": bersih.RPTRA,
    "pencemaran": bersih.PENCEMARAN,
    "minimarket": bersih.MINIMARKET,
    "tata-ruang-bangunan": bangunan.TATA_RUANG_BANGUNAN,
    "lokasi-pasar": bangunan.LOKASI_PASAR,
    "rusun": bangunan.RUSUN,
    "gedung-sekolah": bangunan.GEDUNG_SEKOLAH,
    "tempat-hiburan": bangunan.TEMPAT_HIBURAN,
    "fasilitas-olahraga": bangunan.FASILITAS_OLAHRAGA,
    "kebakaran": bangunan.KEBAKARAN,
    "pmks": sosial.PMKS,
    "bantuan-sosial": sosial.BANTUAN_SOSIAL,
    "demam-berdarah": sosial.KESEHATAN_DBD,
    "puskesmas": sosial.PUSKESMAS,
    "rsud": sosial.RSUD,
    "bpjs": sosial.BPJS,
    "kjp": sosial.KJP,
    "ppdb": sosial.PPDB,
    "satwa-liar": sosial.SATWA_LIAR,
    "hewan-peliharaan": sosial.HEWAN_PELIHARAAN,
    "orang-hilang": sosial.ORANG_HILANG,
    "kartu-keluarga": layanan.KARTU_KELUARGA,
    "ktp-el": layanan.KTP_EL,
    "pbb": layanan.PBB,
    "perizinan": layanan.PERIZINAN,
    "pungutan-liar": layanan.PUNGUTAN_LIAR,
    "lembaga-kemasyarakatan": layanan.LEMBAGA_KEMASYARAKATAN,
    "posyandu": layanan.POSYANDU,
    "jakwifi": layanan.JAKWIFI,
    "lainnya": layanan.LAINNYA,
}
