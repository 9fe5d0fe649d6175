"""Owns how people spell: abbreviations, colloquial forms, slips of the finger, capitals and full stops.

A manner is one way of writing; it is applied to plain sentences and knows nothing of their content.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from central.invented.grammar import pick


@dataclass(frozen=True, slots=True)
class Manner:
    """How often one writes short or colloquial, and how sentences hang together.

    ``slips`` is the mean number of typing errors per text, ``ends`` what closes the text.
    """

    name: str
    short: float
    colloquial: float
    small: float
    slips: float
    joints: tuple[str, ...]
    ends: tuple[str, ...]
    shouting: float = 0.0


FORMAL = Manner("formal", 0.06, 0.0, 0.0, 0.06, (". ",), (".",))
POLITE = Manner("polite", 0.25, 0.1, 0.15, 0.25, (". ", ". ", ", "), (".", ".", "", "🙏"))
PLAIN = Manner("plain", 0.3, 0.25, 0.3, 0.35, (". ", ". ", ", "), (".", ".", ""))
CASUAL = Manner("casual", 0.45, 0.75, 0.65, 0.5, (", ", ". ", ".. ", " "), ("", "", "..", "."), 0.01)
HASTY = Manner("hasty", 0.92, 0.45, 0.85, 0.8, (" ", ", ", ". ", ",", "  "), ("", "", "."), 0.03)
ANGRY = Manner("angry", 0.4, 0.6, 0.35, 0.5, (". ", ". ", ". ", "! ", ", ", "!! "), ("!", "!!!", "!!", "."), 0.22)
CLERK = Manner("clerk", 0.12, 0.0, 0.0, 0.08, (". ", ". ", "; "), (".",))
SHORT_POST = Manner("short_post", 0.6, 0.6, 0.7, 0.4, (", ", ". ", " "), ("", "", "."), 0.01)

# word = short forms | colloquial forms; a star marks those that few people shorten.
_TABLE = """
yang = yg
dengan = dgn dg
untuk = utk u/ | buat
* dan = dn
tidak = tdk tak | gak ga nggak ngga enggak gk
sudah = sdh sudh | udah udh dah
belum = blm blom | belom
depan = dpn
dekat = dkt | deket
* seberang = sbrg | sebrang
sebelah = sblh
* samping = smping
belakang = blkg blkng
* jalan = jln jl
Jalan = Jl Jln jl jln
Gang = Gg gg
* gang = gg
* Komplek = Komp Kompl
nomor = no
mohon = mhn
tolong = tlg tlong
segera = sgr sgera
* minggu = mgg mnggu
* bulan = bln
* tahun = thn
* hari = hr
malam = mlm
* pagi = pg
* sekitar = skitar sktr
* kurang = krg
lebih = lbh
* banyak = byk bnyk
* orang = org
* rumah = rmh
* warga = wrg
karena = krn karna | soalnya
sampai = smp sampe | ampe
* sangat = sgt
sekali = skali | banget
saya = sy
* kami = kmi
* bisa = bs
* ada = ad
dari = dr
pada = pd
kepada = kpd
dalam = dlm
tanpa = tnp
tidur = tdr
kalau = kl klo | kalo klo
* seperti = spt sprti | kayak kaya
* setiap = stiap | tiap
masih = msh
lagi = lg
* juga = jg
saja = sj | aja
jadi = jd
hanya = hny | cuma cuman
cuma = cm
terus = trs
* sejak = sjk
sebelum = sblm
setelah = stlh | abis
* sesudah = ssdh
* tempat = tmpt tpt
* motor = mtr
* mobil = mbl
* lampu = lmpu
* kendaraan = kndraan
* petugas = ptgs
* kelurahan = kel kelrhn
* kecamatan = kec
* perbaikan = prbaikan
* diperbaiki = dperbaiki | dibenerin
memperbaiki = | benerin
* dibersihkan = dibrsihkan | dibersihin
* ditertibkan = dtertibkan | ditertibin
dipindahkan = | dipindahin
dikerjakan = | dikerjain
dirapikan = | dirapiin
dibiarkan = | dibiarin
* ditinggal = dtinggal
membuang = | buang
membakar = | bakar
memakai = | pake
pakai = | pake
dipakai = | dipake
menutup = | nutup
menunggu = | nunggu
melihat = | liat
lihat = | liat
kelihatan = | keliatan
menumpuk = | numpuk
menyala = | nyala
menyeberang = | nyebrang
mengurus = | ngurus
memaksa = | maksa
mengganggu = | ganggu
terganggu = | keganggu
meminta = | minta
terpeleset = | kepleset
tersandung = | kesandung
terkena = | kena
* jatuh = jth | jatoh
* hitam = | item
* besar = bsr | gede
* kecil = kcl
bagaimana = bgmn | gimana
* begini = bgini | gini
* begitu = bgitu | gitu
dapat = dpt
datang = dtg | dateng
bapak = bpk
Bapak = Bpk
* kantor = kntr
* tetap = ttp
* sendiri = sndiri
* sepertinya = spertinya | kayaknya
kemarin = kmrn kmarin
sekarang = skrg skrng
* laporan = lap lprn
* lokasi = loksi
* masuk = msk
* keluar = klr
* pulang = plg
* terlalu = trlalu | kelewat
* parah = prh
* rusak = rsk
* berlubang = brlubang | bolong
* bahaya = bhaya
* anak = ank
* sama = sm
* mau = mo
* baru = br
* semua = smua smw
mereka = mrk
dibuat = | dibikin
membuat = | bikin
* kasih = ksh | kasi
tahu = tau
* habis = hbs | abis
* hampir = hmpr | ampir
* hujan = hjn | ujan
* sering = srg
padahal = pdhl
tapi = tp | tapi
bukan = bkn
punya = pny
* meter = mtr m
sentimeter = cm
* ribu = rb
juta = jt
* jam = jm
langsung = lgsg lngsung
* bersama = brsama
sebagai = sbg
tersebut = tsb
"""


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may become; ``usual`` scales how readily it is shortened."""

    usual: float
    short: tuple[str, ...]
    colloquial: tuple[str, ...]


