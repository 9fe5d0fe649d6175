"""The dialog of pecah: one report becomes linked reports of several agencies."""
