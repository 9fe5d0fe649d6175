"""What a timeline says of an event: for every action type, in the tone for own work and for that of others."""

from app.services.values import TimelineEntry
from app.views import labels
from domain.report import Status


def event_title(entry: TimelineEntry) -> str:
    """«Anda …» for own events, also those that still wait on this PC; the bare fact for all others."""
    name = _variant(entry)
    words = (_own_titles() if entry.is_own else _titles()).get(name) or _titles().get(name)
    return (words or labels.action_label(entry.type)).format(unit=labels.short_unit(entry.to_unit or ""))


def event_body(entry: TimelineEntry) -> str:
    """The note, then each corrected field."""
    parts = [entry.note] if entry.note else []
    for change in entry.changes:
        before = labels.value_label(change.name, change.before)
        after = labels.value_label(change.name, change.after)
        parts.append(f"{labels.field_label(change.name)}: {before} → {after}")
    return "\n".join(parts)


def author(entry: TimelineEntry) -> str:
    words = ", ".join(part for part in (entry.officer, entry.unit) if part)
    if entry.is_public:
        words += labels.translate("timeline", " · dilihat warga")
    if entry.is_late:
        words += labels.translate("timeline", " · dikirim kemudian")
    return words


def held(entry: TimelineEntry) -> str:
    """How long the state after this event lasted, named by whose time it was."""
    translate = labels.translate
    if entry.status in (Status.SELESAI, Status.DITOLAK):
        return ""
    words = {
        Status.MENUNGGU: translate("timeline", "menunggu {span}"),
        Status.MENUNGGU_VALIDASI: translate("timeline", "di validator {span}"),
    }
    shown = words.get(entry.status, translate("timeline", "dipegang {span}"))
    return shown.format(span=labels.duration(entry.held))


def _variant(entry: TimelineEntry) -> str:
    """The action, or one of its two meanings where the words differ."""
    if entry.type == "disposisi":
        return "disposisi" if entry.to_unit else "disposisi_petugas"
    if entry.type == "ajukan_selesai" and entry.status is Status.SELESAI:
        return "ajukan_tanpa_validasi"
    if entry.type == "putuskan_perpanjangan":
        is_granted = any(change.name == "finish_by" for change in entry.changes)
        return "perpanjangan_disetujui" if is_granted else "perpanjangan_ditolak"
    if entry.type == "klasifikasi" and entry.to_unit:
        return "klasifikasi_pindah"
    return entry.type


def _titles() -> dict[str, str]:
    translate = labels.translate
    return {
        "masuk": translate("timeline", "Laporan masuk"),
        "buat_laporan": translate("timeline", "Laporan dicatat di loket"),
        "terima": translate("timeline", "Diterima"),
        "koordinasi": translate("timeline", "Koordinasi ke {unit}"),
        "disposisi": translate("timeline", "Disposisi ke {unit}"),
        "disposisi_petugas": translate("timeline", "Disposisi ke petugas"),
        "kembalikan": translate("timeline", "Dikembalikan ke {unit}"),
        "tindak_lanjut": translate("timeline", "Tindak lanjut"),
        "ajukan_selesai": translate("timeline", "Diajukan selesai"),
        "ajukan_tanpa_validasi": translate("timeline", "Dinyatakan selesai"),
        "validasi": translate("timeline", "Divalidasi, selesai"),
        "tolak_tl": translate("timeline", "Tindak lanjut ditolak"),
        "tolak": translate("timeline", "Laporan ditolak"),
        "buka_kembali": translate("timeline", "Dibuka kembali"),
        "minta_perpanjangan": translate("timeline", "Perpanjangan diminta"),
        "perpanjangan_disetujui": translate("timeline", "Perpanjangan disetujui"),
        "perpanjangan_ditolak": translate("timeline", "Perpanjangan ditolak"),
        "klasifikasi": translate("timeline", "Klasifikasi diubah"),
        "klasifikasi_pindah": translate("timeline", "Lokasi dikoreksi, pindah ke {unit}"),
        "tugaskan": translate("timeline", "Ditugaskan"),
        "tautkan_duplikat": translate("timeline", "Ditautkan sebagai duplikat"),
        "lepas_duplikat": translate("timeline", "Tautan duplikat dilepas"),
        "pecah": translate("timeline", "Dipecah menjadi laporan lain"),
        "catatan": translate("timeline", "Catatan internal"),
        "balasan": translate("timeline", "Balasan untuk warga"),
        "lampiran": translate("timeline", "Foto ditambahkan"),
        "penilaian": translate("timeline", "Penilaian warga"),
        "impor": translate("timeline", "Selesai menurut data terbitan"),
    }


def _own_titles() -> dict[str, str]:
    translate = labels.translate
    return {
        "masuk": translate("timeline", "Anda mencatat laporan ini"),
        "buat_laporan": translate("timeline", "Anda mencatat laporan ini di loket"),
        "terima": translate("timeline", "Anda menerima laporan ini"),
        "koordinasi": translate("timeline", "Anda mengoordinasikan ke {unit}"),
        "disposisi": translate("timeline", "Anda mendisposisikan ke {unit}"),
        "disposisi_petugas": translate("timeline", "Anda mendisposisikan ke petugas"),
        "kembalikan": translate("timeline", "Anda mengembalikan ke {unit}"),
        "tindak_lanjut": translate("timeline", "Anda menulis tindak lanjut"),
        "ajukan_selesai": translate("timeline", "Anda mengajukan selesai"),
        "ajukan_tanpa_validasi": translate("timeline", "Anda menyatakan selesai"),
        "validasi": translate("timeline", "Anda memvalidasi, selesai"),
        "tolak_tl": translate("timeline", "Anda menolak tindak lanjut"),
        "tolak": translate("timeline", "Anda menolak laporan ini"),
        "buka_kembali": translate("timeline", "Anda membuka kembali laporan ini"),
        "minta_perpanjangan": translate("timeline", "Anda meminta perpanjangan"),
        "perpanjangan_disetujui": translate("timeline", "Anda menyetujui perpanjangan"),
        "perpanjangan_ditolak": translate("timeline", "Anda menolak perpanjangan"),
        "klasifikasi": translate("timeline", "Anda mengubah klasifikasi"),
        "klasifikasi_pindah": translate("timeline", "Anda mengoreksi lokasi, pindah ke {unit}"),
        "tugaskan": translate("timeline", "Anda menugaskan petugas"),
        "tautkan_duplikat": translate("timeline", "Anda menautkan sebagai duplikat"),
        "lepas_duplikat": translate("timeline", "Anda melepas tautan duplikat"),
        "pecah": translate("timeline", "Anda memecah laporan ini"),
        "catatan": translate("timeline", "Anda menulis catatan internal"),
        "balasan": translate("timeline", "Anda membalas warga"),
        "lampiran": translate("timeline", "Anda menambahkan foto"),
    }
