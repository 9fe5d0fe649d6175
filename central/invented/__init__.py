"""Invented reports for training and demonstration: texts, places, officers' words and lives of reports.

Nothing here is taken from a real report or person, nothing reads a file, and nothing knows the database.
"""
