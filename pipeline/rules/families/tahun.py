"""THN: years of captions, columns and sentences against the planned year, and the formulas of the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.model.dossier import Dossier
from pipeline.model.finding import PROSE, Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.rows import HeadingYear, RowTable
from pipeline.model.table import LogicalTable
from pipeline.model.tahun import TahunDisebut
from pipeline.model.text import collapse_space, listed
from pipeline.model.words import has_word
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.chapters import on_prose, section_label
from pipeline.rules.shared.column_formulas import expected_formulas, printed_formula, show
from pipeline.rules.shared.comparing import judged, label_of, not_judged, table_place, tell, whole_name_of
from pipeline.rules.shared.tables import missing_tables

_YEAR = re.compile(r"(?<![\d-])20\d\d(?!\d|\s?[-/]\s?20\d\d)")
_PERIOD = re.compile(r"20\d\d\s?(?:[-/]|s\.?/?d\.?)\s?20\d\d")
_FORWARD = re.compile(r"\bp(?:ra|er|re)kira+n maju\b.*", re.IGNORECASE)
_DISTANCE = re.compile(r"_n(?P<years>\d)$")
_BASELINE = re.compile(r"\b(?:kondisi|awal|baseline|realisasi|capaian)\b", re.IGNORECASE)
_PLANS = ("review_rkpd", "rencana_kerja")
_FIRST, _LAST = 3, 1  # a plan speaks of the years n-3 to n+1
_SHOWN = 4  # parts of a document named in a message


@dataclass(frozen=True, slots=True)
class _Deviation:
    """A year that is not the expected one; where `is_certain` the table contradicts itself or the period."""

    kolom: str
    tertulis: str
    seharusnya: str
    tingkat: Tingkat
    is_certain: bool
    pesan: str = ""


@rule(
    "THN-01",
    "Tahun pada judul atau kolom tidak sesuai tahun rencana dan periode Renstra",
    tingkat="rendah",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="{tabel} memuat kolom {tertulis} di luar {seharusnya}.",
    saran="Mohon tahun pada judul atau kolom disesuaikan.",
)
def years_of_tables_fit_the_plan(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table whose caption or headings name years."""
    rows = _row_tables(dossier)
    for nomor, table in enumerate(dossier.headers):
        if nomor in rows:
            yield _table(dossier, table, rows[nomor])


def _row_tables(dossier: Dossier) -> Mapping[int, tuple[RowTable[Any], ...]]:
    """The typed tables by their place in the document, both halves of a review together."""
    found: dict[int, tuple[RowTable[Any], ...]] = {}
    for table in dossier.row_tables:
        found[table.nomor] = (*found.get(table.nomor, ()), table)
    return found


def _table(dossier: Dossier, table: LogicalTable, rows: tuple[RowTable[Any], ...]) -> Comparison:
    comparison = Comparison(place=table_place(table), isian=(("tabel", whole_name_of(table)),))
    years = {name: year for half in rows for name, year in half.tahun.items()}
    if table.kind == "kinerja_pelayanan":
        return not_judged(comparison, Alasan.A15)  # its labels are compared by KIN-04
    if dossier.tahun is None:
        return not_judged(comparison, Alasan.A14)
    if table.kind == "tujuan_sasaran":
        return _objectives(dossier, comparison, rows[0])
    expected = {name: _distance(name, table.kind) for name in years}
    if not any(year.tahun for name, year in years.items() if expected[name] is not None) and not (
        table.kind in _PLANS and _YEAR.search(table.caption)
    ):
        return not_judged(comparison, Alasan.A21)
    found = [
        deviation
        for name, year in years.items()
        if (deviation := _column(name, year, expected[name], dossier.tahun)) is not None
    ]
    if table.kind in _PLANS:
        found = [*_caption(table, dossier.tahun), *found]
    return _outcome(comparison, found)


def _distance(name: str, kind: str) -> int | None:
    """How many years from n a column speaks of, by its name; None where the form ties it to no year."""
    if kind in _PLANS:
        return 1 if name.endswith("_maju") else 0
    found = _DISTANCE.search(name)
    return -int(found["years"]) if found else None


def _column(name: str, year: HeadingYear, distance: int | None, tahun: int) -> _Deviation | None:
    """A heading whose calendar year is not the one of its label, or of its place in the form."""
    if year.tahun is None or (year.label is None and distance is None):
        return None
    expected = tahun + (year.label if year.label is not None else distance or 0)
    if year.tahun == expected:
        return None
    mark = "" if year.label is None else f" (n{year.label:+d})" if year.label else " (n)"
    is_plan = (distance or 0) >= 0
    return _Deviation(
        kolom=name,
        tertulis=f"{year.tahun}{mark}",
        seharusnya=f"{expected}{mark}",
        tingkat=Tingkat.SEDANG if is_plan else Tingkat.RENDAH,
        is_certain=False,
        pesan="Judul kolom {kolom} pada {tabel} menyebut tahun {tertulis}; menurut tahun rencana {tahun} seharusnya "
        "{seharusnya}.",
    )


