"""Kinds of errors, each planted at a place drawn by lot, with the findings it must bring and those it may bring.

A finding is told by its rule and the kode it names; "" stands for findings that are about no row. What a kind `may`
bring are true statements about the same error: a wrong amount breaks every sum above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.generate.figures import Value, amount, rupiah, values_of
from pipeline.generate.form import Row
from pipeline.generate.number_words import number_words
from pipeline.generate.renja import (
    EVALUATION,
    GOALS,
    KEGIATAN,
    PERFORMANCE,
    PLAN,
    PROGRAM,
    REVIEW,
    SUB_KEGIATAN,
    TOTAL,
    Renja,
)

Key = tuple[str, str]
DOCUMENT = "dokumen"
"""The place of errors that touch the whole document."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A document with an error, the findings that must tell of it, and the others that may."""

    renja: Renja
    must: frozenset[Key]
    may: frozenset[Key] = frozenset()


Plant = Callable[[Renja, str, Random], Effect]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error. `places` are the codes it can be planted at; two errors never touch what both `claims` name."""

    name: str
    places: Callable[[Renja], Sequence[str]]
    plant: Plant
    claims: Callable[[Renja, str], tuple[str, ...]]


def kegiatan_of(kode: str) -> str:
    """The kegiatan of a kode, or what is higher up: what errors in rows below it must not share."""
    return ".".join(kode.split(".")[:KEGIATAN])


def program_of(kode: str) -> str:
    """The program of a kode."""
    return ".".join(kode.split(".")[:PROGRAM])


def sums_above(kode: str) -> frozenset[Key]:
    """What may be said of the sums over a row: in its kegiatan, its program, and the totals."""
    totals = [(rule, top) for rule in ("PGU-04", "PGU-14") for top in ("", "2", "2.17", TOTAL)]
    rows = [("PGU-01", kegiatan_of(kode)), ("PGU-02", program_of(kode)), ("PGU-03", program_of(kode))]
    return frozenset([*rows, *totals, ("PGU-15", ""), ("RAW-04", "")])


# --- places


def _sub(renja: Renja) -> list[str]:
    return renja.codes(PLAN, SUB_KEGIATAN)


def _last_sub(renja: Renja) -> str:
    return _sub(renja)[-1]


def _sub_before_last_kegiatan(renja: Renja) -> list[str]:
    return [kode for kode in _sub(renja) if kegiatan_of(kode) != kegiatan_of(_last_sub(renja))]


def _kegiatan(renja: Renja) -> list[str]:
    return renja.codes(PLAN, KEGIATAN)


def _kegiatan_with_many(renja: Renja) -> list[str]:
    """Kegiatan of several sub kegiatan, so that one of them may be missing."""
    return [k for k in _kegiatan(renja) if sum(s.startswith(f"{k}.") for s in _sub(renja)) > 1]


def _sub_of_many(renja: Renja) -> list[str]:
    """Sub kegiatan with sisters."""
    return [s for s in _sub(renja) if kegiatan_of(s) in _kegiatan_with_many(renja)]


def _program(renja: Renja) -> list[str]:
    return [kode for kode in renja.codes(PLAN, PROGRAM) if "\n" not in renja.row(PLAN, kode)["target"]]


def _later_program(renja: Renja) -> list[str]:
    """Programs with another one before them."""
    return renja.codes(PLAN, PROGRAM)[1:]


def _single(renja: Renja) -> list[str]:
    """Rows with one target."""
    return [row["kode"] for row in renja.tables[PLAN] if row["target"] and "\n" not in row["target"]]


def _counted(renja: Renja) -> list[str]:
    """Sub kegiatan whose one target is a number of things."""
    return [kode for kode in _sub(renja) if values_of(renja.row(PLAN, kode)["target"])[0].unit != "%"]


def _document(_renja: Renja) -> list[str]:
    return [DOCUMENT]


# --- other texts


def other_amount(text: str, rng: Random) -> str:
    """A wrong amount: more or less, two digits swapped, ten times as much."""
    right = amount(text)
    digits = str(right)
    unequal = [i for i in range(1, len(digits) - 1) if digits[i] != digits[i + 1]]
    wrong = [right + 1_000_000, right + rng.randint(1, 999) * 1_000, right * 10]
    if unequal:
        i = rng.choice(unequal)
        wrong.append(int(f"{digits[:i]}{digits[i + 1]}{digits[i]}{digits[i + 2 :]}"))
    return rupiah(rng.choice(wrong))


def other_target(text: str, rng: Random) -> str:
    """A target of the same unit with another figure."""
    (value,) = values_of(text)
    return str(value.of(value.number + rng.randint(1, 9) * value.times("0.05").number))


def _unit(text: str, rng: Random) -> str:
    (value,) = values_of(text)
    unit = rng.choice([u for u in ("dokumen", "laporan", "orang", "paket", "kegiatan") if u != value.unit])
    return str(Value(value.number, unit, value.decimals))


# --- amounts


def pagu_of_sub_kegiatan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-01", kegiatan_of(kode))}
    may = sums_above(kode) | {("PGU-08", kode), ("PGU-11", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_of_kegiatan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A kegiatan of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-01", kode)}
    may = sums_above(kode) | {("PGU-08", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_of_program(renja: Renja, kode: str, rng: Random) -> Effect:
    """A program of the plan has another amount."""
    text = other_amount(renja.row(PLAN, kode)["pagu"], rng)
    must = {("PGU-05", kode), ("PGU-02", kode)}
    may = sums_above(kode) | {("PGU-08", kode)}
    return Effect(renja.with_cell(PLAN, kode, "pagu", text), frozenset(must), may)


def pagu_total(renja: Renja, _kode: str, rng: Random) -> Effect:
    """The plan has another total."""
    text = other_amount(renja.row(PLAN, TOTAL)["pagu"], rng)
    may = frozenset({("PGU-14", ""), ("PGU-15", ""), ("PGU-06", "")})
    return Effect(renja.with_cell(PLAN, TOTAL, "pagu", text), frozenset({("PGU-04", "")}), may)


def pagu_of_one_half(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan of the review has another amount in one of its halves."""
    column = rng.choice(("pagu", "pagu_analisis"))
    text = other_amount(renja.row(REVIEW, kode)[column], rng)
    may = sums_above(kode) | {("PGU-05", kode), ("RAW-02", kode)}
    changed = renja.with_cell(REVIEW, kode, column, text)
    return Effect(changed, frozenset({("PGU-01", kegiatan_of(kode))}), may)


