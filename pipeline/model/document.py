"""What is known of one document after extraction: pages, prose, tables, identity."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.geometry import BBox
from pipeline.model.naming import Letak
from pipeline.model.paging import Paging
from pipeline.model.table import OCR, Grid, LogicalTable, SourceRef, recognises
from pipeline.model.text import squash


class PageKind(StrEnum):
    """What a page mostly is, for triage."""

    PROSE = "narasi"
    TABLE = "tabel"
    SCAN = "pindai"
    EMPTY = "kosong"
    BROKEN = "rusak"
    UNTRUSTED = "tak_tepercaya"
    """Its text is not what is printed: fonts without letters, or text under an image of the page."""


UNREADABLE = (PageKind.SCAN, PageKind.UNTRUSTED)
"""Pages of which nothing but the picture can be read."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """How one page (1-based) was read, and who owns its characters: each is counted once.

    `in_cells` stand in a table, `in_furniture` in a running head or foot, `unowned` in lines that look like a table but
    belong to none; all others are prose. `problems` are Indonesian sentences an officer can act on; empty when the page
    was read whole. `nomor` is the page number printed in its margin, None where none can be told. `is_turned` tells of
    a page most of whose text does not run to the right. `furniture` are the texts of its running heads and feet, and
    `furniture_boxes` where they stand, one for each. `is_whole_file` tells of the one page that stands for a file that
    cannot be opened, however many it has. `is_damaged` tells of a page whose content ends where the file is damaged,
    `method` who read it and what of its tables was inferred ("pdfium+baris"), empty where nobody could.
    """

    page: int
    kind: PageKind
    characters: int
    in_cells: int = 0
    in_furniture: int = 0
    unowned: int = 0
    problems: tuple[str, ...] = ()
    nomor: int | None = None
    is_turned: bool = False
    furniture: tuple[str, ...] = ()
    furniture_boxes: tuple[BBox, ...] = ()
    is_whole_file: bool = False
    is_damaged: bool = False
    method: str = ""

    @property
    def in_prose(self) -> int:
        """Characters of headings, captions and paragraphs."""
        return self.characters - self.in_cells - self.in_furniture - self.unowned

    @property
    def from_image(self) -> bool:
        """Whether letters were recognised in the page's picture."""
        return recognises(self.method)

    @property
    def is_unread(self) -> bool:
        """Whether nothing of the page could be read."""
        return self.kind is PageKind.BROKEN or (self.kind in UNREADABLE and not self.from_image)

    @property
    def losses(self) -> tuple[str, ...]:
        """The problems that say that something was not read. The first one of an image, that it is one, is no such."""
        return self.problems[1:] if self.from_image else self.problems


class BlockKind(StrEnum):
    """What a run of prose lines is."""

    HEADING = "judul"
    CAPTION = "judul_tabel"
    PARAGRAPH = "paragraf"
    CONTENTS = "daftar_isi"


PROSE = "narasi"
"""The method of reading that a place in prose names."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, caption, paragraph or entry of the table of contents.

    `number` is the printed number in a normal form ("I" -> "1", "2. 5" -> "2.5"), empty where none is printed.
    `level` is 1 for a bab, 2 for a subbab, 0 otherwise. `section` is the number of the heading it stands under. `turn`
    is how its text runs on the displayed page (`Frame`); `from_image` tells of letters recognised in a picture.
    """

    kind: BlockKind
    page: int
    bbox: BBox
    text: str
    number: str = ""
    level: int = 0
    section: str = ""
    turn: int = 0
    from_image: bool = False

    @property
    def source(self) -> SourceRef:
        """Where it stands."""
        method = f"{OCR}-{PROSE}" if self.from_image else PROSE
        return SourceRef(self.page, self.bbox, method, self.turn)


RENJA = "Renja"
"""What a document is called that is what it should be."""


class Perihal(StrEnum):
    """What a piece of evidence tells about a document."""

    OPD = "opd"
    DAERAH = "daerah"
    JENIS_PEMDA = "jenis_pemda"
    TAHUN = "tahun"
    JENIS_DOKUMEN = "jenis_dokumen"


@dataclass(frozen=True, slots=True)
class Bukti:
    """A place where a document says whose plan of which year it is, or what it is.

    `nilai` is what is read from `teks` there. `suara` is how much the place counts; equal readings of one sort of place
    are one piece of evidence, with the first of them and the sum of what they count.
    """

    perihal: Perihal
    nilai: str
    suara: int
    letak: Letak
    teks: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan of which year this is. Empty text, or None, where the document does not say.

    `jenis_pemda` is "provinsi", "kabupaten" or "kota". `dokumen_lain` names what the document calls itself where that
    is no Renja ("Laporan Kinerja (LKjIP)"). `bukti` is what all this was concluded from, contradictions included.
    """

    opd: str = ""
    daerah: str = ""
    jenis_pemda: str = ""
    tahun: int | None = None
    is_renja: bool = True
    dokumen_lain: str = ""
    bukti: tuple[Bukti, ...] = field(default=(), compare=False, repr=False)

    def follows(self, bukti: Bukti) -> bool:
        """Whether a piece of evidence is for what was concluded; an agency's name is told apart by its letters only."""
        concluded = {
            Perihal.OPD: self.opd,
            Perihal.DAERAH: self.daerah,
            Perihal.JENIS_PEMDA: self.jenis_pemda,
            Perihal.TAHUN: str(self.tahun or ""),
            Perihal.JENIS_DOKUMEN: RENJA if self.is_renja else self.dokumen_lain,
        }[bukti.perihal]
        return squash(concluded) == squash(bukti.nilai)


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF, or one folder of PDF files, after extraction.

    `name` is its path below the raw folder, with forward slashes. Pages are counted on over the files of `paging`.
    """

    name: str
    sha256: str
    pages: tuple[PageReport, ...]
    blocks: tuple[Block, ...]
    tables: tuple[LogicalTable, ...]
    grids: tuple[Grid, ...]
    identity: Identity
    paging: Paging = field(default_factory=Paging)
