"""Colours, type and measures of the look, and the one switch between light and dark.

The only module with colour literals. Widgets ask `c(token)` while they paint, so that a change of theme needs
nothing but a repaint. Sizes are logical pixels at 100 % text; `text`, `row` and `gap` scale them.
"""

import glob
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

LIGHT, DARK = "light", "dark"

_TOKENS: Final = {
    "surface": ("#FFFFFF", "#1C2025"),
    "surface2": ("#F6F7F9", "#23282E"),
    "chrome": ("#ECEEF1", "#15181C"),
    "rail": ("#E3E6EA", "#101316"),
    "line": ("#E2E5E9", "#2C3239"),
    "line2": ("#CBD0D7", "#3D454E"),
    "ctl": ("#78808C", "#77818D"),
    "text": ("#1A1E23", "#E9ECEF"),
    "text2": ("#454D58", "#BCC3CC"),
    "text3": ("#5F6772", "#98A1AC"),
    "accent": ("#0B6B75", "#58C3CC"),
    "on_accent": ("#FFFFFF", "#04262A"),
    "accent_down": ("#095760", "#7AD3DA"),
    "accent_soft": ("#DFF0F1", "#15363A"),
    "sel": ("#D8ECEE", "#173A3F"),
    "hover": ("#F0F2F5", "#262C33"),
    "late": ("#B3261E", "#FF8A80"),
    "late_soft": ("#FDEBE9", "#42211F"),
    "on_late": ("#FFFFFF", "#2A0B08"),
    "warn": ("#8A5A00", "#F0C465"),
    "warn_soft": ("#FFF4D9", "#38301A"),
    "ok": ("#1C7438", "#7DD497"),
    "train": ("#7A2E8E", "#E0A5F0"),
    "train_s": ("#F6E9FA", "#3A2342"),
    "on_train": ("#FFFFFF", "#2B0A35"),
    "toast": ("#1A1E23", "#E9ECEF"),
    "on_toast": ("#FFFFFF", "#15181C"),
    "on_toast2": ("#CBD0D7", "#454D58"),
    "toast_bar": ("#58C3CC", "#0B6B75"),
    "menunggu": ("#BF2A1F", "#FF8F85"),
    "menunggu_s": ("#FDEBE9", "#42211F"),
    "koordinasi": ("#A84800", "#FFB26E"),
    "koordinasi_s": ("#FFEFE0", "#3E2915"),
    "koordinasi_g": ("#C75B00", "#FFB26E"),
    "disposisi": ("#1D5DB8", "#8FBCFF"),
    "disposisi_s": ("#E6EFFB", "#1C2E4A"),
    "proses": ("#775900", "#F1CC55"),
    "proses_s": ("#FFF3CC", "#3A3217"),
    "proses_g": ("#AD7900", "#F1CC55"),
    "menunggu_validasi": ("#6A3FB3", "#C6A8FF"),
    "menunggu_validasi_s": ("#F0EAFA", "#2F2649"),
    "tl_ditolak": ("#8C1433", "#FF9DB4"),
    "tl_ditolak_s": ("#FAE6EB", "#451B2B"),
    "selesai": ("#1C7438", "#7DD497"),
    "selesai_s": ("#E3F4E8", "#1B3724"),
    "ditolak": ("#5A626D", "#B0B8C2"),
    "ditolak_s": ("#ECEEF1", "#2B3138"),
    "sky_top": ("#0E4F57", "#0B3A40"),
    "sky_bottom": ("#083A41", "#06262A"),
    "sky_far": ("#11626C", "#0F4A52"),
    "sky_near": ("#0A444B", "#08333A"),
    "sky_window": ("#3C8790", "#2C6A72"),
    "sky_flame": ("#E9B44C", "#E9B44C"),
    "sky_text": ("#FFFFFF", "#FFFFFF"),
    "sky_text2": ("#CFE5E7", "#CFE5E7"),
    "logo": ("#58C3CC", "#58C3CC"),
    "logo_tick": ("#10262A", "#10262A"),
    "paper": ("#FFFFFF", "#FFFFFF"),
    "ink": ("#000000", "#000000"),
    "ink2": ("#595959", "#595959"),
    "ink_line": ("#A6A6A6", "#A6A6A6"),
    "dim": ("#59000000", "#8C000000"),
    "on_photo": ("#FFFFFF", "#FFFFFF"),
    "photo_shade": ("#B8101316", "#B8101316"),
    "photo_chip": ("#1A1E23", "#1A1E23"),
    "photo_chip_new": ("#0B6B75", "#0B6B75"),
}

FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
_FONT_PLACES = (
    str(Path(__file__).parents[2] / "resources" / "fonts" / "Inter-*.[ot]tf"),  # put there by installer.spec
    "/usr/share/fonts/opentype/inter/Inter-*.otf",
    "/usr/share/fonts/truetype/inter/Inter-*.ttf",
)
_FACES = ("Regular", "Medium", "SemiBold", "Bold")


