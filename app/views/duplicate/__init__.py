"""The dialog of duplicates: candidates, and two reports side by side."""
