"""Owns where and when an invented text plays: street, landmark, RT/RW, and the slots that templates ask.

A scene is made for one text and stays consistent in it; it remembers whether the landmark was mentioned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from central.invented import places
from central.invented.grammar import pick
from central.invented.moments import greeting

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ISLANDS = "Kepulauan Seribu"
ROAD_POINTS = frozenset(
    (
        "tikungan pertama",
        "pertigaan",
        "perempatan",
        "lampu merah",
        "putaran balik",
        "jembatan kecil",
        "portal",
        "stasiun",
    )
)
TWO_DIGITS = tuple(f"{number:02d}" for number in range(1, 16))
CARS = (
    "Avanza",
    "Xenia",
    "Innova",
    "pickup",
    "box",
    "Brio",
    "engkel",
    "Kijang kapsul",
    "sedan tua",
    "L300",
    "Pajero",
    "Agya",
    "Ertiga",
    "Carry",
    "Panther",
)
MOTORS = ("Beat", "Vario", "Mio", "Scoopy", "Supra", "matic hitam", "NMax", "bebek")
COLOURS = ("putih", "silver", "hitam", "merah marun", "abu-abu", "biru tua", "hijau lumut", "krem")
RELATIONS = (
    "depan",
    "depan",
    "dekat",
    "dekat",
    "seberang",
    "samping",
    "sebelah",
    "belakang",
    "persis depan",
    "tidak jauh dari",
    "setelah",
    "sebelum",
    "arah ke",
)
BESIDE = frozenset(("depan", "dekat", "seberang", "samping", "sebelah", "belakang"))
UNITS_OF_TIME = (
    ("hari", 3, 10),
    ("minggu", 2, 4),
    ("minggu", 2, 3),
    ("bulan", 2, 9),
    ("bulan", 2, 4),
    ("tahun", 2, 4),
)
ROUND_SPANS = (
    "seminggu",
    "sebulan",
    "setahun",
    "semingguan",
    "sebulanan",
    "berbulan-bulan",
    "berhari-hari",
    "dua minggu",
    "tiga bulan",
    "setengah tahun",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report points to; names as the territory's reference data writes them."""

    kelurahan_name: str
    kecamatan_name: str
    lat: float
    lon: float


class Scene:
    """One invented spot in a place, told of at an ``hour`` of the day (by default any)."""

    __slots__ = (
        "_day",
        "_span",
        "hour",
        "house",
        "is_island",
        "kecamatan",
        "kelurahan",
        "landmark",
        "random",
        "relation",
        "rt",
        "rt_style",
        "rw",
        "street",
        "vocative",
    )

    def __init__(self, rng: Random, place: Place, hour: float | None = None) -> None:
        random = self.random = rng.random
        self.hour = 6 + random() * 16 if hour is None else hour
        self.is_island = place.kecamatan_name.startswith(ISLANDS)
        self.kelurahan = place.kelurahan_name
        self.kecamatan = place.kecamatan_name
        self.rt = TWO_DIGITS[int(random() * 15)]
        self.rw = TWO_DIGITS[int(random() * 12)]
        self.vocative = "bu" if random() < 0.3 else "pak"
        self.house = int(random() * 98) + 1
        self.rt_style = int(random() * 5)
        self.street = places.street_of(random, self.kelurahan, on_island=self.is_island)
        self.landmark = ""
        self.relation = ""
        self._span: str | None = None
        self._day = int(random() * 7)

    def day(self) -> str:
        """A weekday, never the one told before."""
        self._day = (self._day + 1 + int(self.random() * 5)) % 7
        return DAYS[self._day]

    def landmark_name(self) -> str:
        """The landmark, settled when first told together with how the spot lies to it."""
        if not self.landmark:
            random = self.random
            self.landmark = places.landmark_of(random, self.kelurahan, self.rt, self.rw, on_island=self.is_island)
            near = self.landmark in ROAD_POINTS
            self.relation = pick(random, ("dekat", "sebelum", "setelah") if near else RELATIONS)
        return self.landmark

    def beside(self) -> str:
        """The spot by its landmark ("seberang warteg Bu Yati")."""
        landmark = self.landmark_name()
        return f"{self.relation} {landmark}"

    def rt_rw(self) -> str:
        rt, rw = self.rt, self.rw
        return (
            f"RT {rt}/RW {rw}",
            f"RT {rt}/{rw}",
            f"RT 0{rt} RW {rw}",
            f"RT {int(rt)} RW {int(rw)}",
            f"rt{rt}/{rw}",
        )[self.rt_style]

    def home(self) -> str:
        """The resident's area with a leading blank, for texts that no street belongs in."""
        chance = self.random()
        if chance < 0.4:
            return f" {self.rt_rw()} {self.kelurahan}"
        return f" {'warga' if chance < 0.7 else 'kelurahan'} {self.kelurahan}"

    def where(self) -> str:
        """The first mention of the spot, preposition included."""
        chance = self.random()
        if chance < 0.26:
            return f"di {self.street}"
        if chance < 0.5:
            return f"di {self.street} {self.beside()}"
        if chance < 0.68:
            landmark = self.landmark_name()
            at = self.relation if self.relation in BESIDE else "dekat"
            return f"{'di ' if chance < 0.62 else ''}{at} {landmark}"
        return self._where_else(chance)

    def _where_else(self, chance: float) -> str:
        if chance < 0.74:
            return f"di {self.street} nomor {self.house}"
        if chance < 0.82:
            return f"di {self.street} {self.rt_rw()}"
        if chance < 0.86:
            return f"di lingkungan {self.rt_rw()}"
        if chance < 0.92:
            return f"di {self.street} {self.kelurahan}"
        if chance < 0.96:
            return f"di {pick(self.random, ('ujung', 'awal', 'pertigaan', 'sekitar', 'pinggir'))} {self.street}"
        return f"di sekitar {self.landmark_name()}"

    @property
    def is_span_told(self) -> bool:
        return self._span is not None

    def span(self) -> str:
        """How long it has lasted: one answer per text."""
        if self._span is None:
            self._span = self._settle_span()
        return self._span

    def _settle_span(self) -> str:
        random = self.random
        if random() < 0.3:
            return pick(random, ROUND_SPANS)
        unit, low, high = pick(random, UNITS_OF_TIME)
        count = low + int(random() * (high - low + 1))
        before = pick(random, ("", "", "", "", "hampir ", "lebih dari ", "kurang lebih ", "sekitar "))
        return f"{before}{count} {unit}{' lebih' if not before and random() < 0.12 else ''}"


