"""Owns the wording of officers' and residents' short texts in one life: the tables of words with their slots."""

from __future__ import annotations

from collections.abc import Callable

from central.invented import desk_words, moments, public_words
from central.invented.grammar import Template, compile_template, expand, pick
from central.invented.remedies import REMEDIES
from central.invented.remedy import Remedy
from central.invented.scene import DAYS, SLOTS, Scene

PROVIDERS = ("penyedia jaringan", "PLN", "asosiasi penyedia internet", "pengelola kabel")
SEEDLINGS = ("tabebuya", "pule", "ketapang kencana", "bungur", "mahoni", "tanjung")
CLOGS = ("kasur dan kayu", "akar pohon", "puing bangunan", "styrofoam", "tanah bekas galian", "lemak beku")
SHELTERS = ("masjid", "balai warga", "RPTRA", "sekolah", "kantor kelurahan")


class DeskScene:
    """What the slots of a desk text ask; ``holder``, ``target`` and ``now`` change as the report moves on."""

    __slots__ = ("_turn", "category_name", "holder", "now", "random", "remedy", "scene", "target")

    def __init__(self, scene: Scene, category: str, category_name: str, topic: int) -> None:
        self.scene = scene
        self.random = scene.random
        self.category_name = category_name
        self.remedy = _remedies(category)[topic]
        self.now = 0.0
        self._turn = int(self.random() * 4)
        self.holder = ""
        self.target = ""

    def say(self, table: tuple[Template, ...]) -> str:
        """One text of a table, its first letter as the table has it."""
        return expand(pick(self.random, table), self)

    def note(self, table: tuple[Template, ...]) -> str:
        """One text of a table, now and then with a capital."""
        text = self.say(table)
        return text[0].upper() + text[1:] if self.random() < 0.65 else text

    def place(self) -> str:
        if self.scene.landmark and self.random() < 0.4:
            return self.scene.beside()
        return self.scene.street.replace("Jalan ", "Jl ").replace("Gang ", "Gg ")

    def today(self) -> str:
        return DAYS[moments.weekday(self.now)]

    def soon(self) -> str:
        return DAYS[moments.weekday(self.now + (1 + int(self.random() * 3)) * moments.DAY)]

    def lately(self) -> str:
        """A clock time of the last two hours."""
        minutes = int(moments.local_hour(self.now - (900 + self.random() * 6000)) * 12) * 5
        return f"pukul {minutes // 60:02d}.{minutes % 60:02d}"

    def work(self) -> str:
        """What is being done now; one after the other, so that notes of a report differ."""
        self._turn += 1
        return expand(self.remedy.work[self._turn % len(self.remedy.work)], self)

    def result(self) -> str:
        return expand(pick(self.random, self.remedy.done), self)

    def sentence(self) -> str:
        text = self.result()
        return text[0].upper() + text[1:]


class _Clauses:
    """A remedy, compiled."""

    __slots__ = ("done", "work")

    def __init__(self, remedy: Remedy) -> None:
        self.work = compiled(remedy.work)
        self.done = compiled(remedy.done)


def _of_scene(slot: Callable[[Scene], str]) -> Callable[[DeskScene], str]:
    return lambda desk: slot(desk.scene)


DESK_SLOTS: dict[str, Callable[[DeskScene], str]] = {
    **{name: _of_scene(SLOTS[name]) for name in ("kel", "kec", "rw")},
    **{name: _of_scene(SLOTS[name]) for name in ("jampagi", "jamsiang", "jammalam", "jamsubuh")},
    "salam": lambda desk: moments.greeting(moments.local_hour(desk.now)),
    "hari": DeskScene.today,
    "nanti": DeskScene.soon,
    "tadi": DeskScene.lately,
    "unit": lambda desk: desk.holder,
    "tujuan": lambda desk: desk.target,
    "agensi": lambda desk: desk.target or "instansi terkait",
    "kategori": lambda desk: desk.category_name,
    "lokasi": DeskScene.place,
    "kerja": DeskScene.work,
    "hasil": DeskScene.result,
    "Hasil": DeskScene.sentence,
    "provider": lambda desk: pick(desk.random, PROVIDERS),
    "bibit": lambda desk: pick(desk.random, SEEDLINGS),
    "sumbatan": lambda desk: pick(desk.random, CLOGS),
    "tempat": lambda desk: pick(desk.random, SHELTERS),
}


def compiled(block: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(compile_template(line, DESK_SLOTS) for line in block)


_COMPILED: dict[str, tuple[_Clauses, ...]] = {}


def _remedies(category: str) -> tuple[_Clauses, ...]:
    known = _COMPILED.get(category)
    if known is None:
        known = _COMPILED[category] = tuple(_Clauses(remedy) for remedy in REMEDIES[category])
    return known


HAND_ON = compiled(desk_words.KOORDINASI)
LACKING = compiled(desk_words.KURANG)
WRONG_AGENCY = compiled(desk_words.SALAH_ALAMAT)
KELURAHAN_ITSELF = compiled(desk_words.KE_KELURAHAN)
HAND_ON_AGAIN = compiled(desk_words.KIRIM_ULANG)
INSTRUCTION = compiled(desk_words.INSTRUKSI)
WORK_NOTE = compiled(desk_words.CATATAN_KERJA)
PUBLIC_ANSWER = compiled(public_words.JAWABAN)
DUPLICATE = compiled(public_words.DUPLIKAT)
REPLY = compiled(public_words.BALASAN)
INTERNAL = compiled(desk_words.CATATAN)
REFUSED_WORK = compiled(desk_words.TOLAK_TL)
ACCEPTED = compiled(desk_words.VALIDASI)
REOPENED = compiled(desk_words.BUKA_KEMBALI)
EXTENSION = compiled(desk_words.PERPANJANGAN)
GRANTED = compiled(desk_words.SETUJU)
DENIED = compiled(desk_words.TIDAK_SETUJU)
REFUSAL = {code: compiled(block) for code, block in public_words.TOLAK.items()}
PRAISE = compiled(public_words.PRAISE)
MIXED = compiled(public_words.MIXED)
BLAME = compiled(public_words.BLAME)
