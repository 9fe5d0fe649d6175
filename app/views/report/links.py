"""Reports that belong to this one: duplicates, the parent and children of a split, what it continues."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.values import ReportLink
from app.views import labels
from app.views.theme import gap
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.panes import column, line
from app.views.widgets.text import ElidedLabel, Label


class Links(QWidget):
    """
    Signals:
        report_requested(str): the officer wants to read this report, which is on the desk.
    """

    report_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ReportLink, ...] = ()
        self._rows: list[QWidget] = []
        self._column = column(self, spacing=gap(4))
        self._column.addWidget(Label(self.tr("Laporan terkait"), 13, 600))
        self.hide()

    def show_links(self, links: tuple[ReportLink, ...]) -> None:
        self.setVisible(bool(links))
        if links == self._shown:
            return
        self._shown = links
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(link) for link in links]
        for made in self._rows:
            self._column.addWidget(made)

    def _row(self, link: ReportLink) -> QWidget:
        holder = QWidget()
        across = line(holder, spacing=gap(8))
        across.addWidget(Label(kind_words(link.kind), 12, 400, "text3"))
        if link.status is None:
            words = self.tr("tidak ada di PC ini, atau bukan untuk unit Anda")
            across.addWidget(ElidedLabel(words, 12, 400, "text2"), 1)
            return holder
        name = self.tr("Buka laporan terkait {number}").format(number=link.number)
        button = Button(link.number, PLAIN, "", "")
        button.setAccessibleName(name)
        button.height_px = 26
        button.clicked.connect(partial(self._on_clicked, link.report_id))
        across.addWidget(button)
        words = f"{labels.status_label(link.status)}  ·  {link.headline}"
        across.addWidget(ElidedLabel(words, 12, 400, "text2"), 1)
        return holder

    def _on_clicked(self, report_id: str, checked: bool = False) -> None:
        self.report_requested.emit(report_id)


def kind_words(kind: str) -> str:
    translate = labels.translate
    words = {
        "duplicate_of": translate("links", "Duplikat dari"),
        "duplicate": translate("links", "Duplikatnya"),
        "parent": translate("links", "Dipecah dari"),
        "child": translate("links", "Pecahannya"),
        "continues": translate("links", "Lanjutan dari"),
        "continued_by": translate("links", "Dilanjutkan oleh"),
    }
    return words[kind]
