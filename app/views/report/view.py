"""The reading pane: fixed top and bottom around one scrolling middle. Shows values, announces wishes."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.services.values import ReportDetails
from app.views import messages
from app.views.photos.pictures import Pictures
from app.views.photos.strip import PhotoStrip
from app.views.report.action_bar import ActionBar
from app.views.report.clocks import ClockStrip
from app.views.report.composer import Composer
from app.views.report.facts import Facts
from app.views.report.header import PrivacyRibbon, ReportHeader
from app.views.report.links import Links
from app.views.report.timeline import Timeline
from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, Button
from app.views.widgets.empty import EmptyState
from app.views.widgets.panes import Pane, ScrollPane, column, line
from app.views.widgets.text import Label, Paragraph


class ReportView(QStackedWidget):
    """
    Signals:
        action_requested(str): a legal action of the bar.
        write_requested(object, str): the Draft of catatan or balasan with its text.
        draft_changed(object): the composer's Draft.
        star_requested(bool): follow or no longer.
        back_requested(): to the list, where this pane has replaced it.
        report_requested(str): another report that this one is linked to.
        photo_requested(int): the photo at this place of the report's photos.
    """

    action_requested = Signal(str)
    write_requested = Signal(object, str)
    draft_changed = Signal(object)
    star_requested = Signal(bool)
    back_requested = Signal()
    report_requested = Signal(str)
    photo_requested = Signal(int)

    def __init__(self, pictures: Pictures, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details: ReportDetails | None = None
        self._is_compact = False
        self.header = ReportHeader()
        self._ribbon = PrivacyRibbon()
        self._clocks = ClockStrip()
        self._description = Paragraph("", 13)
        self.photos = PhotoStrip(pictures)
        self._facts = Facts()
        self._links = Links()
        self._timeline = Timeline()
        self.composer = Composer(role)
        self.bar = ActionBar(role)
        self._position = Label("", 13, 400, "text2")
        self._empty = EmptyState()
        self._page = Pane("surface")
        self._build()
        self.show_nothing()

    def show_details(self, details: ReportDetails, now: datetime) -> None:
        is_other = self.details is None or self.details.line.id != details.line.id
        self.details = details
        self.header.show_details(details)
        self._ribbon.show_privacy(details.line.is_private)
        self._clocks.show_details(details, now)
        self._description.setText(details.description)
        self._show_photos(details)
        self._facts.show_details(details)
        self._links.show_links(details.links)
        self._timeline.show_entries(details.timeline, now)
        self.bar.show_choices(details.choices)
        reasons = {choice.type: messages.refusal(choice.code) for choice in details.choices if choice.code}
        self.composer.show_report(details, reasons, now)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)
            self._show_composer(not self._is_compact)
        self.setCurrentWidget(self._page)

    def show_nothing(self) -> None:
        self.details = None
        title = self.tr("Belum ada laporan yang dipilih")
        self._empty.show_words(
            "tray",
            "surface2",
            "text2",
            title,
            self.tr("Pilih laporan di daftar, atau tekan J untuk yang berikutnya."),
        )
        self.setCurrentWidget(self._empty)

    def show_gone(self) -> None:
        """The report left this desk while it was open."""
        self.details = None
        title = self.tr("Laporan ini tidak lagi di unit Anda")
        words = self.tr("Lokasinya dikoreksi atau unit Anda tidak lagi terlibat. Tulisan Anda tetap tersimpan.")
        self._empty.show_words("arrow-bend-down-right", "warn_soft", "warn", title, words)
        self.setCurrentWidget(self._empty)

    def tick(self, now: datetime) -> None:
        if self.details is not None:
            self._clocks.show_details(self.details, now)

    def set_compact(self, is_compact: bool) -> None:
        """The pane has replaced the list: a way back on top, the composer folded away."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        self._back.setVisible(is_compact)
        self._show_composer(not is_compact)
        self.bar.set_with_composer(is_compact)

    def show_position(self, place: int, count: int) -> None:
        self._position.setText(self.tr("{n} dari {all}").format(n=place, all=count) if place else "")

    def write(self, kind: str) -> None:
        """Opens the composer for this kind of text."""
        if self.details is not None:
            self.composer.setVisible(True)
            self._clocks.setVisible(not self._is_compact)  # room for the text
            self.composer.open_kind(kind)

    def _show_composer(self, is_shown: bool) -> None:
        self.composer.setVisible(is_shown)
        self._clocks.show()

    def fold_composer(self) -> bool:
        """Closes the composer where it was folded away before; False when there was nothing to close."""
        if not (self._is_compact and self.composer.isVisible()):
            return False
        self.composer.hide()
        self._clocks.show()
        return True

    def _build(self) -> None:
        content = Pane("surface")
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        inside = column(content, (gap(16), gap(12), gap(16), gap(12)), gap(12))
        for part in (self._description, self.photos, self._facts, self._links, self._timeline):
            inside.addWidget(part)
        inside.addStretch(1)
        self._scroll = ScrollPane(content, self.tr("Isi laporan"))
        self._back = self._back_bar()
        outer = column(self._page)
        for widget in (self._back, self.header, self._ribbon, self._clocks):
            outer.addWidget(widget)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.composer)
        outer.addWidget(self.bar)
        self.addWidget(self._empty)
        self.addWidget(self._page)
        self.header.star_requested.connect(self.star_requested)
        self.photos.photo_requested.connect(self.photo_requested)
        self.photos.add_requested.connect(self._on_add_requested)
        self.bar.action_requested.connect(self._on_action_requested)
        self.composer.write_requested.connect(self.write_requested)
        self._links.report_requested.connect(self.report_requested)
        self.composer.draft_changed.connect(self.draft_changed)

    def _show_photos(self, details: ReportDetails) -> None:
        """The empty place for a photo Sesudah stands there while the officer may add one."""
        can_add = any(choice.type == "tindak_lanjut" and choice.code is None for choice in details.choices)
        lacks_after = all(photo.slot != "sesudah" for photo in details.photos)
        self.photos.show_photos(details.photos, details.line.is_private, can_add and lacks_after)

    def _back_bar(self) -> Pane:
        bar = Pane("surface2", "b")
        bar.setFixedHeight(row(40))
        across = line(bar, (gap(16), 0, gap(16), 0), gap(12))
        back = Button(self.tr("Daftar"), PLAIN, "caret-left", "Esc", self.tr("Kembali ke daftar"))
        back.clicked.connect(self.back_requested)
        across.addWidget(back)
        across.addWidget(self._position)
        across.addStretch(1)
        bar.hide()
        return bar

    @Slot()
    def _on_add_requested(self) -> None:
        self.action_requested.emit("tindak_lanjut")

    @Slot(str)
    def _on_action_requested(self, kind: str) -> None:
        if kind in ("catatan", "balasan"):
            self.write(kind)
        else:
            self.action_requested.emit(kind)