def pagu_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A sub kegiatan of the plan has no amount."""
    return Effect(renja.with_cell(PLAN, kode, "pagu", ""), frozenset({("PGU-08", kode)}))


def source_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A sub kegiatan of the plan has no source of funds."""
    return Effect(renja.with_cell(PLAN, kode, "sumber_dana", ""), frozenset({("PGU-12", kode)}))


# --- targets and units


def target_of_plan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A row of the plan has another target."""
    text = other_target(renja.row(PLAN, kode)["target"], rng)
    may = frozenset({("KIN-01", kode)})
    return Effect(renja.with_cell(PLAN, kode, "target", text), frozenset({("TGT-01", kode)}), may)


def target_of_renstra(renja: Renja, kode: str, rng: Random) -> Effect:
    """A row of the evaluation has another target of the Renstra."""
    text = other_target(renja.row(EVALUATION, kode)["target_renstra"], rng)
    may = frozenset({("KIN-01", kode)})
    changed = renja.with_cell(EVALUATION, kode, "target_renstra", text)
    return Effect(changed, frozenset({("TGT-02", kode)}), may)


def target_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has no target."""
    may = frozenset({("TGT-02", kode)})
    return Effect(renja.with_cell(PLAN, kode, "target", ""), frozenset({("KOS-01", kode)}), may)


def unit_of_plan(renja: Renja, kode: str, rng: Random) -> Effect:
    """A target of the plan is counted in another unit."""
    text = _unit(renja.row(PLAN, kode)["target"], rng)
    return Effect(renja.with_cell(PLAN, kode, "target", text), frozenset({("SAT-01", kode)}))


def unit_of_renstra(renja: Renja, kode: str, rng: Random) -> Effect:
    """A target of the Renstra is counted in another unit."""
    text = _unit(renja.row(EVALUATION, kode)["target_renstra"], rng)
    return Effect(renja.with_cell(EVALUATION, kode, "target_renstra", text), frozenset({("SAT-02", kode)}))


# --- texts


def lokasi_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has another lokasi."""
    return Effect(renja.with_cell(PLAN, kode, "lokasi", "Singkawang"), frozenset({("LOK-01", kode)}))


def lokasi_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has no lokasi."""
    return Effect(renja.with_cell(PLAN, kode, "lokasi", ""), frozenset({("KOS-02", kode)}))


