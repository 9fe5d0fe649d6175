"""Rows of the palette: actions and commands from the registry, reports that were found, units."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from app.services.finding_values import SearchPage, UnitLoad
from app.services.values import ReportLine, Split, splits_of
from app.views import labels, messages
from app.views.commands import Command
from app.views.palette.matching import Spans, match
from app.views.reports.splits import ICONS as SPLIT_ICONS
from app.views.widgets.choice_list import ChoiceRow
from domain.report import Status
from domain.words import fold, spans

ACTIONS, REPORTS, UNITS = ">", "#", "@"
"""What is typed first asks for these alone."""
COMMAND, REPORT, UNIT = "command:", "report:", "unit:"
"""Beginnings of the ids of rows."""
OF_REPORT = frozenset({"star", "photos", "copy_number"})
"""Commands on the open report beside the actions of its bar."""
_ICONS = {
    "terima": "check",
    "tindak_lanjut": "note-pencil",
    "ajukan_selesai": "circle-wavy-check",
    "koordinasi": "arrows-left-right",
    "disposisi": "users-three",
    "klasifikasi": "flag",
    "tugaskan": "user",
    "kembalikan": "arrow-bend-up-left",
    "minta_perpanjangan": "hourglass",
    "putuskan_perpanjangan": "hourglass",
    "tautkan_duplikat": "copy",
    "lepas_duplikat": "copy",
    "tolak": "x",
    "tolak_tl": "x",
    "validasi": "circle-wavy-check",
    "buka_kembali": "clock-clockwise",
    "lampiran": "paperclip",
    "catatan": "note-pencil",
    "balasan": "chat-circle-text",
    "star": "star",
    "photos": "camera",
    "copy_number": "copy",
    "new_report": "plus",
    "sync": "arrows-clockwise",
    "search": "magnifying-glass",
    "undo": "arrow-bend-up-left",
    "help": "question",
    "toggle_table": "table",
    "toggle_theme": "moon",
    "show_reports": "tray",
    "show_sync": "arrows-clockwise",
}


@dataclass(frozen=True, slots=True)
class PaletteRow(ChoiceRow):
    """`reason`: why it cannot be done now. `status` stands for the icon of a report; `urgency` is the colour token of
    its figure. `marks`, `detail_marks`: what was typed, in the title and in the detail.
    """

    key: str = ""
    reason: str = ""
    status: Status | None = None
    urgency: str = "text2"
    marks: Spans = ()
    detail_marks: Spans = ()

    def why_not(self) -> str:
        """The reason beside the title: no sentence of its own."""
        return f"{self.reason[:1].lower()}{self.reason[1:]}".removesuffix(".")

    def spoken(self) -> str:
        reason = labels.translate("palette", "tidak tersedia: {reason}").format(reason=self.why_not())
        parts = (self.title, self.detail, reason if self.reason else "", self.figure, self.key)
        return ", ".join(part for part in parts if part)


class Group(NamedTuple):
    title: str
    rows: tuple[PaletteRow, ...]


def command_rows(
    known: Iterable[Command], role: str, counts: dict[Split, int], reason: Callable[[str], str]
) -> list[PaletteRow]:
    """As it is now; a split under its own name, with its count."""
    splits = {f"split_{place}": split for place, split in enumerate(splits_of(role), 1)}
    return [_command_row(command, splits.get(command.id), counts, reason) for command in known]


def _command_row(
    command: Command, split: Split | None, counts: dict[Split, int], reason: Callable[[str], str]
) -> PaletteRow:
    title, detail, icon = command.title, "", _ICONS.get(command.id, "caret-right")
    if split is not None:
        title, icon = labels.split_label(split), SPLIT_ICONS[split]
        if split in counts:
            detail = labels.translate("palette", "{n} laporan").format(n=messages.number(counts[split]))
    return PaletteRow(COMMAND + command.id, title, detail, icon=icon, key=command.key, reason=reason(command.id))


def report_row(line: ReportLine, found: SearchPage, typed: str, now: datetime) -> PaletteRow:
    detail = f"{line.number}  ·  {_from_first(found.excerpts.get(line.id, ''), found.words) or line.where}"
    return PaletteRow(
        REPORT + line.id,
        line.headline,
        detail,
        figure=labels.time_left(line.due_at, now),
        status=line.status,
        urgency=labels.urgency(line, now),
        marks=tuple(spans(line.headline, found.words)),
        detail_marks=_in_number(line.number, typed) or tuple(spans(detail, found.words)),
    )


def _from_first(excerpt: str, words: Sequence[str]) -> str:
    """There is little room: from the first word on that was searched for."""
    found = spans(excerpt, words)
    return f"…{excerpt[found[0][0] :]}" if found else ""


def _in_number(number: str, typed: str) -> Spans:
    at = number.casefold().find(typed.casefold())
    return ((at, at + len(typed)),) if typed and at >= 0 else ()


def unit_row(unit: UnitLoad) -> PaletteRow:
    words = labels.translate("palette", "memegang {n} laporan terbuka")
    if not unit.open_count:
        words = labels.translate("palette", "tidak memegang laporan terbuka di PC ini")
    return PaletteRow(UNIT + unit.name, unit.name, words.format(n=messages.number(unit.open_count)), icon="buildings")


def fitting(rows: Iterable[PaletteRow], typed: str) -> tuple[PaletteRow, ...]:
    """Those whose title fits, the best first; equals stay in their order."""
    found = [(one, row) for row in rows if (one := match(typed, row.title)) is not None]
    found.sort(key=lambda pair: -pair[0].score)
    return tuple(replace(row, marks=one.spans) for one, row in found)


def listed(groups: Sequence[Group], typed: str) -> list[PaletteRow]:
    """All groups under their headings; one that holds exactly what was typed comes first."""
    wanted = fold(typed)
    ordered = sorted(groups, key=lambda group: all(fold(row.title) != wanted for row in group.rows))
    shown: list[PaletteRow] = []
    for group in ordered:
        if group.rows:
            shown += [PaletteRow("", group.title), *group.rows]
    return shown
