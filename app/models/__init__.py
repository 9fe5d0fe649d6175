"""The local files: profile and key, encrypted engines, tables, projection. Knows SQLAlchemy; no Qt, no HTTP."""
