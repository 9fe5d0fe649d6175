#!/bin/sh
# Makes the installer of windows.nsi around a small stand-in folder and tries it under wine: installs, installs again over
# it, uninstalls. A folder with programs for Windows can only be made on Windows; the script of the installer is the same.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
place=$(mktemp -d)
end() {
    WINEPREFIX="$place/wine" wineserver -k >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap end EXIT
trap 'exit 130' INT TERM
export WINEPREFIX="$place/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
unset DISPLAY WAYLAND_DISPLAY

said() { echo "[windows-installer] $*"; }
wrong() { said "WRONG: $*"; return 1; }

make_stand_in() { # folder, name of a part of its own
    mkdir -p "$1/_internal/resources/huruf dengan spasi"
    for program in tanggap tanggap-central; do
        echo "stand-in for $program of $2" >"$1/$program.exe"
    done
    echo "$2" >"$1/_internal/resources/huruf dengan spasi/$2"
}

make_installer() { # script folder output
    makensis -V2 -NOCD "-DVERSION=$version" "-DFOLDER=$2" "-DOUTPUT=$3" "$1"
}

run() { # program under wine, until it and what it has started are done
    timeout 120 wine "$@" >/dev/null 2>&1 </dev/null
    wineserver -w
}

entry() { wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Tanggap' "$@" 2>/dev/null | tr -d '\r'; }

is_installed() { # name of the part that this version has
    [ -f "$installed/tanggap.exe" ] && [ -f "$installed/tanggap-central.exe" ] || wrong "programs are missing" || return 1
    [ -f "$installed/_internal/resources/huruf dengan spasi/$1" ] || wrong "$1 is missing" || return 1
    [ "$(find "$installed/_internal" -type f | wc -l)" = 1 ] || wrong "parts of another version stayed" || return 1
    entry /v DisplayVersion | grep -q "$version" || wrong "no entry in the registry" || return 1
    [ "$(find "$local/.." -name 'Tanggap*.lnk' | wc -l)" -ge 2 ] || wrong "no entry in the start menu" || return 1
}

is_gone() {
    [ ! -e "$installed" ] || wrong "left: $(find "$installed")" || return 1
    ! entry | grep -q Tanggap || wrong "the entry in the registry stayed" || return 1
    [ -z "$(find "$WINEPREFIX/drive_c/users/" -name 'Tanggap*.lnk')" ] || wrong "a shortcut stayed" || return 1
    grep -q tersimpan "$work" || wrong "what the officer has written is gone" || return 1
}

make_stand_in "$place/first" lama
make_stand_in "$place/second" baru
make_installer scripts/package/windows.nsi "$place/first" "$place/first.exe"
make_installer scripts/package/windows.nsi "$place/second" "$place/second.exe"
sed 's/^Section "Uninstall"/&\n  RMDir \/r "$LOCALAPPDATA\\Tanggap"/' scripts/package/windows.nsi >"$place/faulty.nsi"
make_installer "$place/faulty.nsi" "$place/second" "$place/faulty.exe"

timeout 180 wineboot --init >/dev/null 2>&1
wineserver -w
local=$(find "$WINEPREFIX/drive_c/users" -path '*AppData/Local' -type d | grep -v Public | head -n 1)
installed="$local/Programs/Tanggap"
work="$local/Tanggap/p/kerja/outbox.db"
mkdir -p "$(dirname "$work")"
echo tersimpan >"$work"

run "$place/first.exe" /S
is_installed lama
said "installed: programs, parts, start menu, registry"
run "$place/second.exe" /S
is_installed baru
said "installed over it: nothing of the older version stayed"
run "$installed/uninstall.exe" /S
is_gone
said "uninstalled: all of it gone, what the officer has written is there"
run "$place/faulty.exe" /S
run "$installed/uninstall.exe" /S
if is_gone >/dev/null; then wrong "an uninstaller that takes the officer's data was not seen"; exit 1; fi
said "seen: an uninstaller that takes the officer's data"
