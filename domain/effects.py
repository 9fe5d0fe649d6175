"""What each action changes, with the checks of its payload against the report and the rulebook.

One function per action, reached through `effect_of`; rights and states are `domain.workflow`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from domain import actions as a
from domain import errors, evidence, sla
from domain.calendar import WIB
from domain.organisation import Officer
from domain.report import Extension, Photo, Report, Status, handover_stack
from domain.rulebook import Rulebook

CLASSIFIED = ("category", "priority", "kelurahan", "lat", "lon", "address", "landmark")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an action happens. `find` answers any report by its id, or None."""

    event_id: str
    report: Report
    officer: Officer
    at: datetime
    rules: Rulebook
    find: Callable[[str], Report | None]


@dataclass(frozen=True, slots=True)
class Effect:
    """New state and holder (None = unchanged), changed fields, and what the event shows."""

    status: Status | None = None
    holder: str | None = None
    note: str | None = None
    public: bool = False
    photos: tuple[Photo, ...] = ()
    changes: dict[str, list[Any]] | None = None
    fields: dict[str, Any] = field(default_factory=dict)


def effect_of(action: a.Action, setting: Setting) -> Effect:
    """Raises Refused when the payload does not fit the report or the rulebook."""
    return _EFFECTS[type(action)](action, setting)


def check_intake(
    action: a.BuatLaporan, officer: Officer, at: datetime, rules: Rulebook, find: Callable[[str], Report | None]
) -> None:
    channel = rules.channels.get(action.channel)
    if channel is None or not channel.is_used_on(at.astimezone(WIB).date()):
        raise errors.Refused(errors.invalid("channel"))
    _check_category(action.category, rules)
    _check_kelurahan(action.kelurahan, rules)
    if action.continues is not None and not _sees(officer, find(action.continues), rules):
        raise errors.Refused(errors.invalid("continues"))


def _terima(action: a.Terima, setting: Setting) -> Effect:
    fields, changes = _assigned(action.assignee, setting)
    return Effect(status=Status.PROSES, fields=fields, changes=changes)


def _koordinasi(action: a.Koordinasi, setting: Setting) -> Effect:
    _check_other_branch(action.target_unit, setting)
    return Effect(status=Status.KOORDINASI, holder=action.target_unit, note=action.reason)


def _disposisi(action: a.Disposisi, setting: Setting) -> Effect:
    if action.target_unit is None:
        fields, changes = _assigned(action.assignee, setting)
        return Effect(status=Status.DISPOSISI, note=action.instruction, fields=fields, changes=changes)
    organisation = setting.rules.organisation
    if action.target_unit not in organisation.units:
        raise errors.Refused(errors.invalid("target_unit"))
    if not organisation.is_below(action.target_unit, setting.report.holder):
        raise errors.Refused(errors.NOT_BELOW)
    return Effect(status=Status.DISPOSISI, holder=action.target_unit, note=action.instruction)


def _kembalikan(action: a.Kembalikan, setting: Setting) -> Effect:
    report = setting.report
    return Effect(
        status=Status.MENUNGGU,
        holder=handover_stack(report.events)[-1],
        note=action.reason,
        fields={"bounces": report.bounces + 1},
    )


def _tindak_lanjut(action: a.TindakLanjut, setting: Setting) -> Effect:
    return Effect(status=Status.PROSES, note=action.note, photos=evidence.photos_of(action.photos, setting.event_id))


def _ajukan_selesai(action: a.AjukanSelesai, setting: Setting) -> Effect:
    report, rules = setting.report, setting.rules
    new = evidence.photos_of(action.photos, setting.event_id)
    shown = evidence.sesudah_hashes(report.photos, report.events)
    shown |= {photo.sha256 for photo in new if photo.slot == "sesudah"}
    if len(shown) < rules.settings.min_sesudah_photos:
        raise errors.Refused(errors.EVIDENCE_REQUIRED)
    status = Status.MENUNGGU_VALIDASI if rules.needs_validation(report.holder) else Status.SELESAI
    return Effect(status=status, note=action.public_answer, public=True, photos=new)


