"""What Sinkronisasi says about an action: what happened, what is kept, what can be done. Plain text."""

from datetime import datetime, timedelta

from app.services.finding_values import HISTORY, QueueFacts, QueueItem
from app.services.values import SyncMark, SyncStatus
from app.views import labels, messages

translate = labels.translate

KIB, MIB, GIB = 1024, 1024**2, 1024**3


def state(item: QueueItem) -> str:
    titles = {
        SyncMark.DRAFT: translate("queue", "Draf"),
        SyncMark.ON_PC: translate("queue", "Tersimpan di PC"),
        SyncMark.SENDING: translate("queue", "Mengirim"),
        SyncMark.ACCEPTED: translate("queue", "Diterima"),
        SyncMark.REFUSED: translate("queue", "Ditolak"),
        SyncMark.CONFLICT: translate("queue", "Konflik"),
        SyncMark.HELD: translate("queue", "Tertahan"),
        SyncMark.NONE: translate("queue", "Dibatalkan"),
    }
    return titles[item.mark]


def remark(item: QueueItem, now: datetime) -> str:
    """The last column: the last error in words, or what it waits for."""
    if item.mark is SyncMark.ACCEPTED:
        at = "" if item.answered_at is None else labels.moment(item.answered_at, now)
        return translate("queue", "Diterima server {at}.").format(at=at)
    if item.is_cancelled:
        return translate("queue", "Dibatalkan sebelum dikirim.")
    if item.error is not None:
        return messages.problem(item.error)
    if item.mark is SyncMark.SENDING:
        return translate("queue", "Menunggu jawaban server.")
    return translate("queue", "Menunggu giliran dikirim.")


def happened(item: QueueItem, now: datetime) -> str:
    words = [remark(item, now)]
    if item.tries and item.mark is SyncMark.SENDING:
        words.append(translate("queue", "Sudah {n} kali dicoba; akan dicoba lagi sendiri.").format(n=item.tries))
    if item.is_settled and item.mark in (SyncMark.REFUSED, SyncMark.CONFLICT, SyncMark.HELD):
        words.append(translate("queue", "Anda sudah memutuskannya."))
    return " ".join(words)


def kept(item: QueueItem) -> str:
    if item.mark is SyncMark.ACCEPTED:
        return translate("queue", "Sudah ada di server.")
    if item.is_cancelled:
        return translate("queue", "Tidak dikirim dan tidak berlaku. Catatannya tetap di riwayat PC ini.")
    return translate("queue", "Perubahan ini utuh di PC ini, juga setelah PC dimatikan.")


def possible(item: QueueItem) -> str:
    if item.is_settled or item.mark is SyncMark.ACCEPTED:
        return translate("queue", "Tidak ada yang perlu dilakukan.")
    if item.mark in (SyncMark.REFUSED, SyncMark.CONFLICT, SyncMark.HELD):
        return translate("queue", "Ulangi atau lepaskan di Perlu tindakan.")
    if not item.can_cancel:
        return translate("queue", "Mungkin sudah sampai di server, jadi tidak bisa dibatalkan lagi.")
    return translate("queue", "Tunggu saja, kirim sekarang, atau batalkan selagi belum dikirim.")


def goes_with(item: QueueItem) -> str:
    """Before cancelling: what is cancelled with it."""
    if not item.dependants:
        return translate("queue", "Perubahan ini tidak akan dikirim.")
    named = "; ".join(f"{labels.action_label(kind)} {number}" for kind, number in item.dependants)
    words = translate("queue", "Ikut dibatalkan, karena dibangun di atasnya: {named}. Semuanya tidak akan dikirim.")
    return words.format(named=named)


def cancelled(items: tuple[QueueItem, ...]) -> str:
    """After cancelling: what is gone and what is kept."""
    named = "; ".join(f"{labels.action_label(item.type)} {item.number}" for item in items)
    words = translate("queue", "Dibatalkan dan tidak dikirim: {named}.").format(named=named)
    if any(item.text for item in items):
        return f"{words} " + translate("queue", "Tulisan Anda tetap ada di riwayat dan bisa disalin.")
    return words


