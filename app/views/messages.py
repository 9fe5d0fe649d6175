"""The only place where codes become sentences. A sentence says what happened, what was kept, what to do."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.services.finding_values import SearchProblem
from app.services.values import SyncStatus
from app.views import labels

translate = QCoreApplication.translate

PRIVATE_LABEL = (
    "Laporan bersifat privasi. Jangan berikan informasi dalam laporan ini kepada siapapun"  # domain.md 4, fixed
)
PUBLIC_LABEL = "Jangan berikan informasi dalam laporan ini kepada siapapun"


def privacy(is_private: bool) -> str:
    return PRIVATE_LABEL if is_private else PUBLIC_LABEL


def refusal(code: str) -> str:
    """Why an action is not possible, for every code of domain.errors."""
    known = _refusals().get(code)
    if known is not None:
        return known
    if code.startswith("missing_"):
        field = labels.field_label(code.removeprefix("missing_"))
        return translate("messages", "{field} belum diisi.").format(field=field)
    if code.startswith("invalid_"):
        field = labels.field_label(code.removeprefix("invalid_"))
        return translate("messages", "{field} tidak bisa dipakai untuk laporan ini.").format(field=field)
    return _unknown(code)


def problem(code: str) -> str:
    """What went wrong, for every code of app.errors and every refusal."""
    known = (_problems(), _start_problems(), _keyring_problems(), _photo_problems(), _queue_problems())
    return next((sentences[code] for sentences in known if code in sentences), None) or refusal(code)


def with_code(code: str) -> str:
    return translate("messages", "{sentence} Kode {code}").format(sentence=problem(code), code=code)


def sync_line(status: SyncStatus) -> str:
    """The left side of the status bar."""
    parts = [_connection(status)]
    if status.pending:
        parts.append(translate("messages", "{n} perubahan menunggu").format(n=status.pending))
    if status.tray:
        parts.append(translate("messages", "{n} perlu tindakan").format(n=status.tray))
    if status.last_sync_at is not None:
        words = translate("messages", "sinkron terakhir {at}")
        parts.append(words.format(at=labels.clock(status.last_sync_at)))
    return " · ".join(parts)


def sync_comfort(status: SyncStatus) -> str:
    """The calm sentence beside it, or what the officer can do."""
    if status.is_filling:
        words = translate("messages", "Mengambil data unit Anda: {n} laporan. Anda bisa mulai bekerja.")
        return words.format(n=number(status.filled))
    if status.problem is not None and status.problem != "offline":
        return with_code(status.problem)
    if not status.is_online:
        return translate("messages", "Anda bisa terus bekerja; semua tersimpan di PC ini.")
    return ""


def data_as_of(status: SyncStatus) -> str:
    if status.last_sync_at is None:
        return translate("messages", "belum ada data dari server")
    return translate("messages", "data s.d. {at}").format(at=labels.clock(status.last_sync_at))


def number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def saved(kind: str) -> str:
    """What the undo bar says after an action."""
    sentences = {
        "terima": translate("messages", "Laporan diterima."),
        "koordinasi": translate("messages", "Sudah diserahkan."),
        "disposisi": translate("messages", "Disposisi tersimpan."),
        "kembalikan": translate("messages", "Laporan dikembalikan."),
        "tindak_lanjut": translate("messages", "Tindak lanjut tersimpan."),
        "ajukan_selesai": translate("messages", "Diajukan selesai."),
        "validasi": translate("messages", "Divalidasi."),
        "tolak_tl": translate("messages", "Tindak lanjut ditolak."),
        "tolak": translate("messages", "Laporan ditolak."),
        "buka_kembali": translate("messages", "Laporan dibuka kembali."),
        "minta_perpanjangan": translate("messages", "Permintaan perpanjangan tersimpan."),
        "putuskan_perpanjangan": translate("messages", "Keputusan perpanjangan tersimpan."),
        "klasifikasi": translate("messages", "Klasifikasi tersimpan."),
        "tugaskan": translate("messages", "Penugasan tersimpan."),
        "tautkan_duplikat": translate("messages", "Kedua laporan ditautkan."),
        "lepas_duplikat": translate("messages", "Tautan dilepas."),
        "pecah": translate("messages", "Pemecahan tersimpan."),
        "catatan": translate("messages", "Catatan tersimpan."),
        "balasan": translate("messages", "Balasan untuk warga tersimpan."),
        "buat_laporan": translate("messages", "Laporan baru tersimpan."),
        "lampiran": translate("messages", "Foto dilampirkan."),
    }
    return sentences.get(kind) or translate("messages", "Tersimpan.")


def wrong_clock(central: datetime, gap: timedelta) -> str:
    """`gap`: PC minus central."""
    pc = central + gap
    shown = labels.clock if labels.local(pc).date() == labels.local(central).date() else labels.date_time
    return translate(
        "messages",
        "Jam PC ini {pc}, jam server {central}. Tidak ada yang hilang atau ditolak: urutan dan tenggat memakai jam"
        " server. Betulkan jam PC bila sempat.",
    ).format(pc=shown(pc), central=shown(central))


def session_over(code: str, pending: int) -> str:
    """Work goes on; what the officer can do."""
    if code == "bad_credentials":
        words = translate(
            "messages",
            "Server tidak menerima akun Anda lagi: kata sandi diganti atau akun dinonaktifkan. {kept} Masuk lagi,"
            " atau hubungi Sudin Kominfotik.",
        )
    else:
        words = translate("messages", "Sesi Anda berakhir. {kept} Masuk lagi untuk mengirim dan mengambil data.")
    kept = translate("messages", "Semua tulisan tetap di PC ini.")
    if pending:
        kept = translate("messages", "{n} perubahan menunggu dan semua tulisan tetap di PC ini.").format(n=pending)
    return words.format(kept=kept)


def sign_in_again_failed(code: str) -> str:
    if code != "bad_credentials":
        return with_code(code)
    return translate(
        "messages",
        "Kata sandi salah, atau akun Anda dinonaktifkan. Kalau kata sandinya benar, hubungi Sudin Kominfotik; antrean"
        " tetap di PC ini. Kode bad_credentials",
    )


def search_problem(problem: SearchProblem) -> tuple[str, str]:
    """Title and sentence: what was not understood, what is possible."""
    possible = ",  ".join(problem.possible)
    match problem.code:
        case "unknown_prefix":
            title = translate("messages", "Awalan {prefix} tidak dikenal").format(prefix=problem.prefix)
            words = translate("messages", "Yang bisa dipakai: {possible}. Kata biasa cukup diketik tanpa titik dua.")
        case "missing_value":
            title = translate("messages", "Apa setelah {prefix}").format(prefix=problem.prefix)
            words = translate("messages", "Lanjutkan mengetik, misalnya: {possible}.")
        case _:
            title = translate("messages", "{prefix} tidak mengenal “{value}”")
            title = title.format(prefix=problem.prefix, value=problem.value)
            words = translate("messages", "Yang bisa dipakai, misalnya: {possible}.")
    if not possible:
        words = translate("messages", "Lanjutkan mengetik nilainya.")
    return title, words.format(possible=possible)


def nothing_found() -> str:
    return translate(
        "messages",
        "Semua kata harus cocok. Coba lebih sedikit kata, atau periksa ejaannya. Laporan yang ditutup lebih dari"
        " 400 hari lalu tidak ada di PC ini.",
    )


REVERSIBLE = frozenset({"klasifikasi", "tugaskan", "tautkan_duplikat", "lepas_duplikat"})
"""Another action of the same officer really takes these back (ux.md, "Acting"); nothing takes back the rest."""


def before_sending(kind: str) -> str:
    """What can still be undone, said where the action is made."""
    if kind in REVERSIBLE:
        return translate("messages", "Disimpan di PC dulu; bisa diurungkan, dan diubah lagi kapan saja.")
    return translate("messages", "Disimpan di PC dulu; bisa diurungkan selama belum terkirim.")


def too_late_to_undo(kind: str = "") -> str:
    """Nothing is left to undo. `kind`: the last action of this session; empty when there was none."""
    sentences = {
        "": translate("messages", "Tidak ada yang bisa diurungkan."),
        "klasifikasi": translate("messages", "Sudah terkirim. Ubah lagi lewat Klasifikasi (G)."),
        "tugaskan": translate("messages", "Sudah terkirim. Pilih petugas lain lewat Tugaskan (Shift+D)."),
        "tautkan_duplikat": translate("messages", "Sudah terkirim. Tautan bisa dilepas dengan U."),
        "lepas_duplikat": translate("messages", "Sudah terkirim. Tautkan lagi dengan U."),
        "minta_perpanjangan": translate("messages", "Sudah terkirim dan menunggu keputusan; tidak bisa ditarik."),
        "catatan": translate("messages", "Sudah terkirim. Catatan tetap ada; tulis catatan lain bila perlu."),
        "balasan": translate("messages", "Sudah terkirim dan dibaca warga. Tulis balasan baru untuk meralat."),
    }
    return sentences.get(kind) or translate(
        "messages", "Sudah terkirim, tidak bisa diurungkan lagi. Anda bisa menulis catatan ke pemegang sekarang."
    )


def _connection(status: SyncStatus) -> str:
    if status.is_online:
        return translate("messages", "Daring")
    if status.offline_since is None:
        return translate("messages", "Luring")
    return translate("messages", "Luring sejak {at}").format(at=labels.clock(status.offline_since))


def _unknown(code: str) -> str:
    return translate("messages", "Tindakan ini tidak bisa dilakukan.") if code else ""


def in_english(code: str) -> str:
    """Of what is said before anybody could choose a language."""
    return {
        "network_folder": "Tanggap's data folder is on a network drive, where data can be damaged. Nothing was"
        " written. Ask your IT staff to move it to a disk of this PC.",
        "cloud_folder": "Tanggap's data folder is copied to a cloud (OneDrive, Dropbox, Google Drive), where data can"
        " be damaged. Nothing was written. Ask your IT staff to move it to another folder of this PC.",
        "no_place": "Tanggap cannot write to its data folder. Ask your IT staff to check the rights of that folder.",
        "not_answering": "Tanggap is open on this PC but does not answer. Wait a moment, or end it in the task"
        " manager; what was saved stays.",
    }[code]


def _refusals() -> dict[str, str]:
    return {
        "not_found": translate("messages", "Laporan ini tidak ada lagi di unit Anda."),
        "illegal_state": translate("messages", "Tidak bisa pada keadaan laporan sekarang."),
        "not_holder": translate("messages", "Laporan ini sedang dipegang unit lain."),
        "role": translate("messages", "Peran Anda tidak berwenang melakukan ini."),
        "not_involved": translate("messages", "Unit Anda tidak terlibat dalam laporan ini."),
        "evidence_required": translate("messages", "Foto sesudah masih kurang."),
        "nobody_to_return_to": translate(
            "messages", "Laporan ini bermula di unit Anda; tidak ada unit yang menyerahkan."
        ),
        "request_pending": translate("messages", "Masih ada permintaan perpanjangan yang belum diputuskan."),
        "no_request": translate("messages", "Tidak ada permintaan perpanjangan."),
        "not_another_branch": translate(
            "messages", "Koordinasi hanya ke OPD di luar cabang Anda. Untuk unit sendiri, pakai Disposisi."
        ),
        "not_below": translate(
            "messages", "Disposisi hanya ke sub-unit di bawah Anda. Untuk OPD lain, pakai Koordinasi."
        ),
        "no_link": translate("messages", "Laporan ini belum ditautkan ke laporan lain."),
        "linked": translate("messages", "Laporan ini sudah ditautkan. Lepas tautannya dulu."),
        "duplicate_cycle": translate("messages", "Laporan itu sudah tertaut ke laporan ini."),
        "id_reuse": translate("messages", "Nomor perubahan ini sudah dipakai untuk isi yang lain."),
        "unknown_type": translate("messages", "Server tidak mengenal tindakan ini. Perbarui aplikasi."),
        "conflict_field": translate("messages", "Petugas lain mengubah kolom yang sama hampir bersamaan."),
        "conflict_handover": translate("messages", "Laporan sudah diserahkan atau dikembalikan petugas lain."),
        "conflict_state": translate("messages", "Keadaan laporan sudah diubah petugas lain."),
        "intake_waits": translate("messages", "Laporan barunya sendiri belum diterima server. Putuskan itu dulu."),
        "no_counter": translate("messages", "Unit Anda tidak punya kanal loket untuk menerima laporan baru."),
        "held": translate("messages", "Menunggu perubahan sebelumnya yang ditolak."),
        "draft_moved": translate("messages", "Laporan ini sudah berpindah dari unit Anda."),
        "no_text": translate("messages", "Tidak ada tulisan untuk dijadikan catatan."),
        "depends_on": translate("messages", "Menunggu perubahan sebelumnya yang ditolak."),
        "blocked": translate("messages", "Menunggu perubahan sebelumnya yang ditolak."),
    }


def shrunk(held: int, told: int) -> str:
    """Reports on this PC and at central; what the officer can do."""
    return translate(
        "messages",
        "Di PC ini ada {held} laporan, tetapi server kini hanya punya {told}. Belum ada yang dihapus di sini."
        " Tanyakan dulu ke Sudin Kominfotik; terapkan bila memang benar.",
    ).format(held=number(held), told=number(told))


def _problems() -> dict[str, str]:
    return {
        "disk_full": translate(
            "messages", "Disk penuh: BELUM tersimpan. Teks Anda masih di sini; kosongkan ruang lalu coba lagi."
        ),
        "locked": translate(
            "messages", "Berkas data sedang dipakai program lain. Teks Anda masih di sini; coba lagi."
        ),
        "damaged": translate(
            "messages",
            "Salinan data di PC ini rusak. Tutup aplikasi dan buka lagi: salinan dibangun ulang, dan yang sudah"
            " tersimpan tetap ada.",
        ),
        "unavailable": translate("messages", "Data di PC ini tidak bisa dibuka. Teks Anda masih di sini; coba lagi."),
        "bad_credentials": translate("messages", "Nama pengguna atau kata sandi salah."),
        "password_changed": translate(
            "messages", "Kata sandi Anda sudah diganti di server. Data di PC ini masih terkunci dengan yang lama."
        ),
        "wrong_former_password": translate("messages", "Itu bukan kata sandi lama dari data di PC ini."),
        "wrong_password": translate("messages", "Kata sandi salah untuk data di PC ini."),
        "no_profile": translate(
            "messages", "Akun ini belum pernah masuk di PC ini. Masuk pertama kali memerlukan jaringan."
        ),
        "offline": translate("messages", "Server tidak terjangkau. Periksa jaringan, lalu coba lagi."),
        "not_central": translate(
            "messages", "Yang menjawab bukan server CRM. Periksa alamat atau halaman masuk Wi-Fi."
        ),
        "bad_certificate": translate(
            "messages", "Sertifikat server tidak dikenal. Jangan masuk; hubungi Sudin Kominfotik."
        ),
        "busy": translate("messages", "Server sedang sibuk. Coba lagi sebentar lagi."),
        "token_invalid": translate("messages", "Sesi Anda berakhir. Masuk lagi; pekerjaan Anda tetap tersimpan."),
        "token_expired": translate("messages", "Sesi Anda berakhir. Masuk lagi; pekerjaan Anda tetap tersimpan."),
        "session_ended": translate("messages", "Sesi Anda berakhir. Masuk lagi; pekerjaan Anda tetap tersimpan."),
        "upgrade_needed": translate("messages", "Server memerlukan versi aplikasi yang lebih baru."),
        "no_scope": translate("messages", "Akun ini tidak punya unit yang laporannya bisa dibaca di sini."),
        "training_mismatch": translate(
            "messages", "Server latihan dan server sungguhan tidak boleh dicampur. Periksa alamat server."
        ),
        "bad_address": translate("messages", "Alamat server tidak bisa dibaca. Contoh: crm.jakarta.go.id"),
        "insecure_server": translate("messages", "Alamat server harus memakai https."),
        "too_new": translate("messages", "Data di PC ini dibuat versi aplikasi yang lebih baru. Perbarui aplikasi."),
        "client_outdated": translate("messages", "Aplikasi ini terlalu lama untuk server. Perbarui aplikasi."),
        "too_many_attempts": translate("messages", "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi."),
        "internal_error": translate("messages", "Server mengalami galat. Pekerjaan Anda tetap tersimpan di PC ini."),
        "server_error": translate("messages", "Server mengalami galat. Pekerjaan Anda tetap tersimpan di PC ini."),
        "empty": translate("messages", "Belum ada data di PC ini. Sambungkan sekali untuk mengambilnya."),
        "practice_failed": translate("messages", "Latihan tidak bisa dimulai. Coba lagi."),
        "bug": translate("messages", "Terjadi galat di aplikasi dan sudah dicatat. Pekerjaan Anda tetap tersimpan."),
    }


def _start_problems() -> dict[str, str]:
    return {
        "open_elsewhere": translate(
            "messages",
            "Akun ini sudah terbuka di jendela Tanggap lain di PC ini. Pakai jendela itu, atau tutup dulu.",
        ),
        "not_answering": translate(
            "messages",
            "Tanggap sudah terbuka di PC ini tetapi tidak menjawab. Tunggu sebentar, atau akhiri lewat pengelola"
            " tugas; yang sudah tersimpan tetap ada.",
        ),
        "network_folder": translate(
            "messages",
            "Folder data Tanggap ada di folder jaringan; di sana data bisa rusak. Belum ada yang ditulis. Minta"
            " petugas TI memindahkannya ke disk PC ini.",
        ),
        "cloud_folder": translate(
            "messages",
            "Folder data Tanggap ada di folder yang disalin ke awan (OneDrive, Dropbox, Google Drive); di sana data"
            " bisa rusak. Belum ada yang ditulis. Minta petugas TI memindahkannya ke folder lain di PC ini.",
        ),
        "no_place": translate(
            "messages", "Tanggap tidak bisa menulis ke folder datanya. Minta petugas TI memeriksa hak folder itu."
        ),
    }


def _queue_problems() -> dict[str, str]:
    return {
        "already_sent": translate("messages", "Sudah masuk ke pengiriman, jadi tidak bisa dibatalkan lagi."),
        "export_failed": translate(
            "messages", "Berkas tidak bisa ditulis di sana. Pilih folder lain, lalu coba lagi."
        ),
        "shrunk": translate(
            "messages",
            "Server kehilangan banyak laporan unit Anda. Yang di PC ini tetap ada sampai Anda memutuskan.",
        ),
        "other_unit": translate(
            "messages",
            "Akun Anda sekarang di unit atau peran lain. Pekerjaan di sini tetap tersimpan; pilih Ganti akun, lalu"
            " masuk.",
        ),
    }


def _keyring_problems() -> dict[str, str]:
    return {
        "keyring_missing": translate("messages", "PC ini tidak punya tempat penyimpanan sandi yang aman."),
        "keyring_locked": translate(
            "messages", "Tempat penyimpanan sandi di PC ini terkunci. Masuk dengan kata sandi Anda."
        ),
        "keyring_silent": translate(
            "messages", "Tempat penyimpanan sandi di PC ini tidak menjawab. Masuk dengan kata sandi Anda."
        ),
    }


def _photo_problems() -> dict[str, str]:
    return {
        "not_an_image": translate("messages", "Berkas ini bukan foto JPEG, PNG, atau WebP."),
        "heic_unsupported": translate(
            "messages",
            "Foto HEIC belum bisa dipakai. Di ponsel pilih format «Paling kompatibel» (JPEG), lalu kirim ulang.",
        ),
        "too_many_pixels": translate(
            "messages", "Foto ini terlalu besar untuk dibuka. Perkecil dulu, lalu coba lagi."
        ),
        "too_large": translate("messages", "Berkas foto ini terlalu besar. Perkecil dulu, lalu coba lagi."),
        "unreadable_file": translate(
            "messages", "Berkas foto ini tidak bisa dibaca: rusak, terkunci, atau sudah tidak ada."
        ),
        "photo_missing": translate("messages", "Foto ini tidak ada lagi di PC ini."),
    }
