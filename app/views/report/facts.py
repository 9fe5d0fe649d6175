"""Place, officer and times of a report in a grid of label and value, under its description."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.services.values import ReportDetails, ShownExtension
from app.views import labels
from app.views.theme import gap
from app.views.widgets.text import Label, Paragraph


class Facts(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(gap(16))
        self._grid.setVerticalSpacing(gap(5))
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_details(self, details: ReportDetails) -> None:
        pairs = facts_of(details)
        if pairs == self._shown:
            return
        self._shown = pairs
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (name, value) in enumerate(pairs):
            self._grid.addWidget(Label(name, 12, 400, "text3"), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Paragraph(value, 12, 400, "text"), at, 1)


def facts_of(details: ReportDetails) -> tuple[tuple[str, str], ...]:
    translate = labels.translate
    times = translate("facts", "warga {resident} · unit Anda {unit}").format(
        resident=labels.duration(details.resident_time), unit=labels.duration(details.unit_time)
    )
    pairs = (
        (labels.field_label("address"), _place(details)),
        (labels.field_label("landmark"), details.landmark or ""),
        (labels.field_label("assignee"), details.assignee or ""),
        (translate("facts", "Diserahkan oleh"), details.handed_by or ""),
        (labels.field_label("priority"), labels.priority_label("mendesak") if details.line.is_urgent else ""),
        (translate("facts", "Waktu terpakai"), times),
        (translate("facts", "Perpanjangan"), extension_words(details.extension)),
        (translate("facts", "Dikembalikan"), _times(details.bounces)),
        (translate("facts", "Penilaian warga"), _rating(details.rating)),
    )
    return tuple((name, value) for name, value in pairs if value)


def extension_words(extension: ShownExtension | None) -> str:
    """Who asked for what and why, then what became of it."""
    if extension is None:
        return ""
    translate = labels.translate
    asked = translate("facts", "diminta {by}, perkiraan selesai {at}: “{reason}”").format(
        by=extension.asked_by, at=labels.date_time(extension.estimated_finish), reason=extension.reason
    )
    if extension.state == "requested":
        return asked + "\n" + translate("facts", "menunggu keputusan; tenggat belum berubah")
    words = (
        translate("facts", "disetujui {by}, tenggat baru {at}: “{reason}”")
        if extension.state == "approved"
        else translate("facts", "ditolak {by}, tenggat tetap: “{reason}”")
    )
    at = labels.date_time(extension.finish_at) if extension.finish_at else ""
    by = extension.decided_by or labels.role_label("supervisor")
    return asked + "\n" + words.format(by=by, at=at, reason=extension.decision or "")


def _place(details: ReportDetails) -> str:
    parts = [details.address or "", details.kelurahan]
    if details.lat is not None and details.lon is not None:
        parts.append(f"{details.lat:.5f},\u00a0{details.lon:.5f}")
    return "  ·  ".join(part for part in parts if part)


def _times(count: int) -> str:
    return labels.translate("facts", "{n} kali").format(n=count) if count else ""


def _rating(stars: int | None) -> str:
    return labels.translate("facts", "{n} dari 5").format(n=stars) if stars else ""
