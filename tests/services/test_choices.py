"""What the dialogs offer to choose from."""

import msgspec

from app.services.choices import classification_form
from domain.report import Status
from domain.rulebook import Rulebook
from tests.domain import world


def test_categories_stand_in_the_order_of_the_alphabet_whatever_their_capitals() -> None:
    reference = world.reference()
    first = reference.categories[0]
    names = {"a": "Sampah", "b": "BPJS", "c": "Banjir"}
    categories = tuple(msgspec.structs.replace(first, id=found, name=name) for found, name in names.items())
    rules = Rulebook(msgspec.structs.replace(reference, categories=categories))
    form = classification_form(world.in_state(Status.PROSES).report, rules)
    assert [choice.name for choice in form.categories] == ["Banjir", "BPJS", "Sampah"]
