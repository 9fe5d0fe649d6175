"""The receipt on paper (half a page of A4, or A5 across): one painter for preview, print and PDF, without colour."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import StorageError
from app.services.values import Receipt
from app.views import labels
from app.views.theme import FAMILIES, c
from app.views.widgets.text import PaintedLabel

translate = labels.translate
SHEET_MM = (210, 148)
MARGIN_MM = 12
QR_MM = 44
QUIET_ZONE = 4
PDF_DPI = 300
INCH_MM = 25.4
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class Paper:
    """Draws in millimetres on a device of whole pixels, whose resolution is `per_mm` pixels per millimetre."""

    def __init__(self, painter: QPainter, per_mm: float) -> None:
        self.painter = painter
        self.per_mm = per_mm

    def px(self, mm: float) -> int:
        return round(mm * self.per_mm)

    def font(self, mm: float, weight: int = 400) -> QFont:
        made = QFont()
        made.setFamilies(list(FAMILIES))
        made.setPixelSize(max(self.px(mm), 1))
        made.setWeight(QFont.Weight(weight))
        return made

    def write(self, words: str, left: float, top: float, width: float, font: QFont) -> float:
        """Wrapped text; answers where it ends, in millimetres from the top."""
        box = QRect(self.px(left), self.px(top), self.px(width), self.px(SHEET_MM[1]))
        needed = QFontMetrics(font, self.painter.device()).boundingRect(box, _WRAP, words)
        self.painter.setFont(font)
        self.painter.drawText(box, _WRAP, words)
        return top + needed.height() / self.per_mm


def paint_receipt(painter: QPainter, receipt: Receipt, per_mm: float) -> float:
    """At the painter's origin, `SHEET_MM` large. Answers where the words end, in millimetres from the top."""
    paper = Paper(painter, per_mm)
    painter.setPen(c("ink"))
    text_width = SHEET_MM[0] - 3 * MARGIN_MM - QR_MM
    top = _paint_head(paper, receipt, text_width)
    for title, words in facts(receipt):
        paper.painter.setPen(c("ink2"))
        paper.write(title, MARGIN_MM, top, 26, paper.font(3.4))
        paper.painter.setPen(c("ink"))
        top = paper.write(words, MARGIN_MM + 28, top, text_width - 28, paper.font(3.7)) + 1.4
    top += 2
    painter.setPen(QPen(c("ink_line"), max(paper.px(0.3), 1)))
    painter.drawLine(paper.px(MARGIN_MM), paper.px(top), paper.px(SHEET_MM[0] - MARGIN_MM), paper.px(top))
    painter.setPen(c("ink"))
    width = SHEET_MM[0] - 2 * MARGIN_MM
    top = paper.write(translate("receipt", "Sesudah ini"), MARGIN_MM, top + 2.5, width, paper.font(3.7, 600)) + 1
    top = paper.write(next_words(receipt), MARGIN_MM, top, width, paper.font(3.7))
    painter.setPen(c("ink2"))
    paper.write(foot_words(), MARGIN_MM, SHEET_MM[1] - MARGIN_MM - 9, width, paper.font(3.1))
    _paint_code(paper, receipt)
    return top


