"""What the rules on legal bases share: places of citations, and the editions of the codes."""

from __future__ import annotations

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Alasan, Comparison
from pipeline.model.peraturan import Jenis, Kutipan, Peran, Tempat
from pipeline.rules.shared.chapters import on_prose, prose_place, section_label
from pipeline.settings import EdisiKodefikasi, Settings


def part_label(kutipan: Kutipan) -> str:
    """What an officer calls the part that names a regulation."""
    return str(kutipan.tempat) or section_label(kutipan.section)


def on_citation(kutipan: Kutipan) -> Comparison:
    """A comparison about a regulation where a text names it, still without an outcome."""
    return on_prose(part_label(kutipan), kutipan.source, kutipan.raw).but(nama=kutipan.kunci)


def with_amendments(dossier: Dossier, kutipan: Kutipan) -> str:
    """A regulation as printed, with what the same part says it was changed by."""
    changers = [
        other.raw
        for other in dossier.dasar_hukum.kutipan
        if other.peran is Peran.PENGUBAH and other.induk == kutipan.kunci and other.tempat is kutipan.tempat
    ]
    return " jo. ".join(dict.fromkeys((kutipan.raw, *changers)))


def no_landasan() -> Comparison:
    """The one comparison of a rule that finds no list of legal bases (A19)."""
    label = str(Tempat.LANDASAN_HUKUM)
    where = prose_place(label)
    return Comparison(place=where, alasan=Alasan.A19, isian=(("kolom", label),))


def editions_for(settings: Settings, tahun: int) -> tuple[EdisiKodefikasi, ...]:
    """The editions of the codes that a plan of this year may rest on: the newest in force, then those after it.

    An edition that comes out while the plan is being drawn up may be used before it has to be. Empty for years without
    an edition.
    """
    places = [place for place, edisi in enumerate(settings.edisi_kodefikasi) if edisi.sejak <= tahun]
    return settings.edisi_kodefikasi[places[-1] :] if places else ()


def names_edition(kutipan: Kutipan, edisi: EdisiKodefikasi) -> bool:
    """Whether a citation is of an edition of the codes; Permendagri and Kepmendagri are often confused."""
    is_ministerial = kutipan.jenis in (Jenis.PERMEN, Jenis.KEPMEN)
    return is_ministerial and edisi.peraturan.endswith(f" {kutipan.nomor}/{kutipan.tahun}")


def newest_edition(dossier: Dossier, kutipan: tuple[Kutipan, ...]) -> tuple[EdisiKodefikasi, Kutipan] | None:
    """The newest edition of the codes among the citations, with the first citation of it; None where none is."""
    for edisi in reversed(dossier.settings.edisi_kodefikasi):
        named = next((one for one in kutipan if names_edition(one, edisi)), None)
        if named is not None:
            return edisi, named
    return None
