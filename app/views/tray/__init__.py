"""Perlu tindakan: conflicts, refusals and what is held back."""
