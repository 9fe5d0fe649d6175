"""The officer's session with central while a desk is open: renewing it, and signing in again when it has ended."""

from dataclasses import dataclass, replace

from app.errors import LoginRequiredError, RejectedError, WrongPasswordError
from app.sync.calls import CentralCalls
from domain.organisation import Officer
from domain.wire import Session


@dataclass(frozen=True)
class Login:
    """What a session can be renewed with: a password typed at this desk, or nothing but the refresh token."""

    username: str
    password: str | None


class OfficerSession:
    """`officer` and `scope`: whose reports the open files hold."""

    def __init__(self, calls: CentralCalls, login: Login, officer: Officer, scope: str) -> None:
        self._calls = calls
        self._login = login
        self._officer, self._scope = officer, scope
        self._is_elsewhere = False

    @property
    def username(self) -> str:
        return self._login.username

    def keep_nothing(self) -> None:
        """From now on no session of this desk goes into the keyring."""
        self._calls.on_session = lambda session: None

    def renew(self) -> None:
        """By itself, in the sync thread. Raises LoginRequiredError when only the officer can go on: `other_unit` as
        for `sign_in`.
        """
        if self._is_elsewhere:
            raise LoginRequiredError("other_unit")
        if self._calls.refresh_token is not None:
            self._check(self._calls.resume(self._calls.refresh_token))
            return
        if self._login.password is None:
            raise LoginRequiredError("session_ended")
        try:
            self._check(self._calls.sign_in(self._login.username, self._login.password))
        except WrongPasswordError as error:
            self._login = replace(self._login, password=None)
            raise LoginRequiredError(error.code) from error

    def sign_in(self, password: str) -> None:
        """Raises WrongPasswordError, OfflineError or ServerBusyError, and RejectedError `other_unit` when central
        now gives this officer another unit or role: these files are not made for it.
        """
        session = self._calls.sign_in(self._login.username, password)
        try:
            self._check(session)
        except LoginRequiredError as error:
            raise RejectedError(error.code) from error
        self._login = replace(self._login, password=password)

    def _check(self, session: Session) -> None:
        self._is_elsewhere = session.officer != self._officer or session.scopes != (self._scope,)
        if self._is_elsewhere:
            self._calls.forget_session()
            raise LoginRequiredError("other_unit")
        self._calls.scope_rev = session.scope_rev
