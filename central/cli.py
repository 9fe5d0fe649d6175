"""The command line of central (central-api.md, "Command line").

Exit codes: 0 good, 1 found something, 2 usage, 3 refused.
"""

import argparse
import json
import logging
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import sqlalchemy as sa
import uvicorn

from central.asgi import ProblemProtocol, Shell
from central.db import Database, UnavailableError
from central.main import open_central
from central.security import Passwords
from central.services import audit, restoring, retention, snapshots
from central.services.importing.table import BadFileError
from central.services.installation import OtherSchemaError, RefusedError, install, is_installed, open_installation
from central.settings import PasswordCost, default_database_url

GOOD, FOUND, USAGE, REFUSED = 0, 1, 2, 3
INTERRUPTED = 130  # as a shell says it of a program that was ended by Ctrl-C
MAX_PORT = 65535
BACKLOG = 2048
STDIN_HELP = "end with the program that started this; its lines, in turn, close the database and open it again"


class UsageError(Exception):
    """What was asked for cannot be had here: an address that is taken, a host that is not ours."""


def main(argv: Sequence[str]) -> int:
    arguments = _parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    database_url = arguments.database_url or default_database_url()
    try:
        database = Database(database_url, durable=arguments.durable)
    except (sa.exc.ArgumentError, ValueError) as error:
        print(f"central: {error}", file=sys.stderr)
        return USAGE
    try:
        code: int = arguments.run(database, arguments)
    except RefusedError as error:
        print(f"central: {error}", file=sys.stderr)
        if isinstance(error, OtherSchemaError):
            _say({"refused": "schema"})
        return REFUSED
    except BadFileError as error:
        print(f"central: {error}", file=sys.stderr)
        return USAGE
    except (UnavailableError, UsageError) as error:
        print(f"central: {error.__cause__ or error}", file=sys.stderr)
        return USAGE
    finally:
        database.close()
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="central", description="The central CRM API.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_serve, _add_seed, _add_import, _add_verify, _add_snapshot, _add_restore):
        command = add(commands)
        command.add_argument("--database-url", help="default: CENTRAL_DATABASE_URL, else a file of the user")
    return parser


def _add_serve(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    command = commands.add_parser("serve", help="answer the API")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=_port, default=8311, help="0: any free port, named on stdout")
    command.add_argument("--training", action="store_true")
    command.add_argument("--until-stdin-closes", action="store_true", help=STDIN_HELP)
    command.set_defaults(run=_serve, durable=True)
    return command


