"""Owns how each manner of writing begins and ends."""

from __future__ import annotations

from central.invented.topics import lines

OPENINGS: dict[str, tuple[str, ...]] = {
    "formal": lines("""
        dengan hormat,
        selamat {salam}, [bapak ibu|Bapak/Ibu],
        kepada Yth Lurah {kel},
        bersama ini kami sampaikan bahwa
        saya ingin melaporkan bahwa
        melaporkan
        izin melaporkan,
        Yth Bapak Gubernur,
        dengan ini saya mengadukan
    """),
    "polite": lines("""
        assalamualaikum, {sapa},
        selamat {salam} [{sapa}|admin|],
        permisi [{sapa}|admin|],
        mohon izin lapor,
        maaf mengganggu,
        izin lapor [pak lurah|{sapa}|kak],
        pak lurah yang terhormat,
        mohon bantuannya [{sapa}|],
        punten,
        assalamualaikum wr wb,
    """),
    "plain": lines("""
        lapor,
        mohon bantuan,
        mau lapor,
        saya mau lapor
        laporan,
        melaporkan
        selamat {salam},
    """),
    "casual": lines("""
        min,
        halo min,
        halo admin,
        pak,
        kak,
        mau lapor dong,
        mau lapor nih,
        hadeh,
        tolong dong,
        eh min,
        permisi min,
        bang,
    """),
    "hasty": lines("""
        lapor
        lapor pak
        pak
        lap
        min
        mau lapor
        info pak
        ass
        met {salam}
        {salam} pak
    """),
    "angry": lines("""
        woy,
        halo pemprov,
        pak gubernur,
        tolong ya,
        gimana ini,
        sekali lagi,
        parah,
        apa-apaan ini,
        pak lurah {kel},
    """),
    "clerk": lines("""
        warga {rt} [melaporkan|menyampaikan|mengadukan] [bahwa|]
        pelapor [menyampaikan|melaporkan|mengeluhkan] [bahwa|]
        warga datang ke loket dan [menyampaikan|melaporkan]
        disampaikan oleh warga {rt},
        aduan lisan warga {rt},
        aduan warga melalui loket,
        laporan dari pengurus RT,
        aduan diterima di [loket|ruang pelayanan],
        menurut keterangan pelapor,
    """),
    "short_post": lines("""
        min,
        halo min,
        tolong min,
        @DKIJakarta
        @DKIJakarta min,
        mimin
        dear pemprov,
        lapor min,
        pagi min,
        malam min,
    """),
}

CLOSINGS: dict[str, tuple[str, ...]] = {
    "formal": lines("""
        terima kasih
        atas perhatiannya [kami ucapkan|diucapkan] terima kasih
        demikian [laporan|pengaduan] ini, terima kasih
        demikian disampaikan
        mohon informasi tindak lanjutnya
        mohon dapat segera ditindaklanjuti
        terima kasih atas bantuan dan kerja samanya
        hormat kami, warga {rw}
    """),
    "polite": lines("""
        terima kasih [banyak|] [{sapa}|sebelumnya|]
        makasih sebelumnya
        terima kasih, sehat selalu petugasnya
        semoga cepat ditanggapi
        wassalam
        matur nuwun
        hatur nuhun
        atas bantuannya terima kasih
        mohon maaf kalau ada salah kata
        semoga berkah
        ditunggu kabarnya
    """),
    "plain": lines("""
        terima kasih
        terimakasih
        trims
        mohon ditindaklanjuti
        ditunggu tindak lanjutnya
        makasih
        sekian
        semoga segera ada solusi
    """),
    "casual": lines("""
        makasih [min|ya|]
        thanks
        tengkyu
        tolong banget
        ditunggu ya
        please
        gitu aja sih
        makasi
        semoga cepet
        sip
    """),
    "hasty": lines("""
        tks
        trims
        mksh
        thx
        tq
        tlg ya
        hatur nuhun
        tks pak
        suwun
        trmksh
        ditunggu
    """),
    "angry": lines("""
        saya tunggu
        tolong
        segera
        cepat
        titik
        mikir
        jangan lama-lama
        awas kalau ditutup lagi
        paham kan
    """),
    "clerk": lines("""
        pelapor mohon dihubungi bila petugas ke lokasi
        nomor kontak ada di loket
        pelapor menyerahkan {1-3} lembar foto
        tanda terima sudah diberikan
        pelapor bersedia menunjukkan lokasi
        surat pengantar RT terlampir
        mohon tindak lanjut unit terkait
        sudah dijelaskan alur laporan kepada pelapor
        pelapor meminta kabar lewat ketua RT
        dicatat pada jam pelayanan
        pelapor sudah lanjut usia dan tidak memakai aplikasi
    """),
    "short_post": lines("""
        makasih min
        cc @DKIJakarta
        @DKIJakarta
        tolong up
        bantu RT
        thanks min
        mohon dicek min
        gimana min
        tolong diteruskan min
    """),
}

PARTICLES: dict[str, tuple[str, ...]] = {
    "polite": ("", "", " {sapa}", " {sapa}", " ya {sapa}"),
    "casual": ("", " dong", " ya", " min", " {sapa}", " lah", " kak"),
    "hasty": ("", "", " {sapa}", " ya", " min"),
    "angry": ("", "", " dong", " lah", " {sapa}"),
    "short_post": ("", " min", " dong min", " ya min", " dong"),
}
