"""One module per row: `plan` says who is compared, `SIDES` holds our own sides, each run in a process of its own."""

from importlib import import_module

from benchmarks.harness import Plan
from benchmarks.scale import Scale

NAMES = ("a1", "b", "c1", "c4", "d1", "d2", "e1", "f", "seed")


def plan_of(name: str, scale: Scale) -> Plan:
    """Makes what the row needs first."""
    plan: Plan = import_module(f"{__name__}.{name}").plan(scale)
    return plan
