"""The palette by keyboard alone: a report by its number, an action by its name, and why one cannot be done."""

from tests.stories import desk_work as work
from tests.stories.people import until
from tests.stories.unfinished_work import OPERATOR

WORDS = "Cari di palet"


def open_palette(desk, words):
    desk.press("Ctrl+K")
    until(lambda: is_typed_into(desk), "the palette")
    desk.type(words)


def is_typed_into(desk):
    return any(node["name"] == WORDS and node["focused"] for node in desk.shown())


def titles(desk):
    return [node["name"] for node in desk.shown() if node["role"] == "StaticText"]


def test_reports_actions_and_reasons_by_keyboard_alone(line_to, desk_at):
    desk = desk_at("kelurahan", "--server", line_to().address)
    desk.start()
    work.sign_in(desk, OPERATOR)
    number = work.new_reports(desk, 3)[2]
    work.show_split(desk, "Dikembalikan")

    open_palette(desk, number)
    desk.wait_for("1 hasil")
    desk.press("Return")
    until(lambda: number in desk.texts(), f"{number} in the reading pane")

    open_palette(desk, "klasif")
    desk.wait_for("Tindakan untuk")
    desk.press("Return")
    desk.wait_for("Cari kategori")
    desk.press("Esc")
    desk.wait_until_gone("Cari kategori")

    open_palette(desk, "ajukan selesai")
    desk.wait_for("tidak tersedia: ")
    desk.press("Return")
    assert is_typed_into(desk)
    desk.press("Esc")
    until(lambda: not is_typed_into(desk), "the palette closed")

    open_palette(desk, "jatuh")
    desk.press("Return")
    until(lambda: "Jatuh tempo" in titles(desk), "the split")
