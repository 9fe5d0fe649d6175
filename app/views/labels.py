"""The words for states, actions, splits, roles, fields, and how times and durations are written. All in WIB."""

from datetime import datetime, timedelta, timezone
from functools import cache

from PySide6.QtCore import QCoreApplication

from app.services.values import Group, ReportLine, Split, SyncMark
from domain.report import CLOSED, Status

translate = QCoreApplication.translate

WIB = timezone(timedelta(hours=7), "WIB")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@cache
def status_label(status: Status) -> str:
    labels = {
        Status.MENUNGGU: translate("labels", "Menunggu"),
        Status.KOORDINASI: translate("labels", "Koordinasi"),
        Status.DISPOSISI: translate("labels", "Disposisi"),
        Status.PROSES: translate("labels", "Proses"),
        Status.MENUNGGU_VALIDASI: translate("labels", "Menunggu validasi"),
        Status.TL_DITOLAK: translate("labels", "TL ditolak"),
        Status.SELESAI: translate("labels", "Selesai"),
        Status.DITOLAK: translate("labels", "Ditolak"),
    }
    return labels[status]


@cache
def split_label(split: Split) -> str:
    labels = {
        Split.TUGAS_SAYA: translate("labels", "Tugas saya"),
        Split.PERPANJANGAN: translate("labels", "Perpanjangan"),
        Split.MENUNGGU_VALIDASI: translate("labels", "Validasi"),
        Split.BARU: translate("labels", "Baru"),
        Split.DIKEMBALIKAN: translate("labels", "Dikembalikan"),
        Split.JATUH_TEMPO: translate("labels", "Jatuh tempo"),
        Split.PERLU_TINDAKAN: translate("labels", "Perlu tindakan"),
        Split.DI_OPD_LAIN: translate("labels", "Di OPD lain"),
        Split.DIIKUTI: translate("labels", "Diikuti"),
        Split.DI_VALIDATOR: translate("labels", "Di validator"),
        Split.SELESAI: translate("labels", "Selesai"),
        Split.SEMUA_TERBUKA: translate("labels", "Semua terbuka"),
    }
    return labels[split]


def split_title(split: Split) -> str:
    """As a heading, where there is more room than in the views pane."""
    return status_label(Status.MENUNGGU_VALIDASI) if split is Split.MENUNGGU_VALIDASI else split_label(split)


@cache
def group_label(group: Group) -> str:
    labels = {
        Group.ANTREAN: translate("labels", "Terlama dulu"),
        Group.TERLAMBAT: translate("labels", "Terlambat"),
        Group.HARI_INI: translate("labels", "Jatuh tempo hari ini"),
        Group.NANTI: translate("labels", "Besok dan sesudahnya"),
        Group.DITUTUP: translate("labels", "Ditutup"),
    }
    return labels[group]


@cache
def mark_label(mark: SyncMark) -> str:
    labels = {
        SyncMark.NONE: "",
        SyncMark.ON_PC: translate("labels", "di PC"),
        SyncMark.SENDING: translate("labels", "mengirim"),
        SyncMark.ACCEPTED: translate("labels", "diterima"),
        SyncMark.REFUSED: translate("labels", "ditolak"),
        SyncMark.CONFLICT: translate("labels", "konflik"),
        SyncMark.HELD: translate("labels", "tertahan"),
        SyncMark.DRAFT: draft_label(),
    }
    return labels[mark]


@cache
def role_label(role: str) -> str:
    labels = {
        "petugas": translate("labels", "Petugas"),
        "operator": translate("labels", "Operator"),
        "kepala": translate("labels", "Kepala unit"),
        "supervisor": translate("labels", "Supervisor"),
        "validator": translate("labels", "Validator"),
        "admin": translate("labels", "Admin"),
        "pelatih": translate("labels", "Pelatih"),
    }
    return labels.get(role, role)


@cache
def unit_kind_label(kind: str) -> str:
    """`kind` of a unit, or the role of an officer."""
    labels = {
        "provinsi": translate("labels", "Provinsi"),
        "kota": translate("labels", "Kota"),
        "kabupaten": translate("labels", "Kabupaten"),
        "kecamatan": translate("labels", "Kecamatan"),
        "kelurahan": translate("labels", "Kelurahan"),
        "dinas": translate("labels", "Dinas"),
        "badan": translate("labels", "Badan"),
        "biro": translate("labels", "Biro"),
        "sudin": translate("labels", "Suku dinas"),
        "upt": translate("labels", "Unit pelaksana teknis"),
        "bumd": translate("labels", "Badan usaha milik daerah"),
        "satgas": translate("labels", "Satuan tugas"),
        "satpel": translate("labels", "Satuan pelaksana"),
    }
    return labels.get(kind, role_label(kind).replace("_", " "))


