"""The next steps: legal ones to press, the others grey with their reason in words under the row."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.services.values import ActionChoice
from app.views import labels, messages
from app.views.commands import COMPOSER_ACTIONS, action_keys
from app.views.glyphs import draw_icon
from app.views.theme import c, gap, row, text
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.panes import Pane
from app.views.widgets.text import ElidedLabel


class ReasonLine(ElidedLabel):
    """One line with an info sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 11, 400, "text2", parent)
        self.setContentsMargins(text(14) + gap(6), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = QPainter(self)
        side = text(14)
        draw_icon(painter, QRectF(0, (self.height() - side) / 2, side, side), "info", "text3")
        painter.setPen(c("text2"))
        painter.setFont(self.font())
        box = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def not_available(title: str, reason: str) -> str:
    words = labels.translate("ActionBar", "{title} tidak tersedia: {reason}")
    return words.format(title=title, reason=reason[:1].lower() + reason[1:])


class ActionBar(Pane):
    """The role's actions, in the order they come in. Buttons that do not fit go into Lainnya, never the first one.
    Only the likely step is the primary button: where it is not in the bar, none is.

    Signals:
        action_requested(str): a legal action was chosen.
    """

    action_requested = Signal(str)

    def __init__(self, role: str = "operator", parent: QWidget | None = None) -> None:
        super().__init__("surface2", "t", parent)
        self._keys = action_keys(role)
        self.setFixedHeight(row(70))
        self._buttons: dict[str, Button] = {}
        self._order: tuple[str, ...] = ()
        self._hidden: tuple[str, ...] = ()
        self._with_composer = False
        self._choices: tuple[ActionChoice, ...] = ()
        self._more = Button("", PLAIN, "dots-three", "", self.tr("Tindakan lainnya"), parent=self)
        self._more.clicked.connect(self.open_more)
        self._line = ReasonLine(self)

    def set_with_composer(self, is_included: bool) -> None:
        """Offers catatan and balasan as well, where the composer is folded away."""
        self._with_composer = is_included
        self.show_choices(self._choices)

    def show_choices(self, choices: tuple[ActionChoice, ...]) -> None:
        self._choices = choices
        shown = [choice for choice in choices if self._with_composer or choice.type not in COMPOSER_ACTIONS]
        self._order = tuple(choice.type for choice in shown)
        for choice in shown:
            button = self._button(choice.type)
            button.set_reason(messages.refusal(choice.code) if choice.code else "")
            button.set_kind(PRIMARY if choice.is_likely else PLAIN)
        self._arrange()
        self._show_reason(None)

    def titles(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Titles of the buttons in sight and of those in Lainnya, in their order."""
        seen = [kind for kind in self._order if kind not in self._hidden]
        shown, hidden = ([self._buttons[kind].title for kind in kinds] for kinds in (seen, self._hidden))
        return tuple(shown), tuple(hidden)

    def _button(self, kind: str) -> Button:
        if kind not in self._buttons:
            button = Button(labels.action_label(kind), PLAIN, "", self._keys.get(kind, ""), parent=self)
            button.clicked.connect(partial(self.request, kind))
            button.installEventFilter(self)
            self._buttons[kind] = button
        return self._buttons[kind]

    def reason(self, kind: str) -> str | None:
        """Why the action is not possible; None when the bar does not offer it at all."""
        return self._buttons[kind].reason if kind in self._order else None

    def focus_first(self) -> None:
        """Puts the focus on the likely next step."""
        if self._order:
            self._buttons[self._order[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def request(self, kind: str) -> None:
        if kind not in self._order:
            return
        if self._buttons[kind].reason:
            self._show_reason(self._buttons[kind])
        else:
            self.action_requested.emit(kind)

    def minimumSizeHint(self) -> QSize:
        return QSize(row(240), row(70))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter) and isinstance(watched, Button):
            self._show_reason(watched)
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Leave):
            self._show_reason(None)
        return False

    def _arrange(self) -> None:
        left, top, room = gap(16), gap(9), self.width() - 2 * gap(16)
        fitting = self._fitting(room)
        self._hidden = self._order[len(fitting) :]
        for kind, button in self._buttons.items():
            button.setVisible(kind in fitting)
        before: QWidget | None = None
        for kind in fitting:
            button = self._buttons[kind]
            button.setGeometry(left, top, button.sizeHint().width(), button.sizeHint().height())
            left += button.width() + gap(8)
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        self._more.setVisible(bool(self._hidden))
        if self._hidden:
            width = self._more.sizeHint().width()
            self._more.setGeometry(self.width() - gap(16) - width, top, width, self._more.sizeHint().height())
        below = top + row(32) + gap(4)
        self._line.setGeometry(gap(16), below, room, max(self.height() - below - gap(4), 1))

    def _fitting(self, room: int) -> tuple[str, ...]:
        widths = [self._buttons[kind].sizeHint().width() for kind in self._order]
        if sum(widths) + gap(8) * (len(widths) - 1) <= room:
            return self._order
        room -= self._more.sizeHint().width() + gap(8)
        count, used = 0, 0
        for width in widths:
            used += width + (gap(8) if count else 0)
            if used > room and count:
                break
            count += 1
        return self._order[:count]

    def _show_reason(self, button: Button | None) -> None:
        """Of this button, else of the first grey one; said once when all have the same."""
        reasons = {kind: self._buttons[kind].reason for kind in self._order if self._buttons[kind].reason}
        if button is not None and button.reason:
            words = not_available(button.title, button.reason)
        elif not reasons:
            words = ""
        elif len(set(reasons.values())) == 1 and len(reasons) == len(self._order):
            words = next(iter(reasons.values()))
        else:
            kind, reason = next(iter(reasons.items()))
            words = not_available(self._buttons[kind].title, reason)
        self._line.setText(words)

    @Slot()
    def open_more(self) -> None:
        menu = self.more()
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def more(self) -> QMenu:
        """What did not fit, each with its key and, where it is not possible, the reason."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Tindakan lain"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self._hidden:
            button = self._buttons[kind]
            words = f"{button.title} — {button.reason}" if button.reason else button.title
            entry = menu.addAction(f"{words}\t{button.key}")
            entry.setEnabled(not button.reason)
            entry.triggered.connect(partial(self.request, kind))
        return menu
