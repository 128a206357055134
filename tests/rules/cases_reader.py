"""Cases of rules: small documents in YAML, with what a rule must make of them.

A case is a mapping. Each kind of table is a block of lines, columns between bars, the first line the column names;
"\\n" in a cell is a line break, a cell "^" is part of the merged cell above it, "**Program**" is bold and ">Kegiatan"
indented; a second table of a kind has a
number behind its kind ("rencana_kerja 2"). Further keys: `narasi` (texts, or mappings with `teks`, `jenis`, `bagian`,
`nomor`, `halaman`; `judul: true` is a heading of that `bagian`), `judul` (headings by column name), `tahun`,
`jenis_pemda`, `daerah`, `metode` (who read the tables), `ragu` (a doubt on every cell), `masalah` (a problem of page
1), `tak_dikenal` (columns of unknown heading), `gambar` (pages that are images), `lembar` (other pages: `halaman`,
`jenis`, `huruf`, `masalah`, `nomor`, `tegak`, `kepala`: texts of its running heads), and by kind of table `label`,
`keterangan` (the caption), `nomor_kolom` (the row of column numbers, between bars) and `halaman` (the page of each
row, the last for all further rows). `setelan` holds settings other than the usual. `kodefikasi` lists editions of the
code list: `isi` (lines "kode | nama | indikator | satuan | pendahulu"), and where they differ from the usual `nama`
("Edisi 2024"), `jenis_pemda`, `sejak` (2024) and `kutipan`. `renja_lain` holds by
agency the codes that other documents plan. `harap` says what to expect; see `test_cases.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from pipeline.model.document import Block, Document, PageKind, PageReport
from pipeline.model.kodefikasi import Edisi, JenisPemda
from pipeline.model.table import LogicalTable
from pipeline.settings import Settings
from tests.defaults import SETTINGS
from tests.editions import make_edition
from tests.rules.builders import Page, make_block, make_document, make_table
from tests.rules.sample import LABELS

FOLDER = Path(__file__).parent / "cases"
OUTCOMES = ("pass_", "fail_", "not_judged_")
KINDS = (*LABELS, "usulan_masyarakat", "tak_dikenal_jenisnya")
KEYS = {
    *(
        "narasi",
        "judul",
        "tahun",
        "jenis_pemda",
        "daerah",
        "metode",
        "ragu",
        "masalah",
        "tak_dikenal",
        "gambar",
    ),
    *(
        "lembar",
        "label",
        "keterangan",
        "nomor_kolom",
        "halaman",
        "setelan",
        "kodefikasi",
        "renja_lain",
        "harap",
    ),
}


@dataclass(frozen=True)
class Case:
    """One case of one rule."""

    rule: str
    name: str
    document: Document
    settings: Settings
    editions: tuple[Edisi, ...]
    others: Mapping[str, frozenset[str]]
    expected: Mapping[str, Any]


def read_cases() -> Iterator[Case]:
    """Every case of every file, in order."""
    for path in sorted(FOLDER.glob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, values in content.items():
            others = {nama: frozenset(codes) for nama, codes in values.get("renja_lain", {}).items()}
            document, settings, editions = _document(values), _settings(values), _editions(values)
            yield Case(path.stem, name, document, settings, editions, others, values["harap"])


def _settings(values: Mapping[str, Any]) -> Settings:
    return Settings.model_validate({**SETTINGS.model_dump(), **values.get("setelan", {})})


def _editions(values: Mapping[str, Any]) -> tuple[Edisi, ...]:
    return tuple(
        make_edition(
            *given["isi"].strip().splitlines(),
            nama=given.get("nama", "Edisi 2024"),
            jenis_pemda=JenisPemda(given.get("jenis_pemda", "provinsi")),
            sejak=given.get("sejak", 2024),
            is_excerpt=given.get("kutipan", False),
        )
        for given in values.get("kodefikasi", ())
    )


def _document(values: Mapping[str, Any]) -> Document:
    tables = [
        _table(key.split()[0], key, text, values)
        for key, text in values.items()
        if key.split()[0] in KINDS and isinstance(text, str)
    ]
    unknown = [key for key in values if key not in KEYS and key.split()[0] not in KINDS]
    assert not unknown, f"unknown keys in a case: {unknown}"
    pages = [PageReport(page, PageKind.SCAN, 0) for page in values.get("gambar", ())]
    for sheet in values.get("lembar", ()):
        kind, problems = PageKind(sheet.get("jenis", "narasi")), tuple(sheet.get("masalah", ()))
        pages.append(
            PageReport(
                sheet["halaman"],
                kind,
                sheet.get("huruf", 1000),
                problems=problems,
                nomor=sheet.get("nomor"),
                is_turned=sheet.get("tegak", False),
                furniture=tuple(sheet.get("kepala", ())),
                method="ocr" if sheet.get("dari_gambar", False) else "pdfium",
            )
        )
    if "masalah" in values:
        pages.append(PageReport(1, PageKind.TABLE, 1000, problems=(values["masalah"],)))
    document = make_document(tables, _blocks(values), tahun=values.get("tahun", 2024), pages=pages)
    named = {name: values[name] for name in ("jenis_pemda", "daerah") if name in values}
    return replace(document, identity=replace(document.identity, **named))


def _table(kind: str, key: str, text: str, values: Mapping[str, Any]) -> LogicalTable:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    columns, *rows = lines
    short = [row for row in rows if len(row) != len(columns)]
    assert not short, f"rows of another width: {short}"
    label = values.get("label", {}).get(
        key, LABELS.get(kind, "Tabel 9") + (" lanjutan" if key != kind else "")
    )
    numbers = values.get("nomor_kolom", {}).get(key, "")
    table = make_table(
        "" if kind == "tak_dikenal_jenisnya" else kind,
        label,
        columns,
        [[cell.replace("\\n", "\n") for cell in row] for row in rows],
        headers=values.get("judul"),
        unknown=values.get("tak_dikenal", ()),
        pages=[
            Page(number, values.get("metode", "pdfium"), values.get("ragu", ""))
            for number in values.get("halaman", {}).get(key, [1])
        ],
    )
    return replace(
        _merged(table),
        caption=values.get("keterangan", {}).get(key, ""),
        number_row=tuple(cell.strip() for cell in numbers.split("|")) if numbers else (),
    )


def _merged(table: LogicalTable) -> LogicalTable:
    """The table with each cell "^" blank and the cell above it reaching down beside it."""
    rows = [list(row.entries) for row in table.rows]
    for number, entries in reversed(list(enumerate(rows))):
        for column, entry in enumerate(entries):
            if entry.text == "^":
                upper = rows[number - 1][column]
                (source,), bottom = upper.sources, entry.sources[0].bbox.bottom
                reaching = replace(source, bbox=source.bbox._replace(bottom=bottom))
                rows[number - 1][column] = replace(upper, sources=(reaching,))
                entries[column] = replace(entry, text="")
    return replace(
        table,
        rows=tuple(replace(row, entries=tuple(cells)) for row, cells in zip(table.rows, rows, strict=True)),
    )


def _blocks(values: Mapping[str, Any]) -> list[Block]:
    blocks = []
    for entry in values.get("narasi", ()):
        given = {"teks": entry} if isinstance(entry, str) else entry
        kind = "judul" if given.get("judul") else given.get("jenis", "paragraf")
        bagian = str(given.get("bagian", ""))
        number = str(given.get("nomor", bagian if kind == "judul" else ""))
        blocks.append(
            make_block(given["teks"], page=given.get("halaman", 1), kind=kind, number=number, section=bagian)
        )
    return blocks
