"""What the palette offers for what is typed: actions and commands at once, reports when the desk has found them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.services.finding_values import SearchPage, UnitLoad
from app.services.values import ListPage, Split
from app.views.commands import PALETTE, Command
from app.views.desk_calls import DeskCalls
from app.views.palette import rows
from app.views.palette.rows import COMMAND, REPORT, UNIT, Group, PaletteRow
from app.views.palette.view import PaletteView

PAUSE_MS = 30
FOUND, FOUND_ALONE, UNITS_BESIDE = 6, 30, 5
"""Reports and units beside other groups, and where they are asked for alone."""
RECENT = 5
LEAST_LETTERS = 2
_NOTHING = SearchPage(ListPage((), None, is_grouped=False), (), {}, None)

Reason = Callable[[str], str]


class Palette(QObject):
    """Remembers what was taken last; every opening is a new view.

    Signals:
        command_taken(str): id of a command of the registry.
        report_taken(str): id of a report.
        query_taken(str): a query for the search field.
    """

    command_taken = Signal(str)
    report_taken = Signal(str)
    query_taken = Signal(str)

    def __init__(self, calls: DeskCalls, known: Sequence[Command], reason: Reason, window: QWidget) -> None:
        super().__init__(window)
        self._calls, self._reason, self._window = calls, reason, window
        self._known = [command for command in known if command.is_global and command.id != PALETTE]
        self._recent: tuple[PaletteRow, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.view: PaletteView | None = None

    def open(self, number: str, counts: dict[Split, int]) -> None:
        """`number`: of the report that actions would be done on; empty for none."""
        if self.view is not None:
            return
        self._number, self._counts = number, counts
        self._units: tuple[UnitLoad, ...] = ()
        self._text, self._answered, self._found = "", "", _NOTHING
        self._is_awaited = False
        self.view = view = PaletteView(self._window)
        view.text_changed.connect(self._on_text_changed)
        view.taken.connect(self._on_taken)
        view.finished.connect(self._on_closed)
        self._show(is_new=True)
        view.open()
        self._calls.run(self._calls.desk.search.units, self._on_units, self._on_units_failed)

    # ---- what fits

    def _show(self, is_new: bool) -> None:
        if self.view is not None:
            self.view.show_rows(self._rows(), is_new)

    def _rows(self) -> list[PaletteRow]:
        sign, typed = self._asked()
        groups: list[Group] = []
        if sign in ("", rows.ACTIONS):
            groups += self._command_groups(sign, typed)
        if sign in ("", rows.REPORTS):
            groups.append(Group(self.tr("Laporan"), self._report_rows(typed)))
        if sign in ("", rows.UNITS):
            groups.append(Group(self.tr("Unit"), self._unit_rows(sign, typed)))
        shown = rows.listed(groups, typed)
        return shown or [PaletteRow("", self._nothing(sign, typed))]

    def _asked(self) -> tuple[str, str]:
        """The sign that narrows the search, or none, and the text after it."""
        text = self._text.strip()
        if text[:1] in (rows.ACTIONS, rows.REPORTS, rows.UNITS):
            return text[:1], text[1:].strip()
        return "", text

    def _command_groups(self, sign: str, typed: str) -> list[Group]:
        made = rows.command_rows(self._known, self._calls.desk.owner.role, self._counts, self._reason)
        now = {row.id: row for row in made}
        recent = [now.get(row.id, row) for row in self._recent] if not sign and not typed else []
        taken = {row.id for row in recent}
        parts: dict[str, list[PaletteRow]] = {"report": [], "other": [], "tampilan": []}
        for command, row in zip(self._known, made, strict=True):
            if row.id not in taken:
                parts[_part(command)].append(row)
        parts["report"].sort(key=lambda row: row.id.removeprefix(COMMAND) in rows.OF_REPORT)
        about = self.tr("Tindakan untuk {number}").format(number=self._number) if self._number else ""
        return [
            Group(self.tr("Terakhir dipakai"), tuple(recent)),
            Group(about or self.tr("Tindakan pada laporan"), rows.fitting(parts["report"], typed)),
            Group(self.tr("Perintah"), rows.fitting(parts["other"], typed)),
            Group(self.tr("Tampilan"), rows.fitting(parts["tampilan"], typed)),
        ]

    def _report_rows(self, typed: str) -> tuple[PaletteRow, ...]:
        """Those found for what stood there a moment ago stay until the answer comes."""
        now = self._calls.desk.now()
        lines = self._found.page.lines if len(typed) >= LEAST_LETTERS else ()
        return tuple(rows.report_row(line, self._found, typed, now) for line in lines)

    def _unit_rows(self, sign: str, typed: str) -> tuple[PaletteRow, ...]:
        """Those that hold reports of this desk first."""
        if not sign and len(typed) < LEAST_LETTERS:
            return ()
        held = [rows.unit_row(unit) for unit in self._units if unit.open_count]
        others = [rows.unit_row(unit) for unit in self._units if not unit.open_count]
        found = (*rows.fitting(held, typed), *rows.fitting(others, typed))
        return found[: FOUND_ALONE if sign else UNITS_BESIDE]

    def _nothing(self, sign: str, typed: str) -> str:
        if self._is_unanswered():
            return self.tr("Mencari …")
        if sign == rows.REPORTS and len(typed) < LEAST_LETTERS:
            return self.tr("Ketik nomor laporan, atau kata dari isinya.")
        return self.tr("Tidak ada yang cocok. Coba kata lain, atau hapus tanda di depan.")

    # ---- reports and units

    def _query(self) -> str:
        """What the desk is asked for: nothing while there is too little, or other things alone are wanted."""
        sign, typed = self._asked()
        return typed if sign in ("", rows.REPORTS) and len(typed) >= LEAST_LETTERS else ""

    def _is_unanswered(self) -> bool:
        return self._query() != self._answered

    @Slot()
    def _ask(self) -> None:
        query, limit = self._query(), FOUND if not self._asked()[0] else FOUND_ALONE
        work = partial(self._calls.desk.search.suggest, query, limit)
        self._calls.run(work, partial(self._on_found, query), partial(self._on_find_failed, query))

    def _on_found(self, query: str, found: SearchPage) -> None:
        if self.view is None or query != self._query():
            return
        self._answered, self._found = query, found
        self._show(is_new=False)
        if self._is_awaited:
            self._on_taken()

    def _on_find_failed(self, query: str, error: AppError) -> None:
        """The list behind says what is wrong with the local files; the palette has just no reports."""
        self._on_found(query, _NOTHING)

    def _on_units(self, units: tuple[UnitLoad, ...]) -> None:
        self._units = units
        self._show(is_new=False)

    def _on_units_failed(self, error: AppError) -> None:
        self._units = ()

    # ---- what the officer does

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._text, self._is_awaited = text, False
        self._show(is_new=True)
        if self._query():
            self._pause.start()
        else:
            self._pause.stop()
            self._answered, self._found = "", _NOTHING

    @Slot()
    def _on_taken(self) -> None:
        """A grey row stays where it is, and the foot says why. What is still being looked for is waited for."""
        current = None if self.view is None else self.view.list.current()
        is_report = current is not None and current.id.startswith(REPORT)
        self._is_awaited = self._is_unanswered() and (current is None or is_report)
        if current is None or self._is_awaited or current.reason or self.view is None:
            return
        icon = current.icon or "clock-clockwise"
        plain = replace(current, icon=icon, status=None, figure="", marks=(), detail_marks=())
        self._recent = (plain, *(row for row in self._recent if row.id != plain.id))[:RECENT]
        self.view.accept()
        self._tell(current.id)

    def _tell(self, row_id: str) -> None:
        if row_id.startswith(COMMAND):
            self.command_taken.emit(row_id.removeprefix(COMMAND))
        elif row_id.startswith(REPORT):
            self.report_taken.emit(row_id.removeprefix(REPORT))
        else:
            self.query_taken.emit(f'pemegang:"{row_id.removeprefix(UNIT)}"')

    @Slot()
    def _on_closed(self) -> None:
        self._pause.stop()
        self.view = None


def _part(command: Command) -> str:
    if command.menu == "tindakan" or command.id in rows.OF_REPORT:
        return "report"
    return command.menu if command.menu == "tampilan" else "other"
