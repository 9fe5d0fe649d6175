"""Who signs in: names that `central seed` gives to the invented staff."""

PASSWORD = "latihan"
SEES_ALL = "supervisor.31"
SCOPE = "31"
