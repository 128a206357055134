"""Other columns of the tables: by level, in thousands, with other codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.generate.figures import amount, rupiah
from pipeline.generate.form import Heading, Row, single
from pipeline.generate.renja import PLAN, REVIEW, TOTAL, WITH_CODES, Renja, groups_of
from pipeline.generate.reshaping import HALVES, LEVELS, with_each_row, with_form


def with_columns_by_level(renja: Renja) -> Renja:
    """T-C.33 with columns of indicator and target for each level."""
    form = renja.forms[PLAN].with_headings(
        "indikator",
        Heading(
            "Capaian Program", (("indikator_program", "Indikator", 11.0), ("target_program", "Target", 8.0))
        ),
        Heading(
            "Keluaran Kegiatan",
            (("indikator_kegiatan", "Indikator", 11.0), ("target_kegiatan", "Target", 8.0)),
        ),
        Heading(
            "Keluaran Sub Kegiatan",
            (("indikator_sub_kegiatan", "Indikator", 11.0), ("target_sub_kegiatan", "Target", 8.0)),
        ),
    )
    form = form.with_headings(
        "lokasi",
        single("lokasi", "Lokasi", 6.0),
        single("pagu", "Pagu Indikatif", 7.5),
        single("sumber_dana", "Sumber Dana", 5.0),
    )
    form = replace(form.with_headings("kode", single("kode", "Kode", 10.0)), size=6.0)
    return with_form(with_each_row(renja, PLAN, by_level), PLAN, form)


def by_level(row: Row) -> Iterable[Row]:
    """The row with its indicator and target under the names of its level."""
    level = LEVELS.get(groups_of(row), "")
    yield {
        **row,
        **{
            f"{field}_{name}": row[field] if name == level else ""
            for field in ("indikator", "target")
            for name in LEVELS.values()
        },
    }


def reduced(renja: Renja) -> Renja:
    """T-C.33 cut down: indicators of three rungs, targets of two, those of programs in the column of the kegiatan.

    No sources of funds, no prakiraan maju.
    """
    form = renja.forms[PLAN].with_headings(
        "indikator",
        Heading(
            "Indikator Kinerja",
            (
                ("indikator_program", "Indikator Program", 10.0),
                ("indikator_kegiatan", "Keluaran Kegiatan > Indikator", 10.0),
                ("target_kegiatan", "Keluaran Kegiatan > Target", 6.0),
                ("indikator_sub_kegiatan", "Keluaran Sub Kegiatan > Indikator", 10.0),
                ("target_sub_kegiatan", "Keluaran Sub Kegiatan > Target", 6.0),
            ),
        ),
    )
    form = form.with_headings(
        "lokasi", single("lokasi", "Lokasi", 5.0), single("pagu", "Pagu Indikatif", 7.5)
    )
    form = form.with_headings("catatan").with_headings("target_maju")

    def change(row: Row) -> Iterable[Row]:
        for levelled in by_level(row):
            is_program = bool(levelled["target_program"])
            yield {
                **levelled,
                "target_kegiatan": levelled["target_program" if is_program else "target_kegiatan"],
            }

    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


def in_millions(renja: Renja) -> Renja:
    """Every amount of T-C.33 in millions of rupiah, with as many decimals as it takes."""

    def change(row: Row) -> Iterable[Row]:
        yield {**row, **{name: _millions(row[name]) for name in ("pagu", "pagu_maju")}}

    form = renja.forms[PLAN].worded(lambda text: text.replace("(Rp)", "(Rp juta)"))
    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


def _millions(text: str) -> str:
    if not text:
        return ""
    whole, rest = divmod(amount(text), 1_000_000)
    decimals = f"{rest:06}".rstrip("0")
    return f"{rupiah(whole)},{decimals}" if decimals else rupiah(whole)


def in_thousands(renja: Renja) -> Renja:
    """T-C.31 in thousands of rupiah, each amount rounded for itself, as a spreadsheet shows them."""

    def change(row: Row) -> Iterable[Row]:
        yield {**row, **{f"pagu{half}": _thousands(row[f"pagu{half}"]) for half in HALVES}}

    form = renja.forms[REVIEW].worded(lambda text: text.replace("(Rp)", "(Rp.000)"))
    return with_form(with_each_row(renja, REVIEW, change), REVIEW, form)


def _thousands(text: str) -> str:
    return rupiah((amount(text) + 500) // 1000) if text else ""


def numbered_review(renja: Renja) -> Renja:
    """T-C.31 with a running number in the place of the kode."""
    numbers = iter(range(1, 1000))

    def change(row: Row) -> Iterable[Row]:
        total = row["kode"] == TOTAL
        yield {
            **row,
            "no": "" if total else str(next(numbers)),
            **({"nama": TOTAL, "nama_analisis": TOTAL} if total else {}),
        }

    form = renja.forms[REVIEW].with_headings("kode", single("no", "No", 2.0))
    return with_form(with_each_row(renja, REVIEW, change), REVIEW, form)


def kode_in_both_halves(renja: Renja) -> Renja:
    """T-C.31 with the kode in both halves."""
    left, right = renja.forms[REVIEW].headings[1:3]
    form = renja.forms[REVIEW].with_headings("kode")
    for suffix, heading in zip(HALVES, (left, right), strict=True):
        columns = ((f"kode{suffix}", "Kode", 6.6), *heading.columns)
        form = form.with_headings(f"nama{suffix}", replace(heading, columns=columns))
    changed = with_each_row(renja, REVIEW, lambda row: ({**row, "kode_analisis": row["kode"]},))
    return with_form(changed, REVIEW, form)


def kode_beside_nama(renja: Renja) -> Renja:
    """Kode and nama in one column of every table."""

    def change(row: Row) -> Iterable[Row]:
        names = {
            name: f"{row['kode']} {row[name]}".strip() for name in ("nama", "nama_analisis") if name in row
        }
        yield {**row, **names}

    for kind in WITH_CODES:
        form = renja.forms[kind].with_headings("kode")
        names = tuple(name for name in form.columns if name in ("nama", "nama_analisis"))
        renja = with_form(with_each_row(renja, kind, change), kind, replace(form, with_kode=names))
    return renja


def with_units_apart(renja: Renja) -> Renja:
    """Figures and units of the targets of T-C.33 in columns of their own."""
    fields = ("target", "target_maju")

    def change(row: Row) -> Iterable[Row]:
        cells = {field: _figures_and_units(row[field]) for field in fields}
        yield {
            **row,
            **{field: figures for field, (figures, _) in cells.items()},
            **{f"satuan_{field}": units for field, (_, units) in cells.items()},
        }

    form = renja.forms[PLAN]
    for field in fields:
        heading = next(h for h in form.headings if field in [name for name, _, _ in h.columns])
        columns = tuple(
            column
            for name, text, share in heading.columns
            for column in (
                ((name, "Target", share), (f"satuan_{name}", "Satuan", 5.0))
                if name == field
                else ((name, text, share),)
            )
        )
        form = form.with_headings(field, replace(heading, columns=columns))
    return with_form(with_each_row(renja, PLAN, change), PLAN, form)


def _figures_and_units(text: str) -> tuple[str, str]:
    found = [re.fullmatch(r"((?:\d\. )?[\d.,]+) ?(.*)", line) for line in text.split("\n") if line]
    return "\n".join(one[1] for one in found if one), "\n".join(one[2] for one in found if one)
