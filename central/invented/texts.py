"""Owns the composing of one invented description with its address and landmark.

About 20 % of the texts are terse (5–12 words), most have 15–45 words, 10 % are long (60–120). Nearly all \
    open with
the trouble itself, since the first sentence is the report's headline. Pure: the same generator state gives
the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from central.invented import phrases_common as common
from central.invented import phrases_counters as counters
from central.invented import phrases_manners as manners
from central.invented.grammar import Template, compile_template, expand, pick
from central.invented.phrases import TOPICS
from central.invented.phrases_refused import REFUSED
from central.invented.register import (
    ANGRY,
    CASUAL,
    CLERK,
    FORMAL,
    HASTY,
    PLAIN,
    POLITE,
    Manner,
    write,
)
from central.invented.scene import SLOTS, Place, Scene
from central.invented.topics import Span, Topic

__all__ = ["MANNERS", "Place", "Spot", "Text", "Told", "describe", "tell", "tell_refused"]

TERSE_SHARE = 0.2
LONG_SHARE = 0.11
MANNERS: tuple[Manner, ...] = (FORMAL, POLITE, POLITE, PLAIN, PLAIN, PLAIN, CASUAL, CASUAL, HASTY, HASTY, ANGRY)
SECRETIVE = frozenset(
    ("pungutan-liar", "parkir-liar", "gangguan-ketertiban", "pelanggaran-perda", "asusila", "tata-ruang-bangunan")
)


@dataclass(frozen=True, slots=True)
class Text:
    """What the resident told: the description, the address line and, when there is one, a landmark."""

    description: str
    address: str
    landmark: str | None


# Orders in which a body may be told: detail, effect, since when, prior report, story, way there, plea, photo.
ORDERS: tuple[str, ...] = (
    "DSEPTDCWEF",
    "SDEPCTDWEF",
    "EDSPTWCEDF",
    "DESTPDWCTE",
    "PSDETWCDEF",
    "TDESPDCWEF",
    "DEDSPFTWCE",
    "SPDETDWCEF",
    "WDESPTCDEF",
    "EDPTSCWDEF",
    "FDSETPWCDE",
    "DPSEDTCWEF",
)
# What a long text goes on with.
MORE: tuple[str, ...] = ("DETCDETC", "ETDCETDC", "TDECDTEC", "DTECTEDC")
# What no clerk writes down: stories, pleas, the way, photos.
OF_RESIDENTS = "TCWF"
RESULTS = ("akibatnya ", "jadinya ", "sampai-sampai ", "makanya ")


class _Repertoire:
    """A topic's templates, compiled, by the letters of ``ORDERS``; detail and effect in three parts each,
    so that two sentences of one kind differ."""

    def __init__(self, topic: Topic) -> None:
        self.weight = topic.weight
        self.somewhere = topic.somewhere
        self.terse = _templates(topic.terse)
        self.core = _templates(topic.core)
        self.request = _templates(topic.request)
        self.parts = {"D": _parts(topic.detail), "E": _parts(topic.effect)}
        self.kinds = {
            **_COMMON,
            "S": _templates(common.SINCE[topic.span]),
            **_SPECIAL.get(topic.span, {}),
            **({} if topic.somewhere else {"W": ()}),
        }

    def kind(self, letter: str, turn: int, is_angry: bool) -> tuple[Template, ...]:
        parts = self.parts.get(letter)
        if parts:
            return parts[turn % len(parts)]
        return _ANGRY if letter == "C" and is_angry else self.kinds[letter]


class Spot(NamedTuple):
    """Where and about which topic of its category a text is, so that a second resident can report the same."""

    scene: Scene
    topic: int


class Told(NamedTuple):
    """A text with its spot."""

    text: Text
    spot: Spot


def describe(rng: Random, category: str, place: Place, manner: Manner | None = None) -> Text:
    """An invented report of ``category`` (an id of the reference data) at ``place``.

    ``manner`` is how the resident writes; by default one is chosen. An unknown category is a ``KeyError``.
    """
    return tell(rng, category, place, manner).text


def tell_refused(
    rng: Random, code: str, place: Place, manner: Manner | None = None, hour: float | None = None
) -> Text:
    """What is sent and then refused with ``code``; KeyError for a code that no text of its own stands for."""
    scene = Scene(rng, place, hour)
    sentences = [expand(pick(rng.random, _REFUSED[code]), scene)]
    return Text(write(rng, manner or pick(rng.random, MANNERS), sentences), _address(scene), _landmark(scene))


def tell(
    rng: Random,
    category: str,
    place: Place,
    manner: Manner | None = None,
    hour: float | None = None,
    spot: Spot | None = None,
) -> Told:
    """Like ``describe``, told at an ``hour`` of the day; with ``spot`` the same trouble as before, in other words."""
    random = rng.random
    repertoires = _repertoires(category)
    if spot is None:
        spot = Spot(Scene(rng, place, hour), _chosen(random(), repertoires))
    elif hour is not None:
        spot.scene.hour = hour
    scene, repertoire = spot.scene, repertoires[spot.topic]
    manner = manner or pick(random, MANNERS)
    chance = random()
    if chance < TERSE_SHARE:
        sentences = _terse(scene, repertoire)
    else:
        is_long = chance > 1 - LONG_SHARE
        target = 60 + int(random() * 32) if is_long else 15 + int(random() * 20)
        sentences = _told(scene, repertoire, manner, target, category)
    return Told(Text(write(rng, manner, sentences), _address(scene), _landmark(scene)), spot)


@cache
def _repertoires(category: str) -> tuple[_Repertoire, ...]:
    return tuple(_Repertoire(topic) for topic in TOPICS[category])


def _templates(block: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(compile_template(line, SLOTS) for line in block)


def _parts(block: tuple[str, ...]) -> tuple[tuple[Template, ...], ...]:
    count = min(3, len(block))
    return tuple(_templates(block[start::count]) for start in range(count))


_COMMON = {
    "P": _templates(common.PRIOR),
    "T": _templates(common.STORY),
    "W": _templates(common.WAY),
    "C": _templates(common.CALM),
    "F": _templates(common.PHOTO),
}
_AT_COUNTERS = {
    "P": _templates(counters.PRIOR),
    "T": _templates(counters.STORY),
    "C": _templates(counters.CALM),
    "F": _templates(counters.PHOTO),
    "W": (),
}
_SPECIAL: dict[Span, dict[str, tuple[Template, ...]]] = {
    Span.SUDDEN: {"P": (), "T": ()},
    Span.ASKING: {"P": (), "T": (), "W": (), "F": ()},
    Span.PAPERWORK: _AT_COUNTERS,
    Span.SERVICE: _AT_COUNTERS,
}
_ANGRY = _templates(common.ANGRY)
_SECRET = _templates(common.SECRET)
_LEAD = _templates(common.LEAD)
_BRIEF = _templates(common.BRIEF)
_REFUSED = {code: _templates(block) for code, block in REFUSED.items()}
_OPENINGS = {name: _templates(block) for name, block in manners.OPENINGS.items()}
_CLOSINGS = {name: _templates(block) for name, block in manners.CLOSINGS.items()}


def _chosen(chance: float, repertoires: tuple[_Repertoire, ...]) -> int:
    left = chance * sum(repertoire.weight for repertoire in repertoires)
    for index, repertoire in enumerate(repertoires):
        left -= repertoire.weight
        if left < 0:
            return index
    return len(repertoires) - 1


def _terse(scene: Scene, repertoire: _Repertoire) -> list[str]:
    """Five to twelve words."""
    random = scene.random
    text = expand(pick(random, repertoire.terse), scene)
    text += f" {scene.where()}" if repertoire.somewhere else scene.home()
    words = text.count(" ") + 1
    if words < 5 or random() < 0.6:
        more = expand(pick(random, _BRIEF if random() < 0.6 else repertoire.request), scene)
        if words + more.count(" ") + 1 <= 12:
            return [text, more]
    return [text]


def _told(scene: Scene, repertoire: _Repertoire, manner: Manner, target: int, category: str) -> list[str]:
    """About ``target`` words: an opening, a body in one of many orders, and perhaps requests and an end."""
    random = scene.random
    sentences = [_opening(scene, repertoire, manner)]
    ending = _ending(scene, repertoire, manner, category)
    wanted = target - sum(sentence.count(" ") + 1 for sentence in (*sentences, *ending))
    _tell(scene, repertoire, manner, wanted, sentences)
    if len(ending) > 1 and random() < 0.2:
        sentences.insert(1, ending.pop(0))
    return sentences + ending


def _opening(scene: Scene, repertoire: _Repertoire, manner: Manner) -> str:
    random = scene.random
    core = expand(pick(random, repertoire.core), scene)
    chance = random()
    if chance < (0.75 if manner is CLERK else 0.13):
        return f"{expand(pick(random, _OPENINGS[manner.name]), scene)} {core}"
    if chance < 0.17 and manner is not CLERK:
        return f"{expand(pick(random, _LEAD), scene)} {core}"
    return core


def _tell(scene: Scene, repertoire: _Repertoire, manner: Manner, wanted: int, sentences: list[str]) -> None:
    """Add about ``wanted`` words of body to ``sentences``, kind by kind, none twice."""
    random = scene.random
    is_angry = manner is ANGRY or (manner is CASUAL and random() < 0.5)
    is_long = wanted > 35
    skipping = 0.15 if is_long else 0.4
    omitted = OF_RESIDENTS if manner is CLERK else ""
    turn = int(random() * 3)
    before = ""
    told: set[int] = set()
    for letter in pick(random, ORDERS) + (pick(random, MORE) if is_long else ""):
        if wanted <= 3:
            return
        block = repertoire.kind(letter, turn, is_angry)
        if not block or random() < skipping or (letter == "S" and scene.is_span_told) or letter in omitted:
            continue
        template = pick(random, block)
        if id(template) in told:
            continue
        told.add(id(template))
        sentence = expand(template, scene)
        wanted -= sentence.count(" ") + 1
        _link(random, sentences, sentence, before + letter)
        before = letter
        turn += letter in "DE"


def _link(random: Callable[[], float], sentences: list[str], sentence: str, pair: str) -> None:
    """Add a sentence, now and then hung on to the one before; ``pair`` are the kinds of both."""
    chance = random()
    if pair == "DE" and chance < 0.3 and "sampai" not in sentence and not sentence.startswith("jadi"):
        sentence = pick(random, RESULTS) + sentence
    if pair in ("DE", "D", "DD", "ED") and chance < 0.22:
        sentences[-1] += f", {sentence}"
    else:
        sentences.append(sentence)


def _ending(scene: Scene, repertoire: _Repertoire, manner: Manner, category: str) -> list[str]:
    random = scene.random
    ending: list[str] = []
    if random() < 0.68:
        request = expand(pick(random, repertoire.request), scene)
        particle = pick(random, manners.PARTICLES.get(manner.name, ("",)))
        ending.append(request + particle.replace("{sapa}", scene.vocative))
    if category in SECRETIVE and random() < 0.1:
        ending.append(expand(pick(random, _SECRET), scene))
    if random() < 0.32:
        ending.append(expand(pick(random, _CLOSINGS[manner.name]), scene))
    return ending


def _address(scene: Scene) -> str:
    random = scene.random
    street = scene.street.replace("Jalan ", "Jl. ").replace("Gang ", "Gg. ")
    chance = random()
    if chance < 0.45:
        number = f" No.{scene.house}" if random() < 0.7 else ""
        area = f"RT.{int(scene.rt)}/RW.{int(scene.rw)}, {scene.kelurahan}, Kec. {scene.kecamatan}"
        return f"{street}{number}, {area}"
    if chance < 0.7:
        return f"{street}, RT 0{scene.rt}/RW 0{scene.rw}"
    return f"{street}, {scene.kelurahan}" if chance < 0.9 else street


def _landmark(scene: Scene) -> str | None:
    if not scene.landmark and scene.random() > 0.3:
        return None
    landmark = scene.beside() if scene.random() < 0.4 else scene.landmark_name()
    return landmark[0].upper() + landmark[1:]
