"""The frame of the main window: menus, rail, banner of the practice mode, status bar, undo, help."""
