"""TGT: targets that are hardly possible by themselves, or beside those of the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.model.dossier import Dossier, PlanNode, PlanTable
from pipeline.model.figures import HUNDRED, ZERO, format_number
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.items import align_or_not
from pipeline.model.kode import PLANNED, Level
from pipeline.model.rows import (
    BLANK_ITEM,
    Indikator,
    ObjectiveTable,
    PerformanceTable,
    PlanRow,
    Sisi,
    UncodedRow,
)
from pipeline.model.text import comparable
from pipeline.model.values import Target, UnitClass, one_line
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import (
    SAME,
    judged,
    label_of,
    may_include,
    name_of,
    no_table,
    not_judged,
    on,
    place,
    tell,
)
from pipeline.rules.shared.lone_items import less_than_elsewhere
from pipeline.rules.shared.repeats import is_disputed
from pipeline.rules.shared.tables import plans_with
from pipeline.rules.shared.target_values import is_better_when_smaller, skip_numbers, unit_form
from pipeline.settings import Settings


@rule(
    "TGT-08",
    "Target persentase di luar kewajaran atau target nol",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Target {kode} ({indikator}) pada {tabel} tertulis {tertulis}{batas}.",
    saran="Mohon target diperiksa.",
)
def target_is_possible(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per target item of the plan, of service performance, and of goals and objectives."""
    for plan in plans_with(dossier, Sisi, "target"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        for node in plan.at(*PLANNED):
            if not node.row.is_blank:
                comparison = on(plan, node, "target", node.row.target)
                yield from _items(dossier.settings, comparison, node.row, node.row.target.value or ())
    yield from _uncoded(dossier, dossier.performances, "kinerja_pelayanan")
    yield from _uncoded(dossier, dossier.objectives, "tujuan_sasaran")


@rule(
    "TGT-09",
    "Target kegiatan tidak sejalan dengan jumlah target sub kegiatan sejenis",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="Target kegiatan {kode} {tertulis}, jumlah target sub kegiatan sejenis {seharusnya}.",
    saran="Mohon keterkaitan target diperiksa.",
    needs_all_rows=True,
)
def kegiatan_target_fits_below(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per kegiatan."""
    for plan in plans_with(dossier, (Sisi.RENCANA,), "target"):
        if isinstance(plan, Comparison):
            yield plan
        else:
            yield from (_against_below(dossier, plan, node) for node in plan.at(Level.KEGIATAN))


def _uncoded(
    dossier: Dossier, tables: Sequence[PerformanceTable | ObjectiveTable], jenis_tabel: str
) -> Iterator[Comparison]:
    """The target items of the tables without codes, year by year."""
    if not tables:
        yield no_table(jenis_tabel)
    for table in tables:
        for row in table.rows:
            for field, cell in row.nilai.items():
                if field.startswith("target_"):
                    comparison = Comparison(
                        place=place(table, field, (cell,)),
                        tertulis=one_line(cell.raw),
                        isian=(("tabel", name_of(table)), ("kolom", label_of(field))),
                        pesan="{kolom} ({indikator}) pada {tabel} tertulis {tertulis}{batas}.",
                    )
                    yield from _items(dossier.settings, comparison, row, cell.value or ())


def _items(
    settings: Settings,
    comparison: Comparison,
    row: PlanRow | UncodedRow,
    targets: Sequence[Target],
) -> Iterator[Comparison]:
    """Every target of one cell with its indicator; with those of the row where it cannot be told which it is."""
    names = row.indikator.value or ()
    for indikator, target in align_or_not(names, targets) or ((None, BLANK_ITEM),):
        text = indikator.raw if indikator else one_line(row.indikator.raw)
        about = comparison.but(tertulis=target.raw) if len(targets) > 1 else comparison
        about = tell(about, indikator=text).but(nama=about.nama or text)
        alasan = _skip(settings, text, indikator, target)
        if alasan is None:
            yield judged(about, _is_possible(indikator, target), batas=_beyond(target))
        else:
            yield not_judged(about, alasan, kode=about.kode or f'"{text}"', tertulis=target.raw)


def _skip(settings: Settings, text: str, indikator: Indikator | None, target: Target) -> Alasan | None:
    """Why a target cannot be judged: it cannot be read, or may be right although it is out of the ordinary."""
    alasan = skip_numbers(target)
    if alasan is not None or target.value is None or _is_possible(indikator, target):
        return alasan
    # "9.470" beside a percentage is as likely 9,47.
    other = target.alternative
    if other is not None and _is_possible(indikator, replace(target, value=other)):
        return Alasan.A4
    return Alasan.A17 if is_better_when_smaller(text) or _may_be(settings, text, target.value) else None


def _may_be(settings: Settings, text: str, value: Decimal) -> bool:
    """Whether an indicator speaks of what may well be none, or beyond 0 to 100 per cent."""
    if value == 0:
        words = settings.kata_diharapkan_nol
    else:
        words = settings.kata_boleh_negatif if value < 0 else settings.kata_boleh_lebih_seratus
    return any(word in comparable(text) for word in words)


def _is_possible(indikator: Indikator | None, target: Target) -> bool:
    """Whether a number is not 0 and, as a percentage, lies between 0 and 100."""
    value = target.value or 0
    return 0 < value <= HUNDRED if _kelas(indikator, target) is UnitClass.PERSEN else value != 0


def _beyond(target: Target) -> str:
    """Which bound of a percentage a number lies beyond, as the end of a sentence; nothing to say of a 0."""
    value = target.value or 0
    return ", lebih dari 100 persen" if value > 0 else ", kurang dari 0 persen" if value < 0 else ""


def _kelas(indikator: Indikator | None, target: Target) -> UnitClass:
    """What a target measures; one that prints no unit takes that of its indicator (E-7)."""
    return target.kelas or (indikator.kelas if indikator else UnitClass.NONE)


def _against_below(dossier: Dossier, plan: PlanTable, node: PlanNode) -> Comparison:
    """The target of a kegiatan: no less than the largest below it, no more than all of them together."""
    children = plan.below(node, Level.SUB_KEGIATAN)
    comparison = on(plan, node, "target", node.row.target)
    if not children or node.row.is_blank:
        return not_judged(comparison, Alasan.A15)
    empty = next((one for one in (node, *children) if one.row.target.is_empty), None)
    if empty is not None:
        return not_judged(comparison, Alasan.A3, kode=empty.printed)
    own = _amount(node.row)
    counts = [_amount(child.row) for child in children]
    below = [count.value for count in counts if count and own and count.satuan == own.satuan]
    if own is None or len(below) < len(children):
        return not_judged(comparison, Alasan.A7)
    largest, total = max(below), sum(below, ZERO)
    result = judged(comparison, largest <= own.value <= total, f"{format_number(total)} {own.satuan}").but(
        pembanding=place(plan.table, "target", [child.row.target for child in children]),
    )
    return result if result.beda == SAME else _excuse(dossier, plan, node, result) or result


@dataclass(frozen=True, slots=True)
class _Amount:
    """A target that adds up with others of its unit."""

    value: Decimal
    satuan: str


def _amount(row: PlanRow) -> _Amount | None:
    """The only target of a row; None where there are several, or it does not add up."""
    targets, names = row.target.value or (), row.indikator.value or ()
    if len(targets) != 1 or len(names) > 1 or targets[0].value is None:
        return None
    indikator = names[0] if names else None
    if _kelas(indikator, targets[0]) not in (UnitClass.JUMLAH, UnitClass.RUPIAH):
        return None
    return _Amount(targets[0].value, unit_form(targets[0], indikator))


def _excuse(dossier: Dossier, plan: PlanTable, node: PlanNode, comparison: Comparison) -> Comparison | None:
    """Why a sum that does not fit proves nothing: rows that may belong to it, rows printed twice, rows not read."""
    loose = plan.unplaced(node)
    if loose:
        return may_include(comparison, loose[0])
    if any(is_disputed(plan, child) for child in (node, *plan.below(node, Level.SUB_KEGIATAN))):
        return not_judged(comparison, Alasan.A18)
    return less_than_elsewhere(dossier, comparison, plan, node, Level.SUB_KEGIATAN)
