"""KIN: series of years in one table: targets that jump, and the labels of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pipeline.model.dossier import Dossier
from pipeline.model.figures import ZERO, format_number
from pipeline.model.finding import Alasan, Comparison, Kepastian
from pipeline.model.indicators import IndicatorGroup, IndicatorPlace, Period, Ukuran, YearValue
from pipeline.model.rows import HeadingYear, PerformanceTable
from pipeline.model.values import UnitClass
from pipeline.rules.declare import ARITMETIKA, BENTUK, rule
from pipeline.rules.shared.comparing import judged, name_of, not_judged, table_place, tell
from pipeline.rules.shared.tables import missing_tables, performance_tables
from pipeline.rules.shared.year_values import on_indicator

_GROUPS = ("target", "realisasi", "proyeksi")
_SERIES = ("kinerja_pelayanan", "tujuan_sasaran", "evaluasi_renja")
_CONTINUOUS = (UnitClass.PERSEN, UnitClass.NILAI, UnitClass.RUPIAH)
"""Classes whose targets go on from year to year; a count is planned anew each year."""
_TEN = Decimal(10)
_FAR = Decimal("0.5")  # of the expected value: a nearer value needs no explanation


@rule(
    "KIN-02",
    "Nilai target meloncat sepuluh kali atau sepersepuluh dalam satu seri",
    tingkat="tinggi",
    kepastian="perlu_konfirmasi",
    dasar=ARITMETIKA,
    pesan='Target "{indikator}" {tahun} tertulis {tertulis}, tidak sejalan dengan {pembanding}; mungkin '
    "{seharusnya}.",
    saran="Mohon letak koma/desimal diperiksa pada dokumen asli.",
)
def series_has_no_jump_of_ten(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per target with two earlier ones in its row."""
    yield from missing_tables(dossier, *_SERIES)
    for group in dossier.indicators:
        for at in group.places:
            if at.table.jenis_tabel in _SERIES:
                yield from _compare_series(dossier, group, at)


