"""A plan that is the official list itself gives no finding: codes, names, indicators and units of every bidang urusan.

The lists are not part of the project; the tests are skipped without them. By default every tenth bidang, all with
`-m "penuh or not penuh"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from pipeline.kodefikasi.folder import load_editions
from pipeline.kodefikasi.following import Reference
from pipeline.model.dossier import Dossier
from pipeline.model.kode import Kode, Level
from pipeline.model.kodefikasi import Edisi, Entri
from pipeline.normalise.rows import read_rows
from pipeline.reconcile.dossier import assemble
from pipeline.rules.engine import compare
from tests.conftest import shared_folder
from tests.defaults import SETTINGS
from tests.rules.builders import make_document, make_table

LISTS = {
    "2023-900.1.15.5-1317_kabkota.csv": ("Kepmendagri 900.1.15.5-1317/2023", 2024, "kabupaten"),
    "2027-sipd-pemutakhiran_kabkota.csv": ("SIPD pemutakhiran 2027", 2027, "kota"),
    "2027-sipd-pemutakhiran_provinsi.csv": ("SIPD pemutakhiran 2027", 2027, "provinsi"),
}
OF_THE_LIST = {"KOD-06", "KOD-08", "KOD-09", "NAM-03", "NAM-05", "SAT-04", "IND-01", "IND-03"}
STEP = 10


@cache
def reference(name: str) -> Reference:
    folder = shared_folder()
    if folder is None:
        pytest.skip("the real code lists are not part of the project")
    nama, tahun, _ = LISTS[name]
    (edition,) = load_editions(folder / "kodefikasi" / name)
    return Reference([replace(edition, nama=nama, sejak=tahun)], SETTINGS)


def bidang_of(edition: Edisi) -> list[Kode]:
    """Its bidang urusan, but for the one that stands for the agency's own."""
    return [
        entri.kode
        for entri in edition.entri
        if entri.kode.level is Level.BIDANG_URUSAN and not entri.kode.text.startswith("X")
    ]


def rows_of(edition: Edisi, bidang: Kode) -> Iterator[tuple[str, str, str, str, str]]:
    """All rows of one bidang urusan, and those of the penunjang program under it, in the order of their codes."""
    urusan, own = bidang.parent, []
    for entri in edition.entri:
        kode = entri.kode.of_bidang(bidang)
        is_stand_in = entri.kode.text.startswith("X") and kode.level < Level.PROGRAM
        if kode in (urusan, bidang) or kode.is_under(bidang):
            own += [] if is_stand_in else [(kode, entri)]
    return (_row(kode, entri) for kode, entri in sorted(own, key=lambda pair: pair[0].text))


def _row(kode: Kode, entri: Entri) -> tuple[str, str, str, str, str]:
    target = f"10 {entri.satuan}" if entri.satuan else "10 %"
    return kode.text, entri.nama, entri.indikator or "Persentase capaian (%)", target, "1.000"


def plan(edition: Edisi, bidang: Kode, tahun: int, jenis_pemda: str) -> Dossier:
    columns = ("kode", "nama", "indikator", "target", "pagu")
    table = make_table("rencana_kerja", "Bab IV", columns, list(rows_of(edition, bidang)))
    document = make_document([table], tahun=tahun)
    document = replace(document, identity=replace(document.identity, jenis_pemda=jenis_pemda))
    return assemble(document, read_rows(document, SETTINGS), SETTINGS)


def complaints(name: str, places: slice) -> list[tuple[str, str, str, str]]:
    """What the rules that know the list say of some bidang urusan."""
    held = reference(name)
    _, tahun, jenis_pemda = LISTS[name]
    said = []
    for bidang in bidang_of(held.editions[0])[places]:
        dossier = plan(held.editions[0], bidang, tahun, jenis_pemda)
        comparisons, failures = compare(replace(dossier, nomenklatur=held.follow(dossier)))
        assert not failures
        judged = [one for one in comparisons if one.aturan in OF_THE_LIST and one.is_judged]
        assert {"NAM-03", "KOD-09"} <= {one.aturan for one in judged}
        said += [(one.aturan, one.kode, one.tertulis, one.seharusnya) for one in judged if one.beda]
    return said


@pytest.mark.parametrize("name", LISTS)
def test_the_list_itself_has_no_faults(name: str) -> None:
    assert complaints(name, slice(None, None, STEP)) == []


@pytest.mark.penuh
@pytest.mark.parametrize("name", LISTS)
def test_the_whole_list_itself_has_no_faults(name: str) -> None:
    assert complaints(name, slice(None)) == []
