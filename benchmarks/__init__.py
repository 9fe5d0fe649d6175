"""Measures the program against its peers and limits; benchmarks/README.md tells how and what came out.

Uses the product as it is and is used by nothing of it.
"""
