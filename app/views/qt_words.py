"""Indonesian words for Qt's own menus and buttons: Qt ships no Indonesian translation."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "&Undo": "&Urungkan",
    "&Redo": "&Ulangi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin &tautan",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "OK": "Oke",
    "Cancel": "Batal",
    "&Yes": "&Ya",
    "&No": "&Tidak",
    "Close": "Tutup",
    "Save": "Simpan",
}
_CONTEXTS = frozenset(
    {"QLineEdit", "QWidgetTextControl", "QPlatformTheme", "QDialogButtonBox", "QAbstractSpinBox", "QComboBox"}
)


class QtWords(QTranslator):
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None, never an empty text, for what is not known: an empty text would be shown."""
        return _WORDS.get(source) if context in _CONTEXTS else None

    def isEmpty(self) -> bool:
        return False
