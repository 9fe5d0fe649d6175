"""What an officer does all day, against the own central: sign in, fetch, act, send, be told that it has arrived."""

from app.self_check.trial import Trial, check, wait_for
from app.services.desk import Desk
from app.services.values import ReportDetails, SyncMark
from domain.actions import BuatLaporan, Catatan

NOTE = "Catatan dari pemeriksaan diri."
DESCRIPTION = "Got mampet di depan pasar, air naik ke jalan."


def act(desk: Desk) -> str:
    """A new report from the counter and a note on it; id of the report."""
    form = desk.intake.form()
    check(form.channels and form.categories, "data acuan dari server tidak ada")
    saved = desk.intake.save(
        BuatLaporan(
            channel=form.channels[0].id,
            category=form.categories[0].id,
            description=DESCRIPTION,
            kelurahan=form.kelurahan,
            is_private=False,
        )
    )
    desk.act(saved.report_id, Catatan(note=NOTE))
    check(desk.status().pending == 2, "tindakan tidak tersimpan di PC")
    return saved.report_id


def send(desk: Desk, report_id: str) -> str:
    """Sends both and waits until central has shown them back; number that central gave."""
    kept = _details(desk, report_id)
    check(any(entry.mark is not SyncMark.NONE for entry in kept.timeline), "tindakan tidak terlihat sebelum dikirim")
    desk.sync_now()
    wait_for(lambda: _is_acknowledged(desk, report_id), "Tindakan diakui server")
    shown = _details(desk, report_id)
    check(shown.line.number != kept.line.number, "laporan tidak mendapat nomor dari server")
    check(desk.status().tray == 0, "server menolak tindakan")
    return shown.line.number


def meet(trial: Trial, username: str, report_id: str) -> Desk:
    """A colleague's desk, which has it all from central alone."""
    desk = trial.open_desk(username)
    notes = [entry.note for entry in _details(desk, report_id).timeline]
    check(NOTE in notes, "rekan tidak melihat catatan itu")
    return desk


def _is_acknowledged(desk: Desk, report_id: str) -> bool:
    marks = [entry.mark for entry in _details(desk, report_id).timeline]
    return desk.status().pending == 0 and all(mark is SyncMark.NONE for mark in marks)


def _details(desk: Desk, report_id: str) -> ReportDetails:
    found = desk.details(report_id)
    if found is None:
        raise LookupError(report_id)
    return found
