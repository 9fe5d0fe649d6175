"""Tables of the central database (SQLAlchemy Core) and the statements that are run on them."""
