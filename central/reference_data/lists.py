"""Channels, clock profiles, reasons for refusing a report, and the first text templates.

Prefixes other than JK, QL, TW, FB and EM, all dates but JAKI's, whose counter has which channel (`counters`), and
the limits of `lapor` in hours are
assumptions (docs/assumptions.md).
"""

from datetime import date

from domain.sla import ClockProfile
from domain.wire import Channel, RejectReason, Template

CHANNELS = (
    Channel(id="jaki", name="JAKI", prefix="JK", geotagged=True, from_=date(2019, 9, 27)),
    Channel(id="pendopo", name="Pendopo Balai Kota", prefix="PB", geotagged=False),
    Channel(id="twitter", name="Twitter @DKIJakarta", prefix="TW", geotagged=False),
    Channel(id="facebook", name="Facebook Pemprov DKI Jakarta", prefix="FB", geotagged=False),
    Channel(id="email", name="E-mail dki@jakarta.go.id", prefix="EM", geotagged=False),
    Channel(id="medsos-gubernur", name="Media sosial Gubernur/Wagub", prefix="MG", geotagged=False),
    Channel(id="sms", name="SMS 08111272206", prefix="SM", geotagged=False),
    Channel(id="inspektorat", name="Kantor Inspektorat", prefix="KI", geotagged=False),
    Channel(
        id="kantor-walikota",
        name="Kantor Wali Kota",
        prefix="KW",
        geotagged=False,
        counters=("kota", "kabupaten"),
    ),
    Channel(id="kantor-camat", name="Kantor Camat", prefix="KC", geotagged=False, counters=("kecamatan",)),
    Channel(id="kantor-lurah", name="Kantor Lurah", prefix="KL", geotagged=False, counters=("kelurahan",)),
    Channel(id="media-massa", name="Aspirasi Publik Media Massa", prefix="AM", geotagged=False),
    Channel(id="lapor", name="LAPOR 1708", prefix="LP", geotagged=False, clock_profile="lapor"),
    Channel(
        id="qlue",
        name="Qlue",
        prefix="QL",
        geotagged=True,
        from_=date(2014, 12, 15),
        until=date(2021, 12, 31),
    ),
    Channel(id="balai-warga", name="Balai Warga", prefix="BW", geotagged=False, until=date(2021, 12, 31)),
)

CLOCK_PROFILES = (
    ClockProfile(id="crm", respond_h=6, warn_h=120, red_h=144, finish_h=168),
    ClockProfile(id="lapor", respond_h=72, warn_h=72, red_h=96, finish_h=120, working_time=True),
)

REJECT_REASONS = (
    RejectReason(id="darurat_112", name="Keadaan darurat, hubungi 112"),
    RejectReason(id="tanpa_lokasi", name="Lokasi tidak dapat ditemukan"),
    RejectReason(id="tidak_sopan", name="Bahasa tidak sopan"),
    RejectReason(id="data_pribadi", name="Memuat data pribadi orang lain"),
    RejectReason(id="bukan_laporan", name="Bukan laporan"),
    RejectReason(id="lainnya", name="Lainnya"),
)

TEMPLATES = (
    Template(
        id="balasan-terima-kasih",
        name="Terima kasih, sedang dijadwalkan",
        body="Terima kasih atas laporan Anda nomor {nomor}. Laporan sudah kami terima dan sedang dijadwalkan.",
        unit=None,
        types=("balasan",),
    ),
    Template(
        id="balasan-menunggu-instansi",
        name="Menunggu instansi lain",
        body="Laporan {nomor} sedang ditangani bersama instansi terkait. Mohon menunggu.",
        unit=None,
        types=("balasan",),
    ),
    Template(
        id="selesai-sudah-dikerjakan",
        name="Sudah dikerjakan",
        body="Laporan {nomor} telah kami tindak lanjuti di lokasi. Terima kasih atas kepedulian Anda.",
        unit=None,
        types=("ajukan_selesai",),
    ),
    Template(
        id="koordinasi-kewenangan",
        name="Kewenangan instansi lain",
        body="Setelah dicek di lapangan, penanganan laporan ini merupakan kewenangan instansi tujuan.",
        unit=None,
        types=("koordinasi",),
    ),
    Template(
        id="disposisi-segera",
        name="Segera ditangani",
        body="Mohon segera ditindaklanjuti dan dilaporkan hasilnya beserta foto.",
        unit=None,
        types=("disposisi",),
    ),
    Template(
        id="perpanjangan-pekerjaan-berat",
        name="Pekerjaan berat",
        body="Pekerjaan memerlukan alat berat dan penjadwalan, sehingga tidak selesai dalam batas waktu.",
        unit=None,
        types=("minta_perpanjangan",),
    ),
    Template(
        id="tolak-tl-bukan-titik",
        name="Bukan titik yang sama",
        body="Foto sesudah bukan dari titik yang sama dengan laporan. Mohon foto baru dari titik laporan.",
        unit=None,
        types=("tolak_tl",),
    ),
    Template(
        id="tolak-tl-foto-dipakai",
        name="Foto sudah pernah dipakai",
        body="Foto sesudah sudah dipakai di laporan lain. Mohon foto baru dengan waktu pengambilan.",
        unit=None,
        types=("tolak_tl",),
    ),
    Template(
        id="tolak-tl-belum-selesai",
        name="Belum selesai di foto",
        body="Di foto sesudah pekerjaan terlihat belum selesai. Mohon dituntaskan, atau minta perpanjangan.",
        unit=None,
        types=("tolak_tl",),
    ),
    Template(
        id="tolak-tl-kurang-jelas",
        name="Foto kurang jelas",
        body="Foto sesudah kurang jelas. Mohon foto baru dari sudut yang sama dengan foto laporan.",
        unit=None,
        types=("tolak_tl",),
    ),
    Template(
        id="tolak-bukan-laporan",
        name="Bukan laporan",
        body="Mohon maaf, isi laporan {nomor} tidak memuat hal yang dapat kami tindak lanjuti.",
        unit=None,
        types=("tolak",),
    ),
)
