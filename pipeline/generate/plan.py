"""The plan of a made-up agency: rows of T-C.33 from the official list, with indicators, targets and amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from pipeline.generate.agencies import Agency
from pipeline.generate.figures import rupiah
from pipeline.generate.form import Row
from pipeline.generate.renja import TOTAL
from pipeline.generate.tables import forward, sum_up
from pipeline.generate.wordings import Measure, of_kegiatan, of_penunjang, of_program, of_sub_kegiatan
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi, Entri

_STEP = 25_000  # rupiah: every amount is a multiple, so that it has three decimals at most in millions
_LEAST, _MOST = 400, 36_000  # steps of a sub kegiatan: 10 to 900 million
_FUNDS = ("PAD", "DAU", "DAU", "DAK Non Fisik")
PROGRAMS, KEGIATAN, SUB_KEGIATAN = 3, 3, 3
"""The most programs of an agency besides the penunjang one, kegiatan of a program, sub kegiatan of a kegiatan."""


def plan_rows(agency: Agency, edisi: Edisi, rng: Random) -> tuple[Row, ...]:
    """The rows from urusan down to sub kegiatan, in the order of their codes, and a TOTAL at the end."""
    rows = [_row(entri, agency, rng) for entri in _chosen(agency, edisi, rng)]
    for field in ("pagu", "pagu_maju"):
        sum_up(rows, field)
    blank = dict.fromkeys(rows[0], "")
    return (*rows, {**blank, "kode": TOTAL, "pagu": rows[0]["pagu"], "pagu_maju": rows[0]["pagu_maju"]})


def _chosen(agency: Agency, edisi: Edisi, rng: Random) -> Iterator[Entri]:
    """The items of the plan with the agency's own codes: the penunjang program first, and a few of its bidang."""
    bidang = Kode(agency.bidang)
    for kode in (bidang.parent, bidang):
        entri = edisi.find(kode) if kode else None
        if entri is not None:
            yield entri
    own = [e for e in edisi.entri if e.kode.level is Level.PROGRAM and e.kode.is_under(bidang)]
    penunjang = edisi.find(Kode(f"{bidang}.01"))
    others = [entri for entri in own if not entri.kode.is_penunjang and _below(entri, edisi)]
    picked = sorted(rng.sample(others, min(PROGRAMS, len(others))), key=lambda entri: entri.kode)
    for program in ([penunjang] if penunjang else []) + picked:
        yield from _family(program, bidang, edisi, rng)


def _family(program: Entri, bidang: Kode, edisi: Edisi, rng: Random) -> Iterator[Entri]:
    """A program with some of its kegiatan, and some of their sub kegiatan."""
    kegiatan = [entri for entri in _below(program, edisi) if _below(entri, edisi)]
    yield _of(program, bidang)
    for entri in _some(kegiatan, KEGIATAN, rng):
        yield _of(entri, bidang)
        for sub in _some(_below(entri, edisi), SUB_KEGIATAN, rng):
            yield _of(sub, bidang)


def _below(entri: Entri, edisi: Edisi) -> list[Entri]:
    """The items one rung below."""
    return [one for one in edisi.entri if one.kode.parent == entri.kode]


def _some(entries: Sequence[Entri], most: int, rng: Random) -> list[Entri]:
    return sorted(rng.sample(entries, min(rng.randint(1, most), len(entries))), key=lambda entri: entri.kode)


def _of(entri: Entri, bidang: Kode) -> Entri:
    return Entri(entri.kode.of_bidang(bidang), entri.nama, entri.kinerja, entri.indikator, entri.satuan)


def _row(entri: Entri, agency: Agency, rng: Random) -> dict[str, str]:
    measures = _measures(entri, rng)
    marks = [f"{place}. " if len(measures) > 1 else "" for place in range(1, len(measures) + 1)]
    target = "\n".join(f"{mark}{one.target}" for mark, one in zip(marks, measures, strict=True))
    is_sub = entri.kode.level is Level.SUB_KEGIATAN
    steps = rng.randint(_LEAST, _MOST)
    return {
        "kode": entri.kode.text,
        "nama": entri.nama,
        "indikator": "\n".join(f"{mark}{one.indikator}" for mark, one in zip(marks, measures, strict=True)),
        "lokasi": agency.lokasi if is_sub else "",
        "target": target,
        "pagu": rupiah(steps * _STEP) if is_sub else "",
        "sumber_dana": rng.choice(_FUNDS) if is_sub else "",
        "catatan": "-",
        "target_maju": forward(target),
        "pagu_maju": rupiah((steps + steps // 20) * _STEP) if is_sub else "",
    }


def _measures(entri: Entri, rng: Random) -> tuple[Measure, ...]:
    if entri.kode.level is Level.PROGRAM:
        return of_penunjang() if entri.kode.is_penunjang else (of_program(entri.nama, rng),)
    if entri.kode.level is Level.KEGIATAN:
        return (of_kegiatan(entri.nama, rng),)
    if entri.kode.level is Level.SUB_KEGIATAN:
        return (of_sub_kegiatan(entri.nama, entri.indikator, entri.satuan, rng),)
    return ()
