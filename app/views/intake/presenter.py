"""What the form of a new report means: the action it makes, what is missing, and the words of hints and warnings."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.services.values import FoundReport, IntakeText, RefusedIntake, SimilarReport
from app.views import labels, messages
from app.views.classify.presenter import point_of
from domain.actions import BuatLaporan, Priority, Reporter
from domain.privacy import find_personal
from domain.report import CLOSED

translate = labels.translate
NIK_LENGTH = 16
DESCRIPTION_MAX = 2000
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it stands. Ids are None while the words fit no entry; `continues` is what look-up found for the
    number typed."""

    channel: str | None
    category: str | None
    category_words: str
    priority: Priority
    description: str
    kelurahan: str | None
    address: str
    landmark: str
    coordinates: str
    is_private: bool
    continues_number: str
    continues: FoundReport | None
    name: str
    phone: str
    email: str
    nik: str


def fault(filled: Filled) -> tuple[str, str]:
    """The first field that is missing or does not fit, and the sentence; two empty words when all is well."""
    if filled.channel is None:
        return "channel", translate("intake", "Kanal belum dipilih.")
    if filled.category is None:
        return "category", _category_fault(filled)
    if not filled.description:
        return "description", translate("intake", "Uraian belum diisi: apa yang dilaporkan warga?")
    if len(filled.description) > DESCRIPTION_MAX:
        words = translate("intake", "Uraian terlalu panjang: paling banyak {n} huruf.")
        return "description", words.format(n=messages.number(DESCRIPTION_MAX))
    if filled.kelurahan is None:
        return "kelurahan", translate("intake", "Kelurahan belum dikenal. Pilih dari daftar.")
    return _fault_of_details(filled)


def _category_fault(filled: Filled) -> str:
    if not filled.category_words:
        return translate("intake", "Kategori belum dipilih.")
    words = translate("intake", "Kategori “{name}” tidak dikenal. Pilih dari daftar.")
    return words.format(name=filled.category_words)


def _fault_of_details(filled: Filled) -> tuple[str, str]:
    if filled.coordinates and point_of(filled.coordinates) is None:
        words = translate("intake", "Koordinat ditulis sebagai lintang, bujur; contoh: -6.23756, 106.85993")
        return "coordinates", words
    if filled.email and not MAIL.fullmatch(filled.email):
        return "email", translate("intake", "E-mail pelapor belum lengkap; contoh: nama@contoh.id")
    digits = re.sub(r"[ .-]", "", filled.nik)
    if filled.nik and not (digits.isdigit() and len(digits) == NIK_LENGTH):
        return "nik", translate("intake", "NIK terdiri dari 16 angka. Kosongkan bila tidak tahu.")
    if filled.continues_number and filled.continues is None:
        words = translate(
            "intake", "Laporan {number} tidak ada di PC ini. Kosongkan nomornya, atau tulis nomor itu di uraian."
        )
        return "continues", words.format(number=filled.continues_number)
    return "", ""


def action_of(filled: Filled) -> BuatLaporan | None:
    """None while something is missing."""
    if fault(filled)[0] or filled.channel is None or filled.category is None or filled.kelurahan is None:
        return None
    lat, lon = point_of(filled.coordinates) or (None, None)
    told = {"name": filled.name, "phone": filled.phone, "email": filled.email, "nik": filled.nik}
    given = {name: value for name, value in told.items() if value}
    return BuatLaporan(
        channel=filled.channel,
        category=filled.category,
        priority=filled.priority,
        description=filled.description,
        kelurahan=filled.kelurahan,
        address=filled.address or None,
        landmark=filled.landmark or None,
        lat=lat,
        lon=lon,
        is_private=filled.is_private,
        continues=filled.continues.id if filled.continues else None,
        reporter=Reporter(**given) if given else None,
    )


def told_so_far(filled: Filled) -> IntakeText:
    lat, lon = point_of(filled.coordinates) or (None, None)
    words = " ".join((filled.description, filled.address, filled.landmark))
    return IntakeText(filled.category or "", filled.kelurahan or "", words, lat, lon)


def warning(description: str) -> str:
    """Rich text about personal data in the description, empty for none."""
    kinds = [place.kind for place in find_personal(description)]
    if not kinds:
        return ""
    names = {
        "phone": translate("intake", "nomor telepon"),
        "nik": translate("intake", "NIK"),
        "plate": translate("intake", "nomor kendaraan"),
        "email": translate("intake", "alamat e-mail"),
    }
    listed = [names[kind] for kind in dict.fromkeys(kinds)]
    *first, last = listed
    joined = translate("intake", "{first} dan {last}").format(first=", ".join(first), last=last) if first else last
    words = translate("intake", "<b>Ada {what} di uraian.</b> Uraian dibaca banyak unit.")
    return words.format(what=joined)


def movable(description: str) -> dict[str, str]:
    """Personal data that belongs into the box of the reporter: field and words, the first of each kind."""
    found: dict[str, str] = {}
    for place in find_personal(description):
        if place.kind != "plate":
            found.setdefault(place.kind, description[place.start : place.end])
    return found


def without(description: str, words: str) -> str:
    """The description with these words taken out."""
    return re.sub(r"[ \t]{2,}", " ", description.replace(words, "", 1)).strip()


def consequence(is_private: bool) -> str:
    if is_private:
        return translate("intake", "identitas dan foto dikunci, juga bagi unit Anda; lokasi tidak dicetak")
    return translate("intake", "laporan publik: foto terlihat, pelapor tetap anonim")


def found_words(number: str, found: FoundReport | None, is_known: bool) -> str:
    """Beside the number of an older report. `is_known`: the look-up has been answered."""
    if not number or not is_known:
        return ""
    if found is None:
        return translate("intake", "tidak ada di PC ini")
    return f"{found.number} · {labels.status_label(found.status)} · {found.headline}"


def correction_words(refused: RefusedIntake) -> str:
    """Why a new report came back, as rich text."""
    words = translate("intake", "Ditolak server: {why} Perbaiki, lalu simpan lagi.").format(
        why=escape(messages.refusal(refused.code))
    )
    if refused.has_reporter:
        words += " " + translate("intake", "Data pelapor dari isian pertama ikut terkirim bila tidak diisi lagi.")
    return words


def place_words(is_own: bool) -> str:
    if is_own:
        return ""
    return translate("intake", "Dipegang kelurahan itu; unit Anda tetap bisa mengikutinya.")


def why_similar(found: SimilarReport) -> str:
    parts = []
    if found.metres is not None:
        parts.append(translate("intake", "{m} m dari titik ini").format(m=messages.number(found.metres)))
    if found.is_same_category:
        parts.append(translate("intake", "kategori sama"))
    if found.words:
        parts.append(translate("intake", "kata sama: {words}").format(words=", ".join(found.words[:4])))
    if found.status in CLOSED:
        parts.append(translate("intake", "sudah ditutup"))
    return "  ·  ".join(parts)


def age_words(at: datetime, now: datetime) -> str:
    days = (labels.local(now).date() - labels.local(at).date()).days
    if days <= 0:
        return translate("intake", "hari ini {at}").format(at=labels.clock(at))
    return translate("intake", "kemarin") if days == 1 else translate("intake", "{n} hari lalu").format(n=days)


def footer_words(respond_by: datetime | None) -> str:
    if respond_by is None:
        return translate("intake", "Menjadi Menunggu. Disimpan di PC dulu; bisa diurungkan.")
    words = translate("intake", "Menjadi Menunggu, batas respons {at}. Bisa diurungkan.")
    return words.format(at=labels.clock(respond_by))
