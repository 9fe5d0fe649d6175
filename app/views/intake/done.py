"""After a report is stored: its number, the receipt to print or keep, and the way on."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import AppError
from app.services.values import Receipt
from app.views import labels, messages
from app.views.desk_calls import DeskCalls
from app.views.intake.receipt import ReceiptSheet, make_printer, number_title, print_receipt, write_pdf
from app.views.theme import gap, row
from app.views.widgets.button import PLAIN, PRIMARY, Button
from app.views.widgets.panes import Pane, ScrollPane, column, line
from app.views.widgets.text import Label, NoteBox, Paragraph

translate = labels.translate
SHEET_MOST = 640


class DonePane(Pane):
    """
    Signals:
        new_requested(): another report.
        open_requested(): show the report itself.
    """

    new_requested = Signal()
    open_requested = Signal()

    def __init__(self, calls: DeskCalls, parent: QWidget | None = None) -> None:
        super().__init__("surface2", parent=parent)
        self._calls = calls
        self.sheet = ReceiptSheet()
        self.title = Label("", 18, 600)
        self.words = Paragraph("", 13, 400, "text2")
        self.trouble = NoteBox("warning", "late_soft", "text", "late")
        self.print_button = Button(translate("intake", "Cetak"), PLAIN, "printer", "Ctrl+P")
        self.pdf_button = Button(translate("intake", "Simpan PDF"), PLAIN, "download-simple")
        self.open_button = Button(translate("intake", "Buka laporan"), PLAIN, "arrow-square-out")
        self.new_button = Button(translate("intake", "Laporan berikutnya"), PRIMARY, "plus", "Ctrl+N")
        self._build()
        self.print_button.clicked.connect(self.print_sheet)
        self.pdf_button.clicked.connect(self.choose_pdf)
        self.open_button.clicked.connect(self.open_requested)
        self.new_button.clicked.connect(self.new_requested)

    def show_receipt(self, receipt: Receipt) -> None:
        self.sheet.show_receipt(receipt)
        self.title.setText(f"{number_title(receipt)} {receipt.number}")
        words = translate("intake", "Nomor resmi sudah diberikan server. Tanda terima di bawah memakainya.")
        if receipt.is_provisional:
            words = translate(
                "intake", "Tersimpan di PC ini. Nomor resmi menggantikan nomor ini di mana-mana saat server menjawab."
            )
        self.words.setText(words)
        self.trouble.hide()

    @Slot()
    def print_sheet(self) -> None:
        """Asks for a printer."""
        receipt = self.sheet.receipt
        if receipt is None:
            return
        printer = make_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(translate("intake", "Cetak tanda terima"))
        if dialog.exec():
            self._try(partial(print_receipt, receipt, printer))

    @Slot()
    def choose_pdf(self) -> None:
        receipt = self.sheet.receipt
        if receipt is None:
            return
        name = translate("intake", "tanda-terima-{number}.pdf").format(number=receipt.number)
        path, _ = QFileDialog.getSaveFileName(self, translate("intake", "Simpan PDF"), name, "PDF (*.pdf)")
        if path:
            self.save_pdf(Path(path))

    def save_pdf(self, path: Path) -> None:
        if self.sheet.receipt is not None:
            work = partial(write_pdf, self.sheet.receipt, path)
            self._calls.run(work, partial(self._on_written, path), self._on_failed)

    def _try(self, work: "partial[None]") -> None:
        try:
            work()
        except AppError as error:
            self._on_failed(error)

    def _on_written(self, path: Path, answer: None) -> None:
        self.words.setText(translate("intake", "PDF tersimpan: {name}").format(name=path.name))

    def _on_failed(self, error: AppError) -> None:
        self.trouble.setText(messages.with_code(error.code))
        self.trouble.show()

    def _build(self) -> None:
        inner = Pane("surface2")
        inside = column(inner, (gap(20), gap(16), gap(20), gap(16)), gap(10))
        inside.addWidget(self.title)
        inside.addWidget(self.words)
        inside.addWidget(self.trouble)
        self.trouble.hide()
        holder = QWidget()
        across = line(holder)
        self.sheet.setMaximumWidth(row(SHEET_MOST))
        across.addWidget(self.sheet, 100)
        across.addStretch(1)
        inside.addWidget(holder)
        inside.addStretch(1)
        footer = Pane("surface", "t")
        footer.setMinimumHeight(row(56))
        buttons = line(footer, (gap(20), gap(8), gap(20), gap(8)), gap(8))
        for button in (self.print_button, self.pdf_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.new_button, alignment=Qt.AlignmentFlag.AlignRight)
        outer = column(self)
        outer.addWidget(ScrollPane(inner, translate("intake", "Tanda terima")), 1)
        outer.addWidget(footer)
