"""The tables of central, the same on SQLite and PostgreSQL.

Times are whole milliseconds since 1970 in UTC (`*_ms`); `change_log.at` is text, because it is hashed as it
stands. JSON stands in the bytes that go over the wire. Who writes what stands in the services.
"""

import sqlalchemy as sa

SCHEMA_VERSION = 2
# Of a database that is still being filled, or whose filling was broken off.
UNFINISHED = 0

metadata = sa.MetaData()

installation = sa.Table(
    "installation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("is_training", sa.Boolean, nullable=False),
    # Goes up with every change of units, officers or lists, so that all processes load them again.
    sa.Column("reference_rev", sa.Integer, nullable=False),
)

reference_item = sa.Table(
    "reference_item",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("item_id", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)

officer = sa.Table(
    "officer",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("username", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("is_active", sa.Boolean, nullable=False),
    # Goes up when unit or role change: desks then ask for their scopes again.
    sa.Column("scope_rev", sa.Integer, nullable=False),
)

# A device id belongs to one officer; two officers who name the same one have two devices.
device = sa.Table(
    "device",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("officer_id", sa.Text, sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("device_id", sa.Text, nullable=False),
    # The last contact that surely precedes actions not sent yet (docs/adr/0003-central.md).
    sa.Column("contact_ms", sa.BigInteger, nullable=False),
    # All numbers up to this one were stored when the device last pulled.
    sa.Column("dense_dseq", sa.BigInteger, nullable=False),
    sa.UniqueConstraint("officer_id", "device_id"),
)

# What a device said of itself when it last pulled: read by supervisors, decides nothing.
device_health = sa.Table(
    "device_health",
    metadata,
    sa.Column("device", sa.Integer, sa.ForeignKey("device.id"), primary_key=True, autoincrement=False),
    sa.Column("seen_ms", sa.BigInteger, nullable=False),
    sa.Column("pending", sa.Integer, nullable=False),
    sa.Column("oldest_ms", sa.BigInteger),
)

session = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("device", sa.Integer, sa.ForeignKey("device.id"), nullable=False, index=True),
    sa.Column("is_revoked", sa.Boolean, nullable=False),
)

# SHA-256 of tokens, never a token. `replaced_ms` is set when a refresh token was exchanged for a newer one.
token = sa.Table(
    "token",
    metadata,
    sa.Column("token_hash", sa.LargeBinary, primary_key=True),
    sa.Column("session", sa.Integer, sa.ForeignKey("session.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("expires_ms", sa.BigInteger, nullable=False),
    sa.Column("replaced_ms", sa.BigInteger),
)

# Key: SHA-256 of user name and address, since a password is sometimes typed as the user name.
sign_in_failure = sa.Table(
    "sign_in_failure",
    metadata,
    sa.Column("key", sa.LargeBinary, primary_key=True),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("blocked_until_ms", sa.BigInteger, nullable=False),
)

sync_head = sa.Table(
    "sync_head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("epoch", sa.Text, nullable=False),
    sa.Column("chain_hash", sa.Text, nullable=False),
    # The highest number of a drop that was forgotten; cursors before it have to start anew.
    sa.Column("forgotten_seq", sa.BigInteger, nullable=False),
)

report = sa.Table(
    "report",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("number", sa.Text, nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False, index=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("is_open", sa.Boolean, nullable=False),
    sa.Column("kelurahan", sa.Text, nullable=False),
    sa.Column("is_private", sa.Boolean, nullable=False),
    sa.Column("is_linked", sa.Boolean, nullable=False),
    sa.Column("search_text", sa.Text, nullable=False),
    sa.Column("search_notes", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
# Reports that a row names, now or in an event: shown only to those who may see `other_id` too.
report_link = sa.Table(
    "report_link",
    metadata,
    sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
    sa.Column("other_id", sa.Text, primary_key=True, index=True),
)

# Photos by the hash of their bytes, unchanged. `data` stands last: what is asked of the other columns then does not
# have to read it.
blob = sa.Table(
    "blob",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("mime", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# Reports that show a photo, whether or not its bytes are here. `is_locked`: as the resident's photo of a private
# report; a photo may stand in one report both ways.
blob_use = sa.Table(
    "blob_use",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
    sa.Column("is_locked", sa.Boolean, primary_key=True),
    sqlite_with_rowid=False,
)

# What an officer announced: `received` bytes of `size` have arrived; all of them only when the blob is stored.
blob_upload = sa.Table(
    "blob_upload",
    metadata,
    sa.Column("officer_id", sa.Text, sa.ForeignKey("officer.id"), primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("mime", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("announced_ms", sa.BigInteger, nullable=False),
    # Set when an action of this officer brought the photo to a report: from then on the report's rights count.
    sa.Column("is_used", sa.Boolean, nullable=False),
)
UNFINISHED_UPLOAD = blob_upload.c.received < blob_upload.c.size
sa.Index(
    "blob_upload_unfinished",
    blob_upload.c.announced_ms,
    sqlite_where=UNFINISHED_UPLOAD,
    postgresql_where=UNFINISHED_UPLOAD,
)

# The bytes of unfinished uploads, each with its place in the whole. Of its own for each officer: nobody can spoil
# what another one sends under the same hash.
blob_chunk = sa.Table(
    "blob_chunk",
    metadata,
    sa.Column("officer_id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.ForeignKeyConstraint(
        ["officer_id", "sha256"], ["blob_upload.officer_id", "blob_upload.sha256"], ondelete="CASCADE"
    ),
)

# Identity of the resident: written at intake, read by nothing in this program yet.
reporter = sa.Table(
    "reporter",
    metadata,
    sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
    sa.Column("name", sa.Text),
    sa.Column("phone", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("nik", sa.Text),
)

number_sequence = sa.Table(
    "number_sequence",
    metadata,
    sa.Column("prefix", sa.Text, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

change_log = sa.Table(
    "change_log",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("report_id", sa.Text, nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("cmd_id", sa.Text),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("row_hash", sa.Text, nullable=False),
)

scope_feed = sa.Table(
    "scope_feed",
    metadata,
    sa.Column("scope", sa.Text, primary_key=True),
    sa.Column("report_id", sa.Text, sa.ForeignKey("report.id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    # As in `report`: a desk that starts from nothing gets the open ones first, a page of them by one piece of index.
    sa.Column("is_open", sa.Boolean, nullable=False),
    # Set on a drop: why, the unit it went to, and when, since drops are kept 400 days.
    sa.Column("reason", sa.Text),
    sa.Column("moved_to", sa.Text),
    sa.Column("dropped_ms", sa.BigInteger),
    sa.Index("scope_feed_seq", "scope", "seq", "report_id"),
    sqlite_with_rowid=False,
)
sa.Index(
    "scope_feed_walk",
    scope_feed.c.scope,
    scope_feed.c.is_open,
    scope_feed.c.seq,
    scope_feed.c.report_id,
    sqlite_where=scope_feed.c.dropped_ms.is_(None),
    postgresql_where=scope_feed.c.dropped_ms.is_(None),
)
sa.Index(
    "scope_feed_dropped",
    scope_feed.c.dropped_ms,
    sqlite_where=scope_feed.c.dropped_ms.is_not(None),
    postgresql_where=scope_feed.c.dropped_ms.is_not(None),
)

command = sa.Table(
    "command",
    metadata,
    sa.Column("device", sa.Integer, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("cmd_id", sa.Text, primary_key=True),
    sa.Column("dseq", sa.BigInteger, nullable=False),
    sa.Column("payload_hash", sa.LargeBinary, nullable=False),
    sa.Column("received_ms", sa.BigInteger, nullable=False),
    # Empty only inside the transaction that decides the command.
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("code", sa.Text),
    sa.Column("report_version", sa.Integer),
    sa.Column("applied_seq", sa.BigInteger),
    sa.Index("command_dseq", "device", "dseq"),
)

# Numbers of commands that were answered without being stored: central does not miss them. Those that are stored
# later may stand here too; all up to `device.dense_dseq` are taken out.
heard_number = sa.Table(
    "heard_number",
    metadata,
    sa.Column("device", sa.Integer, sa.ForeignKey("device.id"), primary_key=True),
    sa.Column("dseq", sa.BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
