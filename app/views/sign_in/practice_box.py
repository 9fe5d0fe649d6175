"""The way into the practice mode, and what is shown while it is being prepared."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from app.views import labels
from app.views.glyphs import draw_icon
from app.views.theme import c, gap, row, text
from app.views.widgets.button import TRAIN, Button
from app.views.widgets.empty import Disc
from app.views.widgets.panes import Pane, column, line
from app.views.widgets.text import ElidedLabel, Label, Paragraph

translate = labels.translate


class PracticeBox(QWidget):
    """
    Signals:
        start_requested(): begin the practice mode.
    """

    start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(row(56))
        self.button = Button(translate("sign_in", "Mulai latihan"), TRAIN)
        self.button.clicked.connect(self.start_requested)
        words = QWidget()
        stack = column(words)
        stack.addStretch(1)
        stack.addWidget(Label(translate("sign_in", "Baru pertama kali?"), 13, 600))
        stack.addWidget(
            ElidedLabel(translate("sign_in", "Tanpa akun, tanpa jaringan, data contoh."), 12, 400, "text2")
        )
        stack.addStretch(1)
        across = line(self, (gap(14) + text(20) + gap(10), 0, gap(12), 0), gap(8))
        across.addWidget(words, 1)
        across.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c("train_s"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = text(20)
        draw_icon(painter, QRectF(gap(14), (self.height() - side) / 2, side, side), "graduation-cap", "train")


class PracticeProgress(Pane):
    """A bar with words: seeding, starting, filling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(translate("sign_in", "Kemajuan menyiapkan latihan"))
        self._stage = Label("", 13, 400, "text2")
        disc = Disc()
        disc.show_icon("graduation-cap", "train_s", "train")
        inside = column(self, (gap(44), gap(40), gap(44), gap(40)), gap(10))
        inside.addStretch(2)
        inside.addWidget(disc)
        inside.addSpacing(gap(6))
        inside.addWidget(Label(translate("sign_in", "Menyiapkan latihan"), 18, 600))
        words = translate("sign_in", "Data contoh dibuat di PC ini. Tidak ada yang terkirim ke server atau ke warga.")
        inside.addWidget(Paragraph(words, 13, 400, "text2"))
        inside.addSpacing(gap(8))
        inside.addWidget(self._bar)
        inside.addWidget(self._stage)
        inside.addStretch(3)

    def start(self) -> None:
        self.show_stage("seed", 0.0)

    @Slot(str, float)
    def show_stage(self, stage: str, share: float) -> None:
        """The three stages fill one bar; a negative share means that nobody knows how far it is."""
        stages = {
            "seed": (0.0, 0.4, translate("sign_in", "Membuat laporan contoh …")),
            "start": (0.4, 0.5, translate("sign_in", "Menyalakan server latihan …")),
            "fill": (0.5, 1.0, translate("sign_in", "Mengisi meja kerja …")),
        }
        begin, end, words = stages.get(stage, (0.0, 1.0, translate("sign_in", "Menyiapkan …")))
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(round(1000 * (begin + (end - begin) * min(max(share, 0.0), 1.0))))
        self._stage.setText(words)
