"""The sentence that goes with the result of a command, in Indonesian; desks make their own from the code."""

STATUS = {
    "applied": "Tindakan diterima.",
    "applied_same": "Hal yang sama sudah tercatat.",
    "late_note": "Laporan sudah ditutup; tindak lanjut disimpan sebagai catatan.",
    "held": "Menunggu tindakan lain yang belum diterima.",
    "busy": "Sedang sibuk, kirim lagi.",
    "blob_missing": "Foto belum sampai.",
    "upgrade_needed": "Versi tindakan ini belum dikenal di pusat.",
    "unknown": "Tindakan ini belum pernah diterima, kirim lagi.",
}

CODE = {
    "not_found": "Laporan tidak ditemukan.",
    "illegal_state": "Tindakan ini tidak mungkin pada status laporan sekarang.",
    "not_holder": "Laporan tidak sedang dipegang unit Anda.",
    "role": "Peran Anda tidak boleh melakukan tindakan ini.",
    "not_involved": "Unit Anda tidak terlibat dalam laporan ini.",
    "evidence_required": "Foto sesudah belum cukup.",
    "nobody_to_return_to": "Tidak ada unit untuk mengembalikan laporan.",
    "request_pending": "Permintaan perpanjangan sebelumnya belum diputuskan.",
    "no_request": "Tidak ada permintaan perpanjangan.",
    "not_another_branch": "Unit tujuan tidak berada di cabang organisasi lain.",
    "not_below": "Unit tujuan tidak berada di bawah unit pemegang.",
    "duplicate_cycle": "Tautan duplikat membentuk lingkaran.",
    "id_reuse": "Nomor tindakan ini sudah dipakai untuk isi lain.",
    "unknown_type": "Jenis tindakan tidak dikenal.",
    "conflict_field": "Isian yang sama sudah diubah orang lain.",
    "conflict_handover": "Laporan sudah diserahkan ke unit lain.",
    "conflict_state": "Status laporan sudah berubah.",
}


def sentence(status: str, code: str | None) -> str:
    if code is None or code not in CODE:
        if code is not None and code.startswith("missing_"):
            return f"Isian {code.removeprefix('missing_')} wajib diisi."
        if code is not None and code.startswith("invalid_"):
            return f"Isian {code.removeprefix('invalid_')} tidak sah."
        return STATUS[status]
    return CODE[code]