def _validasi(action: a.Validasi, setting: Setting) -> Effect:
    return Effect(status=Status.SELESAI, note=action.note)


def _tolak_tl(action: a.TolakTl, setting: Setting) -> Effect:
    return Effect(status=Status.TL_DITOLAK, note=action.reason)


def _tolak(action: a.Tolak, setting: Setting) -> Effect:
    if action.reason_code not in setting.rules.reject_reasons:
        raise errors.Refused(errors.invalid("reason_code"))
    return Effect(status=Status.DITOLAK, note=action.public_answer, public=True)


def _buka_kembali(action: a.BukaKembali, setting: Setting) -> Effect:
    return Effect(status=Status.MENUNGGU, note=action.reason)


def _minta_perpanjangan(action: a.MintaPerpanjangan, setting: Setting) -> Effect:
    if action.estimated_finish <= setting.at:
        raise errors.Refused(errors.invalid("estimated_finish"))
    request = Extension(estimated_finish=action.estimated_finish, reason=action.reason, state="requested")
    return Effect(note=action.reason, fields={"extension": request})


def _putuskan_perpanjangan(action: a.PutuskanPerpanjangan, setting: Setting) -> Effect:
    report, officer = setting.report, setting.officer
    extension = report.extension
    if extension is None:
        raise errors.Refused(errors.NO_REQUEST)
    if not action.approved or action.finish_at is None:
        denied = msgspec.structs.replace(extension, state="denied", decided_by=officer.id)
        return Effect(note=action.reason, fields={"extension": denied})
    if action.finish_at <= setting.at:
        raise errors.Refused(errors.invalid("finish_at"))
    granted = msgspec.structs.replace(extension, state="approved", finish_at=action.finish_at, decided_by=officer.id)
    clocks = sla.extend(report.clocks, action.finish_at)
    changes = {"finish_by": [report.clocks.finish_by.isoformat(), action.finish_at.isoformat()]}
    return Effect(note=action.reason, changes=changes, fields={"extension": granted, "clocks": clocks})


def _klasifikasi(action: a.Klasifikasi, setting: Setting) -> Effect:
    report, rules = setting.report, setting.rules
    if action.category is not None:
        _check_category(action.category, rules)
    if action.kelurahan is not None:
        _check_kelurahan(action.kelurahan, rules)
    fields = {name: value for name in CLASSIFIED if (value := getattr(action, name)) is not None}
    changes = {
        name: [getattr(report, name), value] for name, value in fields.items() if value != getattr(report, name)
    }
    if "kelurahan" in changes and report.holder == report.kelurahan:
        return Effect(status=Status.MENUNGGU, holder=action.kelurahan, changes=changes, fields=fields)
    return Effect(changes=changes, fields=fields)


def _tugaskan(action: a.Tugaskan, setting: Setting) -> Effect:
    fields, changes = _assigned(action.assignee, setting)
    return Effect(fields=fields, changes=changes)


def _tautkan_duplikat(action: a.TautkanDuplikat, setting: Setting) -> Effect:
    head = _head_of_chain(action.duplicate_of, setting)
    changes = {"duplicate_of": [setting.report.duplicate_of, head]}
    return Effect(changes=changes, fields={"duplicate_of": head})


def _lepas_duplikat(action: a.LepasDuplikat, setting: Setting) -> Effect:
    return Effect(changes={"duplicate_of": [setting.report.duplicate_of, None]}, fields={"duplicate_of": None})


def _pecah(action: a.Pecah, setting: Setting) -> Effect:
    ids = {child.report_id for child in action.children}
    if len(ids) < len(action.children) or setting.report.id in ids:
        raise errors.Refused(errors.invalid("children"))
    for child in action.children:
        _check_other_branch(child.target_unit, setting)
        if child.category is not None:
            _check_category(child.category, setting.rules)
    return Effect()