def _caption(table: LogicalTable, tahun: int) -> Iterator[_Deviation]:
    """The year of the plan, and that of the prakiraan maju, in a caption."""
    caption = _PERIOD.sub("", collapse_space(table.caption))
    forward = _FORWARD.search(caption)
    plan = caption[: forward.start()] if forward else caption
    for text, expected in ((plan, tahun), (forward[0] if forward else "", tahun + 1)):
        years = [int(found[0]) for found in _YEAR.finditer(text)]
        if years and expected not in years:
            meant = "tahun" if text is plan else "tahun prakiraan maju"
            yield _Deviation(
                kolom="judul",
                tertulis=str(years[0]),
                seharusnya=str(expected),
                tingkat=Tingkat.SEDANG,
                is_certain=False,
                pesan=f"Judul {{tabel}} menyebut {meant} {{tertulis}}; menurut tahun rencana {{tahun}} seharusnya "
                "{seharusnya}.",
            )


def _objectives(dossier: Dossier, comparison: Comparison, table: RowTable[Any]) -> Comparison:
    """The target columns against the period of the Renstra or RPD."""
    targets = {
        name: year.tahun
        for name, year in table.tahun.items()
        if name.startswith("target_") and year.tahun is not None and not _BASELINE.search(table.judul[name])
    }
    if not targets:
        return not_judged(comparison, Alasan.A21)
    periode = dossier.periode
    if periode is None:
        return not_judged(comparison, Alasan.A14)
    outside = {name: tahun for name, tahun in targets.items() if tahun not in periode}
    if not outside:
        return judged(comparison, is_same=True)
    return _outcome(
        comparison,
        [
            _Deviation(
                kolom=next(iter(outside)),
                tertulis=", ".join(str(tahun) for tahun in outside.values()),
                seharusnya=f"periode {periode}",
                tingkat=Tingkat.RENDAH,
                is_certain=True,
            )
        ],
    )


def _outcome(comparison: Comparison, found: list[_Deviation]) -> Comparison:
    """The gravest deviation speaks for the table."""
    if not found:
        return judged(comparison, is_same=True)
    first = min(found, key=lambda deviation: deviation.tingkat.rank)
    return judged(comparison, is_same=False, seharusnya=first.seharusnya, kolom=label_of(first.kolom)).but(
        place=replace(comparison.place, kolom=first.kolom),
        tertulis=first.tertulis,
        tingkat=first.tingkat,
        kepastian=None if first.is_certain else Kepastian.PERLU_KONFIRMASI,
        pesan=first.pesan,
    )


@rule(
    "THN-02",
    "Rumus pada judul kolom salah atau tidak ada",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Rumus kolom pada {tabel} tertulis {tertulis}, seharusnya {seharusnya}.",
    saran="Mohon rumus judul kolom diperbaiki.",
)
def formulas_are_those_of_the_form(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per evaluation table: the formulas printed in its row of column numbers."""
    yield from missing_tables(dossier, "evaluasi_renja")
    for table in dossier.of_kind("evaluasi_renja"):
        comparison = Comparison(place=table_place(table), isian=(("tabel", whole_name_of(table)),))
        expected = expected_formulas(dossier.settings, table)
        if not expected:
            yield not_judged(comparison, Alasan.A15)
            continue
        wrong = [column for column in expected if column.printed != column.right]
        yield judged(
            comparison, not wrong, ", ".join(show(column.nomor, column.right) for column in wrong)
        ).but(
            place=replace(comparison.place, kolom=wrong[0].name if wrong else ""),
            tertulis=", ".join(printed_formula(column) for column in wrong),
        )


@rule(
    "THN-03",
    "Tahun lama tertinggal dari dokumen sebelumnya",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{kolom} masih menyebut tahun {tertulis}; tahun rencana {seharusnya}.",
    saran="Mohon tahun diperbaiki.",
)
def sentences_name_the_planned_year(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per year that a phrase of the prose names; those of one wrong year make one finding."""
    wrong = [named for named in dossier.tahun_disebut if _is_wrong(dossier, named)]
    for named in dossier.tahun_disebut:
        comparison = on_prose(section_label(named.section), named.source, str(named.tahun))
        comparison = tell(comparison, kolom=comparison.place.tabel)  # the message begins with it
        if dossier.tahun is None:
            yield not_judged(comparison, Alasan.A14)
        elif not _says_which(dossier, named):
            yield not_judged(comparison, Alasan.A15)
        else:
            alike = [other for other in wrong if other.tahun == named.tahun]
            outcome = judged(comparison, named not in wrong, str(dossier.tahun))
            yield _with_places(outcome, alike) if named in wrong else outcome
    if not dossier.tahun_disebut:
        yield not_judged(Comparison(PROSE), Alasan.A15)


def _with_places(comparison: Comparison, alike: list[TahunDisebut]) -> Comparison:
    """The comparison with the places of all that name the same wrong year."""
    labels = listed(dict.fromkeys(section_label(named.section) for named in alike), _SHOWN)
    return comparison.but(
        place=replace(comparison.place, sources=tuple(named.source for named in alike)),
        isian=(("kolom", labels[:1].upper() + labels[1:]),),
        kelompok=comparison.tertulis,
    )


def _says_which(dossier: Dossier, named: TahunDisebut) -> bool:
    """Whether a sentence speaks of the plan: not of the past, and with no regulation whose title holds the year."""
    if named.is_plan:
        return True
    return not named.cites_law and not has_word(dossier.settings.kata_tahun_lampau, named.form)


def _is_wrong(dossier: Dossier, named: TahunDisebut) -> bool:
    tahun = dossier.tahun
    if tahun is None or not _says_which(dossier, named):
        return False
    if named.is_plan:
        return named.tahun != tahun
    return not tahun - _FIRST <= named.tahun <= tahun + _LAST
