"""What officers see: windows, dialogs and table models. Knows services by their values and public methods only."""
