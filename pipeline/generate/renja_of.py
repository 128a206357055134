"""The whole Renja of a made-up agency, in the prescribed forms and without faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from pipeline.generate.agencies import Agency, Region
from pipeline.generate.chapters import read_parts
from pipeline.generate.figures import Value
from pipeline.generate.form import Row
from pipeline.generate.forms import official_forms
from pipeline.generate.number_words import number_words
from pipeline.generate.plan import plan_rows
from pipeline.generate.renja import (
    EVALUATION,
    GOALS,
    KEGIATAN,
    PERFORMANCE,
    PLAN,
    PROGRAM,
    PROPOSALS,
    REVIEW,
    SUB_KEGIATAN,
    Renja,
    groups_of,
)
from pipeline.generate.tables import (
    Goal,
    evaluation_row,
    goal_rows,
    performance_rows,
    program_indicators,
    review_rows,
)
from pipeline.model.kodefikasi import Edisi

_CHAPTERS = Path(__file__).with_name("chapters.txt")
_TUJUAN = "Meningkatnya mutu pelayanan {} bagi masyarakat"
_SASARAN = "Meningkatnya jangkauan pelayanan {}"
# Which edition of the code list a plan of a year cites, and its Renstra's period.
_EDITIONS = (
    (2027, "900.1-2850 Tahun 2025"),
    (2025, "900.1.15.5-3406 Tahun 2024"),
    (0, "900.1.15.5-1317 Tahun 2023"),
)
_NEW_PERIOD = 2026
_REDUCED = 5  # every fifth sub kegiatan has less in the rancangan awal


def renja_of(agency: Agency, region: Region, edisi: Edisi, tahun: int, rng: Random) -> Renja:
    """The document of an agency for the plan of year n; the same for the same state of `rng`."""
    plan = plan_rows(agency, edisi, rng)
    programs = [pair for kode, pair in program_indicators(plan) if kode != f"{agency.bidang}.01"]
    service = agency.nama.split(maxsplit=1)[1] if " " in agency.nama else agency.nama
    tujuan = _TUJUAN.format(service)
    index = Value(Decimal(rng.randint(75, 90)), "Indeks")
    own = ((f"Indeks Kepuasan Masyarakat atas Pelayanan {service} (Indeks)", str(index)),)
    goals = (Goal(tujuan, "", own), Goal("", _SASARAN.format(service), tuple(programs)))
    indicators = [*own, *(pair for _, pair in program_indicators(plan))]
    words = {**_words(agency, region, tahun), **_counts(plan), "total": plan[-1]["pagu"], "tujuan": tujuan}
    sub = [row["kode"] for row in plan if groups_of(row) == SUB_KEGIATAN]
    return Renja(
        parts=tuple(read_parts(_CHAPTERS.read_text(encoding="utf-8"), words, indicators)),
        tables={
            EVALUATION: tuple(evaluation_row(row) for row in plan if groups_of(row) > 2),
            PERFORMANCE: tuple(performance_rows(indicators, tahun)),
            REVIEW: tuple(review_rows(plan, sub[min(_REDUCED, len(sub)) - 1 :: _REDUCED])),
            PROPOSALS: tuple(_proposals(plan, region, rng)),
            GOALS: tuple(goal_rows(goals, tahun)),
            PLAN: plan,
        },
        forms=official_forms(tahun),
    )


def _words(agency: Agency, region: Region, tahun: int) -> Mapping[str, str]:
    """What the places of the chapters are filled with."""
    start = tahun if tahun < _NEW_PERIOD else _NEW_PERIOD - 1
    period = (
        f"{_NEW_PERIOD - 2}-{_NEW_PERIOD}" if tahun < _NEW_PERIOD else f"{_NEW_PERIOD - 1}-{_NEW_PERIOD + 3}"
    )
    made = _NEW_PERIOD - 3 if tahun < _NEW_PERIOD else start
    rpjmd = (
        f"Peraturan {region.kepala} Nomor 11 Tahun {made} tentang Rencana Pembangunan Daerah Tahun {period}"
        if tahun < _NEW_PERIOD
        else f"Peraturan Daerah Nomor 3 Tahun {made} tentang Rencana Pembangunan Jangka Menengah Daerah Tahun {period}"
    )
    return {
        "OPD": agency.nama.upper(),
        "opd": agency.nama,
        "DAERAH": str(region).upper(),
        "daerah": str(region),
        "pusat": region.pusat,
        "kepala": region.kepala,
        "kepmendagri": next(text for since, text in _EDITIONS if tahun >= since),
        "rpjmd": rpjmd,
        "periode-1": str(made),
        "periode": period,
        "tahun-1": str(tahun - 1),
        "tahun": str(tahun),
    }


def _counts(plan: Sequence[Row]) -> Mapping[str, str]:
    """The numbers of items by rung, in figures and words."""
    rungs = (("program", PROGRAM), ("kegiatan", KEGIATAN), ("sub_kegiatan", SUB_KEGIATAN))
    counts = {name: sum(groups_of(row) == groups for row in plan) for name, groups in rungs}
    return {name: f"{count} ({number_words(count)})" for name, count in counts.items()}


def _proposals(plan: Sequence[Row], region: Region, rng: Random) -> list[Row]:
    """T-C.32: what villages ask for."""
    asked = rng.sample([row for row in plan if groups_of(row) == SUB_KEGIATAN], 2)
    return [
        {
            "no": str(number),
            "nama": row["nama"],
            "lokasi": place,
            "indikator": row["indikator"],
            "volume": row["target"],
            "catatan": "Diakomodasi",
        }
        for number, (row, place) in enumerate(zip(asked, rng.sample(region.tempat, 2), strict=True), start=1)
    ]
