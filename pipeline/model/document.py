"""What is known of one document after extraction: pages, prose, tables, identity."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.geometry import BBox
from pipeline.model.paging import Paging
from pipeline.model.table import Grid, LogicalTable, SourceRef


class PageKind(StrEnum):
    """What a page mostly is, for triage."""

    PROSE = "narasi"
    TABLE = "tabel"
    SCAN = "pindai"
    EMPTY = "kosong"
    BROKEN = "rusak"


@dataclass(frozen=True, slots=True)
class PageReport:
    """How one page (1-based) was read, and who owns its characters: each is counted once.

    `in_cells` stand in a table, `in_furniture` in a running head or foot, `unowned` in lines that look like a table but
    belong to none; all others are prose. `problems` are Indonesian sentences an officer can act on; empty when the page
    was read whole. `nomor` is the page number printed in its margin, None where none can be told. `is_turned` tells of
    a page most of whose text does not run to the right. `furniture` are the texts of its running heads and feet.
    `is_whole_file` tells of the one page that stands for a file that cannot be opened, however many it has.
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
    is_whole_file: bool = False

    @property
    def in_prose(self) -> int:
        """Characters of headings, captions and paragraphs."""
        return self.characters - self.in_cells - self.in_furniture - self.unowned

    @property
    def is_unread(self) -> bool:
        """Whether nothing of the page could be read."""
        return self.kind in (PageKind.SCAN, PageKind.BROKEN)


class BlockKind(StrEnum):
    """What a run of prose lines is."""

    HEADING = "judul"
    CAPTION = "judul_tabel"
    PARAGRAPH = "paragraf"
    CONTENTS = "daftar_isi"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, caption, paragraph or entry of the table of contents.

    `number` is the printed number in a normal form ("I" -> "1", "2. 5" -> "2.5"), empty where none is printed.
    `level` is 1 for a bab, 2 for a subbab, 0 otherwise. `section` is the number of the heading it stands under.
    """

    kind: BlockKind
    page: int
    bbox: BBox
    text: str
    number: str = ""
    level: int = 0
    section: str = ""

    @property
    def source(self) -> SourceRef:
        """Where it stands."""
        return SourceRef(self.page, self.bbox, "narasi")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan of which year this is. Empty text, or None, where the document does not say."""

    opd: str = ""
    daerah: str = ""
    jenis_pemda: str = ""  # "provinsi", "kabupaten", "kota"
    tahun: int | None = None
    is_renja: bool = True


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