def headline(status: SyncStatus, waiting: tuple[QueueItem, ...]) -> tuple[str, str]:
    """`waiting`: what the server has not answered yet."""
    if status.is_filling:
        return translate("queue", "Mengambil data unit Anda"), messages.sync_comfort(status)
    if status.is_online:
        title = translate("queue", "Daring. {state}.").format(state=_state_of(waiting))
        return title, translate("queue", "Server diperiksa sendiri setiap menit.")
    at = "" if status.offline_since is None else labels.clock(status.offline_since)
    title = translate("queue", "Luring sejak {at}. Semua pekerjaan Anda aman di PC ini.").format(at=at)
    return title, translate("queue", "Dikirim otomatis dan berurutan begitu tersambung.")


def _state_of(waiting: tuple[QueueItem, ...]) -> str:
    sending = sum(item.mark is SyncMark.SENDING for item in waiting)
    resting = len(waiting) - sending
    if not waiting:
        return translate("queue", "Semua sudah terkirim")
    if not sending:
        return translate("queue", "{n} perubahan menunggu giliran dikirim").format(n=resting)
    words = translate("queue", "{n} perubahan sedang dikirim").format(n=sending)
    return words + (translate("queue", ", {n} menunggu giliran").format(n=resting) if resting else "")


def accepted_today(facts: QueueFacts, now: datetime) -> str:
    """Of the history that is shown: more than that is told as `100+`."""
    day = now.astimezone(labels.WIB).date()
    count = sum(
        item.mark is SyncMark.ACCEPTED
        and item.answered_at is not None
        and item.answered_at.astimezone(labels.WIB).date() == day
        for item in facts.history
    )
    more = "+" if count == HISTORY else ""
    return translate("queue", "{n} diterima hari ini").format(n=f"{count}{more}")


def missing(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10]) + (", …" if len(numbers) > 10 else "")
    words = translate(
        "queue",
        "Server tidak mempunyai {n} perubahan dari PC ini (nomor urut {shown}). Kirim diagnostik ke pusat bantuan.",
    )
    return words.format(n=len(numbers), shown=shown)


def size(count: int) -> str:
    """`14 KB`, `4,9 MB`, `1,2 GB`."""
    if count >= GIB:
        return f"{count / GIB:.1f} GB".replace(".", ",")
    if count >= MIB:
        return f"{count / MIB:.1f} MB".replace(".", ",")
    return f"{max(round(count / KIB), 1)} KB"


def gap(span: timedelta) -> str:
    if abs(span) < timedelta(minutes=1):
        return translate("queue", "sama")
    words = (
        translate("queue", "{span} lebih cepat") if span > timedelta() else translate("queue", "{span} lebih lambat")
    )
    return words.format(span=labels.duration(abs(span)))


def reports(facts: QueueFacts) -> str:
    count = messages.number(facts.reports)
    if facts.refilled_at is None:
        return count
    at = labels.date_time(facts.refilled_at)
    return translate("queue", "{n}, diambil ulang {at} karena berbeda dengan server").format(n=count, at=at)


def facts_lines(facts: QueueFacts, status: SyncStatus, server: str) -> tuple[tuple[str, str], ...]:
    """Label and value of connection and storage."""
    contact = translate("queue", "belum pernah")
    if facts.last_contact_at is not None:
        contact = labels.date_time(facts.last_contact_at)
    problem = translate("queue", "tidak ada")
    if status.problem is not None:
        problem = messages.with_code(status.problem)
    return (
        (translate("queue", "Server"), server),
        (translate("queue", "Kontak terakhir"), contact),
        (translate("queue", "Jam PC"), gap(facts.clock_gap)),
        (translate("queue", "Laporan di PC"), reports(facts)),
        (translate("queue", "Salinan data"), size(facts.cache_bytes)),
        (translate("queue", "Pekerjaan Anda"), size(facts.outbox_bytes)),
        (translate("queue", "Sisa disk"), size(facts.free_bytes)),
        (translate("queue", "Galat terakhir"), problem),
    )


def diagnostics(facts: QueueFacts, status: SyncStatus, server: str, at: datetime) -> tuple[str, ...]:
    """For the help desk, a line each: no name, no text of a report."""
    return (
        translate("queue", "Diagnostik Tanggap, {at}").format(at=labels.date_time(at)),
        *(f"{label}: {value}" for label, value in facts_lines(facts, status, server)),
        translate("queue", "Nomor urut yang hilang: {n}").format(n=list(facts.missing)),
    )
