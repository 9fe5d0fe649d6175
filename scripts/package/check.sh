#!/bin/sh
# Tries dist/tanggap as it will be on another PC: in a folder with a space in its name, with an empty environment, with
# this checkout's virtual environment out of reach; opens the practice desk from there. Then takes parts away, one at a
# time: each must be missed. Nothing else can use the virtual environment meanwhile.
set -eu
cd "$(dirname "$0")/../.."
[ -x dist/tanggap/tanggap ] || { echo "There is no dist/tanggap. Please run: make package" >&2; exit 2; }

place=$(mktemp -d)
hidden=.venv.away
end() {
    [ ! -d "$hidden" ] || mv "$hidden" .venv
    rm -rf "$place"
}
trap end EXIT
trap 'exit 130' INT TERM

# One part and what it is.
parts() {
    cat <<'LIST'
_internal/resources/fonts the font
_internal/resources/i18n/qt_id.qm Qt's words in Indonesian
_internal/sqlcipher3 the encrypted database
_internal/qtawesome/fonts the icons
_internal/PySide6/Qt/plugins/platforms/libqxcb.so the screen
_internal/PySide6/Qt/plugins/imageformats/libqjpeg.so photos
_internal/certifi/cacert.pem certificates
_internal/cryptography the key of the local files
tanggap-central central
LIST
}

check_itself() { # folder
    (cd "$place" && env -i HOME="$place/home" timeout 180 "$1/tanggap" --self-check)
}

mkdir "$place/ruang uji" "$place/home"
cp -a dist/tanggap "$place/ruang uji/"
if [ -d .venv ]; then mv .venv "$hidden"; fi

check_itself "$place/ruang uji/tanggap"
[ -z "$(ls -A "$place/home")" ] || { echo "It left something in the home folder:"; find "$place/home"; exit 1; }

echo "The practice desk on a virtual screen, without a network: build/latihan.png"
rm -f build/latihan.png
env -i HOME="$place/home" PATH="$PATH" TANGGAP_HOME="$place/latihan" timeout 300 sh scripts/virtual_screen.sh \
    "$place/ruang uji/tanggap/tanggap" --practice --screenshot "$PWD/build/latihan.png"
[ -s build/latihan.png ] || { echo "No picture was written."; exit 1; }

echo "Without one of its parts it must fail:"
parts | while read -r part what; do
    without="$place/tanpa $what"
    cp -al "$place/ruang uji/tanggap" "$without"
    rm -r "${without:?}/$part"
    if check_itself "$without" >"$place/said" 2>&1; then
        echo "  $part ($what) is missing, and the self-check did not see it"
        exit 1
    fi
    echo "  $what: $(grep -m1 -E 'GAGAL|^[A-Za-z]+Error' "$place/said" || tail -n 1 "$place/said")"
    rm -rf "$without"
done
