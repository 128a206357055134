"""SAT: units of values against the unit that the indicator of the same row asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.items import align
from pipeline.model.kode import Level
from pipeline.model.text import collapse_space, last_brackets, squash
from pipeline.model.values import ExpectedUnit, UnitBasis, UnitClass
from pipeline.rules.declare import KODEFIKASI, rule
from pipeline.rules.shared.comparing import judged, no_column, not_judged
from pipeline.rules.shared.nomenclature import Official, list_place, official_of
from pipeline.rules.shared.row_items import RowItem, items_of, names_item, planned_items
from pipeline.rules.shared.tables import named_evaluations
from pipeline.rules.shared.target_values import unit_of
from pipeline.rules.shared.unit_names import Fit, UnitNames, wording_of

_CURRENT = ("target_renstra", "target_n1")
"""The targets of years whose indicator is the printed one; earlier years may be those of another."""


@rule(
    "SAT-04",
    "Satuan target tidak sesuai satuan indikatornya",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Target {kode} "{tertulis}", sedangkan indikatornya "{indikator}" bersatuan {seharusnya}.',
    saran="Mohon satuan target disesuaikan menjadi {seharusnya}.",
)
def target_has_unit_of_indikator(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and plan table, of several indicators one each; equal halves of a review count once.

    The official unit of a sub kegiatan counts where its indicator names none, and beside the one that it names.
    """
    names = UnitNames.of(dossier.settings)
    for item in planned_items(dossier):
        if isinstance(item, Comparison):
            yield item
            continue
        own = item.indikator.diminta if item.indikator else None
        is_told = own is not None and own.basis is not UnitBasis.NOUN
        told = _fit(item, own, names, Alasan.A18)
        official = _prescribed(dossier, item)
        if official is None or (is_told and told.beda and not _is_its_wording(item, official)):
            yield told
        else:
            yield _fit_official(item, official, names)


