"""What the windows are made of: own font, icons, Qt's words in Indonesian, Qt's plugins, and other parts that are
looked for only when they are needed."""

import importlib
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLibraryInfo, QPluginLoader
from PySide6.QtGui import QFontInfo, QImage, QImageWriter, QPixmap

from app.self_check.trial import Finding, Trial, check
from app.views import theme
from app.views.glyphs import ICONS, icon_pixmap

FACES = 4
PHOTOS = ("JPEG", "PNG", "WEBP")
ICON_PX = 16
SCREENS = {"linux": ("xcb", "offscreen"), "win32": ("windows", "offscreen")}
KEYRINGS = {
    "linux": ("secretstorage", "keyring.backends.SecretService"),
    "win32": ("win32ctypes.pywin32.win32cred", "keyring.backends.Windows"),
}
NOBODY = "https://127.0.0.1:1"
"""Nobody listens there; before it is asked, the certificates of the program are looked for."""


def fonts() -> None:
    files = theme.loaded_fonts()
    check(len(files) == FACES, f"ada {len(files)} dari {FACES} berkas huruf Inter")
    if getattr(sys, "frozen", False):
        own = Path(sys.executable).resolve().parent
        check(all(own in Path(file).resolve().parents for file in files), "huruf Inter tidak dari folder program")
    used = QFontInfo(theme.font(13)).family()
    check(used.startswith("Inter"), f"huruf yang dipakai {used}, bukan Inter")


def icons() -> None:
    drawn = {name: _bytes(icon_pixmap(name, ICON_PX, "text")) for name in ICONS}
    check(all(any(picture) for picture in drawn.values()), "ada ikon yang kosong")
    check(len(set(drawn.values())) == len(ICONS), "ada ikon yang gambarnya sama, seperti huruf yang tidak ada")


def words() -> None:
    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    check(said == "Batal", f"«Cancel» menjadi «{said}», bukan «Batal»")


def plugins() -> None:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    for name in SCREENS.get(sys.platform, ()):
        found = sorted(folder.glob(f"*q{name}*"))
        check(found, f"pengaya layar {name} tidak ada")
        loader = QPluginLoader(str(found[0]))
        check(loader.load(), f"pengaya layar {name}: {loader.errorString()}")
    for kind in PHOTOS:
        check(not _again_from(kind).isNull(), f"foto {kind} tidak terbaca")
    for module in KEYRINGS.get(sys.platform, ()):
        try:
            importlib.import_module(module)
        except ImportError as error:
            raise Finding(f"{module}: {error}") from error


def certificates(trial: Trial) -> None:
    said = trial.sign_in.probe(NOBODY)
    check(said == "offline", f"sambungan https: {said}")


def _bytes(pixmap: QPixmap) -> bytes:
    return bytes(pixmap.toImage().convertToFormat(QImage.Format.Format_RGBA8888).constBits())


def _again_from(kind: str) -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(theme.c("accent"))
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return QImage.fromData(kept)
