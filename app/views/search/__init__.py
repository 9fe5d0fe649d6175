"""The search field of the window and what was searched before."""
