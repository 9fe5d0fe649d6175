"""What a screen reader finds on every screen: each control has a name of its own, and all of them were read.

`names.txt` is the reviewed list. It is never written by a test: `python -m tests.gui.screens` does that.
"""

import difflib

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.views.widgets.button import Button
from tests.gui.screens import NAMES, Screens, faults, told

OUT_OF_DATE = (
    "names.txt is out of date: `python -m tests.gui.screens` writes it anew; read the change before you commit"
)


@pytest.fixture
def screens(qapp):
    made = Screens()
    yield made
    made.close()


@pytest.mark.slow
def test_every_control_has_a_name_of_its_own_and_all_were_read(screens):
    lines, found = [], []
    for title, root in screens.all():
        lines += [f"[{title}]", *told(root), ""]
        found += [f"{title}: {fault}" for fault in faults(root)]
        if root.window() is not root:
            found += [f"{title}, whole window: {fault}" for fault in faults(root.window())]
    assert found == []
    reviewed = NAMES.read_text("utf-8").splitlines()
    changes = list(difflib.unified_diff(reviewed, lines[:-1], "names.txt", "screens", lineterm="", n=1))
    assert changes == [], "\n".join([OUT_OF_DATE, *changes])


@pytest.fixture
def small_screen(qtbot):
    """A screen with one good control; answers what adds another one."""
    root = QWidget()
    qtbot.addWidget(root)
    inside = QVBoxLayout(root)
    inside.addWidget(Button("Simpan"))
    root.show()

    def add(widget):
        inside.addWidget(widget)
        widget.show()
        return root

    return add


def test_a_good_screen_is_left_alone(small_screen):
    root = small_screen(Button("Batal"))
    assert faults(root) == []
    assert told(root) == ["Button: Simpan", "Button: Batal"]


def test_a_control_without_a_name_is_found(small_screen):
    assert faults(small_screen(QLineEdit())) == ["EditableText without a name"]


def test_a_doubled_name_is_found(small_screen):
    assert faults(small_screen(Button("", name="Simpan"))) == ["«Simpan» twice"]


def test_a_code_in_a_name_is_found(small_screen):
    assert faults(small_screen(Button("tindak_lanjut"))) == ["«tindak_lanjut» holds a code"]


def test_a_screen_reader_meets_the_window_from_its_head_to_its_foot(window):
    def names(node):
        yield node.text(QAccessible.Text.Name)
        for place in range(node.childCount()):
            child = node.child(place)
            if child is not None and child.isValid() and not child.state().invisible:
                yield from names(child)

    met = list(names(QAccessible.queryAccessibleInterface(window)))
    stations = [
        "Cari laporan",
        "Layar Sinkronisasi",
        "Tampilan laporan",
        "Laporan baru",
        "Daftar laporan",
        "Isi laporan",
    ]
    assert [name for name in met if name in stations] == stations
    assert met.index("Isi laporan") < next(at for at, name in enumerate(met) if name.startswith("data s.d."))