class Theme(QObject):
    """
    Signals:
        changed(): the colours are others now; palette and stylesheet of the program have been set already.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = LIGHT
        self.scale = 1.0

    @property
    def is_dark(self) -> bool:
        return self.name == DARK

    def use(self, name: str) -> None:
        """Switches the whole program; needs a QApplication."""
        self.name = DARK if name == DARK else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            sheet = _stylesheet()
            if application.styleSheet() == sheet:
                return
            application.setPalette(_palette())
            application.setStyleSheet(sheet)
            for widget in application.allWidgets():
                widget.update()
        self.changed.emit()

    def toggle(self) -> None:
        self.use(LIGHT if self.is_dark else DARK)


@cache
def theme() -> Theme:
    return Theme()


def start(name: str, scale: float = 1.0) -> None:
    """Sets style, fonts and colours once, before the first widget. `scale`: text size, 1.0 to 2.0."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("the look needs a QApplication")
    theme().scale = min(max(scale, 1.0), 2.0)
    font.cache_clear()
    fixed_font.cache_clear()
    if application.style().name() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    loaded_fonts()
    application.setFont(font(13))
    theme().use(name)


def c(token: str) -> QColor:
    return _colour(token, theme().is_dark)


def text(size: int) -> int:
    """Text, icons and key caps: grow with the text size."""
    return round(size * theme().scale)


def row(height: int) -> int:
    """Heights and widths that hold text: grow by two thirds of it."""
    return round(height * (1 + 0.66 * (theme().scale - 1)))


def gap(space: int) -> int:
    """Room between things: grows by a quarter of it."""
    return round(space * (1 + 0.25 * (theme().scale - 1)))


@cache
def font(size: int, weight: int = 400) -> QFont:
    """`size` at 100 %, weights 400, 500, 600. Figures have equal widths."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(text(size))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def fixed_font(size: int) -> QFont:
    """For what is read column by column; `size` at 100 %."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(text(size))
    return made


@cache
def _colour(token: str, is_dark: bool) -> QColor:
    return QColor(_TOKENS[token][1 if is_dark else 0])


@cache
def loaded_fonts() -> tuple[str, ...]:
    """Files of the own font, from the first place that has them; loaded when this is asked first."""
    for place in _FONT_PLACES:
        found = tuple(path for path in glob.glob(place) if path.rsplit("-", 1)[1][:-4] in _FACES)
        for path in found:
            QFontDatabase.addApplicationFont(path)
        if found:
            return found
    return ()


def _palette() -> QPalette:
    roles = QPalette.ColorRole
    colours = {
        roles.Window: "surface",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "surface2",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "late",
        roles.Highlight: "accent",
        roles.HighlightedText: "on_accent",
        roles.Link: "accent",
        roles.LinkVisited: "accent",
        roles.PlaceholderText: "text3",
        roles.ToolTipBase: "toast",
        roles.ToolTipText: "on_toast",
        roles.Light: "surface",
        roles.Midlight: "surface2",
        roles.Mid: "line2",
        roles.Dark: "ctl",
        roles.Shadow: "line2",
        roles.Accent: "accent",
    }
    palette = QPalette()
    for role, token in colours.items():
        palette.setColor(role, c(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, c("text3"))
    return palette


_SHEET = """
QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit {{
    background: {surface}; color: {text}; border: 1px solid {ctl}; border-radius: 5px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QDateTimeEdit {{ padding: 0 9px; min-height: {input}px; }}
QPlainTextEdit {{ padding: 4px 5px; }}
QLineEdit:focus, QComboBox:focus, QDateTimeEdit:focus {{ border: 2px solid {accent}; padding: 0 8px; }}
QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 3px 4px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {surface2}; color: {text3}; border-color: {line2}; }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: 0; width: {caret}px; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: none; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus, QDateTimeEdit QLineEdit,
QDateTimeEdit QLineEdit:focus {{ border: 0; padding: 0; min-height: 0; background: transparent; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line2}; outline: 0;
    selection-background-color: {sel}; selection-color: {text}; }}
QMenuBar {{ background: transparent; color: {text}; padding: 0; }}
QMenuBar::item {{ padding: {bar_pad}px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {sel}; color: {text}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {line2}; padding: 4px 0; }}
QMenu::item {{ padding: 6px 28px 6px 28px; }}
QMenu::item:selected {{ background: {sel}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QToolTip {{ background: {toast}; color: {on_toast}; border: 0; padding: 4px 6px; }}
QSplitter::handle {{ background: {line2}; }}
QScrollBar:vertical {{ background: transparent; width: 9px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 9px; margin: 1px; }}
QScrollBar::handle {{ background: {line2}; border-radius: 3px; margin: 1px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {ctl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QHeaderView::section {{ background: {surface2}; color: {text2}; border: 0; border-bottom: 1px solid {line2};
    padding: 0 6px; }}
QHeaderView::section:first {{ padding-left: 10px; }}
QProgressBar {{ background: {line}; border: 0; border-radius: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


def _stylesheet() -> str:
    colours = {token: c(token).name() for token in _TOKENS}
    return _SHEET.format(input=row(30), caret=text(26), bar_pad=gap(6), **colours)
