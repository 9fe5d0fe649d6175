"""Photos on their way to central."""

from typing import NamedTuple


class UploadProgress(NamedTuple):
    """Photos of actions that may be sent: how many, and their bytes at central and in whole."""

    photos: int
    done: int
    whole: int
