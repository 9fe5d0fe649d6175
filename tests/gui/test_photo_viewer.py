"""The photos of a report: the strip, the viewer with download, zoom and keys, and before beside after."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.views.photos import words
from app.views.photos.compare import CompareMode, CompareView, Side, fitted
from app.views.photos.tile import PhotoTile, TileState, filling
from app.views.photos.viewer import PhotoViewer, ViewMode
from tests.gui import sample_desk
from tests.gui.sample_desk import NOW
from tests.gui.sample_photos import AFTER, ALL, BEFORE, COMPLAINT, DURING
from tests.gui.test_reading import open_report, press

MARKS = {"top_left": "#ff0000", "top_right": "#00ff00", "bottom_left": "#0000ff", "bottom_right": "#ffff00"}


@pytest.fixture
def viewer(window, desk, qtbot):
    open_report(qtbot, window, "r0")
    window.reports.list.cards.setFocus()
    press(qtbot, window, Qt.Key.Key_F)
    shown = window.reports.dialogs.viewer
    qtbot.waitUntil(shown.isVisible)
    return shown


def loaded(qtbot, viewer, width: int = 960) -> None:
    qtbot.waitUntil(lambda: viewer.canvas.image is not None and viewer.canvas.image.width() == width)


def remote(qtbot, window, monkeypatch) -> PhotoViewer:
    """The viewer over a report whose photos are not on this PC."""
    photos = tuple(replace(photo, is_on_pc=False) for photo in ALL)
    monkeypatch.setitem(sample_desk.PHOTOS, "r6", photos)
    open_report(qtbot, window, "r6")
    window.run("photos")
    return window.reports.dialogs.viewer


class TestStrip:
    def test_photos_with_slot_and_time(self, window, qtbot):
        open_report(qtbot, window, "r0")
        tiles = window.reports.report.photos.tiles
        captions = [tile.caption for tile in tiles]
        assert captions == [
            "Aduan · 16 Nov 11.48",
            "Sebelum · 22 Nov 13.05",
            "Proses · 22 Nov 14.21",
            "Sesudah · tanpa waktu",
        ]
        assert tiles[3].accessibleName() == "Foto 4 dari 4, Sesudah, tanpa waktu"
        qtbot.waitUntil(lambda: all(tile.state is TileState.SHOWN for tile in tiles))

    def test_a_private_report_shows_the_lock(self, window, qtbot):
        open_report(qtbot, window, "r3")
        strip = window.reports.report.photos
        assert strip.tiles == ()
        assert strip._lock.text() == "Foto pelapor terkunci karena laporan ini privat."
        assert strip._lock.isVisible()
        open_report(qtbot, window, "r0")
        assert not strip._lock.isVisible()

    def test_offline_it_says_so_and_asks_again(self, desk, request, events, qtbot):
        desk.photos.is_online = False
        window = request.getfixturevalue("window")
        open_report(qtbot, window, "r1")
        tiles = window.reports.report.photos.tiles
        qtbot.waitUntil(lambda: all(tile.state is TileState.MISSING for tile in tiles))
        assert tiles[0].accessibleDescription() == "Belum di PC ini"
        desk.photos.is_online = True
        events.data_changed.emit(frozenset())
        qtbot.waitUntil(lambda: all(tile.state is TileState.SHOWN for tile in tiles))

    def test_the_empty_place_opens_the_follow_up(self, window, qtbot):
        open_report(qtbot, window, "r1")
        window.reports.report.photos._add.click()
        assert window.reports.dialogs.open.windowTitle().startswith("Tindak lanjut JK2611160031")

    def test_no_empty_place_where_it_is_not_possible(self, window, qtbot):
        open_report(qtbot, window, "r4")  # another unit holds it
        assert not window.reports.report.photos._add.isVisible()

    def test_enter_on_a_tile_opens_that_photo(self, window, qtbot):
        open_report(qtbot, window, "r0")
        tile = window.reports.report.photos.tiles[2]
        tile.setFocus()
        press(qtbot, window, Qt.Key.Key_Return)
        assert window.reports.dialogs.viewer.photos[window.reports.dialogs.viewer.place] == DURING


class TestViewer:
    def test_keys_walk_and_stop_at_the_ends(self, viewer, qtbot):
        loaded(qtbot, viewer)
        places = []
        for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Left):
            press(qtbot, viewer, key)
            places.append(viewer.place)
        assert places == [0, 1, 2, 3, 3, 3, 2]

    def test_facts(self, viewer, qtbot):
        loaded(qtbot, viewer)
        assert viewer._facts.text().startswith("Aduan  ·  diambil 16 Nov 2026 11.48  ·  960 × 720  ·  ")
        assert viewer._facts.text().endswith("dari pelapor, 16 Nov 08.53")
        viewer.show_photo(AFTER.sha256)
        assert "waktu pengambilan tidak tercatat" in viewer._facts.text()
        assert viewer._facts.text().endswith("dikirim Dedi Kurniawan, Kel. Tebet Timur, 22 Nov 14.41")

    def test_zoom_by_keys_wheel_and_arrows(self, viewer, qtbot):
        loaded(qtbot, viewer)
        canvas = viewer.canvas
        press(qtbot, viewer, Qt.Key.Key_Plus)
        press(qtbot, viewer, Qt.Key.Key_Plus)
        assert canvas.zoom == pytest.approx(1.5625)
        press(qtbot, viewer, Qt.Key.Key_Minus)
        assert canvas.zoom == pytest.approx(1.25)
        before = canvas.target()
        press(qtbot, viewer, Qt.Key.Key_Down)
        assert canvas.target().top() < before.top()
        assert viewer.place == 0  # enlarged, arrows move the photo instead
        at = QPointF(200, 150)
        scroll = (QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        wheel = QWheelEvent(at, canvas.mapToGlobal(at), *scroll, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(canvas, wheel)
        assert canvas.zoom == pytest.approx(1.5625)
        press(qtbot, viewer, Qt.Key.Key_0)
        assert canvas.zoom == 1
        press(qtbot, viewer, Qt.Key.Key_Minus)
        assert canvas.zoom == 1

    def test_dragging_never_shows_an_empty_border(self, viewer, qtbot):
        loaded(qtbot, viewer)
        canvas = viewer.canvas
        canvas.set_zoom(4)
        canvas.move_by(QPointF(100_000, 100_000))
        assert canvas.target().topLeft() == QPointF(0, 0)
        canvas.move_by(QPointF(-100_000, -100_000))
        assert canvas.target().right() == pytest.approx(canvas.width())

    def test_the_wheel_keeps_the_point_under_the_mouse(self, viewer, qtbot):
        loaded(qtbot, viewer)
        canvas, point = viewer.canvas, QPointF(viewer.canvas.rect().center()) + QPointF(60, 40)

        def share() -> tuple[float, float]:
            box = canvas.target()
            return (point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height()

        canvas.set_zoom(3)
        before = share()
        canvas.set_zoom(6, point)
        assert share() == pytest.approx(before)

    def test_a_download_shows_how_far_it_is(self, window, desk, qtbot, monkeypatch):
        desk.photos.gate.clear()
        viewer = remote(qtbot, window, monkeypatch)
        qtbot.waitUntil(lambda: viewer.progress.value() == COMPLAINT.size * 2 // 5)
        assert viewer.progress.isVisible()
        assert viewer.progress.maximum() == COMPLAINT.size
        assert viewer.state.text().startswith("Mengunduh ")
        qtbot.waitUntil(lambda: viewer.canvas.image is not None)
        assert viewer.canvas.image.width() == 320  # the small picture meanwhile
        desk.photos.gate.set()
        loaded(qtbot, viewer)
        assert not viewer.progress.isVisible()
        assert viewer.state.text() == ""

    def test_a_download_can_be_stopped_and_begun_again(self, window, desk, qtbot, monkeypatch):
        desk.photos.gate.clear()
        viewer = remote(qtbot, window, monkeypatch)
        qtbot.waitUntil(lambda: viewer.progress.value() > 0)
        viewer.cancel.click()
        assert viewer.state.text().startswith("Unduhan dihentikan.")
        assert not viewer.cancel.isVisible()
        desk.photos.gate.set()
        viewer.again.click()
        loaded(qtbot, viewer)
        assert not viewer.again.isVisible()

    def test_offline_is_said_and_tried_again(self, window, desk, qtbot, monkeypatch):
        desk.photos.is_online = False
        viewer = remote(qtbot, window, monkeypatch)
        qtbot.waitUntil(viewer.again.isVisible)
        assert viewer.state.text() == "Server tidak terjangkau. Periksa jaringan, lalu coba lagi. Kode offline"
        desk.photos.is_online = True
        viewer.again.click()
        loaded(qtbot, viewer)

    def test_a_download_nobody_wants_any_more_is_stopped(self, window, desk, qtbot, monkeypatch):
        desk.photos.gate.clear()
        viewer = remote(qtbot, window, monkeypatch)
        qtbot.waitUntil(lambda: ("part", COMPLAINT.sha256) in desk.photos.asked)
        viewer.step(1)
        desk.photos.gate.set()
        loaded(qtbot, viewer)
        assert viewer.whole.image(COMPLAINT.sha256) is None
        assert viewer.whole.image(BEFORE.sha256) is not None

    def test_before_and_after(self, viewer, qtbot):
        loaded(qtbot, viewer)
        press(qtbot, viewer, Qt.Key.Key_W)
        assert viewer.mode is ViewMode.BESIDE
        assert (viewer.compare.left.chip, viewer.compare.right.chip) == ("Aduan", "Sesudah")
        qtbot.waitUntil(lambda: viewer.compare.right.image is not None)
        press(qtbot, viewer, Qt.Key.Key_W)
        assert viewer.compare.mode is CompareMode.SLIDER
        assert viewer.focusWidget() is viewer.compare
        press(qtbot, viewer, Qt.Key.Key_Right)
        assert viewer.compare.place == pytest.approx(0.55)
        assert "55 persen" in viewer.compare.accessibleDescription()
        press(qtbot, viewer, Qt.Key.Key_W)
        assert viewer.compare.mode is CompareMode.DIFFERENCE
        press(qtbot, viewer, Qt.Key.Key_W)
        assert viewer.mode is ViewMode.SINGLE

    def test_esc_closes(self, viewer, window, qtbot):
        press(qtbot, viewer, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not isValid(viewer))
        assert window.reason("zoom_in") == "Hanya di penampil foto (F)."


def test_f_says_when_there_is_no_photo(window, qtbot):
    open_report(qtbot, window, "r4")
    assert window.reason("photos") == "Laporan ini belum punya foto."
    window.run("photos")
    assert window.reports.dialogs.viewer is None


class TestPairs:
    def test_first_before_beside_last_after(self):
        later = replace(AFTER, sha256="9" * 64)
        assert words.before_of((*ALL, later)) == BEFORE
        assert words.after_of((*ALL, later)) == later
        assert words.before_of((COMPLAINT, DURING)) == COMPLAINT
        assert words.before_of((DURING,)) == DURING
        assert words.before_of(()) is None
        assert words.after_of((COMPLAINT,)) is None

    def test_the_chosen_photo_takes_its_own_side(self):
        assert words.pair_with(COMPLAINT, ALL) == (COMPLAINT, AFTER)
        assert words.pair_with(AFTER, ALL) == (BEFORE, AFTER)

    @pytest.mark.parametrize(
        ("size", "shown"), [(999, "999 B"), (1000, "1 KB"), (183_400, "183 KB"), (2_449_000, "2,4 MB")]
    )
    def test_sizes(self, size, shown):
        assert words.file_size(size) == shown

    def test_a_photo_that_was_not_sent(self, desk):
        details = desk.details("r0")
        fresh = replace(AFTER, event=None, taken_at=datetime(2026, 11, 23, 2, 10, tzinfo=UTC))
        assert words.facts(fresh, details, NOW).endswith("·  belum dikirim")


def marked(width: int, height: int, inside: str) -> QImage:
    """A picture with a colour of its own in each corner."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(inside))
    painter = QPainter(image)
    side = height // 6
    for at, colour in enumerate(MARKS.values()):
        painter.fillRect((at % 2) * (width - side), (at // 2) * (height - side), side, side, QColor(colour))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def corners_seen(image: QImage) -> set[str]:
    return {name for name, colour in MARKS.items() if colour in colours(image)}


class TestCompare:
    @pytest.fixture
    def view(self, qtbot):
        made = CompareView("Sebelum dan sesudah")
        qtbot.addWidget(made)
        made.resize(700, 260)
        made.show()
        return made

    @pytest.mark.parametrize("size", [(640, 480), (300, 900), (900, 200)])
    @pytest.mark.parametrize("mode", [CompareMode.BESIDE, CompareMode.SLIDER])
    def test_nothing_is_cut_off(self, view, size, mode):
        view.set_mode(mode)
        view.show_pair(Side(marked(*size, "#777777"), ""), Side(marked(*size, "#999999"), ""))
        assert corners_seen(view.grab().toImage()) == set(MARKS)

    def test_the_check_itself(self, qtbot):
        """A tile fills its place and cuts the edges: the check sees that."""
        tile = PhotoTile("x", size=(150, 104))
        qtbot.addWidget(tile)
        tile.show_image(marked(300, 900, "#777777"))
        tile.show()
        assert corners_seen(tile.grab().toImage()) != set(MARKS)

    def test_the_slider_shows_one_or_the_other(self, view):
        left, right = QColor("#204060"), QColor("#c08040")
        images = [QImage(700, 260, QImage.Format.Format_RGB32) for _ in range(2)]
        for image, colour in zip(images, (left, right), strict=True):
            image.fill(colour)
        view.set_mode(CompareMode.SLIDER)
        view.show_pair(Side(images[0], ""), Side(images[1], ""))
        shares = []
        for place in (0.0, 0.25, 1.0):
            view.set_place(place)
            shown = view.grab().toImage()
            found = [shown.pixelColor(x, 20) for x in range(5, 695, 10)]
            shares.append(sum(colour == left for colour in found) / len(found))
        assert shares[0] == 0
        assert shares[1] == pytest.approx(0.25, abs=0.03)
        assert shares[2] > 0.95
        assert all(first < second for first, second in pairwise(shares))

    def test_the_same_picture_has_no_difference(self, view):
        image = marked(640, 480, "#777777")
        view.set_mode(CompareMode.DIFFERENCE)
        view.show_pair(Side(image, "A"), Side(image, "B"))
        assert corners_seen(view.grab().toImage()) == set()
        assert view.grab().toImage().pixelColor(350, 200).name() == "#000000"
        view.show_pair(Side(image, "A"), Side(marked(640, 480, "#333333"), "B"))
        assert view.grab().toImage().pixelColor(350, 200).name() == "#444444"

    def test_geometry(self):
        box = QRectF(0, 0, 200, 100)
        image = QImage(400, 100, QImage.Format.Format_RGB32)
        assert fitted(image.size(), box) == QRectF(0, 25, 200, 50)
        assert filling(image, box) == QRectF(100, 0, 200, 100)
