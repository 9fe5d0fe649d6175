"""Signing in, refreshing, signing out, and who a token belongs to. The only place that makes tokens."""

from datetime import datetime, timedelta
from typing import NamedTuple

from central.db import Row, Sql, Transaction
from central.models import tables
from central.models.statements import insert
from central.problems import ProblemError
from central.resources import Resources
from central.security import new_token, token_hash
from central.services import throttle
from central.services.reference import Reading
from central.services.times import to_ms
from domain import wire
from domain.organisation import Officer
from domain.rulebook import Rulebook

ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=30)
GRACE_MS = 10 * 60 * 1000
# Expired access tokens are told apart from unknown ones for a day.
EXPIRED_KEPT = timedelta(days=1)
MIN_CLIENT = "0.1.0"

ACCESS, REFRESH = "access", "refresh"
USABLE = {"revoked": False, "active": True}

ACCOUNT = Sql(
    "SELECT o.password_hash, o.id, o.name, o.role, o.unit, o.scope_rev, i.reference_rev"
    " FROM officer o CROSS JOIN installation i WHERE o.username = :username AND o.is_active = :active"
)
ADD_DEVICE = Sql(
    "INSERT INTO device (officer_id, device_id, contact_ms, dense_dseq)"
    " VALUES (:officer_id, :device_id, :contact_ms, 0)"
    " ON CONFLICT (officer_id, device_id) DO NOTHING"
)
DEVICE = Sql("SELECT id FROM device WHERE officer_id = :officer_id AND device_id = :device_id")
ADD_SESSION = Sql("INSERT INTO session (device, is_revoked) VALUES (:device, :revoked) RETURNING id")
ADD_TOKEN = insert(tables.token)
_OF_TOKEN = (
    " o.id, o.name, o.role, o.unit, o.scope_rev, i.reference_rev"
    " FROM token t JOIN session s ON s.id = t.session JOIN device d ON d.id = s.device"
    " JOIN officer o ON o.id = d.officer_id CROSS JOIN installation i"
    " WHERE t.token_hash = :token_hash AND t.kind = :kind AND s.is_revoked = :revoked"
    " AND o.is_active = :active"
)
CALLER = Sql("SELECT t.expires_ms, d.id, d.contact_ms, d.dense_dseq," + _OF_TOKEN)
REFRESHED = Sql("SELECT d.device_id, t.expires_ms, t.replaced_ms, s.id," + _OF_TOKEN)
REPLACE = Sql(
    "UPDATE token SET replaced_ms = :now_ms WHERE session = :session AND kind = :kind AND replaced_ms IS NULL"
)
FORGET_EXPIRED = Sql(
    "DELETE FROM token WHERE expires_ms < :before_ms AND session IN (SELECT s.id FROM session s"
    " JOIN session this ON this.device = s.device WHERE this.id = :session)"
)
FORGET_ENDED = Sql(
    "DELETE FROM session WHERE device = :device AND NOT EXISTS (SELECT 1 FROM token t WHERE t.session = session.id)"
)
REVOKE_FAMILY = Sql("UPDATE session SET is_revoked = :revoked WHERE id = :session")
REVOKE_DEVICE = Sql("UPDATE session SET is_revoked = :revoked WHERE device = :device")


class Rights(NamedTuple):
    """An officer with the rights of now. `scope` is None for those who read no report."""

    officer: Officer
    scope: str | None
    scope_rev: int
    reading: Reading


class Caller(NamedTuple):
    """Whoever sent a request. `contact_ms` and `dense_dseq`: see the columns of these names."""

    rights: Rights
    device: int
    contact_ms: int
    dense_dseq: int

    @property
    def officer(self) -> Officer:
        return self.rights.officer

    @property
    def rules(self) -> Rulebook:
        return self.rights.reading.rules


def sign_in(resources: Resources, credentials: wire.Credentials, address: str, now: datetime) -> wire.Session:
    """Raises ProblemError `bad_credentials` or `too_many_attempts`."""
    database = resources.database
    username = credentials.username.strip().lower().replace("\0", "?")
    key = throttle.key_of(username, address)
    database.read(lambda transaction: throttle.check(transaction, key, now))
    account = database.read_one(ACCOUNT, {"username": username, "active": True})
    fits = resources.passwords.fits(credentials.password, account[0] if account else None)
    if account is None or not fits:
        database.write(lambda transaction: throttle.note_failure(transaction, key, now))
        raise ProblemError("bad_credentials")
    rights = _rights(resources, account[1:])

    def begin(transaction: Transaction) -> wire.Session:
        throttle.forget_failures(transaction, key)
        device = _device(transaction, rights.officer, credentials.device_id, now)
        transaction.run(FORGET_ENDED, {"device": device})
        session = transaction.only(ADD_SESSION, {"device": device, "revoked": False})[0]
        return _issue(transaction, resources, session, rights, now)

    return database.write(begin)


