"""The Masuk screen."""
