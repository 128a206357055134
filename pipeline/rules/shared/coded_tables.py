"""The coded tables of a dossier, and the reasons why a kind of them is not judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.model.dossier import CodedTable, Dossier
from pipeline.model.finding import Comparison
from pipeline.rules.shared.comparing import missing_column, no_table

CODED_KINDS = ("evaluasi_renja", "review_rkpd", "rencana_kerja")


def coded_tables(dossier: Dossier) -> Iterator[CodedTable[Any]]:
    """Every table that prints codes which can be told; a review once."""
    return (coded for coded in dossier.coded if coded.has_kode)


def missing_tables(dossier: Dossier, *fields: str) -> Iterator[Comparison]:
    """Why a kind of coded table, or one table without kode or without one of the columns, is not judged."""
    for jenis_tabel in CODED_KINDS:
        tables = [coded for coded in dossier.coded if coded.table.jenis_tabel == jenis_tabel]
        if not tables:
            yield no_table(jenis_tabel)
        for coded in tables:
            lack = missing_column(coded, *fields)
            if lack is not None:
                yield lack