@rule(
    "KIN-04",
    "Label tahun bertentangan antar kelompok kolom",
    tingkat="sedang",
    kepastian="pasti",
    dasar=BENTUK,
    pesan="Kolom {kolom} pada {tabel} berlabel {tertulis}, sedangkan {pembanding} {seharusnya}.",
    saran="Mohon label tahun diperbaiki (Proyeksi: tahun n dan n+1).",
)
def labels_of_years_agree(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per table of service performance."""
    for table in performance_tables(dossier):
        if isinstance(table, Comparison):
            yield table
        else:
            yield _compare_labels(dossier, table)


def _compare_series(dossier: Dossier, group: IndicatorGroup, at: IndicatorPlace) -> Iterator[Comparison]:
    """The targets of one row, each against the line through the two sound ones before it."""
    series = [
        (period, value)
        for period, value in sorted(at.values.items(), key=lambda item: item[0])
        if period.ukuran is Ukuran.TARGET and value.number is not None
    ]
    classes = {at.class_of(value) for _, value in series}
    if len(series) < 3 or len(classes) > 1 or not classes <= set(_CONTINUOUS):
        yield not_judged(on_indicator(group, at), Alasan.A7 if len(classes) > 1 else Alasan.A15)
        return
    sound = series[:2]
    for period, value in series[2:]:
        comparison = tell(
            on_indicator(group, at, value),
            tahun=str(period.tahun),
            pembanding=" dan ".join(f"{lain.raw} ({p.tahun})" for p, lain in sound[-2:]),
        )
        expected = _extrapolated(sound[-2:], period)
        if expected <= 0:
            yield not_judged(comparison, Alasan.A15)
            continue
        right = _ten_times_off(dossier, value.number or ZERO, expected)
        if right is None:
            sound = [*sound, (period, value)]
        unit = " %" if at.class_of(value) is UnitClass.PERSEN else ""
        yield judged(
            comparison, right is None, "" if right is None else f"{format_number(right.normalize())}{unit}"
        )


def _extrapolated(before: Sequence[tuple[Period, YearValue]], period: Period) -> Decimal:
    """The value of a year on the line through two earlier ones."""
    (first, a), (second, b) = before
    one, other = a.number or ZERO, b.number or ZERO
    return other + (other - one) * (period.tahun - second.tahun) / (second.tahun - first.tahun)


def _ten_times_off(dossier: Dossier, value: Decimal, expected: Decimal) -> Decimal | None:
    """The value times or by ten, where that is what was to be expected and the value itself is far from it."""
    tolerance = expected * dossier.settings.toleransi_faktor10_persen / 100
    if abs(value - expected) <= _FAR * expected:
        return None
    shifted = (value * _TEN, value / _TEN)
    return next((one for one in shifted if abs(one - expected) <= tolerance), None)


@dataclass(frozen=True, slots=True)
class _Label:
    """A column whose heading names a calendar year and its distance from year n."""

    kolom: str
    tahun: int
    label: int

    @property
    def group(self) -> str:
        """The group of columns it stands in."""
        return self.kolom.partition("_")[0]

    @property
    def year_n(self) -> int:
        """The year n that it implies."""
        return self.tahun - self.label

    def text(self, year_n: int | None = None) -> str:
        """As printed, or as it ought to be: "2021 (n-3)"."""
        distance = self.label if year_n is None else self.tahun - year_n
        return f"{self.tahun} (n{distance:+d})" if distance else f"{self.tahun} (n)"


def _compare_labels(dossier: Dossier, table: PerformanceTable) -> Comparison:
    """The labels of all columns of one table against each other and against year n."""
    labels = [
        label for kolom, heading in table.tahun.items() if (label := _label(kolom, heading)) is not None
    ]
    comparison = Comparison(
        place=table_place(dossier.headers[table.nomor]), isian=(("tabel", name_of(table)),)
    )
    if not labels:
        return not_judged(comparison, Alasan.A21)
    implied = [label.year_n for label in labels]
    if len(set(implied)) == 1:
        return _compare_with_year_n(dossier, table, comparison, labels)
    # The year of the document decides; where no column has it, the one that most columns imply.
    year_n = dossier.tahun if dossier.tahun in implied else max(implied, key=implied.count)
    wrong = [label for label in labels if label.year_n != year_n]
    return _labelled(dossier, table, comparison, wrong, year_n or 0, "kelompok lain")


def _compare_with_year_n(
    dossier: Dossier, table: PerformanceTable, comparison: Comparison, labels: Sequence[_Label]
) -> Comparison:
    """Labels that agree with each other against the year of the document, which may be read wrong."""
    tahun = dossier.tahun
    if tahun is None or labels[0].year_n == tahun:
        return judged(comparison, is_same=True)
    told = f"menurut tahun rencana {tahun} seharusnya"
    return _labelled(dossier, table, comparison, labels, tahun, told).but(
        kepastian=Kepastian.PERLU_KONFIRMASI
    )


def _labelled(
    dossier: Dossier,
    table: PerformanceTable,
    comparison: Comparison,
    wrong: Sequence[_Label],
    year_n: int,
    pembanding: str,
) -> Comparison:
    """The failed comparison about the first group of columns with wrong labels."""
    group, members = next((key, list(found)) for key, found in groupby(wrong, lambda label: label.group))
    return judged(
        comparison,
        is_same=False,
        seharusnya=", ".join(label.text(year_n) for label in members),
        kolom=group.capitalize(),
        pembanding=pembanding,
    ).but(
        place=table_place(dossier.headers[table.nomor], members[0].kolom),
        tertulis=", ".join(label.text() for label in members),
    )


def _label(kolom: str, heading: HeadingYear) -> _Label | None:
    is_year_column = kolom.partition("_")[0] in _GROUPS
    if not is_year_column or heading.tahun is None or heading.label is None:
        return None
    return _Label(kolom, heading.tahun, heading.label)
