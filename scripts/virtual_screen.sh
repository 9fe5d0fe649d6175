#!/bin/sh
# Runs a command on a virtual screen of 1366x768 with a window manager, as on a small office PC.
#
#   scripts/virtual_screen.sh COMMAND [ARGUMENT...]
#
# The window manager is needed: without one no window gets the keyboard.
set -eu
[ $# -gt 0 ] || { echo "usage: scripts/virtual_screen.sh COMMAND [ARGUMENT...]" >&2; exit 2; }
unset WAYLAND_DISPLAY
export QT_QPA_PLATFORM=xcb
exec xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24 -nolisten tcp" sh -c '
    openbox >/dev/null 2>&1 &
    "$@"
' virtual_screen "$@"
