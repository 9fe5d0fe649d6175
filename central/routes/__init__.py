"""The table of routes: the one place that feeds dispatch, OpenAPI and the test of roles and routes."""

from central.routes import blobs, commands, reading, session, snapshots, system, watching

ROUTES = system.with_description(
    (
        system.HEALTH,
        *session.ROUTES,
        *commands.ROUTES,
        *reading.ROUTES,
        *watching.ROUTES,
        *snapshots.ROUTES,
        *blobs.ROUTES,
    )
)
