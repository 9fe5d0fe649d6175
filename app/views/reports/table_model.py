"""Rows of the list of reports: lines of a split, in its order, with a heading before each group."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.services.values import Listing, ListPage, ReportLine
from app.views import labels
from app.views.reports.rows import Heading, Rows

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1

STATE, NUMBER, REPORT, PLACE, HOLDER, LEFT, MARK = range(7)

BEHIND, AHEAD = 40, 80
"""So many reports before and after one that is missed are asked for with it."""
HELD = 1000
"""At most so many lines of a list are held after some were requested."""


class ReportTableModel(QAbstractTableModel):
    """All rows of a list, and the lines of those near where one looks: what a view asks for beyond is requested.

    Signals:
        more_requested(object): the next page of what was found, after this key, is wanted.
        lines_requested(object): the lines of these reports (tuple of ids) are wanted.
    """

    more_requested = Signal(object)
    lines_requested = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self.rows = Rows()
        self.after: tuple[str, str] | None = None
        self.words: tuple[str, ...] = ()
        self.excerpts: dict[str, str] = {}
        self._lines: dict[str, ReportLine | None] = {}
        self._asked: tuple[str, ...] = ()
        self._is_fetching = False

    @property
    def lines(self) -> list[ReportLine]:
        """Those that are held, in their order."""
        return [line for report_id in self.rows.ids if (line := self._lines.get(report_id)) is not None]

    def mark(self, words: tuple[str, ...], excerpts: dict[str, str]) -> None:
        """What the next rows were searched for; `excerpts` by report id."""
        self.words, self.excerpts = words, excerpts

    def show_page(self, page: ListPage) -> None:
        """A page replaces everything; of a list it is the first, before its listing."""
        ids = tuple(line.id for line in page.lines)
        groups = tuple(Counter(line.group for line in page.lines).items()) if page.is_grouped else ()
        self.after = None if page.is_grouped else page.after
        self._show(Rows(ids, groups, page.after is None), page.lines)

    def show_listing(self, listing: Listing) -> None:
        """A whole list replaces everything."""
        self.after = None
        self._show(Rows(listing.ids, listing.groups), listing.lines)

    def add_page(self, page: ListPage) -> None:
        """More of what was found."""
        self.after = page.after
        self._show(Rows((*self.rows.ids, *(line.id for line in page.lines))), (*self.lines, *page.lines))

    def put_lines(self, asked: tuple[str, ...], lines: tuple[ReportLine, ...]) -> None:
        """A report without a line has gone; its row stays empty until the list is read anew."""
        self._lines |= dict.fromkeys(asked) | {line.id: line for line in lines}
        if len(self._lines) > HELD and asked[0] in self.rows.ids:
            middle = self.rows.ids.index(asked[0])
            near = self.rows.ids[max(middle - HELD // 2, 0) : middle + HELD // 2]
            self._lines = {report_id: self._lines[report_id] for report_id in near if report_id in self._lines}
        if asked == self._asked:
            self._asked = ()
        self._announce()

    def row_of(self, report_id: str) -> int:
        return self.rows.row_of(report_id)

    def line_at(self, row: int) -> ReportLine | None:
        """None for a heading, and for a report whose line is not held."""
        return self._lines.get(self.rows.id_at(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 7

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.after is not None and not self._is_fetching

    def fetchMore(self, parent: Index) -> None:
        self._is_fetching = True
        self.more_requested.emit(self.after)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows.place_at(index.row()) < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        heading = self.rows.heading_at(index.row())
        found = self.line_at(index.row()) if heading is None else heading
        if found is None:
            self._want(self.rows.place_at(index.row()))
        if role == ROW:
            return found
        if isinstance(found, Heading):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return f"{labels.group_label(found.group)} {found.shown_count()}" if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if found is None else self._cell(found, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return labels.line_awaited() if found is None else labels.spoken_line(found, self.now())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == LEFT else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _cell(self, line: ReportLine, column: int) -> str:
        if column == LEFT:
            return labels.line_time(line, self.now())
        return (
            labels.status_label(line.status),
            line.number,
            line.headline,
            line.place,
            line.holder,
            "",
            labels.mark_label(line.mark),
        )[column]

    def _want(self, place: int) -> None:
        """One request at a time: what is still missing when it is answered is asked for by the next painting."""
        if self._asked:
            return
        near = self.rows.ids[max(place - BEHIND, 0) : place + AHEAD]
        missing = tuple(report_id for report_id in near if report_id not in self._lines)
        if missing:
            self._asked = missing
            self.lines_requested.emit(missing)

    def _show(self, rows: Rows, lines: Sequence[ReportLine]) -> None:
        """Where rows only came at the end, or none, the others and what is chosen among them stay."""
        before = len(self.rows)
        is_reset = before == 0 or not self.rows.is_continued_by(rows)
        is_longer = not is_reset and len(rows) > before
        if is_reset:
            self.beginResetModel()
        elif is_longer:
            self.beginInsertRows(QModelIndex(), before, len(rows) - 1)
        self.rows = rows
        self._lines = {line.id: line for line in lines}
        self._asked, self._is_fetching = (), False
        if is_reset:
            self.endResetModel()
            return
        if is_longer:
            self.endInsertRows()
        self._announce()

    def _announce(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, MARK))


def column_titles() -> tuple[str, ...]:
    translate = labels.translate
    return (
        translate("table", "Keadaan"),
        translate("table", "Nomor"),
        translate("table", "Laporan"),
        translate("table", "Tempat"),
        translate("table", "Pemegang"),
        translate("table", "Sisa waktu"),
        translate("table", "Sinkron"),
    )
