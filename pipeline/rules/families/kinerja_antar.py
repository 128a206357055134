"""KIN: the values of one indicator between the tables, and its planned target against the years before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.indicators import (
    IndicatorGroup,
    IndicatorPlace,
    Link,
    LinkBasis,
    Period,
)
from pipeline.model.kode import Level
from pipeline.model.rows import Sisi
from pipeline.model.text import listed
from pipeline.rules.declare import BENTUK, rule
from pipeline.rules.shared.comparing import judged, name_of, not_judged, tell
from pipeline.rules.shared.tables import levelled_plans, missing_tables
from pipeline.rules.shared.year_values import (
    Agreement,
    Side,
    YearComparison,
    compare_years,
    is_slip,
    on_indicator,
    place_of,
    subject_of_group,
    unknown_years,
)


@rule(
    "KIN-01",
    "Nilai indikator yang sama berbeda antartabel",
    tingkat="tinggi",
    kepastian="pasti",
    dasar=BENTUK,
    pesan='Indikator "{indikator}" {kolom} {tahun}: {tabel} "{tertulis}", {pembanding} "{seharusnya}".'
    "{rumusan}{petunjuk}",
    saran="Mohon nilai diseragamkan dengan dokumen Renstra/laporan kinerja.",
)
def values_agree_between_tables(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per indicator, year and measure that stand in two places, one of them a table without codes.

    Between the tables with codes the same is asked by TGT-01 and TGT-02.
    """
    yield from missing_tables(dossier, "evaluasi_renja", "kinerja_pelayanan", "tujuan_sasaran")
    plans = levelled_plans(dossier, (Sisi.ANALISIS, Sisi.RENCANA), "target")
    yield from (plan for plan in plans if isinstance(plan, Comparison))
    yield from unknown_years(dossier)
    for group in dossier.indicators:
        if group.level not in (None, Level.PROGRAM):
            continue
        if len(group.places) == 1 or not _has_uncoded(group):
            at = group.places[0]
            comparison = on_indicator(group, at)
            yield not_judged(comparison, Alasan.A6, kode=subject_of_group(group), pembanding="tabel lain")
            continue
        years = list(compare_years(group))
        if not years:
            alasan = Alasan.A14 if dossier.tahun is None else Alasan.A15
            yield not_judged(on_indicator(group, group.places[0]), alasan)
        petunjuk = _hint(dossier, group, years)
        for year in years:
            yield _compare_year(group, year, petunjuk)


def _has_uncoded(group: IndicatorGroup) -> bool:
    return any(at.item is None for at in group.places)


def _compare_year(group: IndicatorGroup, year: YearComparison, petunjuk: str) -> Comparison:
    odd, others = year.odd[0], year.others
    base = tell(
        on_indicator(group, odd.place, odd.value), kolom=str(year.period.ukuran), tahun=str(year.period.tahun)
    )
    if year.alasan is not None:
        return not_judged(base, year.alasan, kode=subject_of_group(group))
    base = tell(base, tabel=_tables_of(year.odd), pembanding=_tables_of(others)).but(
        pembanding=place_of(others[0].place, others[0].value),
        seharusnya=listed(dict.fromkeys(side.value.raw for side in _first_of_each(others))),
    )
    if year.agreement is Agreement.SAME:
        return judged(base, is_same=True)
    links = _doubts(group, year)
    base = tell(base, rumusan=_wordings(links)).but(
        kepastian=_certainty(year, links),
        sebab=(base.kode,) if any(link.basis is LinkBasis.RIWAYAT for link in links) else (),
    )
    if year.agreement is Agreement.BLANK:
        keadaan = "kosong" if not odd.value.raw else f'tertulis nihil ("{odd.value.raw}")'
        return judged(base, is_same=False, keadaan=keadaan).but(
            tingkat=Tingkat.RENDAH,
            pesan='Indikator "{indikator}" {kolom} {tahun}: {pembanding} "{seharusnya}", sedangkan pada {tabel} '
            "{keadaan}.{rumusan}",
        )
    tingkat = Tingkat.SEDANG if _is_slip(year) else None
    is_told = petunjuk if _opposes(year) else ""
    return judged(base, is_same=False, petunjuk=is_told).but(tingkat=tingkat)


