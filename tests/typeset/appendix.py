"""The appendix of the regulation that prescribes the codes: one ruled table over hundreds of pages."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.generate.table_spec import HeaderCell, TableSpec
from pipeline.model.kodefikasi import Entri
from tests.typeset.flow import Caption, Table
from tests.typeset.frame import PageFrame
from tests.typeset.layout import TableOptions
from tests.typeset.scene import Look, Scene
from tests.typeset.variant import typeset_scene

_TITLE = Caption("LAMPIRAN KODEFIKASI DAN NOMENKLATUR PERENCANAAN PEMBANGUNAN DAERAH")
_FOLIO = PageFrame(width=936, height=612)
_WIDTHS = (42.0, 44.0, 52.0, 54.0, 54.0, 168.0, 164.0, 164.0, 98.0)
_NARROW = (18.0, 20.0, 20.0, 20.0, 20.0, 218.0, 214.0, 212.0, 98.0)
_GROUPS = ("URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
_TEXTS = ("NOMENKLATUR URUSAN KABUPATEN/KOTA", "KINERJA", "INDIKATOR", "SATUAN")


def typeset_appendix(
    entri: Iterable[Entri], *, is_narrow: bool = False, repeats_header: bool = True
) -> bytes:
    """The entries as the regulation prints them: the kode over five cells, rows torn at the ends of pages.

    Where the cells of the kode are narrow they have no headings of their own, and "2.01" and "0001" are cut in two.
    """
    depth = 1 if is_narrow else 2
    groups = () if is_narrow else tuple(HeaderCell(1, place, text) for place, text in enumerate(_GROUPS))
    texts = tuple(HeaderCell(0, 5 + place, text, depth) for place, text in enumerate(_TEXTS))
    spec = TableSpec(
        (HeaderCell(0, 0, "KODE", 1, 5), *groups, *texts),
        tuple(map(_row, entri)),
        _NARROW if is_narrow else _WIDTHS,
        tuple(str(number) for number in range(1, 10)),
    )
    table = Table(spec, TableOptions(repeats_header=repeats_header, tears_rows=True))
    pdf, _ = typeset_scene(Scene((_TITLE, table), Look(), _FOLIO))
    return pdf


def _row(entri: Entri) -> tuple[str, ...]:
    """Its cells: the kewenangan stands before the kegiatan, "2.01" in one cell."""
    groups = entri.kode.groups
    kode = groups[:3] if len(groups) < 5 else (*groups[:3], ".".join(groups[3:5]), *groups[5:])
    blank = ("",) * (len(_GROUPS) - len(kode))
    return (*kode, *blank, entri.nama, entri.kinerja, entri.indikator, entri.satuan)
