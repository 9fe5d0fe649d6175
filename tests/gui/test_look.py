"""Tokens keep their contrast, every icon exists, state and sync marks all paint something."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.services.values import SyncMark
from app.views import glyphs, theme
from domain.report import Status

TEXT_PAIRS = [
    *((tone, ground) for tone in ("text", "text2", "text3") for ground in ("surface", "surface2", "chrome", "sel")),
    *((tone, "surface") for tone in ("accent", "late", "warn", "ok", "train")),
    *((status.value, ground) for status in Status for ground in ("surface", f"{status.value}_s", "sel")),
    ("on_accent", "accent"),
    ("on_train", "train"),
    ("on_late", "late"),
    ("train", "train_s"),
    ("warn", "warn_soft"),
    ("on_toast", "toast"),
    ("on_toast2", "toast"),
    ("text", "late_soft"),
]
GLYPH_PAIRS = [("ctl", "surface"), ("koordinasi_g", "surface"), ("proses_g", "surface"), ("proses_g", "sel")]


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def luminance(colour: QColor) -> float:
        shares = (colour.redF(), colour.greenF(), colour.blueF())
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_text_has_enough_contrast(name):
    theme.theme().use(name)
    weak = {pair: contrast(theme.c(pair[0]), theme.c(pair[1])) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK])
def test_glyphs_have_enough_contrast(name):
    theme.theme().use(name)
    weak = {pair: contrast(theme.c(pair[0]), theme.c(pair[1])) for pair in GLYPH_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3.0} == {}


@pytest.mark.parametrize("name", glyphs.ICONS)
def test_every_icon_exists(name):
    assert inked(lambda painter: glyphs.draw_icon(painter, QRectF(0, 0, 16, 16), name, "text")) > 5


@pytest.mark.parametrize("status", list(Status))
def test_every_state_has_its_own_glyph(status):
    own = picture(lambda painter: glyphs.draw_status(painter, QRectF(0, 0, 32, 32), status))
    others = [picture(lambda painter, o=o: glyphs.draw_status(painter, QRectF(0, 0, 32, 32), o)) for o in Status]
    assert sum(own == other for other in others) == 1


@pytest.mark.parametrize("mark", [mark for mark in SyncMark if mark is not SyncMark.NONE])
def test_every_mark_paints(mark):
    assert inked(lambda painter: glyphs.draw_mark(painter, QRectF(0, 0, 16, 16), mark)) > 5


def test_sizes_follow_the_text_size():
    theme.start(theme.LIGHT, 2.0)
    assert (theme.text(13), theme.row(58), theme.gap(16), theme.font(13).pixelSize()) == (26, 96, 20, 26)


def picture(paint):
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def inked(paint) -> int:
    image = picture(paint)
    return sum(image.pixelColor(x, y).alpha() > 40 for x in range(32) for y in range(32))