def _hour(low: int, count: int, word: str) -> Callable[[Scene], str]:
    def told(scene: Scene) -> str:
        random = scene.random
        hour = low + int(random() * count)
        chance = random()
        if chance < 0.18:
            return f"pukul {hour % 24:02d}.{pick(random, ('00', '15', '30', '45'))}"
        if chance < 0.28:
            return f"jam {hour % 24}.{pick(random, ('00', '30'))}"
        spoken = hour % 12 or 12
        return f"jam {'setengah ' if chance > 0.9 else ''}{spoken} {word}"

    return told


def _any_hour(scene: Scene) -> str:
    return pick(scene.random, (_MORNING, _AFTERNOON, _NIGHT, _DAWN))(scene)


def _plate(scene: Scene) -> str:
    random = scene.random
    tail = "".join(pick(random, "KPTSUWVZ") for _ in range(3))
    return f"B {int(random() * 8) + 1}{int(random() * 10)}xx {tail}"


_DAWN = _hour(3, 2, "subuh")
_MORNING = _hour(6, 4, "pagi")
_AFTERNOON = _hour(15, 3, "sore")
_NIGHT = _hour(21, 4, "malam")

SLOTS: dict[str, Callable[[Scene], str]] = {
    "sapa": lambda scene: scene.vocative,
    "salam": lambda scene: greeting(scene.hour),
    "di": Scene.where,
    "jalan": lambda scene: scene.street,
    "patokan": Scene.landmark_name,
    "rt": Scene.rt_rw,
    "rw": lambda scene: f"RW {scene.rw}",
    "kel": lambda scene: scene.kelurahan,
    "kec": lambda scene: scene.kecamatan,
    "lama": Scene.span,
    "hari": Scene.day,
    "jam": _any_hour,
    "jamsubuh": _DAWN,
    "jampagi": _MORNING,
    "jamsiang": _AFTERNOON,
    "jammalam": _NIGHT,
    "plat": _plate,
    "mobil": lambda scene: pick(scene.random, CARS),
    "motor": lambda scene: pick(scene.random, MOTORS),
    "putih": lambda scene: pick(scene.random, COLOURS),
    "hurufrute": lambda scene: pick(scene.random, "ABCDEH"),
    "blad": lambda scene: f"A{pick(scene.random, 'ABI')}{int(scene.random() * 40) + 1}",
    "nama": lambda scene: places.keeper_of(scene.random),
    "rptra": lambda scene: places.flower_of(scene.random) + pick(scene.random, (" Indah", "", " Ceria")),
    "relasi": Scene.beside,
    "bulan": lambda scene: pick(scene.random, MONTHS),
    "sekolah": lambda scene: places.school_of(scene.random, scene.kelurahan),
}
