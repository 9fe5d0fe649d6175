"""The dialog of koordinasi and disposisi."""
