"""Painted photos of invented reports: a street in perspective with its trouble, work on it, or neither."""
