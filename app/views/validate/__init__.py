"""The validator's pane: what was handed in, and the decision on it."""
