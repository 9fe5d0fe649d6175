"""The central CRM API that desks sync with (central-api.md): SQLite embedded, PostgreSQL in production."""

VERSION = "0.1.0"
