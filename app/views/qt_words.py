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
    "&Open": "&Buka",
    "&Choose": "&Pilih",
    "Look in:": "Cari di:",
    "Directory:": "Folder:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "Back": "Mundur",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Create New Folder": "Buat folder baru",
    "List View": "Daftar",
    "Detail View": "Rincian",
    "Name": "Nama",
    "Size": "Ukuran",
    "Kind": "Jenis",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "My Computer": "Komputer",
    "Computer": "Komputer",
}
_CONTEXTS = frozenset(
    {
        "QLineEdit",
        "QWidgetTextControl",
        "QPlatformTheme",
        "QDialogButtonBox",
        "QAbstractSpinBox",
        "QComboBox",
        "QFileDialog",
        "QFileSystemModel",
    }
)


class QtWords(QTranslator):
    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None, never an empty text, for what is not known: an empty text would be shown."""
        return _WORDS.get(source) if context in _CONTEXTS else None

    def isEmpty(self) -> bool:
        return False
