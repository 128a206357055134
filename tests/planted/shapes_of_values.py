"""Other values in the tables: amounts with Rp, grades, falling targets, nothing before the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pipeline.generate.figures import amount
from pipeline.generate.form import Row
from pipeline.generate.layouts.rows import is_chosen
from pipeline.generate.renja import (
    EVALUATION,
    GOALS,
    PERFORMANCE,
    PLAN,
    REVIEW,
    WITH_CODES,
    Part,
    PartKind,
    Renja,
)
from pipeline.generate.reshaping import with_each_row, with_form, with_parts
from pipeline.model.figures import format_number


def with_other_numbers(renja: Renja) -> Renja:
    """Amounts as "Rp 5.661.000,00", percentages as "86,44%"."""

    def change(row: Row) -> Iterable[Row]:
        yield {
            name: f"Rp {text},00" if name.startswith("pagu") and text else text.replace(" %", "%")
            for name, text in row.items()
        }

    for kind in renja.tables:
        renja = with_each_row(renja, kind, change)
    return renja


def in_millions(renja: Renja) -> Renja:
    """Both plan tables in millions of rupiah with all their decimals: the one says so in its headings, "(Rp. Juta)",
    the other in a line of its own above the table."""

    def change(row: Row) -> Iterable[Row]:
        yield {
            name: format_number((Decimal(amount(text)) / 1_000_000).normalize())
            if name.startswith("pagu") and text
            else text
            for name, text in row.items()
        }

    for kind in (REVIEW, PLAN):
        renja = with_each_row(renja, kind, change)
    review = renja.forms[REVIEW].worded(lambda text: text.replace("(Rp)", "(Rp. Juta)"))
    plan = renja.forms[PLAN].worded(lambda text: text.replace(" (Rp)", ""))
    renja = with_form(with_form(renja, REVIEW, review), PLAN, plan)

    def with_unit(part: Part) -> Iterable[Part]:
        if part.table != PLAN:
            return (part,)
        return (Part(PartKind.PARAGRAPH, part.text), replace(part, text="(dalam jutaan rupiah)"))

    return with_parts(renja, with_unit)


_NEGATIVE = "Persentase Koperasi Bermasalah (makin kecil makin baik) (%)"
_POSITIVE = "Persentase Penilaian Kesehatan KSP/USP"
_FALLING = {"2022": "28", "2023": "26", "2024": "25", "2025": "24", "2026": "23"}


def with_falling_indicator(renja: Renja) -> Renja:
    """A program whose indicator is the better the smaller it is, with targets that fall from year to year."""

    def change(row: Row) -> Iterable[Row]:
        if _POSITIVE not in (row.get("indikator"), row.get("indikator_analisis")):
            yield row
            return
        years = {
            name: f"{_FALLING[name[-4:]]} %"
            for name in row
            if name[-4:] in _FALLING and not name.startswith("realisasi")
        }
        realised = {"realisasi_2022": "27 %", "realisasi_2023": "26 %"}
        history = {
            "realisasi_sd_n3": "29 %",
            "target_n2": "28 %",
            "realisasi_n2": "27 %",
            "tingkat_realisasi_n2": "103,70 %",
            "target_n1": "26 %",
            "realisasi_sd_n1": "26 %",
            "tingkat_capaian_renstra": "96,15 %",
            "target_maju": "24 %",
        }
        changed = {**years, **realised, **history}
        texts = {name: text.replace(_POSITIVE, _NEGATIVE) for name, text in row.items()}
        yield {**texts, **{name: text for name, text in changed.items() if name in row}}

    for kind in (*WITH_CODES, PERFORMANCE, GOALS):
        renja = with_each_row(renja, kind, change)

    def tell(part: Part) -> Iterable[Part]:
        if part.text.startswith(f"Target {_POSITIVE}"):
            yield replace(
                part,
                text="Target Persentase Koperasi Bermasalah tahun 2022 adalah 28 %, realisasi tahun 2022 adalah 27 %. "
                "Faktor penyebab capaian ini adalah dukungan pembinaan di kabupaten dan kota.",
            )
        else:
            yield part

    return with_parts(renja, tell)


_GRADES = {
    "target_renstra": "BB",
    "realisasi_sd_n3": "B",
    "target_n2": "BB",
    "realisasi_n2": "B",
    "tingkat_realisasi_n2": "-",
    "target_n1": "BB",
    "realisasi_sd_n1": "BB",
    "tingkat_capaian_renstra": "-",
    "target": "BB",
    "target_analisis": "BB",
    "target_maju": "A",
    **{f"target_{year}": "BB" for year in (2022, 2023, 2024)},
    "target_2025": "A",
    "realisasi_2022": "B",
    "realisasi_2023": "BB",
    "proyeksi_2024": "BB",
    "proyeksi_2025": "A",
}
_SAKIP = "Nilai SAKIP Perangkat Daerah"


def with_grades(renja: Renja) -> Renja:
    """The SAKIP of the agency as a grade everywhere."""

    def change(row: Row) -> Iterable[Row]:
        if _SAKIP not in row.get("indikator", ""):
            yield row
            return
        mark = "2. " if row["indikator"].startswith("1. ") else ""
        cells = {
            name: f"{text.split(chr(10))[0]}\n{mark}{_GRADES[name]}" if mark else _GRADES[name]
            for name, text in row.items()
            if name in _GRADES
        }
        words = {
            name: text.replace(f"{_SAKIP} (Nilai)", "Predikat SAKIP Perangkat Daerah")
            for name, text in row.items()
        }
        yield {**words, **cells}

    for kind in (*WITH_CODES, PERFORMANCE):
        renja = with_each_row(renja, kind, change)
    return with_parts(
        renja,
        lambda part: (replace(part, text=part.text.replace(_SAKIP, "Predikat SAKIP Perangkat Daerah")),),
    )


def with_new_sub_kegiatan(renja: Renja) -> Renja:
    """Some sub kegiatan are new: "-" for their history in T-C.29."""
    history = (
        "realisasi_sd_n3",
        "target_n2",
        "realisasi_n2",
        "tingkat_realisasi_n2",
        "target_n1",
        "realisasi_sd_n1",
        "tingkat_capaian_renstra",
    )

    def change(row: Row) -> Iterable[Row]:
        yield {**row, **dict.fromkeys(history, "-")} if is_chosen(row) else row

    return with_each_row(renja, EVALUATION, change)
