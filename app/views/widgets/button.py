"""The one push button: painted by tokens, with icon and key cap; greyed with a reason it stays reachable."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from app.services.values import SyncMark
from app.views.glyphs import draw_icon, draw_key_cap, draw_mark, key_cap_width
from app.views.theme import c, font, gap, row, text

PLAIN, PRIMARY, GHOST, TOGGLE, TRAIN, TOAST = "plain", "primary", "ghost", "toggle", "train", "toast"


class Button(QPushButton):
    """`kind` is one of the constants above; a button without a title shows only its icon and still has a name.

    `set_reason` greys it without disabling: it keeps the focus and tells a screen reader why.
    """

    def __init__(
        self,
        title: str,
        kind: str = PLAIN,
        icon: str = "",
        key: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.kind, self.icon_name, self.key = kind, icon, key
        self.reason = ""
        self.height_px = 32
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(font(13, 500 if kind in (PLAIN, GHOST, TOGGLE) else 600))
        self.setCheckable(kind == TOGGLE)
        self.set_title(title, name)

    def set_title(self, title: str, name: str = "") -> None:
        self.setText(title.replace("&", "&&"))
        self.title = title
        self.setAccessibleName(name or title)
        if not title:
            self.setToolTip(f"{name} ({self.key})" if self.key else name)
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        self.kind = kind
        self.setFont(font(13, 500 if kind in (PLAIN, GHOST, TOGGLE) else 600))
        self.updateGeometry()
        self.update()

    def set_reason(self, reason: str) -> None:
        """Empty: available."""
        self.reason = reason
        self.setAccessibleDescription(self.tr("Tidak tersedia: {reason}").format(reason=reason) if reason else "")
        self.setToolTip(reason or ("" if self.title else self.toolTip()))
        self.update()

    def sizeHint(self) -> QSize:
        if not self.title:
            side = row(self.height_px)
            return QSize(side, side)
        width = QFontMetrics(self.font()).horizontalAdvance(self.title) + 2 * gap(12)
        if self.icon_name:
            width += text(16) + gap(8)
        if self.key:
            width += key_cap_width(self.key) + gap(8)
        return QSize(width, row(self.height_px))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, line = self._colours()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(fill)
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            self._paint_focus(painter, box)
        self._paint_content(painter, ink)

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        is_filled = self.kind in (PRIMARY, TRAIN) and not self.reason
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c("on_accent" if is_filled else "accent"), 2))
        inset = 2.5 if is_filled else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        width = self.sizeHint().width()
        x = (self.width() - width) / 2 + gap(12) if self.title else (self.width() - text(16)) / 2
        if self.icon_name:
            side = text(16)
            draw_icon(
                painter, QRectF(round(x), round((self.height() - side) / 2), side, side), self.icon_name, self._ink()
            )
            x += side + gap(8)
        if self.title:
            painter.setPen(ink)
            painter.setFont(self.font())
            advance = QFontMetrics(self.font()).horizontalAdvance(self.title)
            box = QRectF(x, 0, advance + 2, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.title)
        if self.key and self.title:
            faint = QColor(ink)
            faint.setAlphaF(0.55)
            right = (self.width() + width) / 2 - gap(12)
            draw_key_cap(painter, right, self.height() / 2, self.key, ink, faint)

    def _ink(self) -> str:
        if self.reason or not self.isEnabled():
            return "text3"
        if self.kind == PRIMARY:
            return "on_accent"
        if self.kind == TRAIN:
            return "on_train"
        if self.kind == TOGGLE and self.isChecked():
            return "accent"
        if self.kind == TOAST:
            return "on_toast2"
        return "text2" if self.kind in (GHOST, TOGGLE) else "text"

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        none = QColor(Qt.GlobalColor.transparent)
        ink = c(self._ink())
        if self.reason or not self.isEnabled():
            return c("surface2"), ink, c("line")
        if self.kind == PRIMARY:
            fill = c("accent_down" if self.isDown() or self.underMouse() else "accent")
            return fill, ink, fill
        if self.kind == TRAIN:
            return c("train"), ink, c("train")
        if self.kind == TOGGLE:
            return (c("sel"), ink, c("accent")) if self.isChecked() else (self._hover(none), ink, none)
        if self.kind == TOAST:
            return none, ink, none
        if self.kind == GHOST:
            return self._hover(none), ink, none
        return self._hover(c("surface")), ink, c("line2")

    def _hover(self, otherwise: QColor) -> QColor:
        return c("hover") if self.underMouse() or self.isDown() else otherwise

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as well as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)


class CheckBox(QCheckBox):
    """A check box whose border has enough contrast in both themes."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self.setFont(font(13))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(text(18) + gap(8) + metrics.horizontalAdvance(self.text()) + 6, row(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = text(16)
        box = QRectF(1.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        is_on = self.isChecked() and self.isEnabled()
        edge = c("accent" if is_on or self.hasFocus() else "ctl" if self.isEnabled() else "line2")
        painter.setBrush(c("accent" if is_on else "surface"))
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 3, 3)
        if is_on:
            draw_mark(painter, box.adjusted(2, 2, -2, -2), SyncMark.ACCEPTED, "on_accent")
        painter.setPen(c("text" if self.isEnabled() else "text3"))
        words = self.rect().adjusted(text(18) + gap(6), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