def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for line in _TABLE.strip().splitlines():
        word, _, rest = line.removeprefix("* ").partition(" =")
        short, _, colloquial = rest.partition("|")
        usual = 0.25 if line.startswith("* ") else 1.0
        forms[word] = Form(usual, tuple(short.split()), tuple(colloquial.split()))
    return forms


FORMS = _forms()
STREET_WORD = "Jalan"
STREET_SHORT = 0.55


@dataclass(frozen=True, slots=True)
class Odds:
    """One throw decides on a word: below ``colloquial`` that, below ``short`` a short form, else as it is."""

    colloquial: float
    spoken: tuple[str, ...]
    short: float
    shortened: tuple[str, ...]


def _odds(manner: Manner) -> dict[str, Odds]:
    odds: dict[str, Odds] = {}
    for word, form in FORMS.items():
        colloquial = manner.colloquial if form.colloquial else 0.0
        least = STREET_SHORT if word == STREET_WORD else 0.0
        short = max(manner.short * form.usual, least) if form.short else 0.0
        odds[word] = Odds(colloquial, form.colloquial, colloquial + (1 - colloquial) * short, form.short)
    return odds


ODDS = {manner.name: _odds(manner) for manner in (FORMAL, POLITE, PLAIN, CASUAL, HASTY, ANGRY, CLERK, SHORT_POST)}

CLERK_WORDS = {
    "saya": "pelapor",
    "kami": "warga",
    "Saya": "Pelapor",
    "Kami": "Warga",
}

