"""Photos of a report as evidence: from a claim in a command to a row, and how many count at completion."""

import msgspec

from domain.actions import PhotoClaim
from domain.report import Event, Photo


def photos_of(claims: tuple[PhotoClaim, ...], event_id: str) -> tuple[Photo, ...]:
    return tuple(Photo(**msgspec.structs.asdict(claim), event=event_id) for claim in claims)


def new_photos(claims: tuple[PhotoClaim, ...], event_id: str, there: tuple[Photo, ...]) -> tuple[Photo, ...]:
    """As `photos_of`, without those that the same event shows already: the same photo twice is a no-op."""
    known = {(photo.sha256, photo.slot, photo.event) for photo in there}
    return tuple(
        photo for photo in photos_of(claims, event_id) if (photo.sha256, photo.slot, photo.event) not in known
    )


def sesudah_hashes(photos: tuple[Photo, ...], events: tuple[Event, ...]) -> set[str]:
    """The `sesudah` photos shown since the last TL Ditolak (central-api.md, `ajukan_selesai`)."""
    refused = [index for index, event in enumerate(events) if event.type == "tolak_tl"]
    counting = {event.id for event in (events[refused[-1] :] if refused else events)}
    return {photo.sha256 for photo in photos if photo.slot == "sesudah" and photo.event in counting}
