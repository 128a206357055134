"""The appendix of a regulation in PDF gives the same rows as the list in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.audit import read_document
from pipeline.errors import ConfigurationError
from pipeline.inputs import InputFile
from pipeline.kodefikasi.folder import load_edition
from pipeline.kodefikasi.importing import Imported, Request, import_tables
from pipeline.kodefikasi.printed import document_tables
from pipeline.model.kode import Level
from pipeline.model.kodefikasi import Entri
from tests.conftest import PROJECT
from tests.defaults import SETTINGS
from tests.documents.hostile import one_page, text
from tests.typeset.appendix import typeset_appendix
from tests.unit.kodefikasi.files import imported
from tests.unit.kodefikasi.test_published import published

SAMPLE = PROJECT / "raw" / "kodefikasi" / "sipd-pemutakhiran-2027-provinsi.csv"


def sample() -> tuple[Entri, ...]:
    """The sample list, with kinerja, indikator and satuan as an appendix prints them."""
    return tuple(
        replace(
            one,
            kinerja=f"Terlaksananya {one.nama}",
            indikator=f"Jumlah Laporan Hasil {one.nama}",
            satuan="Laporan",
        )
        if one.kode.level is Level.SUB_KEGIATAN
        else one
        for one in load_edition(SAMPLE).entri
    )


def read(path: Path, pdf: bytes) -> Imported:
    path.write_bytes(pdf)
    document = read_document(InputFile(path.name, path), SETTINGS)
    return import_tables(document_tables(document), Request("A"), SETTINGS, berkas=path.name)


def unspaced(entri: Sequence[Entri]) -> list[tuple[str, ...]]:
    """The texts without white space: a printed line breaks "RKA- SKPD" and "RKA-SKPD" alike."""
    return [
        tuple(
            "".join(cell.split())
            for cell in (one.kode.text, one.nama, one.kinerja, one.indikator, one.satuan)
        )
        for one in entri
    ]


@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("repeats_header", [False, True])
def test_rows_torn_over_pages_and_codes_cut_in_two_lines_are_whole(
    tmp_path: Path, is_narrow: bool, repeats_header: bool
) -> None:
    entri = sample()
    pdf = typeset_appendix(entri, is_narrow=is_narrow, repeats_header=repeats_header)
    (edisi,) = read(tmp_path / "a.pdf", pdf).editions
    assert edisi.entri == entri


def test_hundreds_of_pages_give_the_same_rows_as_the_file(tmp_path: Path) -> None:
    """357 pages: typeset in 8 s, read in 5 s when this was written."""
    (whole,) = imported(published("2023-900.1.15.5-1317_kabkota.csv")).editions
    (edisi,) = read(tmp_path / "a.pdf", typeset_appendix(whole.entri)).editions
    assert unspaced(edisi.entri) == unspaced(whole.entri)


def test_a_row_is_named_by_its_page(tmp_path: Path) -> None:
    entri = sample()
    with pytest.raises(
        ConfigurationError, match=r"halaman 1, baris 2: kode 2\.17 .*: ganda dengan halaman \d, baris"
    ):
        read(tmp_path / "a.pdf", typeset_appendix([*entri, entri[1]]))


def test_a_document_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"a\.pdf: tidak ada tabel bergaris di dalamnya"):
        read(tmp_path / "a.pdf", one_page(text("Keputusan Menteri tentang kodefikasi")))
