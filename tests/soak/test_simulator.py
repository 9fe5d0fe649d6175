"""A number tells a whole example of the model: run twice, the same happens; `make soak TRIAL=simulator` has more."""

from tests.soak.simulator import traced

TWICE = range(40)


def test_a_seed_leaves_the_same_trace_twice() -> None:
    for seed in TWICE:
        assert traced(seed) == traced(seed)
