"""Owns the figures that invented reports follow: shares of categories and channels, times of day, outcomes.

From domain.md: JAKI 91 % of intake, 16.5 % handled by the kelurahan itself, almost two hours until a report is handed
on, categories with their usual agency. The other figures are assumptions of the training data alone.
"""

from __future__ import annotations

from central.invented.register import (
    ANGRY,
    CASUAL,
    CLERK,
    FORMAL,
    HASTY,
    PLAIN,
    POLITE,
    SHORT_POST,
    Manner,
)

# Share of all reports per category, in percent; they need not add up to 100.
CATEGORY_SHARES: dict[str, float] = {
    "jalan": 14.0,
    "trotoar": 2.0,
    "jpo-halte": 1.0,
    "jaringan-listrik": 6.0,
    "jaringan-komunikasi": 2.0,
    "parkir-liar": 10.3,
    "arus-lalu-lintas": 3.5,
    "pelayanan-perhubungan": 2.0,
    "transportasi-publik": 1.6,
    "gangguan-ketertiban": 8.5,
    "pkl-liar": 3.5,
    "reklame": 3.0,
    "pelanggaran-perda": 2.8,
    "kawasan-dilarang-merokok": 1.5,
    "pohon": 9.0,
    "taman": 1.0,
    "pemakaman": 0.3,
    "saluran-air": 3.0,
    "banjir": 1.2,
    "tutup-saluran": 0.9,
    "sumur-resapan": 0.1,
    "tata-ruang-bangunan": 2.8,
    "air-bersih": 1.6,
    "lokasi-pasar": 0.4,
    "sampah": 9.5,
    "ppsu": 1.5,
    "coretan": 1.4,
    "fasos-fasum": 1.2,
    "rptra": 0.5,
    "lembaga-kemasyarakatan": 0.4,
    "kartu-keluarga": 0.3,
    "ktp-el": 0.3,
    "pencemaran": 1.2,
    "pmks": 0.8,
    "bantuan-sosial": 0.6,
    "demam-berdarah": 0.1,
    "puskesmas": 0.2,
    "rsud": 0.1,
    "bpjs": 0.1,
    "gedung-sekolah": 0.2,
    "kjp": 0.2,
    "ppdb": 0.1,
    "rusun": 0.4,
    "minimarket": 0.2,
    "satwa-liar": 0.3,
    "hewan-peliharaan": 0.1,
    "tempat-hiburan": 0.2,
    "fasilitas-olahraga": 0.1,
    "jakwifi": 0.2,
    "pbb": 0.1,
    "perizinan": 0.3,
    "pungutan-liar": 0.3,
    "galian": 0.5,
    "kebakaran": 0.1,
    "orang-hilang": 0.05,
    "asusila": 0.1,
    "posyandu": 0.05,
    "lainnya": 0.4,
}

# On the islands there is no busway and no billboard.
ISLAND_CATEGORIES = (
    "jalan",
    "jaringan-listrik",
    "sampah",
    "pohon",
    "air-bersih",
    "ppsu",
    "fasos-fasum",
    "bantuan-sosial",
    "puskesmas",
    "jakwifi",
    "gangguan-ketertiban",
    "kartu-keluarga",
)

# School admission is in June and July; in other months its reports are about school grants.
ADMISSION, ADMISSION_MONTHS, GRANTS = "ppdb", (5, 6, 7), "kjp"

CHANNEL_SHARES: dict[str, float] = {
    "jaki": 91.0,
    "twitter": 2.2,
    "email": 1.2,
    "kantor-lurah": 1.0,
    "lapor": 1.0,
    "sms": 0.9,
    "facebook": 0.8,
    "medsos-gubernur": 0.6,
    "kantor-camat": 0.4,
    "kantor-walikota": 0.35,
    "pendopo": 0.3,
    "media-massa": 0.2,
    "inspektorat": 0.05,
}

CHANNEL_MANNERS: dict[str, tuple[Manner, ...]] = {
    "twitter": (SHORT_POST, SHORT_POST, CASUAL, ANGRY),
    "medsos-gubernur": (SHORT_POST, CASUAL, POLITE, ANGRY),
    "facebook": (CASUAL, PLAIN, ANGRY),
    "email": (FORMAL, FORMAL, POLITE),
    "lapor": (FORMAL, POLITE, PLAIN),
    "sms": (HASTY,),
    "pendopo": (CLERK, FORMAL),
    "media-massa": (FORMAL,),
    "inspektorat": (FORMAL,),
    "kantor-lurah": (CLERK,),
    "kantor-camat": (CLERK,),
    "kantor-walikota": (CLERK,),
}

# Offices with a counter: how many levels above the kelurahan the unit stands that takes the report in.
COUNTERS: dict[str, int] = {"kantor-lurah": 0, "kantor-camat": 1, "kantor-walikota": 2}

