"""Rows of the list of reports: lines of a split, in its order, with a heading before each group."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.services.values import Group, ListPage, ReportLine
from app.views import labels

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1

STATE, NUMBER, REPORT, PLACE, HOLDER, LEFT, MARK = range(7)


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's first row. `is_complete` is False while further pages may add to `count`."""

    group: Group
    count: int
    is_complete: bool

    def shown_count(self) -> str:
        return str(self.count) if self.is_complete else f"{self.count}+"


class ReportTableModel(QAbstractTableModel):
    """
    Signals:
        more_requested(object): the next page after this key is wanted.
    """

    more_requested = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self.lines: list[ReportLine] = []
        self.after: tuple[str, str] | None = None
        self.rows: list[ReportLine | Heading] = []
        self._rows_by_id: dict[str, int] = {}
        self._is_fetching = False

    def show_page(self, page: ListPage) -> None:
        """Replaces everything; when only contents changed, nothing but these rows is repainted."""
        rows = _with_headings(page.lines, page.after is None)
        same = [_key(new) for new in rows] == [_key(old) for old in self.rows]
        self._is_fetching = False
        if same:
            self._set(page.lines, page.after, rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MARK))
            return
        self.beginResetModel()
        self._set(page.lines, page.after, rows)
        self.endResetModel()

    def add_page(self, page: ListPage) -> None:
        self._is_fetching = False
        lines = (*self.lines, *page.lines)
        rows = _with_headings(lines, page.after is None)
        first, last = len(self.rows), len(rows) - 1
        if last < first:
            self._set(lines, page.after, rows)
            return
        self.beginInsertRows(QModelIndex(), first, last)
        self._set(lines, page.after, rows)
        self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(first, MARK))

    def row_of(self, report_id: str) -> int:
        return self._rows_by_id.get(report_id, -1)

    def line_at(self, row: int) -> ReportLine | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, ReportLine) else None

    def step(self, start: int, by: int) -> int:
        """The report row `by` reports away from row `start`, held within the ends; -1 for an empty list."""
        reports = [row for row, found in enumerate(self.rows) if isinstance(found, ReportLine)]
        if not reports:
            return -1
        if start in reports:
            place = reports.index(start) + by
        else:
            after = sum(row < start for row in reports)
            place = after + by - 1 if by > 0 else after + by
        return reports[min(max(place, 0), len(reports) - 1)]

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
        if self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.rows[index.row()]
        if role == ROW:
            return found
        if isinstance(found, Heading):
            is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return f"{labels.group_label(found.group)} {found.shown_count()}" if is_text else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(found, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return labels.spoken_line(found, self.now())
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

    def _set(
        self,
        lines: tuple[ReportLine, ...],
        after: tuple[str, str] | None,
        rows: list[ReportLine | Heading],
    ) -> None:
        self.lines, self.after, self.rows = list(lines), after, rows
        self._rows_by_id = {found.id: row for row, found in enumerate(rows) if isinstance(found, ReportLine)}


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


def _key(row: ReportLine | Heading) -> tuple[str, object]:
    return ("heading", row.group) if isinstance(row, Heading) else ("report", row.id)


def _with_headings(lines: tuple[ReportLine, ...], is_last_page: bool) -> list[ReportLine | Heading]:
    rows: list[ReportLine | Heading] = []
    counts: dict[Group, int] = {}
    for line in lines:
        counts[line.group] = counts.get(line.group, 0) + 1
    seen: Group | None = None
    for line in lines:
        if line.group is not seen:
            seen = line.group
            is_complete = is_last_page or line.group is not lines[-1].group
            rows.append(Heading(line.group, counts[line.group], is_complete))
        rows.append(line)
    return rows
