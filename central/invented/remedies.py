"""Owns what field staff do about each topic: the remedies per category, in the order of its topics in ``phrases``."""

from __future__ import annotations

from central.invented import remedies_order, remedies_services, remedies_works
from central.invented.remedy import Remedy

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    **remedies_works.REMEDIES,
    **remedies_order.REMEDIES,
    **remedies_services.REMEDIES,
}
