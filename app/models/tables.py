"""Tables of the two local files. Times are milliseconds since 1970 (UTC), ids are text.

`base` is the truth of the cache: each row exactly as central sent it. `line` is derived from it and the
outbox by `app.models.projection`, and with it `line_search`, the words of each report (FTS5 without a copy of the
text); `blob` holds photos fetched from central (`used` counts up with each use). In
the outbox, `action` holds what the officer did, in the order of `place`; `draft` what was typed and not yet done,
or, with a `cmd_id`, what that unsent action was made from; `photo` pictures that central may not have yet,
`photo_use` which actions name them; `journal` (one row) how far the second copy beside the file goes.
"""

import sqlalchemy as sa

CACHE_SCHEMA = 3
OUTBOX_SCHEMA = 2

cache_metadata = sa.MetaData()
outbox_metadata = sa.MetaData()

base = sa.Table(
    "base",
    cache_metadata,
    sa.Column("report_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

line = sa.Table(
    "line",
    cache_metadata,
    sa.Column("recency", sa.Integer, primary_key=True),
    sa.Column("report_id", sa.Text, nullable=False, unique=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("headline", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("is_open", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("category", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("kelurahan", sa.Text, nullable=False),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("holder", sa.Text, nullable=False),
    sa.Column("assignee", sa.Text),
    sa.Column("is_private", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("is_urgent", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("created_at", sa.Integer, nullable=False),
    sa.Column("respond_by", sa.Integer),
    sa.Column("red_at", sa.Integer, nullable=False),
    sa.Column("finish_by", sa.Integer, nullable=False),
    sa.Column("is_returned", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("is_handed_on", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("is_handed_in", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("handed_in_at", sa.Integer),
    sa.Column("is_decidable", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("duplicate_of", sa.Text),
    sa.Column("parent", sa.Text),
    sa.Column("continues", sa.Text),
    sa.Column("closed_at", sa.Integer),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("is_starred", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("sort_key", sa.Integer, nullable=False),
    sa.Column("words_hash", sa.Integer, nullable=False),
    sa.Index("line_order", "is_open", "sort_key", "report_id"),
    sa.Index("line_holder", "holder", "is_open", "sort_key", "report_id"),
    sa.Index("line_number", "number"),
)
"""`recency` is also the row of `line_search`: larger is newer, so that results come newest first without sorting."""

FULL_TEXT = (
    "CREATE VIRTUAL TABLE line_search USING fts5(words, content='', contentless_delete=1, prefix='1',"
    " tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO line_search(line_search, rank) VALUES ('automerge', 16)",
)


@sa.event.listens_for(line, "after_create")
def _make_full_text(target: sa.Table, connection: sa.Connection, **_: object) -> None:
    for statement in FULL_TEXT:
        connection.exec_driver_sql(statement)


# Partial: few rows have one, so that a fill of 250,000 rows writes hardly more.
for _name in ("duplicate_of", "parent", "continues"):
    sa.Index(f"line_{_name}", line.c[_name], sqlite_where=line.c[_name].is_not(None))
sa.Index("line_handed_in_at", line.c.handed_in_at, line.c.report_id, sqlite_where=line.c.handed_in_at.is_not(None))
for _name in ("is_decidable", "is_starred"):
    sa.Index(f"line_{_name}", line.c[_name], sqlite_where=line.c[_name].is_(True))
has_mark = line.c.mark != sa.literal_column("''")
"""As SQLite wants it in a query that is to use the index: not as a bound value."""
sa.Index("line_mark", line.c.mark, sqlite_where=has_mark)

# In the order of the lists, so that a page reads its own rows and no others. What chooses them comes first: of two
# indexes that differ only in their condition, SQLite takes the one that happened to be made later.
_order = (line.c.is_open, line.c.sort_key, line.c.report_id)
sa.Index("line_others_have", line.c.is_handed_on, *_order, sqlite_where=line.c.is_handed_on.is_(True))
_is_handed_in = sa.and_(line.c.handed_in_at.is_not(None), line.c.is_handed_in.is_(True))
sa.Index("line_validator_has", line.c.is_handed_in, *_order, sqlite_where=_is_handed_in)

cache_state = sa.Table(
    "state",
    cache_metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)

blob = sa.Table(
    "blob",
    cache_metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("is_thumb", sa.Boolean(create_constraint=False), primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("used", sa.Integer, nullable=False, index=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

action = sa.Table(
    "action",
    outbox_metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("cmd_id", sa.Text, nullable=False, unique=True),
    sa.Column("report_id", sa.Text, nullable=False, index=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Column("base_version", sa.Integer, nullable=False),
    sa.Column("seen", sa.LargeBinary, nullable=False),
    sa.Column("depends_on", sa.LargeBinary, nullable=False),
    sa.Column("made_at", sa.Integer, nullable=False),
    sa.Column("clock", sa.LargeBinary),
    sa.Column("dseq", sa.Integer, unique=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("code", sa.Text),
    sa.Column("report_version", sa.Integer),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("last_error", sa.Text),
    sa.Column("answered_at", sa.Integer),
    sa.Column("is_settled", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("replaces", sa.Text),
    sa.Index("action_unsettled", "is_settled", "place"),
)

# Who reported, beside the `buat_laporan` that tells it: gone as soon as central has it, or the officer dropped it.
reporter = sa.Table(
    "reporter",
    outbox_metadata,
    sa.Column("cmd_id", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

# The last provisional number given on a day (`YYMMDD`, WIB). It may stand on paper, so none is given twice.
provisional = sa.Table(
    "provisional",
    outbox_metadata,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("last", sa.Integer, nullable=False),
)

draft = sa.Table(
    "draft",
    outbox_metadata,
    sa.Column("report_id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("cmd_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("saved_at", sa.Integer, nullable=False),
)

star = sa.Table("star", outbox_metadata, sa.Column("report_id", sa.Text, primary_key=True))

recent_search = sa.Table(
    "recent_search",
    outbox_metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("query", sa.Text, nullable=False, unique=True),
)

photo = sa.Table(
    "photo",
    outbox_metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("taken_at", sa.Integer),
    sa.Column("original_sha256", sa.Text, nullable=False),
    sa.Column("prepared_at", sa.Integer, nullable=False),
    sa.Column("thumbnail", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

photo_use = sa.Table(
    "photo_use",
    outbox_metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("cmd_id", sa.Text, primary_key=True, index=True),
)

# One row: the epoch of central whose answers stand in `action`.
central_epoch = sa.Table("central_epoch", outbox_metadata, sa.Column("epoch", sa.Text, primary_key=True))

journal = sa.Table(
    "journal",
    outbox_metadata,
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
)
