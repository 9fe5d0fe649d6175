"""The palette of commands: one line to type into, and what is meant by it."""
