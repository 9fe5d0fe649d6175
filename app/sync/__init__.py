"""Talking to central: signing in, sending actions, fetching reports. Plain Python; deterministic but for seams."""
