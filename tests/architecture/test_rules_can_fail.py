"""Negative controls: every rule finds the fault it is there for, and leaves the right way alone."""

import pytest

from tests.architecture import rules
from tests.architecture.repository import Source

LONG_FILE = "x = 1\n" * 501
LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 50
TRY = "try:\n    f()\nexcept {}:\n    pass\n"

FAULTS = [
    (rules.file_too_long, "app/a.py", LONG_FILE),
    (rules.function_too_long, "app/a.py", LONG_FUNCTION),
    (rules.function_too_long, "app/a.py", "class A:\n    async " + LONG_FUNCTION.replace("\n", "\n    ")),
    (rules.too_many_parameters, "app/a.py", "def f(a, b, c, d, *, e, g, h): pass"),
    (rules.too_many_parameters, "app/a.py", "class A:\n    def f(self, a, b, c, d, e, f, g): pass"),
    (
        rules.too_many_parameters,
        "app/a.py",
        "class A:\n    @staticmethod\n    def f(a, b, c, d, e, f, g): pass",
    ),
    (rules.broad_except, "app/services/a.py", TRY.format("Exception")),
    (rules.broad_except, "app/services/a.py", TRY.format("(KeyError, BaseException) as error")),
    (rules.broad_except, "central/services/a.py", TRY.format("").replace(" :", ":")),
    (rules.broad_except, "main.py", TRY.format("Exception") * 2),
    (rules.transaction_ended_elsewhere, "app/models/a.py", "session.commit()"),
    (rules.transaction_ended_elsewhere, "app/sync/a.py", "connection.rollback()"),
    (rules.transaction_ended_elsewhere, "app/models/a.py", "connection.execute('COMMIT')"),
    (rules.sql_from_strings, "app/models/a.py", "q = f'SELECT id FROM {table}'"),
    (rules.sql_from_strings, "app/models/a.py", "q = 'select id from base where id = ' + given"),
    (rules.sql_from_strings, "app/models/a.py", "q = 'SELECT ' + COLUMNS + ' FROM report WHERE id = ' + given"),
    (rules.sql_from_strings, "app/models/a.py", "q = 'delete from base where id = %s' % given"),
    (rules.sql_from_strings, "app/models/a.py", "q = 'UPDATE base SET a = {}'.format(given)"),
    (rules.sql_from_strings, "app/models/a.py", "connection.execute(f'vacuum into {path}')"),
    (rules.sql_from_strings, "app/services/a.py", "connection.execute(f'pragma key = {key}')"),
    (rules.certificates_unchecked, "app/sync/api_client.py", "requests.get(url, verify=False)"),
    (rules.certificates_unchecked, "app/sync/api_client.py", "session.verify = False"),
    (rules.certificates_unchecked, "app/sync/api_client.py", "context.verify_mode = ssl.CERT_NONE"),
    (rules.colour_outside_theme, "app/views/a.py", "style = 'color: #1C7438'"),
    (rules.colour_outside_theme, "app/views/inbox/a.py", "style = '#fff'"),
    (rules.colour_outside_theme, "app/views/a.py", "QColor(28, 116, 56)"),
    (rules.colour_outside_theme, "app/views/a.py", "QColor('red')"),
    (rules.colour_outside_theme, "app/views/a.py", "pen.setColor(Qt.GlobalColor.red)"),
    (rules.attic_name, "app/services/utils.py", ""),
    (rules.attic_name, "central/helpers/a.py", ""),
    (rules.domain_does_something, "domain/a.py", "import requests"),
    (rules.domain_does_something, "domain/a.py", "from pathlib import Path"),
    (rules.domain_does_something, "domain/a.py", "from app import errors"),
    (rules.domain_does_something, "domain/a.py", "at = datetime.now(UTC)"),
    (rules.domain_does_something, "domain/a.py", "open('file')"),
    (rules.python_inside_qt_locks, "app/views/a.py", "class A(QTranslator): pass"),
    (rules.python_inside_qt_locks, "app/views/a.py", "class A(QtCore.QTranslator): pass"),
    (rules.python_inside_qt_locks, "app/a.py", "qInstallMessageHandler(print)"),
    (rules.driver_takes_a_short_cut, "tests/stories/driver.py", "from app.services import inbox"),
    (rules.driver_takes_a_short_cut, "tests/stories/driver.py", "import domain.wire"),
    (rules.oracle_copies_us, "tests/oracle/ledger.py", "from domain import sla"),
]

RIGHT_WAYS = [
    (rules.python_inside_qt_locks, "app/views/a.py", "words = QTranslator(parent)"),
    (rules.file_too_long, "app/a.py", "x = 1\n" * 500),
    (rules.function_too_long, "app/a.py", "def f():\n" + "    x = 1\n" * 49),
    (rules.too_many_parameters, "app/a.py", "class A:\n    def f(self, a, b, c, d, e, f): pass"),
    (rules.broad_except, "app/services/a.py", TRY.format("(KeyError, OSError)")),
    (rules.broad_except, "main.py", TRY.format("Exception")),
    (rules.transaction_ended_elsewhere, "app/models/unit_of_work.py", "session.commit()"),
    (rules.transaction_ended_elsewhere, "central/services/a.py", "session.commit()"),
    (rules.sql_from_strings, "app/models/a.py", "q = 'select id from base where id = :id'"),
    (rules.sql_from_strings, "central/services/a.py", "q = 'SELECT ' + COLUMNS + ' FROM report'"),
    (rules.sql_from_strings, "app/models/a.py", "label = f'{n} laporan dari {unit}'"),
    (rules.sql_from_strings, "app/models/engine.py", "connection.execute(f'PRAGMA user_version = {step}')"),
    (rules.certificates_unchecked, "app/sync/api_client.py", "requests.get(url, verify=bundle)"),
    (rules.colour_outside_theme, "app/views/theme.py", "accent = '#0B6B75'"),
    (rules.colour_outside_theme, "app/views/a.py", "painter.setBrush(Qt.GlobalColor.transparent)"),
    (rules.colour_outside_theme, "app/views/a.py", "def f():\n    '''Teal, #0B6B75 in light.'''"),
    (rules.colour_outside_theme, "app/views/a.py", "QColor(c('accent'))"),
    (rules.attic_name, "app/services/inbox.py", ""),
    (
        rules.domain_does_something,
        "domain/a.py",
        "import msgspec, datetime\nfrom domain.report import Report",
    ),
    (rules.driver_takes_a_short_cut, "tests/stories/driver.py", "import main"),
    (rules.oracle_copies_us, "tests/oracle/ledger.py", "import csv"),
]


def case_name(value: object) -> str | None:
    return getattr(value, "__name__", None)


@pytest.mark.parametrize(("rule", "path", "text"), FAULTS, ids=case_name)
def test_fault_is_found(rule, path, text):
    assert rule(Source(path, text))


@pytest.mark.parametrize(("rule", "path", "text"), RIGHT_WAYS, ids=case_name)
def test_right_way_is_left_alone(rule, path, text):
    assert not rule(Source(path, text))


def test_every_rule_has_a_control():
    controlled = {rule for rule, _, _ in FAULTS}
    assert controlled >= {*rules.PRODUCT_RULES, rules.driver_takes_a_short_cut, rules.oracle_copies_us}