def _add_seed(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    command = commands.add_parser("seed", help="fill a training central with invented reports")
    command.add_argument("--training", action="store_true", required=True)
    command.add_argument("--reports", type=_count, default=2000)
    command.add_argument("--seed", type=int, default=7)
    command.add_argument("--password", default="latihan")
    command.add_argument("--days", type=_positive, default=365)
    command.add_argument("--until", type=_moment, default=None, help="ISO time with offset; default: now")
    command.add_argument("--photos", choices=["all", "some", "none"], default="some")
    command.set_defaults(run=_seed, durable=False)
    return command


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    command = commands.add_parser("import", help="take in reports that the city published")
    command.add_argument("file", type=Path, metavar="FILE", help="a table of the city's open-data portal (CSV)")
    command.add_argument("--dry-run", action="store_true", help="only say what would be done; nothing is written")
    command.add_argument(
        "--rejects", type=Path, metavar="FILE", help="for rejected rows; default: beside FILE, as NAME.ditolak.csv"
    )
    command.set_defaults(run=_import, durable=True)
    return command


def _add_verify(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    command = commands.add_parser("verify-audit", help="check the hash chain of the audit")
    command.add_argument("--head", type=_head, metavar="SEQ:HASH", help="a head that was kept elsewhere")
    command.set_defaults(run=_verify, durable=True)
    return command


def _add_snapshot(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    command = commands.add_parser("snapshot", help="make the files that desks are filled from ahead of time")
    command.add_argument("--scope", metavar="UNIT", help="only of this unit; default: of all that have officers")
    command.set_defaults(run=_snapshot, durable=True)
    return command


def _add_restore(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    text = "after a backup was put back, before central is started: desks fill anew and bring what it lacks"
    command = commands.add_parser("restore-epoch", help=text)
    command.set_defaults(run=_restore_epoch, durable=True)
    return command


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _port(text: str) -> int:
    number = _count(text)
    if number > MAX_PORT:
        raise ValueError(text)
    return number


def _positive(text: str) -> int:
    number = _count(text)
    if number == 0:
        raise ValueError(text)
    return number


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _head(text: str) -> audit.Head:
    seq, _, row_hash = text.partition(":")
    return audit.Head(int(seq), row_hash.lower())


def _serve(database: Database, arguments: argparse.Namespace) -> int:
    # Only a first start needs the tables of holidays.
    from central.reference_data import holiday_years, initial_reference

    if not is_installed(database):
        reference = initial_reference(holiday_years(datetime.now(UTC).date()))
        install(database, reference, is_training=arguments.training, random_bytes=secrets.token_bytes)
    open_installation(database)
    retention.forget(database, datetime.now(UTC))
    port = arguments.port
    while True:
        with _listen(arguments.host, port) as listener:
            port = listener.getsockname()[1]
            if not _serve_until_told(database, arguments, listener):
                return GOOD
        database.close()
        _say({"closed": True})
        if not sys.stdin.readline():
            return GOOD


def _listen(host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server((host, port), backlog=BACKLOG)
    except OSError as error:
        raise UsageError(error) from error
    # asyncio does this only for sockets that say they are TCP, which these do not: each answer came 40 ms late.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _serve_until_told(database: Database, arguments: argparse.Namespace, listener: socket.socket) -> bool:
    """Whether the program that started this said a line, instead of ending."""
    central = open_central(database, is_training=arguments.training)
    ending: list[uvicorn.Server] = []
    config = uvicorn.Config(
        Shell(central.handle, central.body_limit, central.look, lambda: any(one.should_exit for one in ending)),
        http=ProblemProtocol,
        log_level="warning",
        lifespan="off",
        ws="none",
        server_header=False,
    )
    server = uvicorn.Server(config)
    ending.append(server)
    for wish in (signal.SIGTERM, signal.SIGINT):
        # While it serves, uvicorn takes these itself, and afterwards raises them once more for whoever was there.
        signal.signal(wish, partial(_end, server))
    told: list[str] = []
    if arguments.until_stdin_closes:
        threading.Thread(target=_listen_to_stdin, args=(server, told), daemon=True).start()
    host, port = listener.getsockname()[:2]
    _say({"listening": f"http://{host}:{port}"})
    server.run(sockets=[listener])
    return any(told)


def _listen_to_stdin(server: uvicorn.Server, told: list[str]) -> None:
    told.append(sys.stdin.readline())
    server.should_exit = True


def _end(server: uvicorn.Server, *_: object) -> None:
    server.should_exit = True


def _seed(database: Database, arguments: argparse.Namespace) -> int:
    # The invented texts take a second to load; nothing else needs them.
    from central.services import seeding

    if is_installed(database):
        is_training = open_installation(database).is_training
        raise RefusedError("the database is seeded already" if is_training else "this is a production database")
    wanted = seeding.Wanted(
        reports=arguments.reports,
        seed=arguments.seed,
        until=arguments.until or datetime.now(UTC).replace(microsecond=0),
        days=arguments.days,
        password_hash=Passwords(PasswordCost()).hash(arguments.password),
        photos=arguments.photos,
    )
    seeded = seeding.seed_training(
        database, wanted, secrets.token_bytes, lambda done: _say({"progress": round(done, 2)})
    )
    _say(msgspec.to_builtins(seeded))
    return GOOD


def _import(database: Database, arguments: argparse.Namespace) -> int:
    # The tables of a new central take time to load; `serve` and `verify-audit` do without.
    from central import import_command

    try:
        summary = import_command.run(database, arguments)
    except KeyboardInterrupt:
        print(f"central: dihentikan; {import_command.CONTINUE}", file=sys.stderr)
        return INTERRUPTED
    _say(msgspec.to_builtins(summary))
    return FOUND if summary.rejected else GOOD


def _restore_epoch(database: Database, arguments: argparse.Namespace) -> int:
    _check_installed(database)
    _say(msgspec.to_builtins(restoring.begin_epoch(database, secrets.token_bytes, datetime.now(UTC))))
    return GOOD


def _check_installed(database: Database) -> None:
    if database.is_absent():
        raise UsageError("there is no such database")
    if not is_installed(database):
        raise RefusedError("the database is empty")
    open_installation(database)


def _verify(database: Database, arguments: argparse.Namespace) -> int:
    _check_installed(database)
    finding = audit.verify(database, arguments.head)
    _say(msgspec.to_builtins(finding))
    return GOOD if finding.ok else FOUND


def _snapshot(database: Database, arguments: argparse.Namespace) -> int:
    if database.is_absent():
        raise UsageError("there is no such database")
    if not is_installed(database):
        raise RefusedError("the database is empty")
    made = snapshots.make_all(database, open_installation(database).epoch, arguments.scope, datetime.now(UTC))
    _say({"files": made})
    return GOOD if made else FOUND


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)
