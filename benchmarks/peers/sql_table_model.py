"""A window with a QTableView over QSqlTableModel: first paint, then all rows and the last one painted.

`python sql_table_model.py DATABASE FILTER`. Knows nothing of the project.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

SORT_KEY = "sort_key"


class Reader(QObject):
    def __init__(self, window: QMainWindow, database: QSqlDatabase, wanted: str) -> None:
        super().__init__(window)
        self._figures: dict[str, float] = {}
        self._begin = time.monotonic()
        self._model = QSqlTableModel(self, database)
        self._model.setTable("line")
        self._model.setFilter(wanted)
        if wanted:
            self._model.setSort(self._model.fieldIndex(SORT_KEY), Qt.SortOrder.AscendingOrder)
        self._model.select()
        self._view = QTableView()
        self._view.setModel(self._model)
        self._view.viewport().installEventFilter(self)
        self._then = self._on_first
        self._is_watching = True
        window.setCentralWidget(self._view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_watching:
            self._is_watching = False
            QTimer.singleShot(0, self._then)
        return False

    def _on_first(self) -> None:
        self._figures["first_s"] = time.monotonic() - self._begin
        QTimer.singleShot(300, self._to_end)

    def _to_end(self) -> None:
        self._begin = time.monotonic()
        while self._model.canFetchMore():
            self._model.fetchMore()
        self._then, self._is_watching = self._on_end, True
        self._view.scrollToBottom()
        self._view.viewport().update()

    def _on_end(self) -> None:
        seconds = time.monotonic() - self._begin
        resident = next(
            text for text in Path("/proc/self/status").read_text().splitlines() if text.startswith("VmRSS")
        )
        memory = int(resident.split()[1]) / 1024
        figures = {**self._figures, "end_s": seconds, "rows": self._model.rowCount(), "memory_mb": memory}
        print(json.dumps(figures), flush=True)
        QApplication.quit()


def main() -> None:
    application = QApplication([])
    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(sys.argv[1])
    if not database.open():
        raise OSError(database.lastError().text())
    window = QMainWindow()
    window.resize(1366, 720)
    window.show()
    QTimer.singleShot(500, lambda: Reader(window, database, sys.argv[2]))
    application.exec()


if __name__ == "__main__":
    main()
