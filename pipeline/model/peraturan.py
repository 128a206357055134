"""Regulations as the prose names them, and what a document says about its legal basis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.table import SourceRef
from pipeline.model.text import comparable

_COMMA_BEFORE_AND = re.compile(r",(?=\s*(?:dan|serta|atau|maupun)\b)")
_BRACKETS = re.compile(r"\([^()]*\)")


class Jenis(StrEnum):
    """The kind of a regulation, as officers abbreviate it."""

    UU = "UU"
    PERPPU = "Perppu"
    PP = "PP"
    PERPRES = "Perpres"
    KEPPRES = "Keppres"
    INPRES = "Inpres"
    PERMEN = "Permen"
    KEPMEN = "Kepmen"
    EDARAN = "SE"
    PERDA = "Perda"
    PERKADA = "Perkada"
    KEPKADA = "Kepkada"

    @property
    def is_local(self) -> bool:
        """Whether a region makes it: a number and a year alone then name as many regulations as there are regions."""
        return self in (Jenis.PERDA, Jenis.PERKADA, Jenis.KEPKADA)


class Tempat(StrEnum):
    """The parts of a document that name its legal basis, as a message calls them."""

    KATA_PENGANTAR = "Kata pengantar"
    LATAR_BELAKANG = "Subbab Latar Belakang"
    LANDASAN_HUKUM = "Subbab Landasan Hukum"
    LAIN = ""


class Peran(StrEnum):
    """What a regulation is named for.

    An amendment is named together with, or by, the regulation it changes; a regulation inside the title of another is
    no basis of its own; one that is said to be revoked is named as history.
    """

    DASAR = "dasar"
    PENGUBAH = "pengubah"
    DALAM_JUDUL = "dalam judul"
    RIWAYAT = "riwayat"


@dataclass(frozen=True, slots=True)
class Kutipan:
    """A regulation that a text names.

    `kunci` is its short name ("Permendagri 86/2017"), by which `peraturan.yml` lists it; `nomor` is printed without
    blanks. `judul` is what stands behind "tentang", empty where nothing does; in a running sentence its last words may
    belong to the sentence. `judul_terbuka` tells that the text ends with it, without a mark. In `judul_baku` the
    regulations that a title names are spelt out in one way. `induk` is the kunci of the regulation that this one
    changes, or in whose title it stands. `butir` is the item of the list of legal bases, from 0.
    """

    jenis: Jenis
    kunci: str
    nomor: str
    tahun: int
    raw: str
    source: SourceRef
    judul: str = ""
    judul_baku: str = ""
    judul_terbuka: bool = False
    peran: Peran = Peran.DASAR
    induk: str = ""
    tempat: Tempat = Tempat.LAIN
    section: str = ""
    butir: int | None = None

    @property
    def pokok(self) -> str:
        """The kunci of the regulation that is meant: that of an amendment is the one it changes."""
        return self.induk if self.peran is Peran.PENGUBAH and self.induk else self.kunci


@dataclass(frozen=True, slots=True)
class Singkatan:
    """An abbreviation in brackets and the words before it, from which its expansion has to be told."""

    singkatan: str
    sebelumnya: str
    source: SourceRef
    section: str = ""


@dataclass(frozen=True, slots=True)
class Butir:
    """One paragraph or item of the subbab that lists the legal bases."""

    teks: str
    source: SourceRef


@dataclass(frozen=True, slots=True)
class DasarHukum:
    """What a document says about its legal basis. `landasan` is empty where no such subbab was found."""

    kutipan: tuple[Kutipan, ...] = ()
    landasan: tuple[Butir, ...] = ()
    singkatan: tuple[Singkatan, ...] = ()

    def di(self, *tempat: Tempat) -> tuple[Kutipan, ...]:
        """The regulations that these parts name, in printed order."""
        return tuple(kutipan for kutipan in self.kutipan if kutipan.tempat in tempat)


def title_form(judul: str) -> str:
    """The normal form of a title: no case, no blanks, no brackets; a comma before "dan" says nothing (HUK-04).

    Other commas are kept: "Pedoman, Evaluasi" is not "Pedoman Evaluasi".
    """
    plain = _COMMA_BEFORE_AND.sub("", comparable(_BRACKETS.sub(" ", judul)).replace(",", ", "))
    return "".join(letter for letter in plain if letter.isalnum() or letter == ",")
