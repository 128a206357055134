"""Other prose: what a long narrative tells correctly, other headings, captions and numbers of tables, lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.generate.renja import PLAN, Part, PartKind, Renja
from pipeline.generate.reshaping import after, paragraphs, reworded, with_parts, words

_LONG_PROSE = Path(__file__).parent / "long_prose.txt"
_ROMAN = ("I", "II", "III", "IV", "V")
_PLAN_LISTED = "Tabel 3.2 Rumusan Rencana Program dan Kegiatan .......................... 31"
_OF_FORMS = {"2.1": "T-C.29", "2.2": "T-C.30", "2.4": "T-C.31", "2.5": "T-C.32", "4.1": "T-C.33"}
_IN_SEQUENCE = {"2.4": "2.3", "2.5": "2.4", "3.2": "3.1"}


def with_long_prose(renja: Renja) -> Renja:
    """The paragraphs of `long_prose.txt`, each behind the heading that begins like the line above them."""
    for chapter in _LONG_PROSE.read_text(encoding="utf-8").removeprefix("## ").split("\n## "):
        heading, *texts = chapter.strip().split("\n")
        renja = after(renja, heading, paragraphs(*texts))
    return renja


# --- headings


def with_other_headings(renja: Renja) -> Renja:
    """Headings in other letters, "BAB II" on a line of its own, page numbers in a running foot, lampiran."""
    foot = "Renja Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kalimantan Barat Tahun 2024"
    changed = with_parts(renja, _in_other_letters)
    return replace(changed, parts=(*changed.parts, *_lampiran()), foot=foot)


def _in_other_letters(part: Part) -> Iterable[Part]:
    if part.kind is not PartKind.HEADING:
        return (part,)
    bab = re.match(r"(BAB [IV]+) (.+)", part.text)
    if bab:
        return (replace(part, text=bab[1]), replace(part, text=bab[2].title()))
    return (replace(part, text=re.sub(r"^(\d\.\d)\. ", r"\1 ", part.text).upper()),)


def _lampiran() -> Iterable[Part]:
    yield Part(PartKind.PAGE)
    yield Part(PartKind.HEADING, "LAMPIRAN")
    yield Part(PartKind.HEADING, "LAMPIRAN I KEPUTUSAN KEPALA DINAS TENTANG TIM PENYUSUN RENCANA KERJA")
    yield from paragraphs(
        "KESATU : Membentuk Tim Penyusun Rencana Kerja Tahun 2024.",
        "KEDUA : Tim bertugas menyusun rancangan Rencana Kerja.",
        "KETIGA : Keputusan ini berlaku sejak tanggal ditetapkan.",
    )
    yield Part(PartKind.PAGE)
    yield Part(PartKind.HEADING, "LAMPIRAN II BERITA ACARA FORUM PERANGKAT DAERAH")
    yield from paragraphs(
        "Pada hari ini Rabu tanggal 15 Maret 2023 telah dilaksanakan forum perangkat daerah yang dihadiri 40 (empat "
        "puluh) peserta.",
    )


def with_roman_numbers(renja: Renja) -> Renja:
    """Subbab numbered "II.1"."""

    def change(part: Part) -> Iterable[Part]:
        found = re.match(r"(\d)\.(\d)\. (.+)", part.text)
        if part.kind is not PartKind.HEADING or found is None:
            return (part,)
        return (replace(part, text=f"{_ROMAN[int(found[1]) - 1]}.{found[2]} {found[3]}"),)

    return with_parts(renja, change)


# --- captions


def numbered_in_sequence(renja: Renja) -> Renja:
    """Tables numbered in sequence in each bab, and the plan both in subbab 3.3 and in Bab IV."""
    plan = Part(PartKind.TABLE, "Tabel 3.2 Rumusan Rencana Program dan Kegiatan", PLAN)

    def with_plan(part: Part) -> Iterable[Part]:
        if part.text.startswith("Tabel 4.1") and part.kind is PartKind.PARAGRAPH:
            return (replace(part, text=_PLAN_LISTED), part)
        return (part, plan) if part.text.startswith("Rencana Kerja Tahun 2024 memuat") else (part,)

    return with_parts(_with_numbers(renja, _IN_SEQUENCE), with_plan)


def captioned_by_form(renja: Renja) -> Renja:
    """Captions that name the form: "Tabel T-C.33"."""
    return _with_numbers(renja, _OF_FORMS)


def _with_numbers(renja: Renja, numbers: dict[str, str]) -> Renja:
    return reworded(renja, words({f"Tabel {old} ": f"Tabel {new} " for old, new in numbers.items()}))


def without_numbers_of_tables(renja: Renja) -> Renja:
    """Captions without a number, and no list of tables."""

    def change(part: Part) -> Iterable[Part]:
        if part.kind is PartKind.TABLE:
            return (replace(part, text=re.sub(r"^Tabel \d\.\d ", "", part.text)),)
        return () if re.match(r"Tabel \d|DAFTAR TABEL$", part.text) else (part,)

    return with_parts(renja, change)


def captioned_in_two_lines(renja: Renja) -> Renja:
    """The number of a table on one line, its title below it in capitals."""

    def change(part: Part) -> Iterable[Part]:
        found = re.match(r"(Tabel \d\.\d) (.+)", part.text)
        if part.kind is not PartKind.TABLE or found is None:
            return (part,)
        return (Part(PartKind.PARAGRAPH, found[1]), replace(part, text=found[2].upper()))

    return with_parts(renja, change)
