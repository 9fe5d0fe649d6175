"""The words of a comparison: what each sign says and how many agree. Decides nothing about the link."""

import re
from datetime import datetime, timedelta
from html import escape

from app.services.form_values import ComparedReport, Comparison, DuplicateCandidate, Sign, Verdict
from app.views import labels
from app.views.widgets.choice_list import ChoiceRow
from domain.report import CLOSED

translate = labels.translate
_WORD = re.compile(r"[^\W\d_]+")


def candidate_row(found: DuplicateCandidate, now: datetime) -> ChoiceRow:
    parts = [found.number, labels.status_label(found.status), labels.moment(found.created_at, now)]
    return ChoiceRow(
        found.id,
        found.headline,
        " · ".join(parts),
        badge=distance_words(found.distance_m) if found.distance_m is not None else "",
    )


def distance_words(metres: int) -> str:
    if metres < 1000:
        return translate("duplicate", "{n} m").format(n=metres)
    return translate("duplicate", "{n} km").format(n=f"{metres / 1000:.1f}".replace(".", ","))


def sign_label(name: str) -> str:
    words = {
        "uraian": translate("duplicate", "Uraian"),
        "tempat": translate("duplicate", "Tempat"),
        "waktu": translate("duplicate", "Waktu"),
        "kategori": translate("duplicate", "Kategori"),
    }
    return words[name]


def verdict_words(sign: Sign, other: ComparedReport) -> tuple[str, str]:
    """A headline and a second line."""
    if sign.name == "uraian":
        return _words_verdict(sign)
    if sign.name == "tempat":
        return _place_verdict(sign)
    if sign.name == "waktu":
        span = labels.duration(timedelta(minutes=sign.amount or 0))
        is_open = other.status not in CLOSED
        state = translate("duplicate", "yang itu masih terbuka") if is_open else labels.status_label(other.status)
        return translate("duplicate", "Selisih {span}").format(span=span), state
    same = sign.verdict is Verdict.SAME
    return (translate("duplicate", "Sama") if same else translate("duplicate", "Berbeda")), ""


def verdict_icon(verdict: Verdict) -> tuple[str, str]:
    """Icon and tone; the words beside it say the same."""
    icons = {
        Verdict.SAME: ("check-circle", "ok"),
        Verdict.CLOSE: ("warning", "warn"),
        Verdict.OTHER: ("x", "late"),
        Verdict.UNKNOWN: ("question", "text2"),
    }
    return icons[verdict]


def score(comparison: Comparison) -> str:
    agreeing = sum(sign.verdict is Verdict.SAME for sign in comparison.signs)
    words = translate("duplicate", "{n} dari {all} tanda cocok")
    return words.format(n=agreeing, all=len(comparison.signs))


def value_of(report: ComparedReport, name: str) -> str:
    if name == "tempat":
        return report.place
    if name == "waktu":
        words = translate("duplicate", "masuk {at}, lewat {channel}")
        return words.format(at=labels.date_time(report.created_at), channel=report.channel)
    return report.category


def tinted(words: str, shared: frozenset[str], colour: str) -> str:
    """The text as rich text, shared words on a tint; everything of the report is escaped."""
    parts: list[str] = []
    end = 0
    for found in _WORD.finditer(words):
        parts.append(escape(words[end : found.start()]))
        word = escape(found.group())
        is_shared = found.group().casefold() in shared
        parts.append(f'<span style="background-color:{colour}">{word}</span>' if is_shared else word)
        end = found.end()
    return "".join((*parts, escape(words[end:]))).replace("\n", "<br>")


def outcome(comparison: Comparison) -> str:
    """What linking does, and the usual direction where this one runs against it; rich text of our own words."""
    words = translate(
        "duplicate",
        "Bila ditautkan: <b>kedua laporan tetap ada</b> dan saling menampilkan tautan; {mine} tidak dihitung dalam "
        "kinerja. Bisa dilepas kapan saja selama terbuka.",
    ).format(mine=escape(comparison.mine.number))
    if comparison.mine.created_at < comparison.other.created_at:
        words += "<br>" + translate(
            "duplicate",
            "{mine} masuk <b>lebih dulu</b>: biasanya yang baru ditautkan ke yang lama, bukan sebaliknya.",
        ).format(mine=escape(comparison.mine.number))
    return words


def _words_verdict(sign: Sign) -> tuple[str, str]:
    if sign.verdict is Verdict.UNKNOWN:
        return translate("duplicate", "Tidak bisa dibandingkan"), translate("duplicate", "uraian terlalu pendek")
    title = translate("duplicate", "{n} kata penting sama").format(n=sign.amount)
    return title, translate("duplicate", "dari {n} di uraian yang lebih pendek").format(n=sign.whole)


def _place_verdict(sign: Sign) -> tuple[str, str]:
    if sign.amount is not None:
        title = translate("duplicate", "Jarak {span}").format(span=distance_words(sign.amount))
        words = {
            Verdict.SAME: translate("duplicate", "titik yang sama"),
            Verdict.CLOSE: translate("duplicate", "berdekatan; periksa sendiri"),
            Verdict.OTHER: translate("duplicate", "tempat lain"),
        }
        return title, words.get(sign.verdict, "")
    if sign.verdict is Verdict.SAME:
        return translate("duplicate", "Alamat sama"), ""
    if sign.verdict is Verdict.OTHER:
        return translate("duplicate", "Kelurahan lain"), ""
    return translate("duplicate", "Tanpa titik lokasi"), translate("duplicate", "kelurahan sama; bandingkan sendiri")