def refresh(resources: Resources, request: wire.RefreshRequest, now: datetime) -> wire.Session:
    """New tokens for a refresh token. The one before works ten more minutes, since an answer may be lost."""

    def exchange(transaction: Transaction) -> wire.Session | None:
        values = {"token_hash": token_hash(request.refresh_token), **USABLE, "kind": REFRESH}
        row = transaction.one(REFRESHED, values)
        if row is None or row[0] != request.device_id or to_ms(now) >= row[1]:
            return None
        replaced_ms, session = row[2:4]
        if replaced_ms is not None and to_ms(now) > replaced_ms + GRACE_MS:
            transaction.run(REVOKE_FAMILY, {"session": session, "revoked": True})
            return None
        return _issue(transaction, resources, session, _rights(resources, row[4:]), now)

    answer = resources.database.write(exchange)
    if answer is None:
        raise ProblemError("token_invalid")
    return answer


def sign_out(resources: Resources, caller: Caller) -> None:
    """Ends all sessions of the caller's device."""
    resources.database.write(
        lambda transaction: transaction.run(REVOKE_DEVICE, {"device": caller.device, "revoked": True})
    )


def authenticate(resources: Resources, authorization: str, now: datetime) -> Caller:
    """The caller of an `Authorization` header. Raises ProblemError `token_invalid` or `token_expired`."""
    scheme, _, token = authorization.partition(" ")
    row = None
    if scheme.lower() == "bearer":
        values = {"token_hash": token_hash(token.strip()), **USABLE, "kind": ACCESS}
        row = resources.database.read_one(CALLER, values)
    if row is None or to_ms(now) >= row[0]:
        code = "token_invalid" if row is None else "token_expired"
        raise ProblemError(code, headers={"WWW-Authenticate": "Bearer"})
    return Caller(_rights(resources, row[4:]), *row[1:4])


def _rights(resources: Resources, row: Row) -> Rights:
    officer = Officer(id=row[0], name=row[1], role=row[2], unit=row[3])
    reading = resources.library.at(row[5])
    return Rights(officer, reading.rules.organisation.scope_of(officer), row[4], reading)


def _device(transaction: Transaction, officer: Officer, device_id: str, now: datetime) -> int:
    key = {"officer_id": officer.id, "device_id": device_id}
    transaction.run(ADD_DEVICE, {**key, "contact_ms": to_ms(now)})
    return int(transaction.only(DEVICE, key)[0])


def _issue(
    transaction: Transaction, resources: Resources, session: int, rights: Rights, now: datetime
) -> wire.Session:
    """A new pair of tokens; refresh tokens that were still current count as replaced from now on."""
    now_ms = to_ms(now)
    transaction.run(REPLACE, {"session": session, "kind": REFRESH, "now_ms": now_ms})
    transaction.run(FORGET_EXPIRED, {"session": session, "before_ms": to_ms(now - EXPIRED_KEPT)})
    access, renewal = new_token(resources.random_bytes), new_token(resources.random_bytes)
    for token, kind, life in ((access, ACCESS, ACCESS_LIFE), (renewal, REFRESH, REFRESH_LIFE)):
        row = {"token_hash": token_hash(token), "session": session, "kind": kind}
        transaction.run(ADD_TOKEN, {**row, "expires_ms": to_ms(now + life), "replaced_ms": None})
    return wire.Session(
        access_token=access,
        refresh_token=renewal,
        expires_in=ACCESS_LIFE // timedelta(seconds=1),
        officer=rights.officer,
        scopes=() if rights.scope is None else (rights.scope,),
        scope_rev=rights.scope_rev,
        epoch=resources.epoch,
        server_time=now_ms,
        protocol=wire.ProtocolRange(min=wire.PROTOCOL_MIN, max=wire.PROTOCOL_MAX, min_client=MIN_CLIENT),
    )
