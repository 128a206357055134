"""What a sentence speaks of: the whole plan of the year, or another year, another document, a part."""

from __future__ import annotations

import re

from pipeline.model.dossier import CodedTable, Dossier
from pipeline.model.finding import Comparison, Place
from pipeline.model.rows import Mention, MentionKind, PlanRow, Sisi
from pipeline.rules.shared.chapters import section_label

_OTHER_DOCUMENT = re.compile(
    r"\b(?:rpjmn|rpjmd|rpjpn|rpjpd|rpjm|rpjp|rpd|undang-undang|peraturan|nasional|kementerian|apbn|apbd"
    r"|rkpd|dpa|rka|kua|ppas|lkjip|lakip)\b"
)
_PART = re.compile(
    r"\b(?:prioritas|strategis|unggulan|masing-masing|antara lain|diantaranya|di antaranya|tidak|belum|baru"
    r"|sisanya|bertambah|berkurang|penambahan|pengurangan|dihapus|lainnya|sekretariat|uptd?|seksi|subbagian"
    r"|per)\b|^(?:pada )?bidang\b"
)
_PAST = re.compile(r"\b(?:realisasi|terealisasi|terserap|penyerapan|serapan|capaian|tercapai|tahun lalu)\b")
_MONEY = re.compile(r"\b(?:pagu|anggaran|kebutuhan dana|pendanaan|dana indikatif)\b")
_OTHER_MONEY = re.compile(
    r"\b(?:belanja|gaji|tunjangan|dak|dau|dbh|hibah|pendapatan|pad|retribusi|pajak|silpa|sisa|kenaikan"
    r"|penurunan|semula|menjadi|sebelum|sesudah|perubahan|kekurangan|tambahan)\b"
)


def about(mention: Mention) -> Comparison:
    """A comparison about a number in the prose, still without an outcome."""
    label = section_label(mention.section)
    where = Place(tabel=label, jenis_tabel="narasi", sources=(mention.source,))
    return Comparison(place=where, tertulis=mention.raw, isian=(("kolom", label),))


def plan_tables(dossier: Dossier) -> list[CodedTable[PlanRow]]:
    """Where the plan's figures are: the plan tables, then the right halves of the review."""
    plans = (*dossier.side(Sisi.RENCANA), *dossier.side(Sisi.ANALISIS))
    return [plan for plan in plans if plan.has_kode]


def counts_whole_plan(mention: Mention, dossier: Dossier) -> bool:
    """Whether a number of programs, kegiatan or sub kegiatan is that of the whole plan.

    A number of kegiatan alone may be that of one program: it counts only beside a number of programs.
    """
    if _OTHER_DOCUMENT.search(mention.form) or _PART.search(mention.form) or _PAST.search(mention.form):
        return False
    if not _is_of_year(mention, dossier):
        return False
    return mention.nama == "program" or any(
        other.kind is MentionKind.JUMLAH and other.nama == "program" and other.kalimat == mention.kalimat
        for other in dossier.mentions
        if other.source == mention.source
    )


def names_plan_total(mention: Mention, dossier: Dossier) -> bool:
    """Whether an amount is said to be the pagu of the whole plan, being the only one of its sentence."""
    form = mention.form
    if not _MONEY.search(form) or _OTHER_MONEY.search(form) or _PAST.search(form) or _PART.search(form):
        return False
    others = [
        other
        for other in dossier.mentions
        if other.kind is MentionKind.RUPIAH
        and other.source == mention.source
        and other.kalimat == mention.kalimat
    ]
    return len(others) == 1 and not _OTHER_DOCUMENT.search(form) and _is_of_year(mention, dossier)


def _is_of_year(mention: Mention, dossier: Dossier) -> bool:
    """Whether the sentence names the planned year, or no year in a chapter that speaks of the plan."""
    if mention.years:
        return mention.years == (dossier.tahun,)
    chapter = mention.section.partition(".")[0]
    return chapter in ("3", "4", "5") and mention.section != "3.1"
