"""What can happen in one step: deeds of officers, contacts with central, and what befalls PCs and central."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.errors import ActionRefusedError
from app.models import cache, outbox, photos
from app.models.outbox import OutboxAction
from app.models.photos import StoredPhoto
from app.models.unit_of_work import read_scope, write_scope
from app.services import acting, intake
from central.db import Sql
from domain import actions, errors, workflow
from domain.ids import uuid7
from domain.report import Report
from tests.sync.model import jakarta
from tests.sync.model.oracle import require

if TYPE_CHECKING:
    from tests.sync.model.client import Client
    from tests.sync.model.world import Step, World

Payload = dict[str, Any]

TARGETS = (jakarta.SUDIN, jakarta.K2, jakarta.K1)
PLACES = (jakarta.K2, jakarta.K1)
PRIORITIES = ("biasa", "mendesak")
# Kinds that move a report are drawn more often than those that only add to it.
KINDS = (
    *("terima", "terima", "koordinasi", "koordinasi", "disposisi", "kembalikan", "kembalikan"),
    *("tindak_lanjut", "tindak_lanjut", "ajukan_selesai", "ajukan_selesai", "validasi", "tolak_tl", "buka_kembali"),
    *("klasifikasi", "klasifikasi", "klasifikasi", "klasifikasi", "tugaskan", "tugaskan", "catatan", "balasan"),
    *("tautkan_duplikat", "lepas_duplikat", "minta_perpanjangan", "putuskan_perpanjangan", "tolak"),
)
PICTURED = {"tindak_lanjut": "proses", "ajukan_selesai": "sesudah"}
PICTURED_EVERY = 4
RARELY_LEGAL = 12
"""One act of so many is drawn among all kinds, legal or not."""


# ---- the officer


def act(world: "World", client: "Client", step: "Step") -> None:
    make(world, client, step.a, step.b, step.c)


def stack(world: "World", client: "Client", step: "Step") -> None:
    """Two quick acts on the same report."""
    make(world, client, step.a, step.b, step.c)
    make(world, client, step.a, step.b // 7, step.c // 7)


def make(world: "World", client: "Client", which: int, kind_number: int, variant: int) -> None:
    report_id = chosen(client, which)
    if report_id is not None:
        make_on(world, client, report_id, kind_number, variant)


def make_on(world: "World", client: "Client", report_id: str, kind_number: int, variant: int) -> None:
    screen = client.look(report_id)
    if client.rules is None:
        return
    if screen is None:
        _act_on_what_left(client, report_id)
        return
    kind = _kind(client, screen.shown.report, kind_number)
    payload = payload_of(client, screen.shown.report, kind, variant)
    if kind in PICTURED and variant % PICTURED_EVERY == 0:
        payload["photos"] = [_photo(client, PICTURED[kind], variant // PICTURED_EVERY)]
    store(world, client, report_id, actions.decode(kind, payload))


def _photo(client: "Client", slot: str, number: int) -> Payload:
    """One of three pictures, made ready on this PC. Several officers and actions name the same."""
    body, told = jakarta.PHOTOS[number % len(jakarta.PHOTOS)]
    known = {name: told[name] for name in ("sha256", "size", "width", "height")}
    stored = StoredPhoto(**known, taken_at=None, original_sha256=told["sha256"], thumbnail=body)
    with write_scope(client.files.outbox) as connection:
        photos.add(connection, stored, body, client.clock.now())
    return {**told, "slot": slot}


def classify(world: "World", client: "Client", step: "Step") -> None:
    """The category of a report is corrected."""
    number = step.c % len(jakarta.CATEGORIES)
    _correct(world, client, step, actions.Klasifikasi(category=jakarta.CATEGORIES[number]))


def move(world: "World", client: "Client", step: "Step") -> None:
    """The place of a report is corrected, so that it leaves its kelurahan."""
    _correct(world, client, step, actions.Klasifikasi(kelurahan=PLACES[step.c % 2]))


def _correct(world: "World", client: "Client", step: "Step", action: actions.Action) -> None:
    report_id = chosen(client, step.a)
    if report_id is not None and client.rules is not None:
        store(world, client, report_id, action)


def store(
    world: "World", client: "Client", report_id: str, action: actions.Action, replaces: str | None = None
) -> None:
    """Makes an action and remembers the promise, and what the officer had before him."""
    assert client.rules is not None
    world.last_screen = None
    item = acting.make(client.files, client.rules, client.clock, report_id, action, acting.Origin(replaces=replaces))
    client.stored.add(item.cmd_id)
    base, shown = world.last_screen
    built_on = tuple(other.cmd_id for other in shown.overlay if other.type not in ("catatan", "balasan"))
    is_note = action.type in ("catatan", "balasan")
    wanted = tuple(other.cmd_id for other in shown.overlay if other.type == "buat_laporan") if is_note else built_on
    linked = getattr(action, "duplicate_of", None)
    wanted += (client.waiting_intakes()[linked],) if linked in client.waiting_intakes() else ()
    require(item.depends_on == wanted, "I10", f"{item.cmd_id} builds on {wanted}, says {item.depends_on}")
    seen = {name: getattr(shown.report, name) for name in actions.encode(action) if hasattr(shown.report, name)}
    world.told[item.cmd_id] = {"base_version": base.version, "seen": seen}


def chosen(client: "Client", which: int) -> str | None:
    """A report of this desk, own intake that central has not shown first, or one of those that just left it."""
    (rows,) = client.read(client.files.cache, "select report_id from base order by report_id")
    known = [row[0] for row in rows]
    own = [report_id for report_id in client.own_intakes() if report_id not in known] if client.rules else []
    known = [*own, *known, *client.left[-2:]]
    return known[which % len(known)] if known else None


def create(world: "World", client: "Client", step: "Step") -> None:
    """A report is taken in at the counter: who tells it, and what it continues, differ."""
    if client.rules is None:
        return
    told: Payload = {
        "channel": "kantor-lurah",
        "category": jakarta.CATEGORIES[step.b % len(jakarta.CATEGORIES)],
        "description": f"Lampu jalan padam {step.b % 5}.",
        "kelurahan": PLACES[step.c % 2],
        "is_private": bool(step.a % 2),
    }
    if step.a % 3:
        told["reporter"] = {"name": f"Warga {step.a % 7}", "phone": "0812-0000-0000"}
    earlier = chosen(client, step.c // 2) if step.b % 4 == 0 else None
    if earlier is not None and earlier not in client.left:
        told["continues"] = earlier
    waiting, client.last_told = client.waiting_intakes(), told.get("reporter")
    action = actions.decode("buat_laporan", told)
    assert isinstance(action, actions.BuatLaporan)
    item = intake.take_in(client.files, client.rules, client.clock, action)
    client.stored.add(item.cmd_id)
    wanted = (waiting[earlier],) if earlier in waiting and "continues" in told else ()
    require(item.depends_on == wanted, "I10", f"{item.cmd_id} builds on {wanted}, says {item.depends_on}")
    require("reporter" not in item.payload, "I23", f"{item.cmd_id} tells who reported")
    require(item.number not in client.provisional, "I23", f"{item.number} was given twice")
    client.provisional.add(item.number)
    world.told[item.cmd_id] = {"base_version": 0, "seen": {}}


def create_and_act(world: "World", client: "Client", step: "Step") -> None:
    """A report is taken in and handled at once, as one does with somebody at the counter."""
    create(world, client, step)
    fresh = client.own_intakes()
    if fresh and client.rules is not None and client.look(fresh[-1]) is not None:
        make_on(world, client, fresh[-1], step.b, step.c)


def _act_on_what_left(client: "Client", report_id: str) -> None:
    assert client.rules is not None
    try:
        acting.make(client.files, client.rules, client.clock, report_id, actions.Catatan(note="terlambat"))
    except ActionRefusedError as refused:
        require(refused.code == errors.NOT_FOUND, "I8", refused.code)
        return
    require(False, "I8", f"{report_id} is not on this desk and was acted on")


def _kind(client: "Client", report: Report, number: int) -> str:
    if number % RARELY_LEGAL == 0:
        return KINDS[number // RARELY_LEGAL % len(KINDS)]
    assert client.rules is not None
    legal = [kind for kind in KINDS if workflow.may(client.officer, kind, report, client.rules) is None]
    return legal[number // RARELY_LEGAL % len(legal)] if legal else "catatan"


def payload_of(client: "Client", report: Report, kind: str, variant: int) -> Payload:
    pick = _PAYLOADS.get(kind)
    return pick(client, report, variant) if pick else dict(_TEXTS[kind])


_TEXTS: dict[str, Payload] = {
    "kembalikan": {"reason": "Bukan wewenang kami"},
    "tindak_lanjut": {"note": "Sudah dikerjakan"},
    "ajukan_selesai": {"public_answer": "Selesai dikerjakan."},
    "validasi": {},
    "tolak_tl": {"reason": "Foto tidak jelas"},
    "tolak": {"reason_code": "lainnya", "public_answer": "Bukan laporan."},
    "buka_kembali": {"reason": "Belum selesai"},
    "catatan": {"note": "Catatan petugas"},
    "balasan": {"public_answer": "Sedang dikerjakan."},
    "lepas_duplikat": {},
    "minta_perpanjangan": {"estimated_finish": jakarta.FAR, "reason": "Menunggu bahan"},
}


def _terima(client: "Client", report: Report, variant: int) -> Payload:
    return {"assignee": _colleague(report, variant)} if variant % 2 else {}


def _koordinasi(client: "Client", report: Report, variant: int) -> Payload:
    targets = [unit for unit in TARGETS if unit != report.holder]
    return {"target_unit": targets[variant % len(targets)], "reason": "Wewenang lain"}


def _disposisi(client: "Client", report: Report, variant: int) -> Payload:
    return {"assignee": _colleague(report, variant), "instruction": "Tolong dicek"}


def _klasifikasi(client: "Client", report: Report, variant: int) -> Payload:
    number = variant // 4
    match variant % 4:
        case 0:
            return {"category": jakarta.CATEGORIES[number % len(jakarta.CATEGORIES)]}
        case 1:
            return {"priority": PRIORITIES[number % 2], "landmark": f"Dekat warung {number % 3}"}
        case _:
            return {"kelurahan": PLACES[number % 2]}


def _tugaskan(client: "Client", report: Report, variant: int) -> Payload:
    return {"assignee": _colleague(report, variant)}


def _tautkan(client: "Client", report: Report, variant: int) -> Payload:
    return {"duplicate_of": chosen(client, variant) or report.id}


def _putuskan(client: "Client", report: Report, variant: int) -> Payload:
    given = {"finish_at": jakarta.FAR} if variant % 2 else {}
    return {"approved": bool(variant % 2), "reason": "Dipertimbangkan", **given}


def _colleague(report: Report, variant: int) -> str:
    roles = ("petugas", "operator")
    return f"{roles[variant // 2 % 2]}.{report.holder}"


_PAYLOADS: dict[str, Callable[["Client", Report, int], Payload]] = {
    "terima": _terima,
    "koordinasi": _koordinasi,
    "disposisi": _disposisi,
    "klasifikasi": _klasifikasi,
    "tugaskan": _tugaskan,
    "tautkan_duplikat": _tautkan,
    "putuskan_perpanjangan": _putuskan,
}


def undo(world: "World", client: "Client", step: "Step") -> None:
    rows = [row for row in client.outbox_rows() if not row.is_settled]
    if not rows or client.rules is None:
        return
    row = rows[-1 - step.a % len(rows)]
    client.undone_maybe.add(row.cmd_id)
    if acting.undo(client.files, client.rules, row.cmd_id):
        require(row.cmd_id not in client.sent, "I7", f"undo removed {row.cmd_id}, which was sent")
        client.undone.add(row.cmd_id)
    else:
        client.undone_maybe.discard(row.cmd_id)


def keep_mine(world: "World", client: "Client", step: "Step") -> None:
    item = _of_tray(client, step.a)
    if item is None:
        return
    action = item.action()
    if not isinstance(action, actions.BuatLaporan):
        store(world, client, item.report_id, action, item.cmd_id)
        return
    assert client.rules is not None
    client.last_told = client.told_by[item.cmd_id]
    again = intake.take_in(client.files, client.rules, client.clock, action, acting.Origin(replaces=item.cmd_id))
    client.stored.add(again.cmd_id)
    world.told[again.cmd_id] = {"base_version": 0, "seen": {}}
    require(again.number == item.number, "I23", f"{item.number} became {again.number}")


def keep_theirs(world: "World", client: "Client", step: "Step") -> None:
    item = _of_tray(client, step.a)
    if item is not None:
        assert client.rules is not None
        acting.put_away(client.files, client.rules, item.cmd_id)


def _of_tray(client: "Client", which: int) -> OutboxAction | None:
    if client.rules is None:
        return None
    with read_scope(client.files.outbox) as connection:
        tray = [item for item in outbox.unsettled(connection) if item.needs_officer]
    return tray[which % len(tray)] if tray else None


# ---- contact with central


def push(world: "World", client: "Client", step: "Step") -> None:
    client.sign_in()
    client.engine.begin_round()
    for _ in range(step.b % 6):
        if client.engine.upload(at_once=bool(step.a % 4)) is None:
            break
    client.engine.push(at_once=bool(step.a % 4))


def pull(world: "World", client: "Client", step: "Step") -> None:
    client.sign_in()
    if client.rules is None:
        client.engine.fetch_reference()
    client.engine.pull()


def round_(world: "World", client: "Client", step: "Step") -> None:
    world.round(client, at_once=bool(step.a % 3))
    client.has_gaps = False


def reference(world: "World", client: "Client", step: "Step") -> None:
    client.sign_in()
    client.engine.fetch_reference()


# ---- what befalls a PC


def kill(world: "World", client: "Client", step: "Step") -> None:
    client.reopen()


def lose_cache(world: "World", client: "Client", step: "Step") -> None:
    client.lose_cache(damage=bool(step.a % 2))


def reboot(world: "World", client: "Client", step: "Step") -> None:
    client.reboot(timedelta(days=step.a % 3 * 365 * 20 - 365 * 20))


def jump(world: "World", client: "Client", step: "Step") -> None:
    client.skew = timedelta(days=(step.a % 5 - 2) * 365 * 10)


# ---- what befalls central and the world


def wait(world: "World", client: "Client", step: "Step") -> None:
    world.now += timedelta(seconds=(1, 5, 9, 30, 200)[step.a % 5])


def expire(world: "World", client: "Client", step: "Step") -> None:
    """Past the life of access tokens; every third time past the grace of old refresh tokens too."""
    world.now += timedelta(minutes=16 if step.a % 3 else 5)


def citizen(world: "World", client: "Client", step: "Step") -> None:
    world.numbers += 1
    report_id = uuid7(world.now_ms(), world.rng.randbytes(10))
    told = {"kelurahan": PLACES[step.a % 2], "category": "pohon", "description": "Pohon tumbang di jalan."}
    number, at = f"JKX{world.numbers:04d}", world.now
    world.central.database.write(lambda t: jakarta.take_in(t, report_id, number, at, told))
    world.oracle.intake(report_id, told)
    world.follow()


def restart_central(world: "World", client: "Client", step: "Step") -> None:
    world.central.close()
    world.open_central()


def new_epoch(world: "World", client: "Client", step: "Step") -> None:
    """As after a restore that lost nothing: all cursors are void. Not while desks still bring back what was lost: the
    epoch says until when central waits for them.
    """
    if world.oracle.is_restored:
        return
    world.log.execute("update sync_head set epoch = ?", (f"training-{world.rng.randbytes(4).hex()}",))
    restart_central(world, client, step)


def backup(world: "World", client: "Client", step: "Step") -> None:
    world.back_up()


def restore(world: "World", client: "Client", step: "Step") -> None:
    """Central's database as it was at the last backup, or in the beginning, with a new epoch."""
    world.restore()