def paint_qr(painter: QPainter, modules: tuple[tuple[bool, ...], ...], left: int, top: int, side: int) -> int:
    """Modules of whole device pixels, without antialiasing, at most `side` wide; answers the pixels per module."""
    count = len(modules) + 2 * QUIET_ZONE
    size = max(side // count, 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(left, top, count * size, count * size, c("paper"))
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                x, y = left + (column + QUIET_ZONE) * size, top + (row + QUIET_ZONE) * size
                painter.fillRect(x, y, size, size, c("ink"))
    return size


def facts(receipt: Receipt) -> list[tuple[str, str]]:
    """Rows of the receipt: title and words."""
    rows = [
        (
            translate("receipt", "Diterima"),
            translate("receipt", "{at} WIB").format(at=labels.date_time(receipt.taken_at)),
        ),
        (translate("receipt", "Loket"), receipt.office),
        (translate("receipt", "Kategori"), receipt.category),
        (translate("receipt", "Lokasi"), ", ".join(filter(None, (receipt.place, receipt.kelurahan)))),
    ]
    if receipt.headline:
        rows.append((translate("receipt", "Laporan"), receipt.headline))
    if receipt.is_private:
        words = translate("receipt", "Bersifat privasi: isi dan alamat tidak dicetak.")
        rows.append((translate("receipt", "Sifat"), words))
    if receipt.provisional:
        rows.append((translate("receipt", "Nomor sementara"), receipt.provisional))
    return rows


def next_words(receipt: Receipt) -> str:
    """What happens next, with the limits in words."""
    parts = [
        translate(
            "receipt", "{unit} memeriksa laporan Anda dan menindaklanjuti atau meneruskannya ke instansi yang tepat"
        )
    ]
    if receipt.respond_by is not None:
        parts.append(translate("receipt", "paling lambat {at} WIB").format(at=labels.date_time(receipt.respond_by)))
    words = " ".join(parts).format(unit=receipt.kelurahan) + ". "
    words += translate("receipt", "Penyelesaian ditargetkan paling lambat {at} WIB.").format(
        at=labels.date_time(receipt.finish_by)
    )
    if receipt.is_provisional:
        words += " " + translate(
            "receipt",
            "Nomor di atas sementara; nomor resmi diberikan server. Dengan nomor sementara ini laporan tetap bisa "
            "dicari di loket yang sama.",
        )
    return words


def foot_words() -> str:
    return translate(
        "receipt",
        "Tunjukkan nomor ini di loket untuk menanyakan laporan. Kode QR berisi nomor itu saja. Tanda terima ini "
        "tidak memuat data pelapor. Keadaan darurat: telepon 112.",
    )


def spoken(receipt: Receipt) -> str:
    """The receipt as text, for a screen reader."""
    rows = [f"{title}: {words}" for title, words in facts(receipt)]
    return ". ".join([number_title(receipt), receipt.number, *rows, next_words(receipt)])


def number_title(receipt: Receipt) -> str:
    if receipt.is_provisional:
        return translate("receipt", "Nomor sementara laporan")
    return translate("receipt", "Nomor laporan")


def write_pdf(receipt: Receipt, path: Path) -> None:
    """Raises StorageError `unavailable` when the file cannot be written. May be called from any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(translate("receipt", "Tanda terima {number}").format(number=receipt.number))
    writer.setCreator("Tanggap")
    writer.setResolution(PDF_DPI)
    _set_page(writer)
    painter = QPainter(writer)
    paint_receipt(painter, receipt, PDF_DPI / INCH_MM)
    painter.end()
    try:
        path.write_bytes(buffer.data().data())
    except OSError as error:
        raise StorageError("unavailable") from error


def print_receipt(receipt: Receipt, printer: QPrinter) -> None:
    """On A5 across, or on the upper half of a larger page."""
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageError("unavailable")
    paint_receipt(painter, receipt, printer.resolution() / INCH_MM)
    painter.end()


def make_printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _set_page(printer)
    return printer


def _set_page(device: QPagedPaintDevice) -> None:
    size = QPageSize(QPageSize.PageSizeId.A5)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0)))


def _paint_head(paper: Paper, receipt: Receipt, width: float) -> float:
    top = paper.write(translate("receipt", "Tanda terima laporan"), MARGIN_MM, MARGIN_MM, width, paper.font(4.2, 600))
    paper.painter.setPen(c("ink2"))
    top = paper.write(number_title(receipt), MARGIN_MM, top + 4, width, paper.font(3.4))
    paper.painter.setPen(c("ink"))
    return paper.write(receipt.number, MARGIN_MM, top + 0.5, width, paper.font(9, 600)) + 4


def _paint_code(paper: Paper, receipt: Receipt) -> None:
    left = SHEET_MM[0] - MARGIN_MM - QR_MM
    paint_qr(paper.painter, receipt.qr, paper.px(left), paper.px(MARGIN_MM), paper.px(QR_MM))


class ReceiptSheet(PaintedLabel):
    """The receipt as it will be printed, as wide as there is room; its text is what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.receipt: Receipt | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_receipt(self, receipt: Receipt) -> None:
        self.receipt = receipt
        self.setText(spoken(receipt))
        self.update()

    def resizeEvent(self, event: object) -> None:
        height = round(self.width() * SHEET_MM[1] / SHEET_MM[0])
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(640, max(self.minimumHeight(), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), c("paper"))
        if self.receipt is not None:
            paint_receipt(painter, self.receipt, self.width() / SHEET_MM[0])
        painter.setPen(c("ink_line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
