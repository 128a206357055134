"""Other prose: what a long narrative tells correctly, other headings, captions and numbers of tables, lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.generate.renja import Part, PartKind, Renja
from pipeline.generate.reshaping import after, paragraphs, with_parts

_LONG_PROSE = Path(__file__).parent / "long_prose.txt"


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