@cache
def action_label(kind: str) -> str:
    """The action as a heading: on buttons, in the tray, in the undo bar."""
    labels = {
        "terima": translate("labels", "Terima"),
        "koordinasi": translate("labels", "Koordinasi"),
        "disposisi": translate("labels", "Disposisi"),
        "kembalikan": translate("labels", "Kembalikan"),
        "tindak_lanjut": translate("labels", "Tindak lanjut"),
        "ajukan_selesai": translate("labels", "Ajukan selesai"),
        "validasi": translate("labels", "Validasi"),
        "tolak_tl": translate("labels", "Tolak tindak lanjut"),
        "tolak": translate("labels", "Tolak laporan"),
        "buka_kembali": translate("labels", "Buka kembali"),
        "minta_perpanjangan": translate("labels", "Minta perpanjangan"),
        "putuskan_perpanjangan": translate("labels", "Putuskan perpanjangan"),
        "klasifikasi": translate("labels", "Klasifikasi"),
        "tugaskan": translate("labels", "Tugaskan"),
        "tautkan_duplikat": translate("labels", "Tautkan duplikat"),
        "lepas_duplikat": translate("labels", "Lepas duplikat"),
        "pecah": translate("labels", "Pecah laporan"),
        "catatan": translate("labels", "Catatan internal"),
        "balasan": translate("labels", "Balasan publik"),
        "lampiran": translate("labels", "Lampiran"),
        "buat_laporan": translate("labels", "Laporan baru"),
    }
    return labels.get(kind, kind.replace("_", " "))


@cache
def field_label(name: str) -> str:
    labels = {
        "assignee": translate("labels", "Petugas"),
        "target_unit": translate("labels", "Penerima"),
        "reason": translate("labels", "Alasan"),
        "instruction": translate("labels", "Instruksi"),
        "note": translate("labels", "Catatan"),
        "public_answer": translate("labels", "Jawaban untuk warga"),
        "category": translate("labels", "Kategori"),
        "priority": translate("labels", "Prioritas"),
        "kelurahan": translate("labels", "Kelurahan"),
        "address": translate("labels", "Alamat"),
        "landmark": translate("labels", "Patokan"),
        "lat": translate("labels", "Lintang"),
        "lon": translate("labels", "Bujur"),
        "coordinates": translate("labels", "Koordinat"),
        "duplicate_of": translate("labels", "Duplikat dari"),
        "finish_by": translate("labels", "Tenggat"),
        "holder": translate("labels", "Pemegang"),
        "status": translate("labels", "Keadaan"),
        "photos": translate("labels", "Foto"),
        "estimated_finish": translate("labels", "Perkiraan selesai"),
        "finish_at": translate("labels", "Tenggat baru"),
        "reason_code": translate("labels", "Alasan penolakan"),
        "children": translate("labels", "Laporan anak"),
        "base_version": translate("labels", "Versi laporan"),
        "channel": translate("labels", "Kanal"),
        "description": translate("labels", "Uraian"),
        "continues": translate("labels", "Laporan lama yang dilanjutkan"),
        "reporter": translate("labels", "Data pelapor"),
        "report_id": translate("labels", "Nomor laporan"),
    }
    return labels.get(name, name.replace("_", " "))


@cache
def slot_label(slot: str) -> str:
    labels = {
        "laporan": translate("labels", "Aduan"),
        "sebelum": translate("labels", "Sebelum"),
        "proses": translate("labels", "Proses"),
        "sesudah": translate("labels", "Sesudah"),
    }
    return labels.get(slot, slot)


@cache
def priority_label(priority: str) -> str:
    return translate("labels", "Mendesak") if priority == "mendesak" else translate("labels", "Biasa")


def value_label(field: str, value: str) -> str:
    """A value of a changed field as people read it."""
    if field == "priority" and value:
        return priority_label(value)
    if field == "finish_by" and value:
        return date_time(datetime.fromisoformat(value))
    if field == "status":
        return status_label(Status(value)) if value in set(Status) else action_label(value)
    return value or translate("labels", "belum ada")


def local(moment: datetime) -> datetime:
    return moment.astimezone(WIB)


def clock(moment: datetime) -> str:
    return local(moment).strftime("%H.%M")


def date(moment: datetime) -> str:
    there = local(moment)
    return f"{there.day} {_MONTHS[there.month - 1]} {there.year}"


def date_time(moment: datetime) -> str:
    return f"{date(moment)} {clock(moment)}"


