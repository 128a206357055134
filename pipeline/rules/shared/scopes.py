"""What a sentence speaks of: the whole plan of the year, or another year, another document, a part."""

from __future__ import annotations

import re

from pipeline.model.dossier import Dossier
from pipeline.model.finding import Comparison
from pipeline.model.rows import Mention, MentionKind
from pipeline.rules.shared.chapters import on_prose, section_label

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
    r"|penurunan|semula|menjadi|sebelum|sesudah|perubahan|kekurangan|tambahan|prakiraan|perkiraan)\b"
)
# "Pagu Program Penunjang sebesar": one item, by a name that the tables may print in full.
_ONE_ITEM = re.compile(
    r"\b(?:program|kegiatan)\s+(?!(?:dan|serta|atau|kegiatan|sub|dengan|yang|pada|untuk|dalam|di|tahun|renja|rencana"
    r"|sebesar|ini|tersebut|perangkat|dinas|badan|adalah|membutuhkan|memerlukan)\b)[a-z]"
)
# "Program A dan 7 (tujuh) program lain sebesar".
_MORE_PROGRAMS = re.compile(r"\d ?(?:\([a-z ]+\))? ?program\b")
_WHOLE = re.compile(
    r"\b(?:total|seluruh|keseluruhan|program dan|program serta|rencana kerja|renja)\b|\d ?(?:\([a-z ]+\))? ?program\b"
)
_COUNTED = re.compile(r"\d ?(?:\([a-z ]+\))? ?(?:sub )?kegiatan\b")
# An amount that is the value of an indicator and no pagu: "dengan target volume usaha sebesar Rp6,025 triliun".
_MEASURE = re.compile(r"\b(?:target|indikator|volume|omzet|omset|aset|transaksi|investasi)\b")


def on_mention(mention: Mention) -> Comparison:
    """A comparison about a number in the prose, still without an outcome."""
    return on_prose(section_label(mention.section), mention.source, mention.raw)


def counts_whole_plan(dossier: Dossier, mention: Mention) -> bool:
    """Whether a number of programs, kegiatan or sub kegiatan is that of the whole plan.

    A number of kegiatan alone may be that of one program: it counts only beside a number of programs.
    """
    if _OTHER_DOCUMENT.search(mention.form) or _PART.search(mention.form) or _PAST.search(mention.form):
        return False
    if not _is_of_year(dossier, mention):
        return False
    return mention.nama == "program" or any(
        other.kind is MentionKind.JUMLAH and other.nama == "program" and other.kalimat == mention.kalimat
        for other in dossier.mentions
        if other.source == mention.source
    )


def names_plan_total(dossier: Dossier, mention: Mention) -> bool:
    """Whether an amount is said to be the pagu of the whole plan, being the only one of its sentence."""
    form = mention.form
    if not _MONEY.search(form) or _OTHER_MONEY.search(form) or _PAST.search(form) or _PART.search(form):
        return False
    return (
        is_only_amount(dossier, mention)
        and not _ONE_ITEM.search(mention.frasa)
        and not _OTHER_DOCUMENT.search(form)
        and _is_of_year(dossier, mention)
    )


def says_whole_plan(mention: Mention) -> bool:
    """Whether the sentence of an amount names the programs together, the plan or a total, and no single item.

    Older plans list an amount for each item, of which the tables may print the name otherwise.
    """
    return bool(_WHOLE.search(mention.form)) and not _ONE_ITEM.search(mention.form)


def counts_items(mention: Mention) -> bool:
    """Whether the sentence of an amount says how many kegiatan it is for: "2 (dua) kegiatan senilai Rp575.000.000"."""
    return bool(_COUNTED.search(mention.form))


def is_only_amount(dossier: Dossier, mention: Mention) -> bool:
    """Whether the sentence gives no other amount."""
    return not any(
        other.kind is MentionKind.RUPIAH
        and other is not mention
        and other.source == mention.source
        and other.kalimat == mention.kalimat
        for other in dossier.mentions
    )


def names_item_pagu(dossier: Dossier, mention: Mention, words: str) -> bool:
    """Whether the words before an amount give the whole pagu of the item they name.

    Args:
        dossier: with the year that is planned.
        mention: the amount.
        words: those that lead to it, in comparable form, without the name of the item.
    """
    if any(pattern.search(words) for pattern in (_OTHER_MONEY, _PART, _MEASURE, _MORE_PROGRAMS)):
        return False
    form = mention.form
    return not _PAST.search(form) and not _OTHER_DOCUMENT.search(form) and _is_of_year(dossier, mention)


def _is_of_year(dossier: Dossier, mention: Mention) -> bool:
    """Whether the sentence names the planned year, or no year in a chapter that speaks of the plan."""
    if mention.years:
        return mention.years == (dossier.tahun,)
    chapter = mention.section.partition(".")[0]
    return chapter in ("3", "4", "5") and mention.section != "3.1"
