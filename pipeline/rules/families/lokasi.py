"""LOK: places of work."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.kode import Level
from pipeline.model.rows import Sisi
from pipeline.model.text import listed
from pipeline.model.values import one_line
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    judged,
    label_of,
    name_of,
    not_judged,
    on,
    place,
    subject_of,
    whole_name_of,
)
from pipeline.rules.shared.places_of_work import lokasi_is_told, same_places
from pipeline.rules.shared.tables import levelled_plans, missing_column, plans_without


@rule(
    "LOK-01",
    "Lokasi berbeda antara T-C.31 dan T-C.33",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Lokasi {kode} ({nama}) "{tertulis}" pada {tabel}, "{seharusnya}" pada {pembanding}.',
    saran="Mohon lokasi disamakan.",
)
def review_lokasi_equals_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per sub kegiatan that stands in the review's right half and in a plan table."""
    sides = (Sisi.ANALISIS, Sisi.RENCANA)
    problems = [plan for plan in levelled_plans(dossier, sides, "lokasi") if isinstance(plan, Comparison)]
    yield from problems
    if problems:
        return
    for pair in (*dossier.sama, *dossier.senama):
        if pair.kiri.level is not Level.SUB_KEGIATAN:
            continue
        cells = [node.row.lokasi for node in pair.kiri_all]
        others = [node.row.lokasi for node in pair.kanan_all]
        where = place(pair.tabel_kanan.table, "lokasi", others, pair.kanan.row)
        comparison = on(
            pair.tabel_kiri, pair.kiri, "lokasi", cells[0], pembanding=name_of(pair.tabel_kanan.table)
        ).but(
            place=place(pair.tabel_kiri.table, "lokasi", cells, pair.kiri.row),
            tertulis=listed(one_line(cell.raw) for cell in cells if cell.raw),
            pembanding=where,
            kepastian=Kepastian.PERLU_KONFIRMASI if pair.by_nama else None,
        )
        is_blank = [any(cell.value is None for cell in side) for side in (cells, others)]
        if any(is_blank):
            empty = pair.kiri if is_blank[0] else pair.kanan
            about = comparison if is_blank[0] else comparison.but(place=where)
            yield not_judged(about, Alasan.A3, kolom=label_of("lokasi"), kode=subject_of(empty))
            continue
        yield judged(comparison, same_places(cells, others), listed(one_line(cell.raw) for cell in others))


@rule(
    "LOK-02",
    "Pengisian lokasi pada baris program dan kegiatan tidak seragam",
    tingkat="info",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan="Lokasi baris program/kegiatan pada {tabel} terisi {jumlah} dari {dari} baris.",
    saran="Mohon diseragamkan.",
)
def lokasi_is_uniform(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table; a row of a review is filled when one of its halves is."""
    sides = (Sisi.RANWAL, Sisi.RENCANA)
    yield from plans_without(dossier, sides, "lokasi")
    for plan in dossier.side(*sides):
        if missing_column(plan, "lokasi") is not None:
            continue
        rows = plan.at(Level.PROGRAM, Level.KEGIATAN)
        right = dossier.right_half_of(plan)
        beside = {row.nomor for row in right.table.rows if lokasi_is_told(row)} if right else set()
        filled = [node for node in rows if lokasi_is_told(node.row) or node.row.nomor in beside]
        comparison = Comparison(
            place=place(plan.table, "lokasi", [node.row.lokasi for node in filled[:1]]),
            tertulis=f"{len(filled)} dari {len(rows)} baris terisi",
            isian=(
                ("tabel", whole_name_of(plan.table)),
                ("jumlah", str(len(filled))),
                ("dari", str(len(rows))),
            ),
        )
        if not rows:
            yield not_judged(comparison, Alasan.A15)
        else:
            yield judged(comparison, len(filled) in (0, len(rows)))
