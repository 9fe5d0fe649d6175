"""The invented descriptions: rich, unlike each other, in the register people use."""

import re
from collections import Counter
from functools import cache
from itertools import chain
from random import Random

import pytest

from central.invented.desk_scene import DeskScene
from central.invented.grammar import compile_template, expand
from central.invented.people import FAMILY, FAMILY_OF_WOMEN, MEN, WOMEN, officer_name
from central.invented.phrases import TOPICS
from central.invented.phrases_refused import REFUSED
from central.invented.register import CLERK, FORMAL, FORMS, HASTY, SHORT_POST, Manner, write
from central.invented.remedies import REMEDIES
from central.invented.scene import SLOTS, Place, Scene
from central.invented.shares import CATEGORY_SHARES
from central.invented.texts import Text, describe, tell, tell_refused
from central.reference_data.categories import CATEGORIES
from central.reference_data.territory import AREAS
from domain.report import headline

SEEDS = (7, 11, 23)
COUNT = 2000
TEBET = Place("Tebet Timur", "Tebet", -6.2338, 106.85564)
NAMES = {area.id: area.name for area in AREAS}
PLACES = tuple(
    Place(area.name, NAMES[area.parent or ""], area.lat or 0.0, area.lon or 0.0)
    for area in AREAS
    if area.kind == "kelurahan"
)


@cache
def texts(seed: int) -> tuple[Text, ...]:
    rng = Random(seed)
    categories = rng.choices(list(CATEGORY_SHARES), list(CATEGORY_SHARES.values()), k=COUNT)
    return tuple(describe(rng, category, rng.choice(PLACES)) for category in categories)


def words_of(description: str) -> list[str]:
    return re.findall(r"[^\W_]+", description.lower())


@pytest.mark.parametrize("seed", SEEDS)
def test_at_least_3000_different_words(seed):
    words = chain.from_iterable(words_of(text.description) for text in texts(seed))
    assert len({word for word in words if word.isalpha()}) >= 3000


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_descriptions_are_equal(seed):
    told = Counter(" ".join(words_of(text.description)) for text in texts(seed))
    assert [description for description, count in told.items() if count > 1] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_eight_words_in_a_row_stand_in_more_than_one_percent(seed):
    rows: Counter[tuple[str, ...]] = Counter()
    for text in texts(seed):
        words = words_of(text.description)
        rows.update({tuple(words[at : at + 8]) for at in range(len(words) - 7)})
    assert rows.most_common(1)[0][1] <= COUNT * 0.01


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fifth_is_terse_a_tenth_is_long_most_are_between(seed):
    lengths = [len(text.description.split()) for text in texts(seed)]
    assert 0.16 <= sum(5 <= length <= 12 for length in lengths) / COUNT <= 0.24
    assert 0.08 <= sum(60 <= length <= 120 for length in lengths) / COUNT <= 0.12
    assert sum(15 <= length <= 45 for length in lengths) / COUNT >= 0.6
    assert min(lengths) >= 5
    assert max(lengths) <= 120


@pytest.mark.parametrize("seed", SEEDS)
def test_people_abbreviate_shout_and_write_small(seed):
    told = [text.description for text in texts(seed)]
    short = {"yg", "dgn", "sdh", "blm", "tdk", "jln", "jl", "dpn", "tlg", "mhn", "mgg", "utk"}
    assert 0.35 <= sum(not short.isdisjoint(words_of(one)) for one in told) / COUNT <= 0.75
    assert 0.3 <= sum(one[0].islower() for one in told) / COUNT <= 0.6
    assert 0.001 <= sum(one.isupper() for one in told) / COUNT <= 0.03
    assert 0.15 <= sum(one[-1].isalnum() for one in told) / COUNT <= 0.6


def test_slips_of_the_finger_happen_at_their_rate_and_keep_the_word_readable():
    careless = Manner("formal", 0.0, 0.0, 0.0, 0.5, (". ",), ("",))
    rng = Random(9)
    wrong = [word for _ in range(2000) if (word := write(rng, careless, ["Kontraktor"])) != "Kontraktor"]
    assert 0.25 <= len(wrong) / 2000 <= 0.35
    assert all(word[0] == "K" for word in wrong)
    assert sum(9 <= len(word) <= 11 for word in wrong) >= 0.95 * len(wrong)
    assert len(set(wrong)) >= 25


@pytest.mark.parametrize("seed", SEEDS)
def test_every_headline_says_something(seed):
    headlines = [headline(text.description) for text in texts(seed)]
    assert all(10 <= len(title) <= 70 for title in headlines)
    assert len(set(headlines)) >= 0.97 * COUNT


def test_no_street_is_abbreviated_with_a_full_stop_that_would_end_the_headline():
    assert not [form for odds in FORMS.values() for form in (*odds.short, *odds.colloquial) if "." in form]


@pytest.mark.parametrize("seed", SEEDS)
def test_most_headlines_name_the_trouble_at_once(seed):
    greeting = re.compile(
        r"(?i)^(?:yth|selamat|assalam|dengan hormat|halo|min\b|pak\b|permisi|lapor\b|izin|mau lapor)"
    )
    assert sum(bool(greeting.match(text.description)) for text in texts(seed)) / COUNT <= 0.15


