"""The sheet of shortcuts, made from the registry of commands."""

from itertools import combinations, pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.views.commands import Command, commands, menu_title, photo_commands
from app.views.glyphs import draw_key_cap, key_cap_width
from app.views.reports.painting import write
from app.views.theme import c, font, gap, row
from app.views.widgets.button import PRIMARY, Button
from app.views.widgets.panes import Pane, ScrollPane, Veil, column, line
from app.views.widgets.text import Label, PaintedLabel

ORDER = ("laporan", "bantuan", "tindakan", "berkas", "sunting", "tampilan")
COLUMNS = 4

Section = tuple[str, list[Command]]


class ShortcutRow(PaintedLabel):
    """A command and its keys; the text says both."""

    def __init__(self, title: str, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._keys = title, keys
        self.setText(f"{title}: {', '.join(keys)}")

    def sizeHint(self) -> QSize:
        caps = sum(key_cap_width(key) + gap(4) for key in self._keys)
        title = QFontMetrics(font(13)).horizontalAdvance(self._title)
        return QSize(round(title + caps) + gap(12), row(25))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = float(self.width())
        for key in reversed(self._keys):
            draw_key_cap(painter, right, QRectF(self.rect()).center().y(), key, c("text2"), c("ctl"))
            right -= key_cap_width(key) + gap(4)
        box = QRect(0, 0, round(right) - gap(8), self.height())
        write(painter, box, self._title, (13, 400, "text"), int(Qt.AlignmentFlag.AlignVCenter))


class HelpSheet(QDialog):
    def __init__(self, window: QWidget, role: str = "operator") -> None:
        super().__init__(window)
        self._commands = commands(role)
        self.setWindowTitle(self.tr("Lembar pintasan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._veil = Veil(window)
        content = Pane("surface")
        grid = QGridLayout(content)
        grid.setContentsMargins(gap(24), gap(20), gap(24), gap(20))
        grid.setHorizontalSpacing(gap(32))
        area = window.screen().availableGeometry()
        wide = min(row(1300), area.width() - 40)
        self._fill(grid, wide - 2 * gap(24))
        footer = Pane("surface2", "t")
        across = line(footer, (gap(20), gap(12), gap(20), gap(12)), gap(8))
        across.addWidget(Label(self.tr("Satu huruf hanya berlaku di luar kotak tulisan."), 12, 400, "text2"))
        across.addStretch(1)
        close = Button(self.tr("Tutup"), PRIMARY, "", "Esc")
        close.clicked.connect(self.accept)
        across.addWidget(close)
        outer = column(self)
        outer.addWidget(ScrollPane(content, self.tr("Pintasan")), 1)
        outer.addWidget(footer)
        self.resize(wide, min(row(570), area.height() - 70))
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())

    def done(self, result: int) -> None:
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)

    def _fill(self, grid: QGridLayout, room: int) -> None:
        """In as many columns as fit with their words whole."""
        known = self._sections()
        rows = [ShortcutRow(command.title, command.keys) for _, shown in known for command in shown]
        widest = max(found.sizeHint().width() for found in rows)
        columns = (room + gap(32)) // (widest + gap(32))
        for place, sections in enumerate(balanced(known, max(1, min(COLUMNS, columns)))):
            holder = QWidget()
            inside = column(holder, spacing=gap(1))
            for title, shown in sections:
                inside.addWidget(Label(title, 13, 600))
                for command in shown:
                    inside.addWidget(ShortcutRow(command.title, command.keys))
                inside.addSpacing(gap(10))
            inside.addStretch(1)
            grid.addWidget(holder, 0, place)

    def _sections(self) -> list[Section]:
        """By menu; the photo viewer's keys, which stand in the menu Laporan, by themselves."""
        photos = {command.id for command in photo_commands()}
        known = [command for command in self._commands if command.keys]
        sections = [
            (menu_title(menu), [command for command in known if command.menu == menu and command.id not in photos])
            for menu in ORDER
        ]
        sections.insert(-1, (self.tr("Penampil foto"), [command for command in known if command.id in photos]))
        return sections


def balanced(sections: list[Section], columns: int) -> list[list[Section]]:
    """In their order, so that the longest column is as short as it can be."""
    heights = [len(shown) + 1 for _, shown in sections]
    inner = range(1, len(sections))
    ways = [(0, *cuts, len(sections)) for cuts in combinations(inner, min(columns, len(sections)) - 1)]
    best = min(ways, key=lambda way: max(sum(heights[begin:end]) for begin, end in pairwise(way)))
    return [sections[begin:end] for begin, end in pairwise(best)]
