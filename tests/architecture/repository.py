"""What the architecture tests look at: the product's sources and the tracked files of this checkout."""

import ast
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("domain", "app", "central")
CACHES = {".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__"}
LEFT_BY_RUNS = CACHES | {".git", ".venv", "build", "dist"}


@dataclass(frozen=True)
class Source:
    """One Python file: path relative to the checkout with forward slashes, text and syntax tree."""

    path: str
    text: str
    tree: ast.Module = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", ast.parse(self.text, self.path))

    def calls(self) -> list[ast.Call]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]

    def docstrings(self) -> set[ast.AST]:
        """The constants that document something instead of doing something."""
        found: set[ast.AST] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
                first = node.body[0]
                if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                    found.add(first.value)
        return found


def read(path: Path) -> Source:
    return Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def product_sources() -> list[Source]:
    files = [ROOT / "main.py", *(file for name in PRODUCT for file in sorted((ROOT / name).rglob("*.py")))]
    return [read(file) for file in files if file.exists()]


def test_sources(folder: str) -> list[Source]:
    return [read(file) for file in sorted((ROOT / "tests" / folder).rglob("*.py"))]


test_sources.__test__ = False  # type: ignore[attr-defined]


def tracked_files() -> list[Path]:
    """Files git knows or would add; in an exported tree, everything but what runs leave behind."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
        files = [ROOT / name for name in names if name]
    except (OSError, subprocess.CalledProcessError):
        files = [file for file in ROOT.rglob("*") if not LEFT_BY_RUNS.intersection(file.relative_to(ROOT).parts)]
    return [file for file in files if file.is_file() and not file.is_symlink()]