@rule(
    "SAT-06",
    "Satuan target pada tabel evaluasi tidak sesuai indikatornya",
    tingkat="sedang",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='{kolom} {kode} "{tertulis}" tidak sesuai dengan indikator "{indikator}" yang bersatuan {seharusnya}.',
    saran="Mohon satuan diperbaiki, atau riwayat indikator lama diberi keterangan.",
)
def evaluated_target_has_unit_of_indikator(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and column of the evaluation table, of several indicators one each."""
    names = UnitNames.of(dossier.settings)
    for evaluation in named_evaluations(dossier, "indikator"):
        if isinstance(evaluation, Comparison):
            yield evaluation
            continue
        fields = [field for field in _CURRENT if evaluation.table.has(field)]
        yield from (no_column(evaluation.table, field) for field in _CURRENT if field not in fields)
        for node in evaluation.nodes:
            if not names_item(evaluation, node):
                continue
            for field in fields:
                for item in items_of(evaluation, node, field, node.row.nilai[field]):
                    yield item if isinstance(item, Comparison) else _of_one_measure(item, names)


@rule(
    "SAT-07",
    "Satuan majemuk pada indikator tidak dipakai pada target",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=KODEFIKASI,
    pesan='Indikator {kode} bersatuan {seharusnya}, target ditulis "{tertulis}".',
    saran="Mohon satuan target dilengkapi menjadi {seharusnya}.",
)
def compound_unit_is_whole(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per row and plan table; only an indicator with a compound unit in brackets is judged."""
    names = UnitNames.of(dossier.settings)
    for item in planned_items(dossier):
        yield item if isinstance(item, Comparison) else _is_whole(item, names)


@rule(
    "SAT-08",
    "Target tanpa satuan",
    tingkat="rendah",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan='Target {kode} ({indikator}) "{tertulis}" pada {tabel} tidak bersatuan.',
    saran="Mohon satuan dicantumkan.",
)
def target_has_unit(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per target item of the plan tables; equal halves of a review count once.

    A long table that prints no unit at all is one finding.
    """
    names = UnitNames.of(dossier.settings)
    items = tuple(planned_items(dossier))
    prints = Counter(item.coded.table.nomor for item in items if isinstance(item, RowItem))
    united = {item.coded.table.nomor for item in items if isinstance(item, RowItem) and item.target.satuan}
    bare = {nomor for nomor, count in prints.items() if count >= dossier.settings.pola_minimal_baris} - united
    for item in items:
        if isinstance(item, Comparison):
            yield item
        else:
            yield _has_unit(dossier, names, item, is_in_bare_table=item.coded.table.nomor in bare)


def _prescribed(dossier: Dossier, item: RowItem) -> Official | None:
    """What the list says of a sub kegiatan with one indicator; None where it prescribes no unit."""
    items = item.node.row.indikator.value or ()
    is_single = item.node.level is Level.SUB_KEGIATAN and item.node.is_reliable and len(items) < 2
    official = official_of(dossier, item.node.kode) if is_single and item.target.satuan else None
    return official if official is not None and official.entri.satuan else None


def _is_its_wording(item: RowItem, official: Official) -> bool:
    """Whether an indicator is printed as the list prints it, which may contradict itself.

    The list asks for "Persentase Kelompok ..." in Kelompok.
    """
    return item.indikator is not None and squash(item.indikator.raw) == squash(official.entri.indikator)


def _fit_official(item: RowItem, official: Official, names: UnitNames) -> Comparison:
    """The printed unit against the official one; a part of a compound unit is SAT-07's."""
    printed = official.entri.satuan
    diminta = ExpectedUnit((names.canonical(printed),), printed, UnitBasis.OFFICIAL)
    # "Sambungan Rumah (SR)" is a unit of the list though its brackets look like a remark.
    is_verbatim = squash(item.target.raw).endswith(squash(printed))
    is_same = is_verbatim or names.fit(item.target.satuan, diminta) is not Fit.DIFFERS
    return judged(item.comparison, is_same, printed, acuan=official.edisi.label).but(
        pesan='Target {kode} "{tertulis}", sedangkan satuan bakunya {seharusnya} menurut {acuan}.',
        pembanding=list_place(official.edisi, "satuan"),
        kepastian=official.kepastian,
    )


def _fit(item: RowItem, diminta: ExpectedUnit | None, names: UnitNames, if_part: Alasan) -> Comparison:
    """The printed unit against the one asked for; `if_part` is said where one part of a compound one is printed."""
    target, indikator = item.target, item.indikator
    if indikator is None or diminta is None or not target.satuan:
        return not_judged(item.comparison, Alasan.A15)
    fit = names.fit(target.satuan, diminta)
    if fit is Fit.PART:
        return not_judged(item.comparison, if_part)
    if fit is Fit.FITS or _classes(item) == (UnitClass.RUPIAH, UnitClass.RUPIAH):
        return judged(item.comparison, is_same=True)
    # A unit that the settings do not list may be another word for the one asked for; "(UMKM)" may be no unit at all.
    is_sure = (
        diminta.basis is not UnitBasis.NOUN
        and all(names.is_known(unit) for unit in (target.satuan, *diminta.satuan))
        and not names.is_abbreviation(diminta.raw, indikator.raw)
    )
    return judged(item.comparison, is_same=False, seharusnya=wording_of(diminta)).but(
        kepastian=None if is_sure else Kepastian.PERLU_KONFIRMASI,
    )


def _of_one_measure(item: RowItem, names: UnitNames) -> Comparison:
    """As `_fit`; percentages of an indicator in rupiah are one finding for the row, whatever the columns."""
    comparison = _fit(item, item.indikator.diminta if item.indikator else None, names, Alasan.A15)
    if not comparison.beda or _classes(item) != (UnitClass.RUPIAH, UnitClass.PERSEN):
        return comparison
    return comparison.but(
        tingkat=Tingkat.TINGGI if item.node.level is Level.PROGRAM else None,
        kelompok=f"{item.coded.table.nomor} {item.node.row.nomor} {item.indikator.form if item.indikator else ''}",
    )


def _classes(item: RowItem) -> tuple[UnitClass, UnitClass]:
    """What the indicator says it measures, and what its value does."""
    return (item.indikator.kelas if item.indikator else UnitClass.NONE), item.target.kelas


def _is_whole(item: RowItem, names: UnitNames) -> Comparison:
    """A compound unit in the brackets of the indicator against what the value prints of it."""
    diminta = item.indikator.diminta if item.indikator else None
    is_compound = diminta is not None and diminta.basis is UnitBasis.BRACKETS and "/" in diminta.satuan[0]
    if diminta is None or not is_compound or not item.target.satuan:
        return not_judged(item.comparison, Alasan.A15)
    fit = names.fit(item.target.satuan, diminta)
    if fit is Fit.DIFFERS:
        return not_judged(item.comparison, Alasan.A18)
    return judged(item.comparison, fit is Fit.FITS, diminta.raw)


def _has_unit(dossier: Dossier, names: UnitNames, item: RowItem, *, is_in_bare_table: bool) -> Comparison:
    """Whether a unit is printed, or can be taken from the indicator, the next target or the heading (E-7)."""
    judul = item.coded.table.judul.get(item.comparison.place.kolom, "")
    is_headed = names.is_known(last_brackets(judul).lower())
    if is_headed or unit_of(item.target, item.indikator) or _unit_of_next_year(item):
        return judged(item.comparison, is_same=True)
    if _prints_units_apart(dossier, item) or _is_score(dossier, item):
        return not_judged(item.comparison, Alasan.A15)
    failed = judged(item.comparison, is_same=False)
    if not is_in_bare_table:
        return failed
    return replace(
        failed,
        kepastian=Kepastian.PERLU_KONFIRMASI,
        kelompok=str(item.coded.table.nomor),
        pesan='Tidak satu pun target pada {tabel} bersatuan ({jumlah} target, misalnya {kode} "{tertulis}").',
    )


def _unit_of_next_year(item: RowItem) -> str:
    """The unit that the target of year n + 1 prints for the same indicator; empty where it prints none."""
    row = item.node.row
    aligned = align(row.indikator.value or (), row.target_maju.value or ()) or ()
    return next((target.satuan for indikator, target in aligned if indikator is item.indikator), "")


def _prints_units_apart(dossier: Dossier, item: RowItem) -> bool:
    """Whether the table has a column of its own for units: a target without one stands beside a blank or other list."""
    columns = dossier.headers[item.coded.table.nomor].columns
    return any("satuan" in squash(column.header[-1]) for column in columns if column.header)


def _is_score(dossier: Dossier, item: RowItem) -> bool:
    """Whether the indicator begins with what it is counted in: "Indeks Kepuasan Masyarakat", "Nilai SAKIP"."""
    words = collapse_space(item.indikator.raw).lower().split() if item.indikator else []
    scores = dossier.settings.satuan.get(UnitClass.NILAI, {})
    return bool(words) and any(words[0] in (satuan, *spellings) for satuan, spellings in scores.items())
