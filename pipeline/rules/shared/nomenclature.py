"""What the rules that hold a document against the official code list share."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.dossier import AnyNode, AnyTable, Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Kepastian, Place
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, find_first
from pipeline.model.padanan import Nomenklatur, Padanan
from pipeline.model.text import indicator_form, squash
from pipeline.rules.shared.comparing import not_judged


@dataclass(frozen=True, slots=True)
class Official:
    """What an edition says of a kode.

    `is_current` where that is the edition that the document follows; `is_binding` where that one is also in force in
    the plan year.
    """

    entri: Entri
    edisi: Edisi
    is_current: bool
    is_binding: bool

    @property
    def kepastian(self) -> Kepastian | None:
        """How sure it is that a document has to agree; None for as sure as the rule is."""
        return None if self.is_binding else Kepastian.PERLU_KONFIRMASI


def nomenklatur_of(dossier: Dossier, daftar: str) -> Nomenklatur | Comparison:
    """The editions a document is held against; else the one comparison of a rule that has none (A9)."""
    nomenklatur = dossier.nomenklatur
    if nomenklatur is not None and nomenklatur.edisi is not None:
        return nomenklatur
    lacking = f"{daftar} ({nomenklatur.alasan})" if nomenklatur else daftar
    return Comparison(DOCUMENT, alasan=Alasan.A9, isian=(("pembanding", lacking),))


def official_of(dossier: Dossier, kode: Kode | None) -> Official | None:
    """What the edition followed says of a kode, else another one; None where none does, or where none is loaded."""
    nomenklatur = dossier.nomenklatur
    found = find_first(nomenklatur.editions, kode) if nomenklatur and kode else None
    if nomenklatur is None or found is None:
        return None
    entri, edisi = found
    is_current = edisi is nomenklatur.edisi and edisi.find(entri.kode) is not None
    return Official(entri, edisi, is_current, is_current and nomenklatur.is_of_year)


def official_forms(dossier: Dossier, official: Official) -> frozenset[str]:
    """The official name without case, blanks and punctuation, as printed and with its known misprints put right."""
    entri = official.entri
    return frozenset(map(squash, dossier.settings.tulisan_baku(entri.kode.text, entri.nama)))


def indicator_forms(dossier: Dossier, official: Official) -> frozenset[str]:
    """The prescribed indicator as indicators are compared (E-9), likewise; empty where none is prescribed."""
    texts = dossier.settings.tulisan_baku(official.entri.kode.text, official.entri.indikator)
    return frozenset(filter(None, (squash(indicator_form(text)) for text in texts)))


def not_in_list(nomenklatur: Nomenklatur, comparison: Comparison, tahun: int | None) -> Comparison:
    """The comparison as one that could not be made, since no loaded edition holds the kode."""
    if nomenklatur.is_of_year:
        return not_judged(comparison, Alasan.A6, kode=comparison.kode, pembanding=nomenklatur.label)
    return of_another_year(nomenklatur, comparison, tahun)


def of_another_year(nomenklatur: Nomenklatur, comparison: Comparison, tahun: int | None) -> Comparison:
    """The comparison as one that could not be made, since the edition followed is not that of the plan year (A10)."""
    told = str(tahun or "(tidak diketahui)")
    return not_judged(comparison, Alasan.A10, pembanding=nomenklatur.label, tahun=told)


def list_place(edisi: Edisi, kolom: str) -> Place:
    """An edition as what something was compared with."""
    return Place(edisi.label, DOCUMENT.jenis_tabel, kolom)


def padanan_of(dossier: Dossier, coded: AnyTable, node: AnyNode) -> Padanan | None:
    """The match of one row; None where no list is loaded, or where the row prints neither kode nor name."""
    if dossier.nomenklatur is None:
        return None
    return dossier.nomenklatur.of(coded.table, node.row)


def own_kode(kode: Kode, node: AnyNode) -> str:
    """An official kode as the agency of a row writes it: its bidang urusan for X.XX."""
    return str(kode.of_bidang(node.kode)) if node.kode is not None else str(kode)


def meant_kode(dossier: Dossier, coded: AnyTable, node: AnyNode) -> str:
    """The kode that a row bears by its name, as its agency writes it; empty where none is certain."""
    padanan = padanan_of(dossier, coded, node)
    butir = padanan.butir if padanan else None
    if butir is None:
        return ""
    bidang = node.kode or next((other.kode for other in coded.nodes if other.kode is not None), None)
    return str(butir.kode.of_bidang(bidang)) if bidang else str(butir.kode)