NEIGHBOURS = {
    "a": "s",
    "b": "vn",
    "c": "xv",
    "d": "sf",
    "e": "wr",
    "f": "dg",
    "g": "fh",
    "h": "gj",
    "i": "uo",
    "j": "hk",
    "k": "jl",
    "l": "k",
    "m": "n",
    "n": "bm",
    "o": "ip",
    "p": "o",
    "r": "et",
    "s": "ad",
    "t": "ry",
    "u": "yi",
    "v": "cb",
    "w": "qe",
    "y": "tu",
}


Random01 = Callable[[], float]


def write(rng: Random, manner: Manner, sentences: list[str]) -> str:
    """The sentences as someone of this manner types them, in one text."""
    random = rng.random
    words: list[str] = []
    starts: list[int] = []
    habits = dict(CLERK_WORDS) if manner is CLERK else {}
    for sentence in sentences:
        starts.append(len(words))
        _spell(random, manner, sentence, habits, words)
    _slip(random, manner.slips * 0.6, words)
    if manner.shouting and random() < manner.shouting:
        _shout(random, words, starts)
    text = _joined(random, manner, words, starts)
    end = pick(random, manner.ends)
    return f"{text} {end}" if end == "🙏" else text + end


def _spell(random: Random01, manner: Manner, sentence: str, habits: dict[str, str], words: list[str]) -> None:
    """Add the words of ``sentence``; what was once spelled in a way stays so in ``habits``."""
    known = ODDS[manner.name]
    for word in sentence.split():
        if word in known:
            words.append(habits.get(word) or _spelled(random, manner, word, habits))
        elif word.isalpha():
            words.append(word)
        elif word[-1] == "," and len(word) > 1:
            words.append((habits.get(word[:-1]) or _spelled(random, manner, word[:-1], habits)) + ",")
        else:
            words.append(habits.get(word) or _spelled(random, manner, word, habits))


def _spelled(random: Random01, manner: Manner, word: str, habits: dict[str, str]) -> str:
    odds = ODDS[manner.name].get(word)
    habits[word] = _doubled(random, manner, word) if odds is None else _chosen(random, odds, word)
    return habits[word]


def _chosen(random: Random01, odds: Odds, word: str) -> str:
    chance = random()
    if chance < odds.colloquial:
        return pick(random, odds.spoken)
    return pick(random, odds.shortened) if chance < odds.short else word


def _doubled(random: Random01, manner: Manner, word: str) -> str:
    """ "anak-anak" as it is or as "anak2"."""
    first, dash, second = word.partition("-")
    return first + "2" if dash and first == second and random() < manner.short + 0.2 else word


def _slip(random: Random01, chance: float, words: list[str]) -> None:
    while random() < chance:
        at = int(random() * len(words))
        word = words[at]
        if len(word) >= 4 and word.isalpha():
            words[at] = _mistyped(random, word)


def _mistyped(random: Random01, word: str) -> str:
    kind = random()
    at = 1 + int(random() * (len(word) - 2))
    if kind < 0.4:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.65:
        return word[:at] + word[at + 1 :]
    if kind < 0.8:
        return word[: at + 1] + word[at:]
    near = NEIGHBOURS.get(word[at])
    return word[:at] + pick(random, near) + word[at + 1 :] if near else word


def _shout(random: Random01, words: list[str], starts: list[int]) -> None:
    """Capitals for all, or for one sentence."""
    number = int(random() * len(starts))
    first, end = starts[number], starts[number + 1] if number + 1 < len(starts) else len(words)
    if random() < 0.35:
        first, end = 0, len(words)
    words[first:end] = [word.upper() for word in words[first:end]]


def _joined(random: Random01, manner: Manner, words: list[str], starts: list[int]) -> str:
    is_small = random() < manner.small
    joint = pick(random, manner.joints)
    keeps = random() < 0.7
    out: list[str] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        sentence = " ".join(words[start:end])
        if not is_small and (not out or out[-1][0] not in ", ;"):
            sentence = sentence[0].upper() + sentence[1:]
        out.append(sentence)
        if end < len(words):
            out.append(joint if keeps else pick(random, manner.joints))
    text = "".join(out)
    return text.lower() if is_small and random() < 0.65 else text