@pytest.mark.parametrize("seed", SEEDS)
def test_about_two_thirds_have_a_landmark(seed):
    with_landmark = sum(text.landmark is not None for text in texts(seed)) / COUNT
    assert 0.5 <= with_landmark <= 0.85


def test_a_named_landmark_stands_in_the_landmark_field():
    rng, hits = Random(3), 0
    for _ in range(400):
        text = describe(rng, "jalan", TEBET, CLERK)
        if text.landmark is not None and text.landmark.split()[-1] in text.description:
            hits += 1
    assert hits >= 150


@pytest.mark.parametrize("category", [category.id for category in CATEGORIES])
def test_every_category_of_the_reference_has_its_own_words(category):
    rng = Random(5)
    told = [describe(rng, category, TEBET).description for _ in range(40)]
    assert not any(mark in one for one in told for mark in "[]{}|")
    assert len({" ".join(words_of(one)[:6]) for one in told}) >= 15


def test_every_topic_has_a_remedy_and_a_share():
    assert {name: len(topics) for name, topics in TOPICS.items()} == {
        name: len(remedies) for name, remedies in REMEDIES.items()
    }
    assert set(TOPICS) == set(CATEGORY_SHARES) == {category.id for category in CATEGORIES}


def test_every_remedy_can_be_said():
    scene = Scene(Random(1), TEBET)
    for category, topics in TOPICS.items():
        for topic in range(len(topics)):
            desk = DeskScene(scene, category, category, topic)
            assert desk.work()
            assert desk.result()


def test_the_same_state_gives_the_same_text_and_another_gives_another():
    assert texts(7)[:50] == tuple(_again(7)[:50])
    assert [text.description for text in texts(7)[:50]] != [text.description for text in texts(11)[:50]]


def _again(seed):
    texts.cache_clear()
    return texts(seed)


def test_an_unknown_category_is_refused():
    with pytest.raises(KeyError):
        describe(Random(1), "tidak-ada", TEBET)


def test_the_islands_have_no_halte_and_no_minimarket():
    rng = Random(2)
    told = [describe(rng, "sampah", Place("Pulau Tidung", "Kepulauan Seribu Selatan", 0, 0)) for _ in range(200)]
    assert not [one for one in told if one.landmark and re.search(r"(?i)halte|indomaret|stasiun", one.landmark)]


def test_a_second_resident_tells_the_same_spot_in_other_words():
    rng = Random(4)
    first = tell(rng, "jalan", TEBET)
    second = tell(rng, "jalan", TEBET, spot=first.spot)
    assert second.text.description != first.text.description
    assert first.spot.scene.street.split()[-1] in second.text.address


def test_a_clerk_writes_of_the_resident_in_the_third_person():
    rng = Random(6)
    told = [words_of(describe(rng, "parkir-liar", TEBET, CLERK).description) for _ in range(300)]
    assert not [one for one in told if {"saya", "sy", "kami"} & set(one)]
    assert sum("pelapor" in one for one in told) >= 60


def test_manners_differ():
    rng = Random(6)
    hasty = [describe(rng, "sampah", TEBET, HASTY).description for _ in range(200)]
    posts = [describe(rng, "sampah", TEBET, SHORT_POST).description for _ in range(200)]
    formal = [describe(rng, "sampah", TEBET, FORMAL).description for _ in range(200)]
    assert sum("yg" in words_of(one) or "sdh" in words_of(one) for one in hasty) >= 35
    assert sum("yg" in words_of(one) or "sdh" in words_of(one) for one in formal) <= 15
    assert sum("dkijakarta" in one.lower() for one in posts) >= 10


@pytest.mark.parametrize("code", sorted(REFUSED))
def test_what_is_refused_holds_only_numbers_that_nobody_has(code):
    rng = Random(8)
    for _ in range(200):
        digits = re.sub(r"(?<=\d)-(?=\d)", "", tell_refused(rng, code, TEBET).description)
        for number in re.findall(r"\d{8,}", digits):
            assert number.startswith(("08000000", "3199")), number


@pytest.mark.parametrize("seed", SEEDS)
def test_descriptions_hold_no_telephone_number_or_nik(seed):
    assert not [text for text in texts(seed) if re.search(r"\d{7,}", text.description)]


def test_officers_have_forty_thousand_names_to_draw_from():
    assert len(set(MEN) | set(WOMEN)) >= 200
    assert len(set(FAMILY) | set(FAMILY_OF_WOMEN)) >= 200
    rng = Random(1)
    drawn = [officer_name(rng) for _ in range(2000)]
    assert len(set(drawn)) >= 1800
    assert all(re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}", name) for name in drawn)


@pytest.mark.parametrize("text", ["a [b", "a] b", "{tidak_ada}", "a } b"])
def test_a_wrong_template_is_named(text):
    with pytest.raises(ValueError, match=r"in "):
        compile_template(text, SLOTS)


def test_a_template_gives_all_its_alternatives():
    scene = Scene(Random(1), TEBET)
    template = compile_template("[a|b [c|d]] {3-9/3}", SLOTS)
    told = {expand(template, scene) for _ in range(300)}
    assert told == {f"{word} {number}" for word in ("a", "b c", "b d") for number in (3, 6, 9)}
