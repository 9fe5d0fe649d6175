"""The one place that announces what changed. Lives in the GUI thread; other threads only emit."""

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """
    Signals:
        data_changed(frozenset[str]): ids of reports whose projection changed; empty means many, read anew.
        sync_changed(SyncStatus): the connection, the queue or the last contact changed.
        session_ended(str): central no longer accepts this session; the code says why. Work goes on offline.
    """

    data_changed = Signal(object)
    sync_changed = Signal(object)
    session_ended = Signal(str)
