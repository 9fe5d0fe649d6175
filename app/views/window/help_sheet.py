"""The sheet of shortcuts, made from the registry of commands."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.views.commands import MENUS, commands, menu_title
from app.views.glyphs import draw_key_cap, key_cap_width
from app.views.reports.painting import write
from app.views.theme import c, gap, row
from app.views.widgets.button import PRIMARY, Button
from app.views.widgets.panes import Pane, ScrollPane, Veil, column, line
from app.views.widgets.text import Label, PaintedLabel


class ShortcutRow(PaintedLabel):
    """A command and its keys; the text says both."""

    def __init__(self, title: str, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._keys = title, keys
        self.setText(f"{title}: {', '.join(keys)}")

    def sizeHint(self) -> QSize:
        return QSize(row(280), row(25))

    def minimumSizeHint(self) -> QSize:
        return QSize(row(220), row(25))

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
        self._fill(grid)
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
        area = window.screen().availableGeometry()
        self.resize(min(row(1060), area.width() - 40), min(row(570), area.height() - 70))
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())

    def done(self, result: int) -> None:
        self._veil.hide()
        self._veil.deleteLater()
        super().done(result)

    def _fill(self, grid: QGridLayout) -> None:
        """The long menu of actions in a column of its own, all others in the two beside it."""
        first, long = ("laporan", "bantuan"), ("tindakan",)
        sides = (first, long, tuple(menu for menu in MENUS if menu not in (*first, *long)))
        for place, menus in enumerate(sides):
            holder = QWidget()
            inside = column(holder, spacing=gap(1))
            for menu in menus:
                inside.addWidget(Label(menu_title(menu), 13, 600))
                for command in self._commands:
                    if command.menu == menu and command.keys:
                        inside.addWidget(ShortcutRow(command.title, command.keys))
                inside.addSpacing(gap(10))
            inside.addStretch(1)
            grid.addWidget(holder, 0, place)
