"""Masuk: server, name and password; offline unlock; the practice mode beside it.

One primary button, named by what it does.
"""

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.views import labels, messages
from app.views.sign_in.former_password import FormerPassword
from app.views.sign_in.practice_box import PracticeBox, PracticeProgress
from app.views.sign_in.presenter import Known, Reach, SignInPresenter
from app.views.sign_in.skyline import Skyline
from app.views.theme import gap, row, text
from app.views.widgets.button import GHOST, PLAIN, PRIMARY, Button, CheckBox
from app.views.widgets.inputs import LineInput, plain_completer
from app.views.widgets.panes import Pane, ScrollPane, column, line
from app.views.widgets.text import Label, NoteBox, Paragraph

translate = labels.translate
CALM = frozenset({"offline", "busy"})


class SignInView(Pane):
    """
    Signals:
        closed(): the officer closed the window.
    """

    closed = Signal()

    def __init__(self, presenter: SignInPresenter, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self.presenter = presenter
        presenter.setParent(self)
        self._reach = Reach(None, can_open_offline=False)
        self._is_busy = self._is_leaving = False
        self._wants_in_offline = False
        self.server = LineInput(translate("sign_in", "Server"), "globe", "crm.jakarta.go.id")
        self.username = LineInput(translate("sign_in", "Nama pengguna"), "user")
        self.password = LineInput(translate("sign_in", "Kata sandi"), "lock-simple")
        self.former = FormerPassword()
        self.eye = Button("", GHOST, "eye", "", translate("sign_in", "Perlihatkan kata sandi"))
        self.remember = CheckBox(translate("sign_in", "Ingat saya di PC ini"))
        self.primary = Button(translate("sign_in", "Masuk"), PRIMARY, "", "Enter")
        self.again = Button(translate("sign_in", "Coba sambung lagi"), PLAIN, "arrows-clockwise")
        self.practice = PracticeBox()
        self.progress = PracticeProgress()
        self._calm = NoteBox("wifi-slash", "surface2")
        self._alarm = NoteBox("warning", "late_soft", "text", "late")
        self._remember_reason = Paragraph("", 11, 400, "text3")
        self._state = Label("", 12, 400, "text3")
        self._right = QStackedWidget()
        self._skyline = Skyline()
        self._build()
        self._connect()
        self._show_reach()

    def start_practice(self) -> None:
        self.show_preparing()
        self.presenter.start_practice()

    def show_preparing(self) -> None:
        self._right.setCurrentWidget(self.progress)
        self.progress.start()

    def show_form(self) -> None:
        self._right.setCurrentIndex(0)

    def show_trouble(self, words: str) -> None:
        """Something failed that belongs to no field."""
        self.show_form()
        self._set_busy(False)
        self._show_alarm(words)

    def leave(self) -> None:
        """Closes for good, because another window has opened."""
        self._is_leaving = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_leaving:
            self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture gives way to the form."""
        super().resizeEvent(event)
        self._skyline.setVisible(self.width() >= row(860))

    # ---- building

    def _build(self) -> None:
        area = self.screen().availableGeometry()
        self.resize(min(row(900), area.width() - 40), min(row(610), area.height() - 60))
        self.move(area.center() - self.rect().center())
        self.setWindowTitle(translate("sign_in", "Tanggap — Masuk"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.primary.height_px = self.again.height_px = 38
        self.eye.height_px = 28
        self.eye.setCheckable(True)
        self.remember.setEnabled(False)
        inner = line(self.password, (0, 0, gap(4), 0))
        inner.addStretch(1)
        inner.addWidget(self.eye)
        margins = self.password.textMargins()
        self.password.setTextMargins(margins.left(), 0, text(28), 0)
        form = Pane("surface")
        inside = column(form, (gap(44), gap(30), gap(44), gap(20)), gap(6))
        inside.addStretch(1)
        inside.addWidget(Label(translate("sign_in", "Masuk"), 24, 600))
        inside.addWidget(Label(translate("sign_in", "Gunakan akun CRM Anda."), 13, 400, "text2"))
        inside.addSpacing(gap(4))
        for box in (self._calm, self._alarm):
            box.hide()
            inside.addWidget(box)
        self._add_fields(inside)
        inside.addWidget(self.former)
        inside.addWidget(self.remember)
        inside.addWidget(self._remember_reason)
        inside.addSpacing(gap(6))
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(8))
        self.primary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        buttons.addWidget(self.primary, 1)
        buttons.addWidget(self.again)
        inside.addLayout(buttons)
        inside.addStretch(2)
        inside.addSpacing(gap(12))
        inside.addWidget(self.practice)
        self._right.addWidget(ScrollPane(form, translate("sign_in", "Formulir masuk")))
        self._right.addWidget(self.progress)
        across = line(self)
        across.addWidget(self._skyline, 4)
        across.addWidget(self._right, 5)
        self.setMinimumSize(640, 480)

    def _add_fields(self, inside: QVBoxLayout) -> None:
        fields: tuple[tuple[LineInput, QWidget | None], ...] = (
            (self.server, self._state),
            (self.username, None),
            (self.password, None),
        )
        for field, extra in fields:
            title = QWidget()
            across = line(title, spacing=gap(8))
            across.addWidget(Label(field.accessibleName(), 12, 600, "text2"))
            across.addStretch(1)
            if extra is not None:
                across.addWidget(extra)
            field.setMinimumHeight(row(36))
            inside.addWidget(title)
            inside.addWidget(field)
            inside.addSpacing(gap(4))

    def _connect(self) -> None:
        logic = self.presenter
        logic.known_loaded.connect(self._on_known_loaded)
        logic.remember_judged.connect(self._on_remember_judged)
        logic.probing.connect(self._on_probing)
        logic.reached.connect(self._on_reached)
        logic.refused.connect(self._on_refused)
        logic.practice_moved.connect(self.progress.show_stage)
        logic.practice_failed.connect(self._on_practice_failed)
        self.server.editingFinished.connect(self._probe)
        self.username.editingFinished.connect(self._probe)
        for asked in (self.server, self.username):
            asked.textEdited.connect(self._on_asked_edited)
        for field in (self.server, self.username, self.password):
            field.textEdited.connect(self.former.hide)
        self.former.anew_requested.connect(self._on_anew_requested)
        self.password.textEdited.connect(self._on_password_edited)
        self.eye.toggled.connect(self._on_eye_toggled)
        self.primary.clicked.connect(self.submit)
        self.again.clicked.connect(self._probe)
        self.practice.start_requested.connect(self.start_practice)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit)

    # ---- acting

    @Slot()
    def submit(self) -> None:
        """Signs in, or opens what this PC holds when central is not there, even if that shows only while trying."""
        if self._is_busy or self._right.currentWidget() is self.progress:
            return
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused is not self.primary:
            focused.click()
            return
        asked = (self.server, self.username, self.password, *([self.former.field] if self._asks_former() else []))
        missing = next((field for field in asked if not field.text()), None)
        if missing is not None:
            words = translate("sign_in", "{field} belum diisi.").format(field=missing.accessibleName())
            self._show_alarm(words)
            missing.setFocus()
            return
        self._set_busy(True)
        server, username, password = self.server.text().strip(), self.username.text().strip(), self.password.text()
        if self._opens_offline():
            self.presenter.open_offline(server, username, password)
        else:
            former = self.former.field.text() if self._asks_former() else None
            self.presenter.sign_in(server, username, password, self.remember.isChecked(), former)

    def _asks_former(self) -> bool:
        return not self.former.isHidden()

    def _opens_offline(self) -> bool:
        return self._reach.code is not None and self._reach.can_open_offline

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.primary.setEnabled(not is_busy)
        self._show_primary()

    def _show_primary(self) -> None:
        offline = self._opens_offline()
        if self._is_busy:
            words = translate("sign_in", "Membuka …") if offline else translate("sign_in", "Memeriksa …")
        else:
            words = translate("sign_in", "Buka luring") if offline else translate("sign_in", "Masuk")
        self.primary.set_title(words)

    def _show_reach(self) -> None:
        code = self._reach.code
        self.again.setVisible(code is not None)
        self._calm.setVisible(code in CALM)
        if code in CALM:
            self._calm.setText(_offline_words(self._reach.can_open_offline))
        elif code is not None:
            self._show_alarm(messages.with_code(code))
        self._show_primary()

    def _show_alarm(self, words: str) -> None:
        self._alarm.setText(escape(words))
        self._alarm.setVisible(bool(words))

    @Slot()
    def _probe(self) -> None:
        if not self._is_busy:
            self.presenter.probe(self.server.text().strip(), self.username.text().strip())

    @Slot(object)
    def _on_known_loaded(self, known: Known) -> None:
        self.server.setText(known.server)
        self.server.setCompleter(plain_completer(known.servers, self.server))
        self.username.setText(known.username)
        fields = (self.server, self.username, self.password)
        next((field for field in fields if not field.text()), self.password).setFocus()
        self._probe()

    @Slot(str)
    def _on_remember_judged(self, reason: str) -> None:
        self.remember.setEnabled(not reason)
        self._remember_reason.setText(messages.problem(reason) if reason else "")
        self._remember_reason.setVisible(bool(reason))

    @Slot()
    def _on_probing(self) -> None:
        self._state.setText(translate("sign_in", "memeriksa …"))

    @Slot(object)
    def _on_reached(self, reach: Reach) -> None:
        self._reach = reach
        self._state.setText(
            translate("sign_in", "terjangkau") if reach.code is None else translate("sign_in", "tidak terjangkau")
        )
        if reach.code is None or reach.code in CALM:
            self._show_alarm("")
        self._show_reach()
        if self._wants_in_offline:
            self._wants_in_offline = False
            if self._opens_offline():
                self.submit()

    @Slot(str)
    def _on_asked_edited(self, typed: str) -> None:
        """What is known of another server or officer says nothing of this one."""
        self._wants_in_offline = False
        if self._reach.code is not None:
            self._reach = Reach(None, can_open_offline=False)
            self._state.setText("")
            self._show_alarm("")
            self._show_reach()

    @Slot()
    def _on_anew_requested(self) -> None:
        if not self._is_busy:
            self._set_busy(True)
            fields = (self.server, self.username, self.password)
            server, username, password = (field.text() for field in fields)
            self.presenter.start_anew(server.strip(), username.strip(), password, self.remember.isChecked())

    @Slot(str)
    def _on_refused(self, code: str) -> None:
        self._set_busy(False)
        if code == "password_changed":
            self._show_alarm("")
            self.former.ask()
            return
        self._show_alarm(messages.with_code(code))
        field = self.former.field if code == "wrong_former_password" else self.password
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        if code == "offline":
            self._wants_in_offline = not self._opens_offline()
            self._probe()

    @Slot(str)
    def _on_practice_failed(self, code: str) -> None:
        self.show_form()
        self._show_alarm(messages.with_code(code))

    @Slot(str)
    def _on_password_edited(self, typed: str) -> None:
        self._wants_in_offline = False
        if self._reach.code is None or self._reach.code in CALM:
            self._show_alarm("")

    @Slot(bool)
    def _on_eye_toggled(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self.eye.icon_name = "eye-slash" if is_shown else "eye"


def _offline_words(can_open_offline: bool) -> str:
    if can_open_offline:
        return translate(
            "sign_in",
            "<b>Tidak ada jaringan</b><br>Anda tetap bisa bekerja dengan data di PC ini. "
            "Pekerjaan dikirim saat tersambung.",
        )
    return translate("sign_in", "<b>Server tidak terjangkau</b><br>Masuk pertama kali di PC ini memerlukan jaringan.")
