"""What all dialogs of actions share, and the two small ones: terima and kembalikan."""
