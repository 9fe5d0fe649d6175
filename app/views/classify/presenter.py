"""What a classification changes and what that leads to."""

from dataclasses import dataclass
from html import escape

from app.services.values import ClassificationForm, ReportDetails
from app.views import labels
from domain.actions import Klasifikasi
from domain.sla import RESPONSES

translate = labels.translate


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it stands; `coordinates` is the text of the field, `kelurahan` None while it fits no name."""

    category: str
    priority: str
    kelurahan: str | None
    address: str
    landmark: str
    coordinates: str


def point_of(words: str) -> tuple[float, float] | None:
    """Latitude and longitude from "-6.23756, 106.85993"; None when the words are no such pair."""
    parts = words.replace(";", ",").split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def coordinates_of(form: ClassificationForm) -> str:
    return "" if form.lat is None or form.lon is None else f"{form.lat:.5f}, {form.lon:.5f}"


def fault(filled: Filled) -> str:
    """Why the form cannot be saved as it is; empty when it can."""
    if filled.kelurahan is None:
        return translate("classify", "Kelurahan ini tidak dikenal. Pilih dari daftar.")
    if filled.coordinates and point_of(filled.coordinates) is None:
        return translate("classify", "Koordinat ditulis sebagai lintang, bujur; contoh: -6.23756, 106.85993")
    return ""


def changed_fields(form: ClassificationForm, filled: Filled) -> dict[str, object]:
    """Payload fields that differ from the report."""
    pairs = {
        "category": (form.category, filled.category),
        "priority": (form.priority, filled.priority),
        "kelurahan": (form.kelurahan, filled.kelurahan),
        "address": (form.address, filled.address),
        "landmark": (form.landmark, filled.landmark),
    }
    changes: dict[str, object] = {name: new for name, (old, new) in pairs.items() if new is not None and new != old}
    point = point_of(filled.coordinates)
    if point is not None and filled.coordinates != coordinates_of(form):
        changes |= {"lat": point[0], "lon": point[1]}
    return changes


def action_of(form: ClassificationForm, filled: Filled) -> Klasifikasi | None:
    """None while nothing differs or something does not fit."""
    changes = changed_fields(form, filled)
    if not changes or fault(filled):
        return None
    return Klasifikasi(**changes)  # type: ignore[arg-type]


def is_moving(form: ClassificationForm, filled: Filled) -> bool:
    return filled.kelurahan is not None and filled.kelurahan != form.kelurahan


def warning(details: ReportDetails, form: ClassificationForm, filled: Filled, new_name: str) -> str:
    """What a new kelurahan leads to, as rich text; empty when the kelurahan stays."""
    if not is_moving(form, filled):
        return ""
    unit = escape(new_name)
    if not _holds_as_kelurahan(details):
        return translate("classify", "<b>Lokasi pindah ke {unit}.</b> Pemegang dan keadaan tidak berubah.").format(
            unit=unit
        )
    words = translate(
        "classify",
        "<b>Lokasi pindah ke {unit}.</b> Karena kelurahan Anda yang memegang laporan ini, setelah disimpan: pemegang "
        "menjadi <b>{unit}</b>, keadaan <b>Menunggu</b>, jam respons mulai lagi, tenggat selesai tetap <b>{at}</b>.",
    ).format(unit=unit, at=labels.date_time(details.finish_by))
    return f"{words} {_what_becomes(details)}"


def _holds_as_kelurahan(details: ReportDetails) -> bool:
    """Only then the holder changes with the place (central-api.md)."""
    return details.line.is_mine and labels.short_unit(details.line.holder) == labels.short_unit(details.kelurahan)


def _what_becomes(details: ReportDetails) -> str:
    has_acted = any(entry.type in RESPONSES and entry.officer for entry in details.timeline)
    if has_acted:
        return translate(
            "classify", "Laporan <b>tetap bisa Anda ikuti</b>, karena unit Anda sudah menindaklanjutinya."
        )
    return translate(
        "classify", "Laporan ini <b>hilang dari daftar Anda</b>, karena unit Anda belum menindaklanjutinya."
    )
