"""Photos of a report as evidence: from a claim in a command to a row, and how many count at completion."""

import msgspec

from domain.actions import PhotoClaim
from domain.report import Event, Photo


def photos_of(claims: tuple[PhotoClaim, ...], event_id: str) -> tuple[Photo, ...]:
    return tuple(Photo(**msgspec.structs.asdict(claim), event=event_id) for claim in claims)


def new_photos(claims: tuple[PhotoClaim, ...], event_id: str, there: tuple[Photo, ...]) -> tuple[Photo, ...]:
    """As `photos_of`, each photo once, without those that the event shows already."""
    known = {(photo.sha256, photo.slot) for photo in there if photo.event == event_id}
    new = {(photo.sha256, photo.slot): photo for photo in photos_of(claims, event_id)}
    return tuple(photo for key, photo in new.items() if key not in known)


def sesudah_hashes(photos: tuple[Photo, ...], events: tuple[Event, ...]) -> set[str]:
    """The `sesudah` photos shown since the last TL Ditolak (central-api.md, `ajukan_selesai`)."""
    refused = [index for index, event in enumerate(events) if event.type == "tolak_tl"]
    counting = {event.id for event in (events[refused[-1] :] if refused else events)}
    return {photo.sha256 for photo in photos if photo.slot == "sesudah" and photo.event in counting}
