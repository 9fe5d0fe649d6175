"""The rules of the house that only reading the source can check. Each takes one file, returns its findings.

Rules about who may import what are contracts of import-linter (pyproject.toml), not here.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator

from tests.architecture.repository import Source

Rule = Callable[[Source], list[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef

FILE_LINES = 500
FUNCTION_LINES = 50
PARAMETERS = 6

# The only places that may catch everything: behind them nobody is left to tell the officer or the caller.
BROAD_EXCEPT = {
    "app/tasks.py": "task runner: an error becomes the answer of the task",
    "app/sync/worker.py": "sync thread: an error must not end it",
    "app/hooks.py": "global hooks",
    "app/bootstrap.py": "global hooks",
    "app/self_check/run.py": "self-check: whatever goes wrong in a step is what it found",
    "main.py": "last resort: say it and end",
    "central/dispatch.py": "central: an error becomes a problem answer with status 500",
}

# SQLite takes no bound values in PRAGMA, and identifiers cannot be bound either.
PRAGMA_WITH_VALUES = ("app/models/engine.py", "app/models/schema.py", "central/db.py")

SQL = re.compile(
    r"\b(select\b.+\bfrom|insert\s+(or\s+\w+\s+)?into|replace\s+into|update\b.+\bset|delete\s+from"
    r"|(create|drop|alter)\s+(\w+\s+)?(table|index|view|trigger)|attach\s+database)\b",
    re.IGNORECASE | re.DOTALL,
)
PRAGMA = re.compile(r"^\s*pragma\s", re.IGNORECASE)
VALUE = " x "  # stands for a value inside a text
SQL_CALLS = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}
COLOUR = re.compile(r"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3}$")
# fmt: off
IMPURE_MODULES = {
    "asyncio", "ctypes", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets",
    "shutil", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}
# fmt: on
CLOCK_READINGS = {"now", "utcnow", "today"}
ATTIC_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}


def at(source: Source, line: int, what: str) -> str:
    return f"{source.path}:{line}: {what}"


def functions(source: Source) -> Iterator[tuple[Function, bool]]:
    """Every function with whether it is a method."""
    for node in ast.walk(source.tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield child, isinstance(node, ast.ClassDef)


def called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


# ---- size


def file_too_long(source: Source) -> list[str]:
    lines = len(source.text.splitlines())
    return [at(source, lines, f"{lines} lines, at most {FILE_LINES}")] if lines > FILE_LINES else []


def function_too_long(source: Source) -> list[str]:
    lengths = [(node, (node.end_lineno or node.lineno) - node.lineno + 1) for node, _ in functions(source)]
    return [
        at(source, node.lineno, f"{node.name} has {length} lines, at most {FUNCTION_LINES}")
        for node, length in lengths
        if length > FUNCTION_LINES
    ]


def too_many_parameters(source: Source) -> list[str]:
    found = []
    for node, is_method in functions(source):
        given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        is_static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in node.decorator_list)
        count = len(given) - (is_method and not is_static)
        if count > PARAMETERS:
            found.append(at(source, node.lineno, f"{node.name} takes {count} parameters, at most {PARAMETERS}"))
    return found


# ---- errors


def catches_everything(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"} for kind in kinds)


def broad_except(source: Source) -> list[str]:
    broad = [
        node for node in ast.walk(source.tree) if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]
    broad.sort(key=lambda node: node.lineno)
    allowed = 1 if source.path in BROAD_EXCEPT else 0
    return [at(source, node.lineno, "catches everything: name the error") for node in broad[allowed:]]


# ---- data


def transaction_ended_elsewhere(source: Source) -> list[str]:
    """In app, `commit` and `rollback` belong to the unit of work."""
    if not source.path.startswith("app/") or source.path.endswith("/unit_of_work.py"):
        return []
    found = []
    for call in source.calls():
        word = called_name(call)
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and word in SQL_CALLS:
            word = first.value.strip().rstrip(";").lower()
        if word in {"commit", "rollback"}:
            found.append(at(source, call.lineno, f"{word} outside unit_of_work.py"))
    return found


def put_together(node: ast.AST) -> str | None:
    """The fixed text of a string that is made with values: f"", +, % or .format; None for anything else."""
    if isinstance(node, ast.JoinedStr):
        if not any(isinstance(part, ast.FormattedValue) for part in node.values):
            return None
        return "".join(fixed_text(part) or VALUE for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        text = fixed_text(node.left)
        return text + VALUE if text else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        pieces = [(fixed_text(part), is_constant_name(part)) for part in added(node)]
        if all(text or is_constant for text, is_constant in pieces) or not any(text for text, _ in pieces):
            return None
        return "".join(text or VALUE for text, _ in pieces)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return fixed_text(node.func.value)
    return None


def added(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return [*added(node.left), *added(node.right)]
    return [node]


def fixed_text(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_constant_name(node: ast.AST) -> bool:
    """COLUMNS and the like: texts of the module, put together once."""
    return isinstance(node, ast.Name) and node.id.isupper()


def sql_from_strings(source: Source) -> list[str]:
    """SQL gets its values bound, never written into the text."""
    handed_over = {call.args[0] for call in source.calls() if called_name(call) in SQL_CALLS and call.args}
    found = []
    for node in ast.walk(source.tree):
        text = put_together(node)
        if text is None or (PRAGMA.match(text) and source.path in PRAGMA_WITH_VALUES):
            continue
        if node in handed_over or SQL.search(text) or PRAGMA.match(text):
            found.append(at(source, getattr(node, "lineno", 0), "SQL text made with values: bind them"))
    return found


def certificates_unchecked(source: Source) -> list[str]:
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.keyword | ast.Assign | ast.AnnAssign):
            names = [node.arg] if isinstance(node, ast.keyword) else target_names(node)
            is_off = isinstance(node.value, ast.Constant) and node.value.value is False
            if is_off and {"verify", "check_hostname"}.intersection(names):
                found.append(at(source, node.value.lineno, "certificates must be checked"))  # type: ignore[union-attr]
        elif isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            if name in {"CERT_NONE", "_create_unverified_context"}:
                found.append(at(source, node.lineno, "certificates must be checked"))
    return found


def target_names(node: ast.Assign | ast.AnnAssign) -> list[str | None]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [getattr(target, "attr", getattr(target, "id", None)) for target in targets]


# ---- look


def colour_outside_theme(source: Source) -> list[str]:
    """A colour has a name in app/views/theme.py; a literal elsewhere would not follow the theme."""
    if not source.path.startswith("app/views/") or source.path == "app/views/theme.py":
        return []
    documenting = source.docstrings()
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documenting:
            is_colour = COLOUR.search(node.value) is not None
        elif isinstance(node, ast.Call) and called_name(node) in {"QColor", "fromRgb", "qRgb", "qRgba"}:
            is_colour = any(isinstance(value, ast.Constant) for value in node.args)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            is_colour = node.value.attr == "GlobalColor" and node.attr != "transparent"
        else:
            continue
        if is_colour:
            found.append(at(source, node.lineno, "colour literal: use a token of app/views/theme.py"))
    return found


# ---- names and purity


def attic_name(source: Source) -> list[str]:
    parts = source.path.removesuffix(".py").split("/")
    return [at(source, 1, f"«{part}» says nothing about what is in it") for part in parts if part in ATTIC_NAMES]


def imported(source: Source) -> Iterator[tuple[str, int]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or ""), node.lineno


def domain_does_something(source: Source) -> list[str]:
    """domain: standard library and msgspec, no I/O, no clock reading, no chance."""
    if not source.path.startswith("domain/"):
        return []
    found = []
    for name, line in imported(source):
        top = name.split(".")[0]
        if top and top not in {"domain", "msgspec"} and (top in IMPURE_MODULES or top not in sys.stdlib_module_names):
            found.append(at(source, line, f"domain must not import {name}"))
    for call in source.calls():
        if isinstance(call.func, ast.Name) and call.func.id in {"open", "print", "input"}:
            found.append(at(source, call.lineno, f"domain must not call {call.func.id}"))
        elif isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK_READINGS:
            found.append(at(source, call.lineno, "domain must not read the clock: take the time as a parameter"))
    return found


def python_inside_qt_locks(source: Source) -> list[str]:
    """Qt calls translators and message handlers in any thread while it holds locks of its own: with the interpreter
    lock that the other thread waits for, neither goes on."""
    bases = [
        (base, node.lineno) for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef) for base in node.bases
    ]
    found = [
        at(source, line, "no translator in Python: compile the words")
        for base, line in bases
        if ast.unparse(base).endswith("QTranslator")
    ]
    found += [
        at(source, call.lineno, "no message handler in Python")
        for call in source.calls()
        if ast.unparse(call.func).endswith("qInstallMessageHandler")
    ]
    return found


PRODUCT_RULES: tuple[Rule, ...] = (
    file_too_long,
    function_too_long,
    too_many_parameters,
    broad_except,
    transaction_ended_elsewhere,
    sql_from_strings,
    certificates_unchecked,
    colour_outside_theme,
    attic_name,
    domain_does_something,
    python_inside_qt_locks,
)


# ---- tests that must not flatter


def driver_takes_a_short_cut(source: Source) -> list[str]:
    """A story meets the program as an officer does; of ours it may import only main."""
    ours = {"app", "central", "domain"}
    return [
        at(source, line, f"a story must not import {name}")
        for name, line in imported(source)
        if name.split(".")[0] in ours
    ]


def oracle_copies_us(source: Source) -> list[str]:
    """An independent recomputation that imports what it checks would prove nothing."""
    ours = {"app", "central", "domain", "main"}
    return [
        at(source, line, f"an oracle must not import {name}")
        for name, line in imported(source)
        if name.split(".")[0] in ours
    ]