def change_reference(world: "World", client: "Client", step: "Step") -> None:
    """A unit's work is checked by a validator from now on, or no longer."""
    unit = PLACES[step.a % 2]
    needs = not world.oracle.judge.units[unit]["needs_validation"]
    world.central.database.write(
        lambda t: (
            t.run(SET_UNIT, {"id": unit, "needs": "true" if needs else "false"}),
            t.run(REVISED, {}),
        )
    )
    world.oracle.change_validation(unit, needs)


SET_UNIT = Sql(
    "UPDATE reference_item SET body = json_set(body, '$.needs_validation', json(:needs))"
    " WHERE kind = 'units' AND item_id = :id"
)
REVISED = Sql("UPDATE installation SET reference_rev = reference_rev + 1")


def star(world: "World", client: "Client", step: "Step") -> None:
    report_id = chosen(client, step.a)
    if report_id is None or client.rules is None:
        return
    with write_scope(client.files.outbox) as connection:
        outbox.set_star(connection, report_id, bool(step.b % 2))
    cache.derive(client.files, client.rules, [report_id])


Deed = Callable[["World", "Client", "Step"], None]
OFFICERS: dict[str, Deed] = {
    "act": act,
    "create": create,
    "create_and_act": create_and_act,
    "stack": stack,
    "classify": classify,
    "move": move,
    "undo": undo,
    "keep_mine": keep_mine,
    "keep_theirs": keep_theirs,
    "star": star,
}
CONTACTS: dict[str, Deed] = {"push": push, "pull": pull, "round": round_, "reference": reference}
BEFALLS: dict[str, Deed] = {
    "kill": kill,
    "lose_cache": lose_cache,
    "reboot": reboot,
    "jump": jump,
    "wait": wait,
    "expire": expire,
    "citizen": citizen,
    "restart_central": restart_central,
    "new_epoch": new_epoch,
    "backup": backup,
    "restore": restore,
    "change_reference": change_reference,
}
DEEDS = OFFICERS | CONTACTS | BEFALLS