def _catatan(action: a.Catatan, setting: Setting) -> Effect:
    return Effect(note=action.note)


def _balasan(action: a.Balasan, setting: Setting) -> Effect:
    return Effect(note=action.public_answer, public=True)


def _lampiran(action: a.Lampiran, setting: Setting) -> Effect:
    report = setting.report
    if all(event.id != action.event for event in report.events):
        raise errors.Refused(errors.invalid("event"))
    return Effect(photos=evidence.new_photos(action.photos, action.event, report.photos))


def _assigned(assignee: str | None, setting: Setting) -> tuple[dict[str, Any], dict[str, list[Any]] | None]:
    """The field and the change of a new assignee, who must be an officer of the holder."""
    if assignee is None:
        return {}, None
    officer = setting.rules.organisation.officers.get(assignee)
    if officer is None or officer.unit != setting.report.holder:
        raise errors.Refused(errors.invalid("assignee"))
    return {"assignee": assignee}, {"assignee": [setting.report.assignee, assignee]}


def _check_other_branch(target_unit: str, setting: Setting) -> None:
    organisation = setting.rules.organisation
    unit = organisation.units.get(target_unit)
    if unit is None:
        raise errors.Refused(errors.invalid("target_unit"))
    if not organisation.is_another_branch(target_unit, setting.report.holder):
        raise errors.Refused(errors.NOT_ANOTHER_BRANCH)
    if not unit.has_officers:
        raise errors.Refused(errors.invalid("target_unit"))


def _check_category(category: str, rules: Rulebook) -> None:
    if category not in rules.categories:
        raise errors.Refused(errors.invalid("category"))


def _check_kelurahan(kelurahan: str, rules: Rulebook) -> None:
    unit = rules.organisation.units.get(kelurahan)
    if unit is None or unit.kind != "kelurahan":
        raise errors.Refused(errors.invalid("kelurahan"))


def _head_of_chain(report_id: str, setting: Setting) -> str:
    """The report that a chain of duplicates leads to; a chain back to this report is a cycle.

    The author sees the first report of the chain; what it leads to may be anybody's.
    """
    if not _sees(setting.officer, setting.find(report_id), setting.rules):
        raise errors.Refused(errors.NOT_FOUND)
    head = report_id
    while head != setting.report.id:
        other = setting.find(head)
        if other is None or other.duplicate_of is None:
            return head
        head = other.duplicate_of
    raise errors.Refused(errors.DUPLICATE_CYCLE)


def _sees(officer: Officer, report: Report | None, rules: Rulebook) -> bool:
    organisation = rules.organisation
    return report is not None and organisation.scope_of(officer) in organisation.scopes_of(report)


_EFFECTS: dict[type[a.Action], Callable[[Any, Setting], Effect]] = {
    a.Terima: _terima,
    a.Koordinasi: _koordinasi,
    a.Disposisi: _disposisi,
    a.Kembalikan: _kembalikan,
    a.TindakLanjut: _tindak_lanjut,
    a.AjukanSelesai: _ajukan_selesai,
    a.Validasi: _validasi,
    a.TolakTl: _tolak_tl,
    a.Tolak: _tolak,
    a.BukaKembali: _buka_kembali,
    a.MintaPerpanjangan: _minta_perpanjangan,
    a.PutuskanPerpanjangan: _putuskan_perpanjangan,
    a.Klasifikasi: _klasifikasi,
    a.Tugaskan: _tugaskan,
    a.TautkanDuplikat: _tautkan_duplikat,
    a.LepasDuplikat: _lepas_duplikat,
    a.Pecah: _pecah,
    a.Catatan: _catatan,
    a.Balasan: _balasan,
    a.Lampiran: _lampiran,
}
