"""The agencies beside the territory: dinas, badan, biro, UPT and BUMD, with their branches per city.

Names are public; which agency has a branch where is an assumption (docs/assumptions.md).
"""

from typing import NamedTuple

CITIES = {
    "31.71": "Jakarta Pusat",
    "31.72": "Jakarta Utara",
    "31.73": "Jakarta Barat",
    "31.74": "Jakarta Selatan",
    "31.75": "Jakarta Timur",
    "31.01": "Kepulauan Seribu",
}
ISLANDS = "31.01"


class Agency(NamedTuple):
    """`branch` is the name of its branches without the city; `on_islands`: Kepulauan Seribu has one too."""

    id: str
    name: str
    kind: str
    parent: str = "31"
    aliases: tuple[str, ...] = ()
    branch: str | None = None
    branch_alias: str | None = None
    on_islands: bool = False

    def branch_id(self, city: str) -> str:
        return f"sudin-{self.id.removeprefix('dinas-')}-{city}"

    def branch_cities(self) -> tuple[str, ...]:
        if self.branch is None:
            return ()
        return tuple(city for city in CITIES if self.on_islands or city != ISLANDS)


AGENCIES = (
    Agency(
        "dinas-bina-marga",
        "Dinas Bina Marga",
        "dinas",
        aliases=("DINAS BINA MARGA", "BINA MARGA"),
        branch="Suku Dinas Bina Marga",
        branch_alias="SUDIN BINA MARGA",
    ),
    Agency(
        "dinas-sumber-daya-air",
        "Dinas Sumber Daya Air",
        "dinas",
        aliases=("DINAS SDA", "SDA"),
        branch="Suku Dinas Sumber Daya Air",
        branch_alias="SUDIN SUMBER DAYA AIR",
    ),
    Agency(
        "dinas-perhubungan",
        "Dinas Perhubungan",
        "dinas",
        aliases=("DISHUB",),
        branch="Suku Dinas Perhubungan",
        branch_alias="SUDIN PERHUBUNGAN",
        on_islands=True,
    ),
    Agency(
        "dinas-pertamanan-hutan-kota",
        "Dinas Pertamanan dan Hutan Kota",
        "dinas",
        aliases=("DINAS TAMHUT", "DINAS KEHUTANAN"),
        branch="Suku Dinas Pertamanan dan Hutan Kota",
        branch_alias="SUDIN PERTAMANAN DAN HUTAN KOTA",
    ),
    Agency(
        "dinas-lingkungan-hidup",
        "Dinas Lingkungan Hidup",
        "dinas",
        aliases=("DLH", "DINAS LINGKUNGAN HIDUP DAN KEBERSIHAN"),
        branch="Suku Dinas Lingkungan Hidup",
        branch_alias="SUDIN LINGKUNGAN HIDUP",
        on_islands=True,
    ),
    Agency(
        "satpol-pp",
        "Satuan Polisi Pamong Praja",
        "dinas",
        aliases=("SATPOL PP",),
        branch="Satpol PP",
        branch_alias="SATPOL PP",
        on_islands=True,
    ),
    Agency(
        "dinas-cktrp",
        "Dinas Cipta Karya, Tata Ruang dan Pertanahan",
        "dinas",
        aliases=("DCKTRP", "DINAS CITATA"),
        branch="Suku Dinas Cipta Karya, Tata Ruang dan Pertanahan",
        branch_alias="SUDIN CIPTA KARYA, TATA RUANG DAN PERTANAHAN",
    ),
    Agency(
        "dinas-sosial",
        "Dinas Sosial",
        "dinas",
        aliases=("DINSOS",),
        branch="Suku Dinas Sosial",
        branch_alias="SUDIN SOSIAL",
        on_islands=True,
    ),
    Agency(
        "dinas-kesehatan",
        "Dinas Kesehatan",
        "dinas",
        aliases=("DINKES",),
        branch="Suku Dinas Kesehatan",
        branch_alias="SUDIN KESEHATAN",
        on_islands=True,
    ),
    Agency(
        "dinas-pendidikan",
        "Dinas Pendidikan",
        "dinas",
        aliases=("DISDIK",),
        branch="Suku Dinas Pendidikan",
        branch_alias="SUDIN PENDIDIKAN",
        on_islands=True,
    ),
    Agency(
        "dinas-dukcapil",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "dinas",
        aliases=("DUKCAPIL",),
        branch="Suku Dinas Kependudukan dan Pencatatan Sipil",
        branch_alias="SUDIN KEPENDUDUKAN DAN PENCATATAN SIPIL",
        on_islands=True,
    ),
    Agency(
        "dinas-prkp",
        "Dinas Perumahan Rakyat dan Kawasan Permukiman",
        "dinas",
        aliases=("DPRKP",),
        branch="Suku Dinas Perumahan Rakyat dan Kawasan Permukiman",
        branch_alias="SUDIN PERUMAHAN RAKYAT DAN KAWASAN PERMUKIMAN",
        on_islands=True,
    ),
    Agency(
        "dinas-gulkarmat",
        "Dinas Penanggulangan Kebakaran dan Penyelamatan",
        "dinas",
        aliases=("DAMKAR", "GULKARMAT"),
        branch="Suku Dinas Penanggulangan Kebakaran dan Penyelamatan",
        branch_alias="SUDIN PENANGGULANGAN KEBAKARAN DAN PENYELAMATAN",
    ),
    Agency(
        "dinas-ppkukm",
        "Dinas Perindustrian, Perdagangan, Koperasi, Usaha Kecil dan Menengah",
        "dinas",
        aliases=("DINAS PPKUKM",),
        branch="Suku Dinas PPKUKM",
        branch_alias="SUDIN PPKUKM",
        on_islands=True,
    ),
    Agency(
        "dinas-kpkp",
        "Dinas Ketahanan Pangan, Kelautan dan Pertanian",
        "dinas",
        aliases=("DINAS KPKP",),
        branch="Suku Dinas Ketahanan Pangan, Kelautan dan Pertanian",
        branch_alias="SUDIN KETAHANAN PANGAN, KELAUTAN DAN PERTANIAN",
        on_islands=True,
    ),
    Agency(
        "dinas-nakertransgi",
        "Dinas Tenaga Kerja, Transmigrasi dan Energi",
        "dinas",
        aliases=("DINAS NAKER",),
        branch="Suku Dinas Tenaga Kerja, Transmigrasi dan Energi",
        branch_alias="SUDIN TENAGA KERJA, TRANSMIGRASI DAN ENERGI",
    ),
    Agency(
        "dinas-parekraf",
        "Dinas Pariwisata dan Ekonomi Kreatif",
        "dinas",
        aliases=("DISPAREKRAF",),
        branch="Suku Dinas Pariwisata dan Ekonomi Kreatif",
        branch_alias="SUDIN PARIWISATA DAN EKONOMI KREATIF",
        on_islands=True,
    ),
    Agency(
        "dinas-kebudayaan",
        "Dinas Kebudayaan",
        "dinas",
        branch="Suku Dinas Kebudayaan",
        branch_alias="SUDIN KEBUDAYAAN",
        on_islands=True,
    ),
    Agency(
        "dinas-pora",
        "Dinas Pemuda dan Olahraga",
        "dinas",
        aliases=("DISPORA",),
        branch="Suku Dinas Pemuda dan Olahraga",
        branch_alias="SUDIN PEMUDA DAN OLAHRAGA",
    ),
    Agency(
        "dinas-kominfotik",
        "Dinas Komunikasi, Informatika dan Statistik",
        "dinas",
        aliases=("DISKOMINFOTIK",),
        branch="Suku Dinas Komunikasi, Informatika dan Statistik",
        branch_alias="SUDIN KOMUNIKASI, INFORMATIKA DAN STATISTIK",
        on_islands=True,
    ),
    Agency(
        "dinas-pppapp",
        "Dinas Pemberdayaan, Perlindungan Anak dan Pengendalian Penduduk",
        "dinas",
        aliases=("DINAS PPAPP",),
        branch="Suku Dinas PPAPP",
        branch_alias="SUDIN PPAPP",
    ),
    Agency(
        "dinas-pmptsp",
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "dinas",
        aliases=("DPMPTSP", "PTSP"),
    ),
    Agency(
        "dinas-perpustakaan-kearsipan",
        "Dinas Perpustakaan dan Kearsipan",
        "dinas",
        aliases=("DISPUSIP",),
        branch="Suku Dinas Perpustakaan dan Kearsipan",
        branch_alias="SUDIN PERPUSTAKAAN DAN KEARSIPAN",
    ),
    Agency("bpbd", "Badan Penanggulangan Bencana Daerah", "badan", aliases=("BPBD",)),
    Agency(
        "bapenda",
        "Badan Pendapatan Daerah",
        "badan",
        aliases=("BPRD", "BADAN PAJAK DAN RETRIBUSI DAERAH"),
        branch="Suku Badan Pendapatan Daerah",
        branch_alias="SUKU BADAN PENDAPATAN DAERAH",
    ),
    Agency(
        "kesbangpol",
        "Badan Kesatuan Bangsa dan Politik",
        "badan",
        branch="Suku Badan Kesatuan Bangsa dan Politik",
        branch_alias="SUKU BADAN KESATUAN BANGSA DAN POLITIK",
    ),
    Agency("bpad", "Badan Pengelolaan Aset Daerah", "badan"),
    Agency("bkd", "Badan Kepegawaian Daerah", "badan"),
    Agency("inspektorat", "Inspektorat", "badan"),
    Agency("biro-pemerintahan", "Biro Pemerintahan", "biro", aliases=("BIRO TATA PEMERINTAHAN",)),
    Agency("biro-kesejahteraan-sosial", "Biro Kesejahteraan Sosial", "biro"),
    Agency("bp-bumd", "Badan Pembinaan BUMD", "badan", aliases=("BP BUMD",)),
    Agency("up-perparkiran", "Unit Pengelola Perparkiran", "upt", parent="dinas-perhubungan"),
    Agency("up-splj", "Unit Pengelola Sistem Pengendalian Lalu Lintas", "upt", parent="dinas-perhubungan"),
    Agency(
        "up-kebersihan-badan-air",
        "Unit Pengelola Kebersihan Badan Air",
        "upt",
        parent="dinas-lingkungan-hidup",
    ),
    Agency("up-jakarta-smart-city", "Unit Pengelola Jakarta Smart City", "upt", parent="dinas-kominfotik"),
    Agency("pam-jaya", "PAM Jaya", "bumd", parent="bp-bumd", aliases=("PALYJA", "AETRA", "PDAM")),
    Agency("pasar-jaya", "Perumda Pasar Jaya", "bumd", parent="bp-bumd", aliases=("PD PASAR JAYA",)),
    Agency("transjakarta", "PT Transportasi Jakarta", "bumd", parent="bp-bumd", aliases=("TRANSJAKARTA",)),
    Agency("mrt-jakarta", "PT MRT Jakarta", "bumd", parent="bp-bumd"),
    Agency("lrt-jakarta", "PT LRT Jakarta", "bumd", parent="bp-bumd"),
    Agency("jakpro", "PT Jakarta Propertindo", "bumd", parent="bp-bumd"),
    Agency("paljaya", "Perumda Paljaya", "bumd", parent="bp-bumd"),
    Agency("dharma-jaya", "Perumda Dharma Jaya", "bumd", parent="bp-bumd"),
    Agency("food-station", "PT Food Station Tjipinang Jaya", "bumd", parent="bp-bumd"),
    Agency("pembangunan-jaya-ancol", "PT Pembangunan Jaya Ancol", "bumd", parent="bp-bumd"),
)
