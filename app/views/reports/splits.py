"""The views pane: the splits with their counts, in two sections."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.services.values import Split
from app.views import labels
from app.views.glyphs import draw_icon
from app.views.reports.painting import width_of, write
from app.views.reports.table_model import Index
from app.views.theme import c, font, gap, row, text

ICONS = {
    Split.TUGAS_SAYA: "user",
    Split.PERPANJANGAN: "hourglass",
    Split.MENUNGGU_VALIDASI: "circle-wavy-check",
    Split.BARU: "tray",
    Split.DIKEMBALIKAN: "arrow-bend-up-left",
    Split.JATUH_TEMPO: "clock",
    Split.PERLU_TINDAKAN: "warning",
    Split.DI_OPD_LAIN: "users-three",
    Split.DIIKUTI: "eye",
    Split.DI_VALIDATOR: "circle-wavy-check",
    Split.SELESAI: "check-circle",
    Split.SEMUA_TERBUKA: "list-bullets",
}
WATCHED = frozenset({Split.DI_OPD_LAIN, Split.DIIKUTI, Split.DI_VALIDATOR, Split.SELESAI, Split.SEMUA_TERBUKA})
"""What is only looked at; the others are worked through."""


class SplitsModel(QAbstractListModel):
    """Rows are splits and section titles (str)."""

    def __init__(self, order: tuple[Split, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.counts: dict[Split, int] = {}
        work = [split for split in order if split not in WATCHED]
        watched = [split for split in order if split in WATCHED]
        translate = labels.translate
        self.rows: list[Split | str] = [
            translate("splits", "Kotak kerja"),
            *work,
            translate("splits", "Dipantau"),
            *watched,
        ]

    def show_counts(self, counts: dict[Split, int]) -> None:
        self.counts = counts
        self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Split):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not isinstance(found, Split):
            return found
        count = self.counts.get(found)
        return labels.split_label(found) if count is None else f"{labels.split_label(found)} {count}"


class SplitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_title = split_at(index) is None
        return QSize(row(160), row(36 if is_title else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = split_at(index)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is not None:
            model = index.model()
            count = model.counts.get(found) if isinstance(model, SplitsModel) else None
            _paint_split(painter, box.adjusted(gap(8), 0, -gap(8), 0), option, found, count)
        else:
            write(painter, box.adjusted(gap(16), row(8), -gap(8), 0), str(index.data()), (11, 600, "text3"))
        painter.restore()


class SplitsView(QListView):
    """
    Signals:
        split_chosen(object): the officer chose this Split.
    """

    split_chosen = Signal(object)

    def __init__(self, order: tuple[Split, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tampilan laporan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.splits = SplitsModel(order, self)
        self.setModel(self.splits)
        self.setItemDelegate(SplitDelegate(self))
        self.selectionModel().currentChanged.connect(self._announce)

    def choose(self, split: Split) -> None:
        self.setCurrentIndex(self.splits.index(self.splits.rows.index(split)))

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, previous: QModelIndex) -> None:
        found = split_at(current)
        if found is not None:
            self.split_chosen.emit(found)


def split_at(index: Index) -> Split | None:
    """The split of a row; None for a section title."""
    model = index.model()
    found = model.rows[index.row()] if isinstance(model, SplitsModel) and index.isValid() else None
    return found if isinstance(found, Split) else None


def _paint_split(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, split: Split, count: int | None
) -> None:
    state = option.state
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    is_alarm = split is Split.PERLU_TINDAKAN and bool(count)
    if is_chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("sel" if is_chosen else "line"))
        painter.drawRoundedRect(QRectF(box), 5, 5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c("accent"), 1.5))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 5, 5)
    side = text(16)
    ink = "late" if is_alarm else "accent" if is_chosen else "text2"
    draw_icon(painter, QRectF(box.left() + gap(8), box.center().y() - side / 2 + 1, side, side), ICONS[split], ink)
    inner = box.adjusted(gap(8) + side + gap(6), 0, -gap(8), 0)
    used = _paint_count(painter, inner, count, is_chosen, is_alarm)
    write(
        painter,
        inner.adjusted(0, 0, -used - gap(4), 0),
        labels.split_label(split),
        (13, 600 if is_chosen else 400, "text"),
    )


def _paint_count(painter: QPainter, box: QRect, count: int | None, is_chosen: bool, is_alarm: bool) -> int:
    if count is None:
        return 0
    right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    words = str(count)
    if not is_alarm:
        return write(painter, box, words, (12, 600 if is_chosen else 400, "text2" if count else "text3"), right)
    width = max(width_of(words, 11, 600) + text(10), text(20))
    height = text(16)
    pill = QRectF(box.right() - width + 1, box.center().y() - height / 2 + 1, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c("late"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(c("on_late"))
    painter.setFont(font(11, 600))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    return width
