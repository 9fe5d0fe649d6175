"""Where views pane, list and reading pane stand: three beside each other, two, or one, by the room there is."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from app.views.report.view import ReportView
from app.views.reports.list_pane import ListPane
from app.views.theme import row
from app.views.tray.view import TrayView
from app.views.validate.view import ValidationView
from app.views.widgets.panes import Pane, column

VIEWS_WIDTH, LIST_LEAST, READING_LEAST, READING_WIDTH = 184, 316, 560, 704


class Arrangement(QSplitter):
    """Where room is short, list and reading pane take turns (look.md, 26).

    `views` is the parent of the splits, `reading` of the pages of the reading pane; then `hold` is called.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.is_compact = False
        self.views = Pane("chrome", parent=self)
        self.views.setMinimumWidth(row(150))
        self.reading = QStackedWidget(self)
        self._is_reading_shown = True
        self._is_report_open = False
        self._shape = (0, False, False, False)
        self._is_dragged = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def hold(
        self, splits: QWidget, reports: ListPane, pages: tuple[ReportView | TrayView | ValidationView, ...]
    ) -> None:
        self._pages = pages
        self._list = reports
        column(self.views).addWidget(splits)
        for page in pages:
            self.reading.addWidget(page)
        for widget, stretch in ((self.views, 0), (reports, 3), (self.reading, 5)):
            self.addWidget(widget)
            self.setStretchFactor(self.count() - 1, stretch)
            widget.raise_()  # screen readers meet them in this order
        self.splitterMoved.connect(self._on_moved)

    def show_reading(self) -> None:
        """Brings the report to the front where the list stands in its place."""
        if self.is_compact and not self._is_report_open:
            self._is_report_open = True
            self.arrange()

    def show_list(self) -> bool:
        """The other way round; False when the list was there already."""
        if not (self.is_compact and self._is_report_open):
            return False
        self._is_report_open = False
        self.arrange()
        return True

    def toggle_reading(self) -> None:
        self._is_reading_shown = not self._is_reading_shown
        self.arrange()

    def arrange(self) -> None:
        room, beside = self._room(), row(LIST_LEAST) + row(READING_LEAST)
        self.is_compact = room < beside
        has_views = room >= beside + row(VIEWS_WIDTH)
        self.views.setVisible(has_views)
        self._list.set_combo_shown(not has_views)
        for page in self._pages:
            page.set_compact(self.is_compact)
        is_open = self.is_compact and self._is_report_open
        self.reading.setVisible(is_open if self.is_compact else self._is_reading_shown)
        self._list.setVisible(not is_open)
        self._share(room, has_views)

    def _room(self) -> int:
        holder = self.parentWidget()
        return self.width() if holder is None else holder.width()

    def _share(self, room: int, has_views: bool) -> None:
        views, is_table = row(VIEWS_WIDTH) if has_views else 0, self._list.table_button.isChecked()
        shape = (0 if self._is_dragged else room, has_views, self.is_compact, is_table)
        if self._shape == shape:
            return
        self._shape = shape
        self._is_dragged = False
        rest = room - views
        wanted = round(rest * 0.58) if is_table else rest - row(READING_WIDTH)
        chosen = rest if self.is_compact else min(max(wanted, row(LIST_LEAST)), rest - row(READING_LEAST))
        self.setSizes([views, chosen, rest - chosen])

    @Slot()
    def _on_moved(self) -> None:
        """From now on the officer's own widths stay until another arrangement is needed."""
        self._is_dragged = True
        self._shape = (0, *self._shape[1:])
