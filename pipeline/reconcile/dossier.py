"""The dossier of one document: its rows as hierarchies, joined, and what is known of their reading."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.dossier import Dossier
from pipeline.model.rows import Rows, Sisi
from pipeline.model.table import SourceRef
from pipeline.reconcile.hierarchy import build
from pipeline.reconcile.indicators import Joining, group_indicators
from pipeline.reconcile.lent_codes import with_lent_codes
from pipeline.reconcile.old_nomenclature import old_nomenclature
from pipeline.reconcile.pairing import pair_plans, pair_renstra
from pipeline.reconcile.pairing_by_name import pair_plans_by_name
from pipeline.settings import Settings


def assemble(document: Document, rows: Rows, settings: Settings) -> Dossier:
    """All that the rules may look at of one document."""
    plans, evaluations = with_lent_codes(
        [build(table) for table in rows.plans], [build(table) for table in rows.evaluations]
    )
    reviews = tuple(plan for plan in plans if plan.table.sisi is Sisi.ANALISIS)
    rencana = tuple(plan for plan in plans if plan.table.sisi is Sisi.RENCANA)
    similarity = settings.kemiripan_indikator
    return Dossier(
        name=document.name,
        sha256=document.sha256,
        identity=document.identity,
        settings=settings,
        headers=document.tables,
        pages=document.pages,
        blocks=document.blocks,
        plans=plans,
        evaluations=evaluations,
        performances=rows.performances,
        objectives=rows.objectives,
        mentions=rows.mentions,
        dasar_hukum=rows.dasar_hukum,
        naming=rows.naming,
        kalimat=rows.kalimat,
        periode=rows.periode,
        tahun_disebut=rows.tahun_disebut,
        gaya_angka=rows.gaya_angka,
        sama=pair_plans(reviews, rencana, similarity),
        senama=pair_plans_by_name(reviews, rencana, similarity),
        renstra=pair_renstra(evaluations, reviews, rencana, similarity),
        indicators=group_indicators(
            evaluations,
            (*reviews, *rencana),
            (*rows.performances, *rows.objectives),
            document.identity.tahun,
            Joining.of(settings),
        ),
        doubtful={**_two_readings(rows), **_doubtful(document)},
        paging=document.paging,
        nomenklatur_lama=old_nomenclature(rows, document.identity.tahun),
    )


def _doubtful(document: Document) -> dict[SourceRef, str]:
    """The places whose text the extraction itself doubts."""
    return {
        source: entry.doubt
        for table in document.tables
        for row in table.rows
        for entry in row.entries
        if entry.doubt
        for source in entry.sources
    }


def _two_readings(rows: Rows) -> dict[SourceRef, str]:
    """The places of amounts of which it is not known how they are meant."""
    cells = [cell for table in rows.plans for row in table.rows for cell in (row.pagu, row.pagu_maju)]
    cells += [
        cell for table in rows.plans for total in table.totals for cell in (total.pagu, total.pagu_maju)
    ]
    return {source: cell.doubt for cell in cells if cell.doubt for source in cell.sources}
