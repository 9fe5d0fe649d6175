"""What the first list does not need is imported while it is looked at, so that no dialog waits for it afterwards."""

from importlib import import_module

REST = (
    "app.views.reports.action_dialogs",
    "app.views.intake.view",
    "app.views.queue.view",
    "app.views.palette.presenter",
    "app.views.window.help_sheet",
    "app.views.window.practice_anew",
    "app.views.window.sign_in_again",
    "app.views.sign_in.view",
    "app.services.pictures",
    "segno",
)
"""Each is imported by name where it is used, too."""


def import_rest() -> None:
    """For a task lane: takes a tenth of a second."""
    for name in REST:
        import_module(name)
