"""Files made to hurt: each is refused with the limit it goes beyond, or read; none takes the memory of a worker."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline.audit import audit_document
from pipeline.errors import LimitError
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.model.geometry import BBox
from pipeline.model.summary import DocumentResult, Status
from pipeline.read.pdfium import open_pdf
from pipeline.read.plumber import read_boxes
from pipeline.settings import Settings, load_settings
from pipeline.store import Store
from tests.hostile import many
from tests.hostile.catalogue import HOSTILE
from tests.hostile.writing import FONT, TITLE, assemble, bomb, flate, one_page, page, pages, stream

Audit = Callable[[bytes], DocumentResult]

CONTENT = "isinya lebih dari 20 MB setelah dibuka (setelan batas.isi_halaman_mb)"
PART = "isinya lebih dari 64 MB setelah dibuka (setelan batas.bagian_berkas_mb)"
STREAMS = "kumpulan objek di dalamnya lebih dari 64 MB setelah dibuka (setelan batas.bagian_berkas_mb)"
OBJECTS = "isinya lebih dari 100000 garis, teks, dan gambar (setelan batas.objek_halaman)"
LETTERS = "isinya lebih dari 200000 huruf (setelan batas.huruf_halaman)"
PAGES = "halamannya lebih dari 5000 (setelan batas.halaman)"
SIDE = "sisinya lebih dari 14400 poin (setelan batas.sisi_halaman_poin)"
IMAGE = "gambar di dalamnya lebih dari 150 juta titik (setelan batas.gambar_juta_titik)"

REFUSED = {
    "bomb-content": CONTENT,
    "bomb-operators": CONTENT,
    "bomb-nested-twice": CONTENT,
    "bomb-nested-often": CONTENT,
    "bomb-lying-length": CONTENT,
    "bomb-many-contents": CONTENT,
    "bomb-run-lengths": CONTENT,
    "bomb-form": CONTENT,
    "bomb-font": PART,
    "bomb-to-unicode": PART,
    "bomb-metadata": PART,
    "bomb-object-stream": STREAMS,
    "bomb-xref-stream": STREAMS,
    "bomb-colour-profile": PART,
    "bomb-palette": PART,
    "bomb-function": PART,
    "bomb-type3": PART,
    "bomb-pattern": PART,
    "many-pages": PAGES,
    "many-same-pages": PAGES,
    "many-paths": OBJECTS,
    "many-characters": LETTERS,
    "many-texts": CONTENT,
    "many-fonts": OBJECTS,
    "many-billion-rules": CONTENT,
    "many-laughing-forms": CONTENT,
    "many-form-letters": LETTERS,
    "deep-marked": "isinya lebih dari 2000 lapis (setelan batas.lapis_halaman)",
    "deep-form-in-itself": CONTENT,
    "deep-forms-ring": CONTENT,
    "size-billion": SIDE,
    "size-strip": SIDE,
    "size-scan-million": SIDE,
    "size-scan-14400": "gambarnya akan lebih dari 20 juta titik (setelan batas.halaman_juta_titik)",
    "size-bitmap": IMAGE,
    "size-jpx": IMAGE,
    "size-jpeg": IMAGE,
    "size-jbig2": IMAGE,
    "size-fax": IMAGE,
    "size-mask": IMAGE,
}
"""What is beyond a limit, by name, and the reason that an officer reads."""

UNREADABLE = {
    "deep-page-tree", "deep-length-of-itself", "deep-object-streams", "deep-references-ring", "deep-contents-ring",
    "deep-colour-of-itself", "bomb-image",
}  # fmt: skip
"""What is within the limits, and has nothing that can be read."""

ENDLESS = {"many-tiles", "many-large-pages"}
"""What no limit stops: PDFium paints the first for ever, the second is 300 heavy pages. The time limit is for them."""


LONG = {
    "many-segments", "many-pages", "many-objects", "many-crossing", "many-paths", "many-states", "deep-indirect",
    "deep-forms", "bomb-unicode-ranges", "bomb-lying-length", "bomb-nested-twice", "bomb-palette", "bomb-function",
    "bomb-colour-profile", "bomb-type3", "bomb-font", "size-fax", "size-jpeg", "size-jbig2", "size-strip",
    "deep-content-arrays", "deep-child-is-parent", "deep-outline-of-itself", "size-user-unit", "size-words",
}  # fmt: skip
"""What takes long, or differs little from another."""


def cases(names: Iterable[str]) -> list[object]:
    return [pytest.param(name, marks=[pytest.mark.penuh] if name in LONG else []) for name in sorted(names)]


@pytest.fixture
def audit(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Audit:
    def run(data: bytes, settings: Settings | None = None) -> DocumentResult:
        path = tmp_path / "berkas.pdf"
        path.write_bytes(data)
        store = Store(tmp_path / "output", tmp_path / "interim")
        with caplog.at_level(logging.ERROR):
            job = Job(InputFile("berkas.pdf", path), settings or load_settings(), store)
            result = audit_document(job)
        assert caplog.records == []
        assert result.crashed == ()
        return result

    return run


@pytest.mark.parametrize("name", cases(REFUSED))
def test_what_is_beyond_a_limit_is_not_read_and_says_which(audit: Audit, name: str) -> None:
    result = audit(HOSTILE[name]())
    assert result.status is Status.GAGAL
    assert f"tidak dibaca karena {REFUSED[name]}. Mohon minta berkas yang dicetak ulang" in result.pesan
    assert result.pesan.endswith("naikkan batas itu lewat --setelan.")


@pytest.mark.parametrize("name", cases(HOSTILE.keys() - REFUSED.keys() - UNREADABLE - ENDLESS))
def test_what_is_only_odd_is_read(audit: Audit, name: str) -> None:
    assert audit(HOSTILE[name]()).status is not Status.GAGAL


@pytest.mark.parametrize("name", sorted(UNREADABLE))
def test_what_has_nothing_to_read_says_so(audit: Audit, name: str) -> None:
    result = audit(HOSTILE[name]())
    assert result.status is Status.GAGAL
    assert "Mohon minta" in result.pesan


def test_only_the_page_beyond_a_limit_is_lost(audit: Audit) -> None:
    good, bad = page(), page(b"7 0 R")
    result = audit(assemble([*pages(3, 6, 3), good, stream(TITLE), FONT, bad, bomb(100)]))
    assert (result.status, result.halaman, result.halaman_tak_terbaca) == (Status.SEBAGIAN, 3, 1)
    assert result.pesan.startswith(f"Halaman 2 tidak dibaca karena {CONTENT}.")


def test_pages_that_share_a_part_beyond_a_limit_are_all_refused(audit: Audit) -> None:
    """It is looked at once, and not forgotten."""
    font = FONT[:-2] + b"/ToUnicode 7 0 R >>"
    result = audit(assemble([*pages(3, 6, 3), page(), stream(TITLE), font, page(), bomb(100)]))
    assert result.halaman_tak_terbaca == 3
    assert result.pesan.startswith(f"Halaman 1-3 tidak dibaca karena {PART}.")


@pytest.mark.parametrize("name", [b"P", b"Parent", b"PieceInfo", b"Metadata", b"Widths"])
def test_a_bomb_is_found_whatever_it_is_called(audit: Audit, name: bytes) -> None:
    data = HOSTILE["bomb-pattern"]().replace(b"/P 6 0 R", b"/%b 6 0 R" % name)
    assert PART in audit(data).pesan


def test_limits_are_settings(audit: Audit, tmp_path: Path) -> None:
    """The same page is read when an office says that it may be so large, and refused when it may not."""
    data = one_page(content_object=flate(b"0 0 m 9 9 l S\n" * 1000 + TITLE))
    path = tmp_path / "setelan.yml"
    assert audit(data).status is Status.TERBACA
    path.write_text("batas: {objek_halaman: 500, huruf_halaman: 100}\n")
    assert "lebih dari 500 garis" in audit(data, load_settings(path)).pesan
    path.write_text("batas: {huruf_halaman: 30}\n")
    assert "lebih dari 30 huruf" in audit(data, load_settings(path)).pesan
    path.write_text("batas: {garis_halaman: 0}\n")
    with pytest.raises(Exception, match=r"batas\.garis_halaman tidak dapat dipakai"):
        load_settings(path)


def test_too_many_rules_are_refused_before_cells_are_looked_for(audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "setelan.yml"
    path.write_text("batas: {garis_halaman: 90}\n")
    assert "garisnya lebih dari 90" in audit(many.crossing_rules(200), load_settings(path)).pesan
    assert audit(many.crossing_rules(200)).status is Status.TERBACA


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "besar.pdf"
    path.write_bytes(one_page())
    os.truncate(path, 2_000_000)
    limits = load_settings().batas.model_copy(update={"ukuran_berkas_mb": 1})
    with pytest.raises(LimitError, match=r"besarnya lebih dari 1 MB \(setelan batas\.ukuran_berkas_mb\)"):
        open_pdf(path, limits=limits).__enter__()


@pytest.mark.parametrize(
    "name", ["bomb-content", "bomb-nested-often", "bomb-run-lengths", "bomb-to-unicode", "bomb-object-stream"]
)
def test_the_second_reader_unpacks_no_bomb_either(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bom.pdf"
    path.write_bytes(HOSTILE[name]())
    assert read_boxes(path, {1: [BBox(0, 0, 300, 300)]})[1][0].problem


def test_the_second_reader_reads_what_is_beside_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bom.pdf"
    path.write_bytes(HOSTILE["bomb-attachment"]())
    again = read_boxes(path, {1: [BBox(0, 0, 300, 300)]})[1][0]
    assert (again.text, again.problem) == ("Rencana Kerja Tahun 2026 Dinas Koperasi", "")


@pytest.mark.penuh
@pytest.mark.skipif(sys.platform == "win32", reason="needs the resource module")
@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - ENDLESS))
def test_no_hostile_file_takes_the_memory_of_a_worker(tmp_path: Path, name: str) -> None:
    """Each alone in a process; the program itself takes 120 MB of it."""
    (tmp_path / "berkas.pdf").write_bytes(HOSTILE[name]())
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _ALONE, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert int(run.stdout) < 500


_ALONE = """
import resource, sys
from pathlib import Path
from pipeline.audit import audit_document
from pipeline.inputs import InputFile
from pipeline.job import Job
from pipeline.settings import load_settings
from pipeline.store import Store
folder = Path(sys.argv[1])
store = Store(folder / "output", folder / "interim")
audit_document(Job(InputFile("berkas.pdf", folder / "berkas.pdf"), load_settings(), store))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