def indikator_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has a word more in its indicator."""
    words = renja.row(PLAN, kode)["indikator"].split()
    text = " ".join((*words[:2], "Kawasan", *words[2:]))
    may = frozenset({("KIN-01", kode)})
    return Effect(renja.with_cell(PLAN, kode, "indikator", text), frozenset({("IND-01", kode)}), may)


def nama_of_plan(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan has a word more in its name."""
    words = renja.row(PLAN, kode)["nama"].split()
    text = " ".join((*words[:-1], "Terpadu", words[-1]))
    return Effect(renja.with_cell(PLAN, kode, "nama", text), frozenset({("NAM-01", kode), ("NAM-03", kode)}))


# --- rows and codes


def row_dropped(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan is missing from the plan or the review."""
    kind = rng.choice((PLAN, REVIEW))
    may = sums_above(kode) | {("NAR-01", "")}
    return Effect(_without(renja, kind, kode), frozenset({("KOD-11", kode)}), may)


def kegiatan_dropped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """Its sub kegiatan stay, under the kegiatan before."""
    must = {("KOD-11", kode), ("KOD-10", _first_below(renja, kode))}
    return Effect(_without(renja, PLAN, kode), frozenset(must), sums_above(kode) | {("NAR-01", "")})


def program_dropped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """Its kegiatan stay, under the program before."""
    must = {("KOD-11", kode), ("KOD-10", _first_below(renja, kode))}
    return Effect(_without(renja, PLAN, kode), frozenset(must), sums_above(kode) | {("NAR-01", "")})


def _without(renja: Renja, kind: str, kode: str) -> Renja:
    return renja.with_rows(kind, lambda rows: tuple(row for row in rows if row["kode"] != kode))


def _first_below(renja: Renja, kode: str) -> str:
    return next(row["kode"] for row in renja.tables[PLAN] if row["kode"].startswith(f"{kode}."))


def row_doubled(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sub kegiatan stands twice in the plan or the review."""
    changed = renja.with_rows(rng.choice((PLAN, REVIEW)), lambda rows: _doubled(rows, kode))
    return Effect(changed, frozenset({("KOD-07", kode)}), sums_above(kode))


def _doubled(rows: tuple[Row, ...], kode: str) -> tuple[Row, ...]:
    place = _place_of(rows, kode)
    return (*rows[: place + 1], *rows[place:])


def row_elsewhere(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A row of the plan stands at its end, in another kegiatan."""
    changed = renja.with_rows(PLAN, lambda rows: _moved_behind(rows, kode, _last_sub(renja)))
    return Effect(changed, frozenset({("KOD-10", kode)}))


def row_too_late(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The first row of a kegiatan stands behind the last."""
    sisters = [sub for sub in _sub(renja) if sub.startswith(f"{kode}.")]
    changed = renja.with_rows(PLAN, lambda rows: _moved_behind(rows, sisters[0], sisters[-1]))
    return Effect(changed, frozenset({("KOD-10", sisters[0])}))


def _moved_behind(rows: tuple[Row, ...], kode: str, other: str) -> tuple[Row, ...]:
    row = rows[_place_of(rows, kode)]
    rest = tuple(r for r in rows if r is not row)
    place = _place_of(rest, other) + 1
    return (*rest[:place], row, *rest[place:])


def _place_of(rows: tuple[Row, ...], kode: str) -> int:
    return next(i for i, row in enumerate(rows) if row["kode"] == kode)


def kode_mistyped(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A digit of the last group is lost."""
    printed = kode[:-4] + kode[-3:]
    may = sums_above(kode) | {("KOD-11", kode), ("NAR-01", "")}
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset({("KOD-02", printed)}), may)


def kode_of_a_sister(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The row carries the kode of the one beside it."""
    sisters = [s for s in _sub(renja) if kegiatan_of(s) == kegiatan_of(kode) and s != kode]
    may = sums_above(kode) | {
        ("KOD-11", kode),
        ("NAR-01", ""),
        ("PGU-05", sisters[0]),
        ("TGT-01", sisters[0]),
    }
    return Effect(renja.with_cell(PLAN, kode, "kode", sisters[0]), frozenset({("KOD-07", sisters[0])}), may)


def kode_of_nothing(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The row carries a legal kode that neither another table nor the official list has."""
    printed = f"{kegiatan_of(kode)}.0077"
    must = {("KOD-11", printed), ("KOD-11", kode), ("KOD-09", printed)}
    may = sums_above(kode) | {("NAR-01", "")}
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset(must), may)


def segment_lost(renja: Renja, kode: str, _rng: Random) -> Effect:
    """A kegiatan without its kewenangan."""
    groups = kode.split(".")
    printed = ".".join((*groups[:3], groups[4]))
    return Effect(renja.with_cell(PLAN, kode, "kode", printed), frozenset({("KOD-01", printed)}))


def half_blank(renja: Renja, kode: str, _rng: Random) -> Effect:
    """The rancangan awal says nothing of a row."""
    changed = renja
    for column in ("nama", "indikator", "lokasi", "target", "pagu"):
        changed = changed.with_cell(REVIEW, kode, column, "")
    return Effect(
        changed, frozenset({("RAW-03", kode)}), sums_above(kode) | {("PGU-08", kode), ("KOS-01", kode)}
    )


# --- evaluation and performance


def percentage(renja: Renja, kode: str, rng: Random) -> Effect:
    """A ratio of the evaluation is wrong."""
    (value,) = values_of(renja.row(EVALUATION, kode)["tingkat_realisasi_n2"])
    text = str(value.of(value.number + rng.randint(3, 30)))
    changed = renja.with_cell(EVALUATION, kode, "tingkat_realisasi_n2", text)
    return Effect(changed, frozenset({("CAP-01", kode)}))


def cumulated(renja: Renja, kode: str, rng: Random) -> Effect:
    """A sum of the evaluation is wrong."""
    (value,) = values_of(renja.row(EVALUATION, kode)["realisasi_sd_n1"])
    text = str(value.of(value.number + rng.randint(1, 9)))
    changed = renja.with_cell(EVALUATION, kode, "realisasi_sd_n1", text)
    return Effect(changed, frozenset({("CAP-06", kode)}))


def _rate_programs(renja: Renja) -> list[str]:
    """Programs whose indicator, a percentage below 90, stands among the goals."""
    goals = {row["indikator"] for row in renja.tables[GOALS]}
    return [
        kode
        for kode in _program(renja)
        if renja.row(PLAN, kode)["indikator"] in goals
        and (value := values_of(renja.row(PLAN, kode)["target"])[0]).unit == "%"
        and value.number < 90
    ]


def goal_target(renja: Renja, kode: str, rng: Random) -> Effect:
    """The table of goals has another target than the plan."""
    return _indicator_value(renja, kode, GOALS, _target_years(renja, GOALS)[0], rng)


def performance_target(renja: Renja, kode: str, rng: Random) -> Effect:
    """The table of performance has another target than the goals or the evaluation."""
    past, _, planned, *_ = _target_years(renja, PERFORMANCE)
    return _indicator_value(renja, kode, PERFORMANCE, rng.choice((past, planned)), rng)


def _target_years(renja: Renja, kind: str) -> list[str]:
    """The columns of targets, the earliest year first."""
    return sorted(name for name in renja.forms[kind].columns if name.startswith("target_"))


def _indicator_value(renja: Renja, kode: str, kind: str, column: str, rng: Random) -> Effect:
    indikator = renja.row(PLAN, kode)["indikator"]
    row = next(row for row in renja.tables[kind] if row["indikator"] == indikator)
    text = other_target(row[column], rng)
    changed = renja.with_rows(
        kind, lambda rows: tuple({**other, column: text} if other is row else other for other in rows)
    )
    return Effect(changed, frozenset({("KIN-01", kode)}), frozenset({("NAR-01", "")}))


# --- prose


def pagu_in_prose(renja: Renja, _kode: str, rng: Random) -> Effect:
    """The prose gives another total than the tables."""
    (text, total) = _in_prose(renja, r"sebesar Rp\. ([\d.]+),-")
    return Effect(_reworded(renja, text, total, other_amount(total, rng)), frozenset({("PGU-06", "")}))


def count_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The prose counts two sub kegiatan more than the tables have, in figures and words."""
    (text, counted) = _in_prose(renja, r"(\d+ \([a-z ]+\)) Sub Kegiatan")
    count = int(counted.split()[0]) + 2
    changed = _reworded(renja, text, f"{counted} Sub", f"{count} ({number_words(count)}) Sub")
    return Effect(changed, frozenset({("NAR-01", "")}))


def number_word_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The words behind a number say another one."""
    (text, counted) = _in_prose(renja, r"(\d+ \([a-z ]+\)) Kegiatan")
    count = int(counted.split()[0])
    changed = _reworded(renja, text, f"{counted} Kegiatan", f"{count} ({number_words(count + 40)}) Kegiatan")
    return Effect(changed, frozenset({("NAR-01", "")}))


def percentage_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The prose gives another realisation than the table of performance, for its first percentage."""
    (text, printed) = _in_prose(renja, r"realisasi tahun \d{4} adalah ([\d,]+) %")
    changed = _reworded(renja, text, f"adalah {printed} %. Faktor", f"adalah 1{printed} %. Faktor")
    return Effect(changed, frozenset({("NAR-01", "")}))


def _in_prose(renja: Renja, pattern: str) -> tuple[str, str]:
    """The first paragraph that says it, and what its group holds there."""
    found = ((part.text, match[1]) for part in renja.parts if (match := re.search(pattern, part.text)))
    return next(found)


def _reworded(renja: Renja, text: str, old: str, new: str) -> Renja:
    return renja.with_prose(text, text.replace(old, new))


# Two wrong totals may agree, and then nothing is wrong between them: whatever changes a total claims it.


def _in_kegiatan(_renja: Renja, kode: str) -> tuple[str, ...]:
    return (kegiatan_of(kode),)


def _in_program(_renja: Renja, kode: str) -> tuple[str, ...]:
    return (program_of(kode),)


KINDS = (
    Kind("pagu sub kegiatan", _sub, pagu_of_sub_kegiatan, _in_kegiatan),
    Kind("pagu kegiatan", _kegiatan, pagu_of_kegiatan, _in_kegiatan),
    Kind("pagu program", _program, pagu_of_program, lambda _, kode: (program_of(kode), TOTAL)),
    Kind("pagu TOTAL", _document, pagu_total, lambda *_: (TOTAL,)),
    Kind("pagu satu sisi Tabel 2.4", _sub, pagu_of_one_half, _in_kegiatan),
    Kind("pagu kosong", _sub, pagu_blank, _in_kegiatan),
    Kind("sumber dana kosong", _sub, source_blank, _in_kegiatan),
    Kind("target", _single, target_of_plan, _in_kegiatan),
    Kind("target Renstra", _single, target_of_renstra, _in_kegiatan),
    Kind("target kosong", _single, target_blank, _in_kegiatan),
    Kind("satuan", _counted, unit_of_plan, _in_kegiatan),
    Kind("satuan target Renstra", _counted, unit_of_renstra, _in_kegiatan),
    Kind("lokasi", _sub, lokasi_of_plan, _in_kegiatan),
    Kind("lokasi kosong", _sub, lokasi_blank, _in_kegiatan),
    Kind("indikator", _sub, indikator_of_plan, _in_kegiatan),
    Kind("nama", _sub, nama_of_plan, _in_kegiatan),
    Kind("baris hilang", _sub_of_many, row_dropped, _in_kegiatan),
    Kind("kegiatan hilang", _kegiatan, kegiatan_dropped, _in_program),
    Kind("program hilang", _later_program, program_dropped, lambda _, kode: (program_of(kode), TOTAL)),
    Kind("baris ganda", _sub, row_doubled, _in_kegiatan),
    Kind(
        "baris di kegiatan lain",
        _sub_before_last_kegiatan,
        row_elsewhere,
        lambda renja, kode: (kegiatan_of(kode), kegiatan_of(_last_sub(renja))),
    ),
    Kind("urutan baris", _kegiatan_with_many, row_too_late, _in_kegiatan),
    Kind("kode salah ketik", _sub, kode_mistyped, _in_kegiatan),
    Kind("kode milik baris lain", _sub_of_many, kode_of_a_sister, _in_kegiatan),
    Kind("kode yang tidak ada", _sub, kode_of_nothing, _in_kegiatan),
    Kind("kode kurang satu segmen", _kegiatan, segment_lost, _in_kegiatan),
    Kind("satu sisi Tabel 2.4 kosong", _sub, half_blank, _in_kegiatan),
    Kind("tingkat realisasi", _single, percentage, _in_kegiatan),
    Kind("realisasi kumulatif", _counted, cumulated, _in_kegiatan),
    Kind("target tujuan dan sasaran", _rate_programs, goal_target, _in_program),
    Kind("target kinerja pelayanan", _rate_programs, performance_target, _in_program),
    Kind("pagu dalam narasi", _document, pagu_in_prose, lambda *_: (TOTAL,)),
    Kind("jumlah dalam narasi", _document, count_in_prose, lambda *_: ("narasi jumlah",)),
    Kind("terbilang dalam narasi", _document, number_word_in_prose, lambda *_: ("narasi terbilang",)),
    Kind("persen dalam narasi", _document, percentage_in_prose, lambda *_: ("narasi persen",)),
)
"""Every kind of error, in the words of the table that is printed."""
