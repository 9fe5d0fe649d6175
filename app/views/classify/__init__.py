"""The dialog of klasifikasi."""
