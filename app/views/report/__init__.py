"""The reading pane of one report."""
