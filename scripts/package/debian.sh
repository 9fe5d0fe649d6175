#!/bin/sh
# Makes dist/tanggap_VERSION_ARCHITECTURE.deb of the folder dist/tanggap: below /opt, with a desktop entry and an icon.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
root=build/debian
rm -rf "$root"
mkdir -p "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/doc/tanggap" "$root/DEBIAN" \
    "$root/usr/share/icons/hicolor/256x256/apps"
cp -a dist/tanggap "$root/opt/tanggap"
cp resources/tanggap.desktop "$root/usr/share/applications/"
cp resources/icons/tanggap.png "$root/usr/share/icons/hicolor/256x256/apps/tanggap.png"
cp docs/packaging.md "$root/usr/share/doc/tanggap/"
for program in tanggap tanggap-central; do
    ln -s "/opt/tanggap/$program" "$root/usr/bin/$program"
done
find "$root" -type d -exec chmod 755 {} +
find "$root" -type f -perm /111 -exec chmod 755 {} +
find "$root" -type f ! -perm /111 -exec chmod 644 {} +

# What the folder does not bring along: the C library, fonts of other scripts, and drawing on this PC's screen.
cat >"$root/DEBIAN/control" <<CONTROL
Package: tanggap
Version: $version
Architecture: $architecture
Maintainer: Tanggap <tanggap@example.org>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: libc6 (>= $(ldd --version | sed -n '1s/.* //p')), libegl1, libgl1, libxcb1, fontconfig-config, xkb-data
Recommends: gnome-keyring | kwalletmanager, libwayland-client0, libwayland-cursor0, libwayland-egl1
Section: misc
Priority: optional
Description: Desk for civic case work in Jakarta's CRM
 The desk of an officer who answers citizen reports, on a line that comes and
 goes, with a practice mode that needs no network, and the central API that it
 works with.
CONTROL
(cd "$root" && find opt usr -type f -exec md5sum {} + >DEBIAN/md5sums)
dpkg-deb --root-owner-group -Zxz -z"${XZ_LEVEL:-3}" --build "$root" "dist/tanggap_${version}_$architecture.deb" >/dev/null
