"""Whose plan of which year a document is: agency (OPD), region, its kind, and the plan's year n, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.extract.agency import read_agency
from pipeline.extract.document import Extraction
from pipeline.extract.document_sort import read_sort
from pipeline.extract.plan_year import read_plan_year
from pipeline.extract.region import read_region
from pipeline.extract.statements import read_statements
from pipeline.model.document import Bukti, Identity
from pipeline.model.naming import Letak
from pipeline.model.table import LogicalTable
from pipeline.settings import Settings


def read_identity(found: Extraction, settings: Settings) -> Identity:
    """The identity a document states of itself; what it does not state stays empty."""
    statements = read_statements(found, settings)
    jenis_pemda, daerah, of_region = read_region(statements, settings)
    opd, of_agency = read_agency(statements, daerah, settings)
    tahun, of_year = read_plan_year(statements, settings)
    sort = read_sort(statements, settings)
    return Identity(
        opd=opd,
        daerah=daerah,
        jenis_pemda=jenis_pemda,
        tahun=tahun,
        is_renja=sort.is_renja,
        dokumen_lain=sort.other,
        bukti=_merged([*of_agency, *of_region, *of_year, *sort.evidence]),
    )


def with_tables(identity: Identity, tables: Iterable[LogicalTable], settings: Settings) -> Identity:
    """The identity after the kinds of tables are known: forms of a Renja make a document one.

    A table that the other document prints as well proves nothing.
    """
    other = settings.dokumen_lain.get(identity.dokumen_lain)
    shared = other.tabel if other else ()
    is_renja = identity.is_renja or any(table.kind and table.kind not in shared for table in tables)
    return replace(identity, is_renja=is_renja, dokumen_lain="" if is_renja else identity.dokumen_lain)


def _merged(evidence: Iterable[Bukti]) -> tuple[Bukti, ...]:
    """One piece for each reading and sort of place: the first, with what all of them count."""
    merged: dict[tuple[str, str, Letak], Bukti] = {}
    for bukti in evidence:
        key = (bukti.perihal, bukti.nilai.lower(), bukti.letak)
        known = merged.get(key)
        merged[key] = replace(known, suara=known.suara + bukti.suara) if known else bukti
    return tuple(merged.values())