def long_date_time(moment: datetime) -> str:
    """With the day of the week and the zone, where a date is a promise."""
    there = local(moment)
    days = (
        translate("labels", "Senin"),
        translate("labels", "Selasa"),
        translate("labels", "Rabu"),
        translate("labels", "Kamis"),
        translate("labels", "Jumat"),
        translate("labels", "Sabtu"),
        translate("labels", "Minggu"),
    )
    return f"{days[there.weekday()]}, {date(moment)} {clock(moment)} WIB"


def short_date_time(moment: datetime) -> str:
    there = local(moment)
    return f"{there.day} {_MONTHS[there.month - 1]} {clock(moment)}"


def taken(at: datetime | None) -> str:
    """When a photo was taken, as its file says."""
    return short_date_time(at) if at is not None else translate("labels", "tanpa waktu")


def moment(at: datetime, now: datetime) -> str:
    """Only the time for today, the date as well for other days, the year for other years."""
    there, here = local(at), local(now)
    if there.date() == here.date():
        return clock(at)
    return short_date_time(at) if there.year == here.year else date_time(at)


def duration(span: timedelta) -> str:
    """`48 m`, `2 j 10 m`, `3 h 4 j`; never negative."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    if minutes < 60:
        return translate("labels", "{m} m").format(m=minutes)
    if minutes < 24 * 60:
        return translate("labels", "{j} j {m} m").format(j=minutes // 60, m=f"{minutes % 60:02}")
    return translate("labels", "{h} h {j} j").format(h=minutes // 1440, j=minutes % 1440 // 60)


def spoken_duration(span: timedelta) -> str:
    """The same for a screen reader, in whole words."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    parts = (
        (minutes // 1440, translate("labels", "hari")),
        (minutes % 1440 // 60, translate("labels", "jam")),
        (minutes % 60, translate("labels", "menit")),
    )
    return " ".join(f"{count} {word}" for count, word in parts if count) or translate("labels", "0 menit")


def time_left(due_at: datetime | None, now: datetime) -> str:
    """`2 j 10 m` or `lewat 48 m`; nothing for closed reports."""
    if due_at is None:
        return ""
    if due_at < now:
        return translate("labels", "lewat {span}").format(span=duration(now - due_at))
    return duration(due_at - now)


def line_time(line: ReportLine, now: datetime) -> str:
    """What the list shows at the right: the time left, in the validators' queue the time it has waited."""
    if line.group is Group.ANTREAN and line.handed_in_at is not None:
        return duration(now - line.handed_in_at)
    return time_left(line.due_at, now)


def urgency(line: ReportLine, now: datetime) -> str:
    """Colour token of the time left: red once late or past the red threshold, amber on the last day."""
    if line.group is Group.ANTREAN:
        return "text2"
    if line.due_at is None or line.status in CLOSED:
        return "text3"
    if line.due_at <= now or line.red_at <= now:
        return "late"
    return "warn" if line.due_at - now <= timedelta(hours=6) else "text2"


def spoken_line(line: ReportLine, now: datetime) -> str:
    """A row of a list as a screen reader says it."""
    parts = [status_label(line.status), line.number, line.headline, line.place]
    if line.is_urgent:
        parts.append(priority_label("mendesak").lower())
    if line.group is Group.ANTREAN and line.handed_in_at is not None:
        words = translate("labels", "menunggu {span}")
        parts.append(words.format(span=spoken_duration(now - line.handed_in_at)))
    elif line.due_at is not None:
        words = translate("labels", "lewat {span}") if line.due_at < now else translate("labels", "sisa {span}")
        parts.append(words.format(span=spoken_duration(abs(line.due_at - now))))
    parts += [mark_label(line.mark), translate("labels", "diikuti") if line.is_starred else ""]
    parts.append(draft_label() if line.has_draft else "")
    return ", ".join(part for part in parts if part)


def line_awaited() -> str:
    """In place of a row that is being read."""
    return translate("labels", "sedang dibaca")


def draft_label() -> str:
    return translate("labels", "draf")


def short_unit(name: str) -> str:
    """A unit's name as it fits on a button."""
    shorter = {"Suku Dinas": "Sudin", "Kelurahan": "Kel.", "Kecamatan": "Kec.", "Jakarta Selatan": "Jaksel"}
    shorter |= {"Jakarta Barat": "Jakbar", "Jakarta Timur": "Jaktim", "Jakarta Pusat": "Jakpus"}
    shorter |= {"Jakarta Utara": "Jakut", "Kota Administrasi ": "", "Kabupaten Administrasi ": "Kab. "}
    for long, short in shorter.items():
        name = name.replace(long, short)
    return name


def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else name[:2].upper()
