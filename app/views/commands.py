"""The one registry of commands: menus, shortcuts, tooltips and the help sheet are made from it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Command:
    """`keys`: the first is shown. `is_global`: works anywhere in the window; the others belong to one place,
    which handles the key itself. `starts_group`: a separator stands before it in the menu."""

    id: str
    title: str
    keys: tuple[str, ...]
    menu: str
    is_global: bool = True
    starts_group: bool = False

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""


MENUS = ("berkas", "sunting", "tampilan", "laporan", "bantuan")

ACTION_KEYS = {
    "terima": "T",
    "koordinasi": "C",
    "disposisi": "D",
    "klasifikasi": "G",
    "kembalikan": "B",
    "catatan": "I",
    "balasan": "R",
}
BAR_ACTIONS = ("terima", "koordinasi", "disposisi", "klasifikasi", "kembalikan")
COMPOSER_ACTIONS = ("catatan", "balasan")


def menu_title(menu: str) -> str:
    titles = {
        "berkas": translate("commands", "Berkas"),
        "sunting": translate("commands", "Sunting"),
        "tampilan": translate("commands", "Tampilan"),
        "laporan": translate("commands", "Laporan"),
        "bantuan": translate("commands", "Bantuan"),
    }
    return titles[menu]


def commands() -> tuple[Command, ...]:
    return (*_file(), *_edit(), *_view(), *_report(), *_help())


def _file() -> tuple[Command, ...]:
    return (
        Command("sync", translate("commands", "Sinkronkan sekarang"), ("F5",), "berkas"),
        Command(
            "switch_account", translate("commands", "Ganti akun"), ("Ctrl+Shift+A",), "berkas", starts_group=True
        ),
        Command("quit", translate("commands", "Keluar"), ("Ctrl+Q",), "berkas"),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command("undo", translate("commands", "Urungkan tindakan terakhir"), ("Ctrl+Z",), "sunting"),
        Command("search", translate("commands", "Cari laporan"), ("/",), "sunting"),
        Command("copy_number", translate("commands", "Salin nomor laporan"), ("Ctrl+Shift+C",), "sunting"),
    )


def _view() -> tuple[Command, ...]:
    splits = tuple(
        Command(f"split_{place}", "", (f"Ctrl+{place}",), "tampilan", starts_group=place == 1)
        for place in range(1, 10)
    )
    return (
        Command("show_reports", translate("commands", "Layar Laporan"), ("Ctrl+Shift+L",), "tampilan"),
        Command("show_sync", translate("commands", "Layar Sinkronisasi"), ("Ctrl+Shift+S",), "tampilan"),
        Command("toggle_table", translate("commands", "Tabel atau kartu"), ("Ctrl+T",), "tampilan"),
        Command("toggle_reading", translate("commands", "Panel baca"), ("F8",), "tampilan"),
        Command("next_pane", translate("commands", "Panel berikutnya"), ("F6",), "tampilan"),
        Command("toggle_theme", translate("commands", "Tema terang atau gelap"), ("Ctrl+Shift+T",), "tampilan"),
        *splits,
    )


def _report() -> tuple[Command, ...]:
    key = ACTION_KEYS
    return (
        Command("next_report", translate("commands", "Laporan berikutnya"), ("J",), "laporan"),
        Command("previous_report", translate("commands", "Laporan sebelumnya"), ("K",), "laporan"),
        Command("open_report", translate("commands", "Buka laporan"), ("Enter",), "laporan", is_global=False),
        Command("back_to_list", translate("commands", "Kembali ke daftar"), ("Esc",), "laporan"),
        Command("work_next", translate("commands", "Kerjakan berikutnya"), ("N",), "laporan"),
        Command("star", translate("commands", "Ikuti laporan"), ("P",), "laporan"),
        Command("terima", translate("commands", "Terima"), (key["terima"],), "laporan", starts_group=True),
        Command("koordinasi", translate("commands", "Koordinasi"), (key["koordinasi"],), "laporan"),
        Command("disposisi", translate("commands", "Disposisi"), (key["disposisi"],), "laporan"),
        Command("klasifikasi", translate("commands", "Klasifikasi"), (key["klasifikasi"],), "laporan"),
        Command("kembalikan", translate("commands", "Kembalikan"), (key["kembalikan"],), "laporan"),
        Command(
            "catatan", translate("commands", "Catatan internal"), (key["catatan"],), "laporan", starts_group=True
        ),
        Command("balasan", translate("commands", "Balasan publik"), (key["balasan"],), "laporan"),
        Command("send", translate("commands", "Kirim tulisan atau pilihan"), ("Ctrl+Enter",), "laporan"),
        Command(
            "choice_1", translate("commands", "Pilihan 1, atau milik saya"), ("1",), "laporan", starts_group=True
        ),
        Command("choice_2", translate("commands", "Pilihan 2, atau milik rekan"), ("2",), "laporan"),
    )


def _help() -> tuple[Command, ...]:
    return (Command("help", translate("commands", "Lembar pintasan"), ("F1", "?"), "bantuan"),)
