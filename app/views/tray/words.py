"""Sentences of Perlu tindakan: what happened, why, what each choice leads to. Rich text where a name says so."""

from datetime import datetime
from html import escape

from app.services.values import ConflictField, MergedChange, Standing, SyncMark, TrayChoice, TrayItem
from app.views import labels, messages
from domain.errors import CONFLICT_FIELD

translate = labels.translate
MINE, THEIRS = "mine", "theirs"
INTAKE = "buat_laporan"


def what(item: TrayItem, now: datetime) -> str:
    at, action = labels.moment(item.made_at, now), labels.action_label(item.type)
    match item.mark:
        case SyncMark.CONFLICT:
            return translate("tray", "Dua petugas mengubah laporan ini hampir bersamaan.")
        case SyncMark.HELD:
            words = translate("tray", "{action} dari pukul {at} tertahan.")
        case SyncMark.DRAFT:
            words = translate("tray", "Tulisan Anda ({action}, {at}) untuk laporan yang sudah berpindah.")
        case _:
            words = translate("tray", "Server menolak {action} Anda dari pukul {at}.")
    return words.format(action=action, at=at)


def why(item: TrayItem, now: datetime) -> str:
    if item.mark is SyncMark.DRAFT:
        return translate(
            "tray",
            "Laporan ini tidak ada lagi di unit Anda, jadi belum terkirim. Salin teksnya, lalu buang bila selesai.",
        )
    if item.mark is SyncMark.HELD and item.waits_for:
        words = translate("tray", "Menunggu keputusan atas {action} dari pukul {at}, yang tidak diterima server.")
        at = "" if item.waits_since is None else labels.moment(item.waits_since, now)
        return words.format(action=labels.action_label(item.waits_for), at=at)
    if item.code != CONFLICT_FIELD:
        return messages.refusal(item.code)
    words = translate(
        "tray", "Pilih nilai yang berlaku untuk {n} kolom. Catatan dan foto dari keduanya selalu disimpan."
    )
    return words.format(n=len(item.fields))


def by(field: ConflictField, now: datetime) -> str:
    at = "" if field.theirs_at is None else labels.moment(field.theirs_at, now)
    return " · ".join(part for part in (field.theirs_by or "", at) if part)


def facts(item: TrayItem, now: datetime) -> tuple[tuple[str, str, str], ...]:
    """Heading, value and detail: what was true when it was written, what was sent, what is true at the server."""
    sent = ": ".join(part for part in (labels.action_label(item.type), labels.short_unit(item.sent)) if part)
    return (
        (translate("tray", "Waktu Anda menulis"), *_standing(item.was, now)),
        (translate("tray", "Yang Anda kirim"), sent, labels.moment(item.made_at, now)),
        (translate("tray", "Sekarang di server"), *_standing(item.now, now)),
    )


def choice_texts(item: TrayItem) -> dict[TrayChoice, tuple[str, str, str]]:
    """Title, second line and why it is not possible (empty when it is) of the choices that exist for this item."""
    if item.mark is SyncMark.DRAFT:
        return {TrayChoice.AWAY: (translate("tray", "Buang tulisan ini"), _copy_first(), "")}
    reason = "" if item.can_repeat else messages.refusal(item.repeat_code or "")
    again = (
        translate("tray", "Ulangi pada keadaan sekarang"),
        translate("tray", "dikirim lagi di atas keadaan laporan sekarang"),
        reason,
    )
    if item.type == INTAKE:
        kept = translate("tray", "semua isian kembali, nomor tetap")
        again = (translate("tray", "Perbaiki di formulir"), kept, reason)
    away = (translate("tray", "Buang"), _copy_first() if item.text else translate("tray", "tidak dikirim lagi"), "")
    note = {TrayChoice.NOTE: _note(item)} if item.text and item.type not in ("catatan", INTAKE) else {}
    return {TrayChoice.AGAIN: again, **note, TrayChoice.AWAY: away}


def note_title(item: TrayItem) -> str:
    is_moved = item.was is not None and item.now is not None and item.was.holder != item.now.holder
    if is_moved:
        return translate("tray", "Catatan ke pemegang baru")
    return translate("tray", "Jadikan catatan")


def primary_title(item: TrayItem, choice: TrayChoice) -> str:
    is_intake = item.type == INTAKE
    titles = {
        TrayChoice.AGAIN: translate("tray", "Buka formulir") if is_intake else translate("tray", "Kirim ulang"),
        TrayChoice.NOTE: translate("tray", "Simpan catatan"),
        TrayChoice.AWAY: translate("tray", "Buang"),
    }
    return titles[choice]


def result_of(item: TrayItem, choice: TrayChoice) -> str:
    """What a choice leads to, before it is taken; rich text."""
    match choice:
        case TrayChoice.NOTE:
            words = translate("tray", "Hasil: tulisan Anda menjadi catatan internal yang dibaca <b>{holder}</b>.")
            return words.format(holder=escape(item.now.holder if item.now else ""))
        case TrayChoice.AWAY if item.mark is SyncMark.DRAFT:
            return translate("tray", "Hasil: tulisan ini hilang dari PC.")
        case TrayChoice.AWAY:
            return translate("tray", "Hasil: laporan tetap seperti di server; tulisan Anda tidak dikirim.")
        case TrayChoice.AGAIN if item.type == INTAKE:
            return translate("tray", "Hasil: formulir terbuka dengan isian Anda; perbaiki, lalu simpan lagi.")
    words = translate("tray", "Hasil: <b>{action}</b> dikirim lagi di atas keadaan sekarang.")
    return words.format(
        action=escape(": ".join(part for part in (labels.action_label(item.type), item.sent) if part))
    )


def result_of_fields(item: TrayItem, sides: dict[str, str]) -> str:
    """`sides`: which value stands, by field; rich text."""
    pairs = ", ".join(_pair(field, sides[field.name]) for field in item.fields)
    return translate("tray", "Hasil: {pairs}. Perubahan rekan tetap tercatat di riwayat.").format(pairs=pairs)


def merged(change: MergedChange, now: datetime) -> tuple[str, str, str]:
    """What, who and when, and what becomes of it."""
    who = ", ".join((change.by or translate("tray", "Anda"), labels.moment(change.at, now)))
    if not change.name:
        words = f"{labels.action_label(change.type)}: “{change.after}”"
        return words, who, translate("tray", "disimpan")
    before, after = (labels.value_label(change.name, value) for value in (change.before, change.after))
    return f"{labels.field_label(change.name)}: {before} → {after}", who, translate("tray", "digabung")


def _pair(field: ConflictField, side: str) -> str:
    value = field.mine if side == MINE else field.theirs
    who = translate("tray", "Anda") if side == MINE else field.theirs_by or translate("tray", "rekan")
    name = labels.field_label(field.name).lower()
    return f"{escape(name)} <b>{escape(labels.value_label(field.name, value))}</b> ({escape(who)})"


def _note(item: TrayItem) -> tuple[str, str, str]:
    holder = item.now.holder if item.now else ""
    detail = translate("tray", "dibaca {holder}; keadaan laporan tidak berubah").format(holder=holder)
    return note_title(item), detail, messages.refusal(item.note_code) if item.note_code else ""


def _standing(standing: Standing | None, now: datetime) -> tuple[str, str]:
    if standing is None:
        return translate("tray", "Tidak ada di unit Anda"), ""
    detail = f"{labels.short_unit(standing.holder)} · {labels.moment(standing.at, now)}"
    return labels.value_label("status", standing.status), detail


def _copy_first() -> str:
    return translate("tray", "tidak dikirim; salin teksnya dulu bila masih diperlukan")
