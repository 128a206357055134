"""How a document names itself: its agency, its region, its head and its stage, place by place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.table import SourceRef


class Letak(StrEnum):
    """The places where a document says whose it is, as a message calls them.

    It names itself in the first five, each of which it should get right; the others tell it by the way.
    """

    SAMPUL = "sampul"
    KATA_PENGANTAR = "kata pengantar"
    JUDUL_TABEL = "judul tabel"
    KEPALA_HALAMAN = "kepala halaman"
    TANDA_TANGAN = "blok tanda tangan"
    LABEL = "baris nama perangkat daerah"
    JUDUL_BAB = "judul bab"
    JUDUL_KOLOM = "judul kolom"
    ISI_TABEL = "isi tabel"
    NARASI = "narasi"


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A name as printed in one place; `form` holds only its letters and digits, abbreviations written out."""

    raw: str
    form: str
    letak: Letak
    source: SourceRef


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Who signs, and when: each text as printed, empty where it is not there or cannot be told.

    `nip` are the digits of `nip_raw`. `tanggal` is the date without the place before it; `has_day` tells whether it
    names a day.
    """

    jabatan: str
    nama: str
    nip_raw: str
    nip: str
    source: SourceRef
    tanggal: str = ""
    has_day: bool = False


@dataclass(frozen=True, slots=True)
class Tahap:
    """The stage ("rancangan akhir") that one place says this document is at; empty where it says none.

    `is_own` is false where the words speak of another document, or of how such documents come about.
    """

    tahap: str
    raw: str
    letak: Letak
    source: SourceRef
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """Everything a document says of itself; the lists are in reading order."""

    opd: tuple[Sebutan, ...] = ()
    daerah: tuple[Sebutan, ...] = ()
    tanda_tangan: tuple[TandaTangan, ...] = ()
    tahap: tuple[Tahap, ...] = ()
    letak: frozenset[Letak] = frozenset()
