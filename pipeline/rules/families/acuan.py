"""Rules that wait for a list or for another document: each says what it waits for, instead of being silent.

They differ only in what they say of themselves. While nothing can be loaded to compare with, each makes one comparison
that could not be made, so that the coverage names what was not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison
from pipeline.rules.declare import BENTUK, PENGANGGARAN, PRAKTIK, rule


def _declare(
    rule_id: str,
    judul: str,
    tingkat: str,
    kepastian: str,
    dasar: str | tuple[str, ...],
    *,
    pesan: str,
    saran: str,
    daftar: str = "",
    dokumen: str = "",
) -> None:
    """A rule that waits for a list (`daftar`, A9) or for another document (`dokumen`, A16)."""
    menunggu, alasan = (daftar, Alasan.A9) if daftar else (dokumen, Alasan.A16)

    def compare(_dossier: Dossier) -> Iterator[Comparison]:
        yield Comparison(DOCUMENT, alasan=alasan, isian=(("pembanding", menunggu),))

    declared = rule(
        rule_id,
        judul,
        tingkat=tingkat,
        kepastian=kepastian,
        dasar=dasar,
        pesan=pesan,
        saran=saran,
        menunggu=menunggu,
    )
    declared(compare)


_declare(
    "PGU-09",
    "Pagu berbeda dengan dokumen acuan",
    "kritis",
    "pasti",
    PENGANGGARAN,
    dokumen="RKPD, Renstra, PPAS, atau SIPD",
    pesan="Pagu {kode} ({nama}) {tertulis}, pada {pembanding} {seharusnya}; selisih {selisih}.",
    saran="Mohon pagu disesuaikan dengan {pembanding}.",
)
_declare(
    "TGT-10",
    "Target berbeda dengan dokumen acuan",
    "tinggi",
    "pasti",
    PENGANGGARAN,
    dokumen="RKPD, SIPD, atau perjanjian kinerja",
    pesan="Target {kode} ({nama}) {tertulis}, pada {pembanding} {seharusnya}.",
    saran="Mohon target diselaraskan dengan {pembanding}.",
)
_declare(
    "KIN-11",
    "IKU, IKK, atau SPM wajib tidak dimuat",
    "sedang",
    "perlu_konfirmasi",
    BENTUK,
    daftar="IKU, IKK, dan SPM perangkat daerah",
    pesan='Indikator "{indikator}" tidak dimuat pada {tabel}.',
    saran="Mohon indikator wajib ditambahkan.",
)
_declare(
    "LOK-03",
    "Lokasi di luar wilayah, terlalu umum, atau sama semua",
    "info",
    "perlu_konfirmasi",
    PRAKTIK,
    daftar="nama wilayah daerah",
    pesan='Lokasi "{tertulis}" pada {jumlah} sub kegiatan {kolom}.',
    saran="Mohon lokasi dirinci sampai kabupaten/kota atau kecamatan.",
)
_declare(
    "LIN-01",
    "Renja berbeda dengan RKPD atau rancangan awal RKPD",
    "kritis",
    "pasti",
    (BENTUK, PENGANGGARAN),
    dokumen="RKPD atau rancangan awal RKPD",
    pesan="{kolom} {kode} ({nama}) {tertulis}, pada {pembanding} {seharusnya}.",
    saran="Mohon disesuaikan dengan RKPD.",
)
_declare(
    "LIN-02",
    "Renja berbeda dengan Renstra tahun rencana",
    "tinggi",
    "pasti",
    BENTUK,
    dokumen="Renstra",
    pesan="{kolom} {kode} ({nama}) {tertulis}, pada Renstra {seharusnya}.",
    saran="Mohon diselaraskan atau dijelaskan.",
)
_declare(
    "LIN-03",
    "Renja berbeda dengan ekspor SIPD",
    "kritis",
    "pasti",
    PRAKTIK,
    dokumen="ekspor SIPD",
    pesan="{kolom} {kode} ({nama}) {tertulis}, pada SIPD {seharusnya}.",
    saran="Mohon dokumen atau SIPD diperbaiki.",
)
_declare(
    "LIN-04",
    "Renja berbeda dengan KUA-PPAS atau RKA",
    "kritis",
    "pasti",
    PENGANGGARAN,
    dokumen="KUA-PPAS atau RKA",
    pesan="Pagu {kode} ({nama}) {tertulis}, pada {pembanding} {seharusnya}; selisih {selisih}.",
    saran="Mohon dijelaskan atau disesuaikan.",
)
_declare(
    "LIN-05",
    "Target Renja tahun n-1 pada T-C.29 berbeda dengan dokumen Renja n-1",
    "sedang",
    "pasti",
    BENTUK,
    dokumen="Renja tahun sebelumnya",
    pesan="Target {tahun} {kode} {tertulis}, pada dokumen Renja tahun tersebut {seharusnya}.",
    saran="Mohon disesuaikan.",
)
