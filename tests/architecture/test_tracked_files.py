"""Nothing of one machine goes into the project: no home folders, no addresses of registries, no secrets."""

import re

import pytest

from tests.architecture.repository import ROOT, tracked_files

# Written in pieces, so that this file does not find itself.
FOLDERS = ("ho" + "me", "ro" + "ot", "wo" + "rk", "Us" + "ers")
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "crates" + ".io",
    "conda" + ".anaconda.org",
)
OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", "--trusted" + "-host")

MACHINE_PATH = re.compile(r"(?<![\w.<>{}*-])/(" + "|".join(FOLDERS) + r")/\w|[A-Z]:\\{1,2}Us" + r"ers\\", re.ASCII)
REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES + OPTIONS)))
SECRET = re.compile("-----BEGIN [A-Z ]*PRIVATE " + "KEY-----")


def findings_in(name: str, text: str) -> list[str]:
    return [
        f"{name}:{number}: {what}: {line.strip()[:100]}"
        for number, line in enumerate(text.splitlines(), 1)
        for what, pattern in (
            ("path of one machine", MACHINE_PATH),
            ("registry", REGISTRY),
            ("secret", SECRET),
        )
        if pattern.search(line)
    ]


def test_tracked_files_name_no_machine():
    findings, read = [], 0
    for file in tracked_files():
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        read += 1
        findings += findings_in(file.relative_to(ROOT).as_posix(), text)
    assert read > 10
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize(
    "text",
    [
        f"path = '/{FOLDERS[0]}/budi/tanggap'",
        f"see /{FOLDERS[2]}/main/app",
        f"C:\\{FOLDERS[3]}\\budi",
        f"url = https://{REGISTRIES[0]}/simple",
        f"pip install {OPTIONS[0]} somewhere",
        "-----BEGIN RSA PRIVATE " + "KEY-----",
    ],
)
def test_fault_is_found(text):
    assert findings_in("a.py", text)


@pytest.mark.parametrize(
    "text", ["GET /v1/work", "docs/work/a.md", "{base}/home/x", "~/data", "https://example.org/a"]
)
def test_right_way_is_left_alone(text):
    assert not findings_in("a.py", text)
