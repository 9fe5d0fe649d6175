"""What photos are called: captions, names for a screen reader, facts, and which two belong beside each other."""

from datetime import datetime

from app.services.values import PreparedPhoto, ReportDetails, ShownPhoto
from app.views import labels

translate = labels.translate


def caption(photo: ShownPhoto) -> str:
    """`Sebelum · 16 Nov 11.48`."""
    return f"{labels.slot_label(photo.slot)} · {labels.taken(photo.taken_at)}"


def spoken_names(photos: tuple[ShownPhoto, ...]) -> tuple[str, ...]:
    """A name of its own for each photo: `Foto 1 dari 3, Sebelum, 16 Nov 11.48`."""
    words = translate("photos", "Foto {n} dari {all}, {slot}, {taken}")
    return tuple(
        words.format(n=at, all=len(photos), slot=labels.slot_label(photo.slot), taken=labels.taken(photo.taken_at))
        for at, photo in enumerate(photos, 1)
    )


def file_size(count: int) -> str:
    """`820 B`, `183 KB`, `2,4 MB`."""
    if count < 1000:
        return translate("photos", "{n} B").format(n=count)
    if count < 1_000_000:
        return translate("photos", "{n} KB").format(n=round(count / 1000))
    return translate("photos", "{n} MB").format(n=f"{count / 1_000_000:.1f}".replace(".", ","))


def brought_by(photo: ShownPhoto, details: ReportDetails, now: datetime) -> str:
    """Who sent it and when; the reporter stays anonymous."""
    entry = next((entry for entry in details.timeline if entry.id == photo.event), None)
    if entry is None and photo.slot != "laporan":
        return translate("photos", "belum dikirim")
    if entry is None or photo.slot == "laporan":
        return translate("photos", "dari pelapor, {at}").format(at=labels.moment(details.line.created_at, now))
    who = ", ".join(part for part in (entry.officer, labels.short_unit(entry.unit)) if part)
    return translate("photos", "dikirim {who}, {at}").format(who=who, at=labels.moment(entry.at, now))


def as_shown(photo: PreparedPhoto) -> ShownPhoto:
    """A photo that has not been sent, beside those of the report."""
    return ShownPhoto(
        photo.sha256, photo.slot, photo.width, photo.height, photo.size, photo.taken_at, is_on_pc=True, event=None
    )


def facts(photo: ShownPhoto, details: ReportDetails, now: datetime) -> str:
    taken = (
        translate("photos", "diambil {at}").format(at=labels.date_time(photo.taken_at))
        if photo.taken_at is not None
        else translate("photos", "waktu pengambilan tidak tercatat")
    )
    parts = (
        labels.slot_label(photo.slot),
        taken,
        f"{photo.width} × {photo.height}",
        file_size(photo.size),
        brought_by(photo, details, now),
    )
    return "  ·  ".join(parts)


def before_of(photos: tuple[ShownPhoto, ...]) -> ShownPhoto | None:
    """The first `sebelum`, else the reporter's first, else the first of the work."""
    order = ("sebelum", "laporan", "proses")
    return next((photo for slot in order for photo in photos if photo.slot == slot), None)


def after_of(photos: tuple[ShownPhoto, ...]) -> ShownPhoto | None:
    """The last `sesudah`."""
    return next((photo for photo in reversed(photos) if photo.slot == "sesudah"), None)


def pair_with(chosen: ShownPhoto, photos: tuple[ShownPhoto, ...]) -> tuple[ShownPhoto | None, ShownPhoto | None]:
    """Before and after, with the chosen photo on its own side."""
    if chosen.slot == "sesudah":
        return before_of(photos), chosen
    return chosen, after_of(photos)
