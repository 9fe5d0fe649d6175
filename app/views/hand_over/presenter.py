"""Which recipients match what was typed, and the words beside the choice. Decides nothing about legality."""

from datetime import datetime
from html import escape

from app.services.values import HandOverChoices, Recipient, ReportDetails
from app.views import labels
from app.views.act.small_dialogs import officer_rows
from app.views.widgets.choice_list import ChoiceRow

translate = labels.translate

_SHORT_WORDS = {"sudin": "suku dinas", "kel": "kelurahan", "kec": "kecamatan", "jaksel": "jakarta selatan"}
_SHORT_WORDS |= {
    "jakbar": "jakarta barat",
    "jaktim": "jakarta timur",
    "jakpus": "jakarta pusat",
    "jakut": "jakarta utara",
}


def matches(name: str, typed: str) -> bool:
    """Every typed word is part of the name, of its usual short form, or of its initials («SDA»)."""
    full = name.casefold()
    initials = "".join(word[0] for word in full.split() if word[0].isalnum())
    text = f"{full} {labels.short_unit(name).casefold()} {initials}"
    return all(_SHORT_WORDS.get(word, word) in text or word in text for word in typed.casefold().split())


def coordination_rows(choices: HandOverChoices, typed: str) -> list[ChoiceRow]:
    return [_agency_row(unit) for unit in choices.koordinasi if matches(unit.name, typed)]


def disposition_rows(choices: HandOverChoices, typed: str, unit_name: str) -> list[ChoiceRow]:
    units = [_sub_unit_row(unit) for unit in choices.sub_units if matches(unit.name, typed)]
    officers = [row for row in officer_rows(choices.officers) if matches(row.title, typed)]
    rows: list[ChoiceRow] = []
    if units:
        heading = translate("hand_over", "laporan berpindah ke pemegang baru di bawah Anda")
        rows += [ChoiceRow("", translate("hand_over", "Sub-unit"), heading), *units]
    if officers:
        heading = translate("hand_over", "pemegang tetap {unit}").format(unit=unit_name)
        rows += [ChoiceRow("", translate("hand_over", "Petugas"), heading), *officers]
    return rows


def clock_words(details: ReportDetails, now: datetime, is_koordinasi: bool) -> str:
    """What handing on now means for both clocks; rich text made of our own words only."""
    finish = translate("hand_over", "Tenggat selesai tetap <b>{at}</b>.").format(
        at=labels.date_time(details.finish_by)
    )
    if details.respond_by is None:
        return translate("hand_over", "Batas respons sudah dijawab unit Anda.") + " " + finish
    if details.respond_by < now:
        late = labels.duration(now - details.respond_by)
        return translate("hand_over", "Batas respons sudah lewat <b>{span}</b>.").format(span=late) + " " + finish
    left = labels.duration(details.respond_by - now)
    words = (
        translate("hand_over", "Batas respons terpenuhi bila diserahkan sekarang (sisa <b>{span}</b>).")
        if is_koordinasi
        else translate("hand_over", "Batas respons terpenuhi bila disposisi sekarang (sisa <b>{span}</b>).")
    )
    return words.format(span=left) + " " + finish


def explanation(is_koordinasi: bool, unit_name: str) -> str:
    """The one-line difference between the two, as rich text."""
    if is_koordinasi:
        return translate(
            "hand_over",
            "<b>Koordinasi</b> memindahkan tanggung jawab ke OPD lain di luar cabang Anda. Jam berjalan atas nama "
            "OPD itu sejak diserahkan; Anda tetap melihat kelanjutannya di <b>Di OPD lain</b>. Untuk petugas atau "
            "satgas sendiri, pakai <b>Disposisi</b>.",
        )
    return translate(
        "hand_over",
        "<b>Disposisi</b> menugaskan sub-unit atau petugas <b>di dalam {unit}</b>. Jam tetap berjalan di cabang "
        "Anda. Bukan tugas unit Anda? Pakai <b>Koordinasi</b>; alasan yang sudah ditulis ikut pindah.",
    ).format(unit=escape(unit_name))


def _agency_row(unit: Recipient) -> ChoiceRow:
    return ChoiceRow(
        unit.id,
        unit.name,
        "" if unit.kind == "sudin" else labels.unit_kind_label(unit.kind),
        badge=translate("hand_over", "Biasa menerima kategori ini") if unit.is_usual else "",
        figure=translate("hand_over", "{n} terbuka").format(n=unit.open_count) if unit.open_count else "",
        alarm=translate("hand_over", "{n} merah").format(n=unit.red_count) if unit.red_count else "",
    )


def _sub_unit_row(unit: Recipient) -> ChoiceRow:
    return ChoiceRow(
        unit.id,
        unit.name,
        labels.unit_kind_label(unit.kind),
        figure=translate("hand_over", "{n} terbuka").format(n=unit.open_count),
        alarm=translate("hand_over", "{n} merah").format(n=unit.red_count) if unit.red_count else "",
        icon="users-three",
        load=(unit.open_count, unit.red_count),
    )
