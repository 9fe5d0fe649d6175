"""What officers do with photos in these tests."""

import io
import os

from PIL import Image

from app.services.values import Split
from domain.actions import TindakLanjut
from tests.photos.camera import exif


def grainy(width=1200, height=900):
    """A JPEG of about a megabyte, so that it goes up in several pieces; no two are the same."""
    buffer = io.BytesIO()
    noise = Image.frombytes("RGB", (width, height), os.urandom(width * height * 3))
    noise.save(buffer, "JPEG", quality=85, exif=exif())
    return buffer.getvalue()


def workable(desk, taken=()):
    """A report that this desk's unit may work on now."""
    for line in desk.page(Split.SEMUA_TERBUKA).lines:
        if line.is_mine and line.id not in taken and line.status.value in ("menunggu", "proses", "koordinasi"):
            return line.id
    raise AssertionError("no report to work on")


def attach(desk, report_id, source, slot="proses"):
    """The photo, prepared and named by a stored follow-up."""
    prepared = desk.photos.prepare(source, slot)
    desk.act(report_id, TindakLanjut(note="Sudah dikerjakan", photos=(prepared.claim(),)))
    return prepared


def is_settled(desk, report_id):
    details = desk.details(report_id)
    return details is not None and details.pending == 0 and details.line.mark != "di_pc"