PRIVATE_SHARE = 0.056
PRIVATE_SHARES: dict[str, float] = {
    "pungutan-liar": 0.6,
    "asusila": 0.6,
    "gangguan-ketertiban": 0.17,
    "tata-ruang-bangunan": 0.14,
    "pelanggaran-perda": 0.14,
    "lembaga-kemasyarakatan": 0.3,
    "bantuan-sosial": 0.2,
    "parkir-liar": 0.09,
    "orang-hilang": 0.0,
}

URGENT_SHARE = 0.02
URGENT_SHARES: dict[str, float] = {
    "banjir": 0.4,
    "tutup-saluran": 0.12,
    "pohon": 0.08,
    "orang-hilang": 0.8,
    "satwa-liar": 0.25,
}

# Weight of each hour of the day (WIB) and of each weekday from Monday.
HOURS = (
    *(1.0, 0.6, 0.4, 0.3, 0.5, 1.5),
    *(4.0, 6.5, 8.0, 8.5, 8.0, 7.0),
    *(5.5, 6.0, 6.0, 5.8, 5.5, 5.0),
    *(4.5, 5.0, 4.8, 4.0, 2.8, 1.6),
)
WEEKDAYS = (1.15, 1.1, 1.05, 1.05, 1.0, 0.85, 0.8)

# The kelurahan of the demonstration desk and its part of all reports.
BUSIEST = "31.74.01.1001"
BUSIEST_SHARE = 0.08
ISLAND_WEIGHT = 0.08
UNEVENNESS = 0.75

# Part of all reports, and of the busiest kelurahan's, that fall into the last days.
RECENT_DAYS = 14
RECENT_SHARE = 0.25
RECENT_SHARE_BUSIEST = 0.78

# What residents file a category under by mistake.
CONFUSED: dict[str, tuple[str, ...]] = {
    "jalan": ("galian", "trotoar", "saluran-air"),
    "trotoar": ("jalan", "pkl-liar"),
    "galian": ("jalan", "jaringan-komunikasi"),
    "parkir-liar": ("arus-lalu-lintas", "pelanggaran-perda", "gangguan-ketertiban"),
    "arus-lalu-lintas": ("parkir-liar", "pelayanan-perhubungan"),
    "pkl-liar": ("trotoar", "pelanggaran-perda"),
    "sampah": ("ppsu", "saluran-air", "pencemaran"),
    "ppsu": ("sampah", "jalan"),
    "saluran-air": ("banjir", "sampah", "tutup-saluran"),
    "banjir": ("saluran-air",),
    "pohon": ("taman", "jaringan-listrik"),
    "jaringan-listrik": ("jaringan-komunikasi", "jalan"),
    "jaringan-komunikasi": ("jaringan-listrik",),
    "reklame": ("coretan", "pelanggaran-perda"),
    "coretan": ("reklame",),
    "tata-ruang-bangunan": ("perizinan", "pelanggaran-perda"),
}
CONFUSED_ELSE = ("lainnya", "fasos-fasum", "pelanggaran-perda")

# Ratings: the part of those rated that got five stars, four or more, three or more, two or more.
STARS = (0.44, 0.68, 0.79, 0.86)

# What happens to a report.
SELF_HANDLED = 0.006
REFUSED = 0.025
REFUSAL_SHARES: dict[str, float] = {
    "tanpa_lokasi": 38.0,
    "lainnya": 30.0,
    "bukan_laporan": 14.0,
    "darurat_112": 8.0,
    "tidak_sopan": 5.0,
    "data_pribadi": 5.0,
}
MISPLACED = 0.015
MISFILED = 0.025
DUPLICATES = 0.2
DUPLICATE_DAYS = 21
BOUNCED = 0.06
BOUNCED_FOR_LACK = 0.5
BOUNCED_TO_OTHERS = 0.8
OTHER_AGENCIES = ("dinas-bina-marga", "satpol-pp", "dinas-sumber-daya-air", "dinas-perhubungan", "dinas-cktrp")
TO_DINAS_FIRST = 0.12
FORGOTTEN = 0.015
REFUSED_WORK = 0.08
REOPENED = 0.007
RATED = 0.25
NOTED = 0.1
ANSWERED = 0.18
EXTENDED = 0.4
GRANTED = 0.8

# Hours from intake to completion: median and spread of a log-normal; the busiest desk lags behind lately.
FINISH_MEDIAN_H = 7.0
FINISH_SPREAD = 1.9
VALIDATION_H = 5.0
VALIDATION_LAGGING_H = 16.0
BACKLOG = 13.0
LOOK_LAGGING_H = 6.0
BOUNCED_LAGGING = 0.28
SELF_HANDLED_LAGGING = 0.1
