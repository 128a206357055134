"""The plan in other columns of its year: before and after a change, by quarters, under four rows of headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.generate.figures import amount, printed, rupiah, values_of
from pipeline.generate.form import UPWARD, Heading, Row, single
from pipeline.generate.forms import INDIKATOR, NAMA, forward_heading, plan_form
from pipeline.generate.renja import PLAN, SUB_KEGIATAN, TOTAL, Part, PartKind, Renja, groups_of
from pipeline.generate.reshaping import plan_year, with_each_row, with_form, with_parts
from pipeline.generate.tables import sum_up

_QUARTERS = ("I", "II", "III", "IV")
_CHANGED = 4  # every fourth sub kegiatan gets other money


def before_and_after(renja: Renja) -> Renja:
    """A Perubahan Renja: target and amount before and after the change, and by how much the amount changes."""
    sub = [row["kode"] for row in renja.tables[PLAN] if groups_of(row) == SUB_KEGIATAN]
    changed = set(sub[::_CHANGED])
    before = [dict(row) for row in renja.tables[PLAN] if row["kode"] != TOTAL]
    for place, row in enumerate(row for row in before if row["kode"] in changed):
        row["pagu"] = rupiah(amount(row["pagu"]) * (8 if place % 2 else 11) // 10)
    if changed:
        sum_up(before, "pagu")
    earlier = {row["kode"]: row["pagu"] for row in before}
    earlier[TOTAL] = before[0]["pagu"]

    def change(row: Row) -> Iterable[Row]:
        difference = amount(row["pagu"]) - amount(earlier[row["kode"]])
        yield {
            **row,
            "target_sebelum": row["target"],
            "pagu_sebelum": earlier[row["kode"]],
            "selisih": f"({rupiah(-difference)})"
            if difference < 0
            else rupiah(difference)
            if difference
            else "-",
        }

    tahun = plan_year(renja)
    form = renja.forms[PLAN].with_headings(
        "pagu",
        Heading(
            f"Rencana Tahun {tahun}",
            (
                ("lokasi", "Lokasi", 6.0),
                ("target_sebelum", "Target Capaian Kinerja > Sebelum Perubahan", 6.5),
                ("target", "Target Capaian Kinerja > Sesudah Perubahan", 6.5),
                ("pagu_sebelum", "Pagu Indikatif (Rp) > Sebelum Perubahan", 8.0),
                ("pagu", "Pagu Indikatif (Rp) > Sesudah Perubahan", 8.0),
                ("selisih", "Pagu Indikatif (Rp) > Bertambah/ (Berkurang)", 8.0),
                ("sumber_dana", "Sumber Dana", 5.0),
            ),
        ),
    )
    plan = with_form(with_each_row(renja, PLAN, change), PLAN, form)
    return with_parts(plan, _renamed)


def _renamed(part: Part) -> Iterable[Part]:
    is_title = part.kind is PartKind.TITLE and part.text == "RENCANA KERJA"
    yield replace(part, text=f"PERUBAHAN {part.text}") if is_title else part


def by_quarters(renja: Renja) -> Renja:
    """The target of the plan's year, and how it is to be reached in four quarters."""

    def change(row: Row) -> Iterable[Row]:
        shares = [[value.times(share) for value in values_of(row["target"])] for share in _SHARES]
        yield {**row, **{f"target_tw{q}": printed(share) for q, share in enumerate(shares, start=1)}}

    tahun = plan_year(renja)
    form = renja.forms[PLAN].with_headings(
        "pagu",
        Heading(
            f"Rencana Tahun {tahun}",
            (
                ("lokasi", "Lokasi", 5.0),
                ("target", "Target Capaian Kinerja", 6.0),
                *(
                    (f"target_tw{q}", f"Target Triwulan > {name}", 5.0)
                    for q, name in enumerate(_QUARTERS, start=1)
                ),
                ("pagu", "Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
                ("sumber_dana", "Sumber Dana", 4.0),
            ),
        ),
    )
    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


_SHARES = ("0.25", "0.5", "0.75", "1")


def under_four_headings(renja: Renja) -> Renja:
    """Four rows of headings, the narrow ones running upward, and no row of numbers."""
    tahun = plan_year(renja)
    group = f"Rencana Kerja dan Pendanaan > Rencana Tahun {tahun}"
    form = plan_form(tahun)
    headings = (
        single("kode", "Kode", 7.0),
        single("nama", NAMA, 13.0),
        single("indikator", INDIKATOR, 13.0),
        Heading(
            group,
            (
                ("lokasi", "Sasaran > Lokasi", 5.0),
                ("target", "Sasaran > Target Capaian Kinerja", 6.5),
                ("pagu", "Pendanaan > Kebutuhan Dana/Pagu Indikatif (Rp)", 7.5),
                ("sumber_dana", f"Pendanaan > {UPWARD}Sumber Dana", 4.0),
            ),
        ),
        single("catatan", f"{UPWARD}Catatan Penting", 3.0),
        forward_heading(tahun),
    )
    return with_form(renja, PLAN, type(form)(headings, size=form.size))
