"""What can go wrong for an officer, each with a stable code; `app.views.messages` makes the sentences.

Anything that is not an AppError is a bug of ours and is handled by the global hooks.
"""


class AppError(Exception):
    """An environment's or a user's fault. `code` is stable and shown beside the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class ActionRefusedError(AppError):
    """The workflow does not allow the action; `code` is a refusal code of domain.errors."""


class StorageError(AppError):
    """A local file cannot be read or written: `disk_full`, `locked`, `damaged`, `unavailable`."""


class PhotoError(AppError):
    """A picture that cannot be attached: `not_an_image`, `heic_unsupported`, `too_many_pixels`, `too_large` (in
    bytes), `unreadable_file` (gone, locked or broken), `photo_missing` (no longer on this PC).
    """


class Cancelled(AppError):
    """The officer stopped a download."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class WrongPasswordError(AppError):
    """The password does not open this profile, or central does not accept it (`bad_credentials`)."""


class OfflineError(AppError):
    """Central cannot be reached or is not what answers: `offline`, `not_central`, `bad_certificate`."""


class ServerBusyError(AppError):
    """Central asks to come back later."""

    def __init__(self, code: str, retry_after_s: float | None) -> None:
        super().__init__(code)
        self.retry_after_s = retry_after_s


class LoginRequiredError(AppError):
    """The session has ended (`token_invalid`, `session_ended`): the officer signs in again."""


class RejectedError(AppError):
    """Central refused the request itself: the code of its problem answer, and its HTTP status."""

    def __init__(self, code: str, status: int | None = None) -> None:
        super().__init__(code)
        self.status = status


class ShrunkError(AppError):
    """Central has far fewer reports of this unit than this desk (`shrunk`): the officer decides."""


class RightsChangedError(AppError):
    """Central answered for other rights than the session was begun with: the session is asked for again."""


class KeyringUnavailableError(AppError):
    """The system's keyring: `keyring_missing` (none that is safe), `keyring_locked`, `keyring_silent` (no answer)."""