def _tables_of(sides: Sequence[Side]) -> str:
    """The tables in a sentence: "Tabel 2.2, Tabel 3.2, dan Bab IV"."""
    *first, last = dict.fromkeys(name_of(side.place.table) for side in sides)
    if not first:
        return last
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} dan {last}"


def _first_of_each(sides: Sequence[Side]) -> list[Side]:
    """The first side of each value."""
    by_value = {(side.target.kind, side.target.value or side.value.raw): side for side in reversed(sides)}
    return [side for side in sides if side in by_value.values()]


def _doubts(group: IndicatorGroup, year: YearComparison) -> tuple[Link, ...]:
    """The links in doubt on which a contradiction rests; empty where two places that contradict are surely joined."""
    pairs = [group.doubts((one.place, other.place)) for one in year.odd for other in year.others]
    return () if not all(pairs) else pairs[0]


def _certainty(year: YearComparison, links: Sequence[Link]) -> Kepastian | None:
    """How sure it is that the values are of one indicator and one year."""
    sides = (*year.odd, *year.others)
    is_cumulative = any(side.value.is_cumulative for side in sides)
    is_doubtful = bool(links) or (is_cumulative and year.agreement is Agreement.DIFFERENT)
    is_shown_by_looks = any(_is_shown_by_looks(side.place) for side in sides)
    return Kepastian.PERLU_KONFIRMASI if is_doubtful or is_shown_by_looks else None


def _is_shown_by_looks(at: IndicatorPlace) -> bool:
    """Whether only its looks, or the same name elsewhere, tell that a row is that of a program."""
    row = at.coded_row
    bukti = row.jenjang.bukti if row is not None and not row.printed_kode else None
    return bukti is not None and not bukti.is_certain


def _wordings(links: Sequence[Link]) -> str:
    """Both texts of a doubtful join, in a sentence, and the text of a candidate that is hardly less alike."""
    sentences = []
    for link in links:
        kiri, kanan = (f'"{at.indikator.raw}" ({name_of(at.table)})' for at in (link.kiri, link.kanan))
        if link.basis is LinkBasis.RIWAYAT:
            sentences.append(f" Dipasangkan menurut riwayat nilai yang sama: {kiri} dan {kanan}.")
        else:
            lain = f'; calon lain: "{link.runner_up}"' if link.runner_up else ""
            sentences.append(f" Dipasangkan menurut rumusan yang mirip: {kiri} dan {kanan}{lain}.")
    return "".join(sentences)


def _is_slip(year: YearComparison) -> bool:
    odd, values = year.odd[0].target.value, {side.target.value for side in year.others}
    (only,) = values if len(values) == 1 else (None,)
    return odd is not None and only is not None and is_slip(odd, only)


def _opposes(year: YearComparison) -> bool:
    """Whether the evaluation table and the table of service performance contradict each other."""
    kinds = [{side.place.table.jenis_tabel for side in sides} for sides in (year.odd, year.others)]
    wanted = {"evaluasi_renja", "kinerja_pelayanan"}
    return wanted <= kinds[0] | kinds[1] and not any(wanted <= side for side in kinds)


def _hint(dossier: Dossier, group: IndicatorGroup, years: Sequence[YearComparison]) -> str:
    """The indicator whose history the evaluation table prints instead, where many years contradict."""
    least = dossier.settings.minimal_nilai_riwayat
    failed = [year for year in years if year.agreement is Agreement.DIFFERENT and _opposes(year)]
    own = group.at("evaluasi_renja")
    if own is None or len(failed) < least:
        return ""
    candidates = [at for other in dossier.indicators if other is not group for at in other.places]
    for at in candidates:
        if at.is_in("kinerja_pelayanan") and len(own.equal_periods(at)) >= max(least, len(_numbers(own, at))):
            return (
                f' Riwayat pada {name_of(own.table)} sama dengan riwayat indikator "{at.indikator.raw}" pada '
                f"{name_of(at.table)}."
            )
    return ""


def _numbers(one: IndicatorPlace, other: IndicatorPlace) -> list[Period]:
    """The periods for which both places print a number."""
    return [
        period
        for period, value in one.values.items()
        if value.number is not None
        and (lain := other.values.get(period)) is not None
        and lain.number is not None
    ]
