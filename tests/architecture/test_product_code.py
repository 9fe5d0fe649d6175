"""The product's sources keep the rules of the house."""

import pytest

from tests.architecture.repository import PRODUCT, product_sources, test_sources
from tests.architecture.rules import PRODUCT_RULES, Rule, driver_takes_a_short_cut, oracle_copies_us


@pytest.fixture(scope="module")
def sources():
    return product_sources()


def test_every_package_is_looked_at(sources):
    looked_at = {source.path.split("/")[0] for source in sources}
    assert looked_at == {*PRODUCT, "main.py"}


@pytest.mark.parametrize("rule", PRODUCT_RULES, ids=lambda rule: rule.__name__)
def test_rule(rule: Rule, sources):
    findings = [finding for source in sources for finding in rule(source)]
    assert not findings, "\n" + "\n".join(findings)


def test_stories_use_the_program_from_outside():
    findings = [finding for source in test_sources("stories") for finding in driver_takes_a_short_cut(source)]
    assert not findings, "\n" + "\n".join(findings)


def test_oracles_are_independent():
    findings = [finding for source in test_sources("oracle") for finding in oracle_copies_us(source)]
    assert not findings, "\n" + "\n".join(findings)
