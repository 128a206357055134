"""The lines of `rekap.csv`: the plans of a region in figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from pipeline.model.plan import Counts

TOTAL = "total"
"""Stands for the rung in the line of a whole plan, or of the whole region."""


class Cakupan(StrEnum):
    """Whether a line is about one agency or about the region."""

    OPD = "opd"
    DAERAH = "daerah"


@dataclass(frozen=True, slots=True)
class RekapLine:
    """One line. `jenjang` is the rung of the kode, or `TOTAL`; `jumlah` counts the rungs below it.

    Amounts are rupiah, None where there is no sure figure; `keterangan` says why, and what a sum lacks. `jumlah_opd`
    counts the agencies of `dipakai_opd`, None in a line about one of them.
    """

    cakupan: Cakupan
    dokumen: str
    opd: str
    tahun: str
    jenjang: str
    kode: str = ""
    nama: str = ""
    jumlah: Counts = field(default_factory=Counts)
    pagu: Decimal | None = None
    pagu_maju: Decimal | None = None
    jumlah_opd: int | None = None
    dipakai_opd: str = ""
    keterangan: str = ""
