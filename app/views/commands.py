"""The one registry of commands: menus, shortcuts, tooltips, palette and the help sheet are made from it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.services.values import splits_of
from app.views.labels import action_label, split_label
from domain.organisation import DESK_ROLES
from domain.workflow import role_may

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


MENUS = ("berkas", "sunting", "tampilan", "laporan", "tindakan", "bantuan")
VALIDATOR = "validator"
PALETTE = "palette"

ACTION_KEYS = {
    "terima": "T",
    "tindak_lanjut": "L",
    "ajukan_selesai": "V",
    "koordinasi": "C",
    "disposisi": "D",
    "klasifikasi": "G",
    "tugaskan": "Shift+D",
    "kembalikan": "B",
    "minta_perpanjangan": "E",
    "putuskan_perpanjangan": "Shift+E",
    "tautkan_duplikat": "U",
    "lepas_duplikat": "Shift+U",
    "pecah": "H",
    "tolak": "Shift+T",
    "lampiran": "A",
    "catatan": "I",
    "balasan": "R",
}
_VALIDATOR_KEYS = {"validasi": "V", "tolak_tl": "X", "buka_kembali": "O", "catatan": "I"}
"""A validator hands nothing in, so V means the other end of the same step."""

COMPOSER_ACTIONS = ("catatan", "balasan")


def action_keys(role: str) -> dict[str, str]:
    """Keys by action type, of the actions that officers of this role can do at all."""
    keys = _VALIDATOR_KEYS if role == VALIDATOR else ACTION_KEYS
    return {kind: key for kind, key in keys.items() if role_may(role, kind)}


def menu_title(menu: str) -> str:
    titles = {
        "berkas": translate("commands", "Berkas"),
        "sunting": translate("commands", "Sunting"),
        "tampilan": translate("commands", "Tampilan"),
        "laporan": translate("commands", "Laporan"),
        "tindakan": translate("commands", "Tindakan"),
        "bantuan": translate("commands", "Bantuan"),
    }
    return titles[menu]


def commands(role: str = "operator", is_practice: bool = False) -> tuple[Command, ...]:
    """All commands of an officer of this role; roles differ in their lists and in what they may do."""
    return (
        *_file(role, is_practice),
        *_edit(),
        *_view(role),
        *_report(),
        *_actions(role),
        *photo_commands(),
        *_help(),
    )


def photo_commands() -> tuple[Command, ...]:
    """Keys of the photo viewer, which handles them itself."""
    told = (
        ("next_photo", translate("commands", "Foto berikutnya"), ("PgDown",)),
        ("previous_photo", translate("commands", "Foto sebelumnya"), ("PgUp",)),
        ("compare_photos", translate("commands", "Foto: bandingkan sebelum dan sesudah"), ("W",)),
        ("zoom_in", translate("commands", "Foto: perbesar"), ("+", "=")),
        ("zoom_out", translate("commands", "Foto: perkecil"), ("-",)),
        ("zoom_fit", translate("commands", "Foto: tampilkan seluruhnya"), ("0",)),
    )
    return tuple(
        Command(name, title, keys, "laporan", is_global=False, starts_group=at == 0)
        for at, (name, title, keys) in enumerate(told)
    )


def _file(role: str, is_practice: bool) -> tuple[Command, ...]:
    counter = (
        Command("new_report", translate("commands", "Laporan baru"), ("Ctrl+N",), "berkas"),
        Command("print", translate("commands", "Cetak tanda terima"), ("Ctrl+P",), "berkas"),
    )
    anew = Command("begin_anew", translate("commands", "Ulangi data latihan…"), (), "berkas", starts_group=True)
    return (
        *(counter if role in DESK_ROLES else ()),
        Command("sync", translate("commands", "Sinkronkan sekarang"), ("F5",), "berkas"),
        *((anew,) if is_practice else ()),
        Command(
            "switch_account", translate("commands", "Ganti akun"), ("Ctrl+Shift+A",), "berkas", starts_group=True
        ),
        Command("quit", translate("commands", "Keluar"), ("Ctrl+Q",), "berkas"),
    )


def _edit() -> tuple[Command, ...]:
    return (
        Command("undo", translate("commands", "Urungkan tindakan terakhir"), ("Ctrl+Z",), "sunting"),
        Command("search", translate("commands", "Cari laporan"), ("/",), "sunting"),
        Command(PALETTE, translate("commands", "Palet perintah"), ("Ctrl+K",), "sunting"),
        Command("copy_number", translate("commands", "Salin nomor laporan"), ("Ctrl+Shift+C",), "sunting"),
    )


def _view(role: str) -> tuple[Command, ...]:
    words = translate("commands", "Daftar: {name}")
    splits = tuple(
        Command(
            f"split_{place}",
            words.format(name=split_label(split)),
            (f"Ctrl+{place}",),
            "tampilan",
            starts_group=place == 1,
        )
        for place, split in enumerate(splits_of(role), 1)
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
    return (
        Command("next_report", translate("commands", "Laporan berikutnya"), ("J",), "laporan"),
        Command("previous_report", translate("commands", "Laporan sebelumnya"), ("K",), "laporan"),
        Command("open_report", translate("commands", "Buka laporan"), ("Enter",), "laporan", is_global=False),
        Command("back_to_list", translate("commands", "Kembali ke daftar"), ("Esc",), "laporan"),
        Command("work_next", translate("commands", "Kerjakan berikutnya"), ("N",), "laporan"),
        Command("star", translate("commands", "Ikuti laporan"), ("P",), "laporan"),
        Command("photos", translate("commands", "Foto"), ("F",), "laporan"),
        Command(
            "send",
            translate("commands", "Kirim tulisan atau pilihan"),
            ("Ctrl+Enter",),
            "laporan",
            starts_group=True,
        ),
        Command(
            "choice_1", translate("commands", "Pilihan 1, atau milik saya"), ("1",), "laporan", starts_group=True
        ),
        Command("choice_2", translate("commands", "Pilihan 2, atau milik rekan"), ("2",), "laporan"),
        Command("choice_3", translate("commands", "Pilihan 3"), ("3",), "laporan"),
        Command("choice_4", translate("commands", "Pilihan 4"), ("4",), "laporan"),
    )


def _actions(role: str) -> tuple[Command, ...]:
    keys = action_keys(role)
    first = {"koordinasi", "minta_perpanjangan", "tautkan_duplikat", "catatan"}
    return tuple(
        Command(kind, action_label(kind), (key,), "tindakan", starts_group=kind in first)
        for kind, key in keys.items()
    )


def _help() -> tuple[Command, ...]:
    return (Command("help", translate("commands", "Lembar pintasan"), ("F1", "?"), "bantuan"),)
