"""Sinkronisasi: what waits on this PC, what became of the rest, and what can be done about it."""
