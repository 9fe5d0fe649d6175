#!/bin/sh
# Prepares this checkout for one purpose and is safe to run again: a run that finds everything takes a moment.
#
#   scripts/setup.sh python    virtual environment with the locked packages
#   scripts/setup.sh run       python + what the desktop program needs from the system
#   scripts/setup.sh picture   run + a virtual screen
#   scripts/setup.sh test      picture + what the tests drive the program with
#   scripts/setup.sh package   picture + what packages are made with
#   scripts/setup.sh windows   what the Windows installer is made and tried with
#   scripts/setup.sh bench     picture + what runs the peers of the benchmarks
#
# Owns: .venv and nothing else in the checkout. Asks the system for packages only when one is missing.
set -eu
cd "$(dirname "$0")/.."

purpose=${1:-run}
case $purpose in
    python) groups="" ;;
    run) groups="run" ;;
    picture) groups="run picture" ;;
    test) groups="run picture test" ;;
    package) groups="run picture package" ;;
    windows) groups="windows" ;;
    bench) groups="run picture bench" ;;
    *) echo "usage: scripts/setup.sh python|run|picture|test|package|windows|bench" >&2; exit 2 ;;
esac
[ -z "$groups" ] || [ -z "${WAYLAND_DISPLAY:-}" ] || groups="$groups wayland"

# The one list of what the system has to provide: group, how to see that it is there, Debian/Ubuntu package.
# Names of libraries are looked up instead of packages, so that other distributions work too once they have them.
system_needs() {
    cat <<'LIST'
run lib libglib-2.0.so.0 libglib2.0-0
run lib libEGL.so.1 libegl1
run lib libGL.so.1 libgl1
run lib libfontconfig.so.1 libfontconfig1
run lib libfreetype.so.6 libfreetype6
run lib libdbus-1.so.3 libdbus-1-3
run lib libgssapi_krb5.so.2 libgssapi-krb5-2
run lib libbrotlidec.so.1 libbrotli1
run lib libxkbcommon.so.0 libxkbcommon0
run lib libxkbcommon-x11.so.0 libxkbcommon-x11-0
run lib libX11-xcb.so.1 libx11-xcb1
run lib libxcb-cursor.so.0 libxcb-cursor0
run lib libxcb-icccm.so.4 libxcb-icccm4
run lib libxcb-image.so.0 libxcb-image0
run lib libxcb-keysyms.so.1 libxcb-keysyms1
run lib libxcb-randr.so.0 libxcb-randr0
run lib libxcb-render-util.so.0 libxcb-render-util0
run lib libxcb-shape.so.0 libxcb-shape0
run lib libxcb-shm.so.0 libxcb-shm0
run lib libxcb-sync.so.1 libxcb-sync1
run lib libxcb-xfixes.so.0 libxcb-xfixes0
run lib libxcb-xkb.so.1 libxcb-xkb1
wayland lib libwayland-client.so.0 libwayland-client0
wayland lib libwayland-cursor.so.0 libwayland-cursor0
wayland lib libwayland-egl.so.1 libwayland-egl1
run font Inter fonts-inter
run font DejaVuSans fonts-dejavu-core
picture cmd Xvfb xvfb
picture cmd xauth xauth
picture cmd openbox openbox
test cmd xdotool xdotool
test cmd dbus-run-session dbus
test cmd gnome-keyring-daemon gnome-keyring
test cmd faketime faketime
package cmd objdump binutils
package cmd dpkg-deb dpkg
package cmd desktop-file-validate desktop-file-utils
windows cmd makensis nsis
windows cmd wine wine
bench cmd node nodejs
bench cmd npm npm
LIST
}

say() { echo "[set-up] $*"; }
stop() { echo "[set-up] $*" >&2; exit 1; }

is_there() { # kind name
    case $1 in
        lib) case $libraries in *"	$2 ("*) return 0 ;; *) return 1 ;; esac ;;
        cmd) command -v "$2" >/dev/null 2>&1 ;;
        font) [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname "$2*.[ot]t[fc]" 2>/dev/null | head -n 1)" ] ;;
    esac
}

missing_packages() {
    libraries=$(/sbin/ldconfig -p 2>/dev/null || true)
    system_needs | while read -r group kind name package; do
        case " $groups " in *" $group "*) is_there "$kind" "$name" || echo "$package" ;; esac
    done | tr '\n' ' '
}

install_packages() { # package...
    command -v apt-get >/dev/null 2>&1 ||
        stop "This system has no apt-get. Please install what these Debian packages hold, then try again: $*"
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            as_root="sudo"
        else
            stop "System packages are missing. Please run as root, then try again: apt-get install $*"
        fi
    fi
    say "installing system packages: $*"
    said=$(mktemp)
    # A package source that cannot be reached is no reason to stop as long as the packages come from another.
    $as_root apt-get -qq update >"$said" 2>&1 || say "some package sources did not answer; going on with the others"
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >>"$said" 2>&1 || {
        tail -n 20 "$said" >&2
        rm -f "$said"
        stop "apt-get could not install: $*"
    }
    rm -f "$said"
}

provide_system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    wanted=$(missing_packages)
    [ -n "$wanted" ] || return 0
    # shellcheck disable=SC2086  # one word per package is meant
    install_packages $wanted
    still=$(missing_packages)
    [ -z "$still" ] || stop "Still missing after the installation: $still"
}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null 2>&1 && is_recent "$python"; then
            return 0
        fi
    done
    stop "Python 3.11 or newer is needed and was not found. Please install it (Debian 12, Ubuntu 24.04 and newer: apt-get install python3), then try again."
}

provide_venv_module() {
    # Debian and Ubuntu keep these two modules in a package of their own.
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 && return 0
    case $python in
        python3.*) install_packages "$python-venv" ;;
        *) install_packages python3-venv ;;
    esac
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || stop "$python cannot make virtual environments (module venv)."
}

provide_python_packages() {
    stamp=.venv/.set-up
    # Also the place counts: programs inside a virtual environment hold its path.
    state="$(cksum <requirements.lock) $(pwd)"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && .venv/bin/python -c '' 2>/dev/null; then
        return 0
    fi
    find_python
    provide_venv_module
    say "making .venv with $("$python" --version) and the packages of requirements.lock; this takes a minute or two"
    "$python" -m venv --clear .venv
    # Compiling happens at first use instead: that saves a third of the time here.
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input --no-compile \
        --only-binary=:all: --require-hashes -r requirements.lock ||
        stop "The packages of requirements.lock could not be installed; the reason stands above."
    echo "$state" >"$stamp"
}

provide_system_packages
provide_python_packages
