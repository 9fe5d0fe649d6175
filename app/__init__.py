"""The desktop client: views > services > sync > models > domain, composed by `app.bootstrap`."""

__version__ = "0.1.0"
