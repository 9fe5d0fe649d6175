"""Who may use which route; a role that is not named gets the same 404 as for an unknown path."""

UNITS = frozenset({"petugas", "operator", "kepala"})
READERS = UNITS | {"supervisor", "validator"}
OVERSEERS = frozenset({"supervisor", "kepala"})
AUDITORS = frozenset({"supervisor", "validator"})
ALL = READERS | {"admin", "pelatih"}
