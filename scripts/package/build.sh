#!/bin/sh
# Builds dist/tanggap, the folder with both programs, and the Debian package of it; says how large they are and how long
# the desk takes to start, beside the source's. Started by `make package`, after scripts/setup.sh package.
set -eu
cd "$(dirname "$0")/../.."
ROUNDS=${ROUNDS:-7}
python=.venv/bin/python

mebibytes() { du -sm --apparent-size "$@" | awk '{ sum += $1 } END { print sum " MiB" }'; }

# Three libraries come with the names of their makers' sources in them. Others break when they are stripped (numpy's).
strip_debug() {
    command -v strip >/dev/null || return 0
    for library in sqlcipher3/*.so zstandard/*.so libpython3*.so.*; do
        strip --strip-debug "dist/tanggap/_internal/"$library
    done
}

rm -rf dist/tanggap dist/*.deb
$python -m PyInstaller --noconfirm --clean --log-level ERROR --distpath dist --workpath build/pyinstaller installer.spec
strip_debug
sh scripts/package/debian.sh

echo
echo "Size: $(mebibytes dist/tanggap) in $(find dist/tanggap -type f | wc -l) files; $(du -m dist/*.deb | cut -f1) MiB as $(ls dist/*.deb)"
echo "      $($python scripts/package/source_size.py) MiB are the source's with the libraries that it runs with, without Python"
echo "Start of the desk until the first paint, median of $ROUNDS alternating rounds:"
# A source that may not keep what it has compiled would be slower than any officer's.
unset PYTHONDONTWRITEBYTECODE
sh scripts/virtual_screen.sh $python scripts/package/start_time.py "$ROUNDS" "$python main.py" dist/tanggap/tanggap
