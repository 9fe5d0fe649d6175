"""`tanggap --self-check`: the program tries itself where it is installed; `run` is the whole of it.

Works in a profile of its own: the officer's files and keyring are not touched, and nothing is drawn on a screen.
"""
