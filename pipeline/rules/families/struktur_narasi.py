"""STR: chapters and subbab, and what must be said in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.model.dossier import Dossier
from pipeline.model.finding import PROSE, Alasan, Comparison, Kepastian, Tingkat
from pipeline.model.text import comparable, listed, squash
from pipeline.rules.declare import BENTUK, PRAKTIK, rule
from pipeline.rules.shared.chapters import (
    Heading,
    bab_label,
    block_place,
    prose_place,
    section_label,
    text_under,
    unread_pages,
)
from pipeline.rules.shared.comparing import judged, not_judged
from pipeline.rules.shared.daftar_isi import Entry, read_entries
from pipeline.rules.shared.outline import Outline, bab_of, read_outline
from pipeline.settings import Bagian

_MISSING = '{jenis} "{nama}" tidak ditemukan dalam dokumen.{keterangan}'
_UNNUMBERED = '{jenis} "{nama}" pada {tabel} tertulis tanpa nomor, seharusnya bernomor {seharusnya}.'


@rule(
    "STR-01",
    "Bab atau subbab wajib tidak ditemukan atau bernomor salah",
    tingkat="rendah",
    kepastian="pasti",
    dasar=(BENTUK, PRAKTIK),
    pesan='{jenis} "{nama}" pada {tabel} tertulis bernomor {tertulis}, seharusnya {seharusnya}.',
    saran="Mohon nomor dan judul bab/subbab disesuaikan dengan sistematika Renja serta daftar isi.",
)
def chapters_are_those_of_the_outline(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per bab and subbab of the prescribed outline."""
    outline = read_outline(dossier)
    for part in dossier.settings.sistematika:
        heading = outline.heading(part.nomor)
        comparison = _about_part(outline, part)
        if dossier.tahun is None:
            yield not_judged(comparison, Alasan.A14)
        elif dossier.tahun < dossier.settings.sistematika_sejak_tahun:
            isian = {"pembanding": "sistematika", "tahun": str(dossier.tahun)}
            yield not_judged(comparison, Alasan.A10, **isian)
        elif heading is None:
            yield _missing(dossier, outline, part, comparison)
        else:
            yield _numbered(dossier, outline, part, heading, comparison)


def _about_part(outline: Outline, part: Bagian) -> Comparison:
    """A comparison about one part, where it stands; of a missing subbab, where its bab begins."""
    heading = outline.heading(part.nomor)
    near = heading or outline.heading(bab_of(part.nomor))
    label = bab_label((heading.bab if heading else "") or bab_of(part.nomor))
    where = block_place(near.block, label) if near else PROSE
    jenis = "Subbab" if "." in part.nomor else "Bab"
    return Comparison(place=where, nama=part.judul, isian=(("jenis", jenis),))


def _missing(dossier: Dossier, outline: Outline, part: Bagian, comparison: Comparison) -> Comparison:
    """A part without heading: missing, unless its chapter is not in this file, is another one, or was not read."""
    bab = bab_of(part.nomor)
    is_bab = part.nomor == bab
    if not is_bab and outline.heading(bab) is None:
        return not_judged(comparison, Alasan.A19, kolom=bab_label(bab))
    if not outline.is_whole and is_bab:
        return not_judged(comparison, Alasan.A23)
    if not outline.is_whole and not any(bab_of(nomor) == bab for nomor in outline.by_judul):
        return not_judged(comparison, Alasan.A15)
    unread = _unread_pages(dossier, outline, bab)
    if unread:
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread))
    babs = [other.nomor for other in dossier.settings.sistematika if "." not in other.nomor]
    count = sum(outline.heading(other) is not None for other in babs)
    keterangan = f" Bab yang ditemukan: {count} dari {len(babs)}." if is_bab else ""
    missing = judged(comparison, is_same=False, keterangan=keterangan)
    return replace(missing, tingkat=Tingkat.TINGGI, pesan=_MISSING)


def _numbered(
    dossier: Dossier, outline: Outline, part: Bagian, heading: Heading, comparison: Comparison
) -> Comparison:
    """The number of a heading against that of the outline, counted on behind further and missing parts."""
    expected = _expected_numbers(dossier, outline, part, heading)
    if heading.number in (part.nomor, *expected):
        return judged(comparison, is_same=True)
    different = judged(comparison, is_same=False, seharusnya=part.nomor).but(
        tertulis=heading.number,
        kepastian=None if heading.is_sure else Kepastian.PERLU_KONFIRMASI,
    )
    # An office that numbers none of its headings has one defect, not seventeen.
    return different if heading.number else replace(different, pesan=_UNNUMBERED, kelompok="tanpa nomor")


def _expected_numbers(dossier: Dossier, outline: Outline, part: Bagian, heading: Heading) -> tuple[str, ...]:
    """The numbers a part may carry in this document.

    A further heading before it moves its number up, a missing one down: they are no errors of this part. A bab
    numbered otherwise numbers its subbab.
    """
    bab = bab_of(part.nomor)
    is_bab = part.nomor == bab
    parts = [p.nomor for p in dossier.settings.sistematika if (bab_of(p.nomor) == p.nomor) is is_bab]
    siblings = parts if is_bab else [nomor for nomor in parts if bab_of(nomor) == bab]
    before = siblings[: siblings.index(part.nomor)]
    position = len(before) + 1
    position -= sum(outline.heading(nomor) is None for nomor in before)
    position += sum(
        other.level == heading.level
        and (is_bab or other.bab == heading.bab)
        and _is_above(dossier, other, heading)
        for other in outline.extra
    )
    if is_bab:
        return (str(position),)
    own = outline.heading(bab)
    return (f"{bab}.{position}", f"{own.number if own else bab}.{position}")


def _is_above(dossier: Dossier, one: Heading, other: Heading) -> bool:
    return dossier.blocks.index(one.block) < dossier.blocks.index(other.block)


def _unread_pages(dossier: Dossier, outline: Outline, bab: str) -> list[int]:
    """Pages of a bab that were not read whole; of a missing one those between the chapters around it."""
    starts = {
        part.nomor: found.block.page
        for part in dossier.settings.sistematika
        if "." not in part.nomor and (found := outline.heading(part.nomor)) is not None
    }
    first = max((page for nomor, page in starts.items() if int(nomor) <= int(bab)), default=1)
    last = min((page for nomor, page in starts.items() if int(nomor) > int(bab)), default=None)
    return unread_pages(dossier, first, last)


@rule(
    "STR-02",
    "Judul pada daftar isi atau sistematika tidak sama dengan judul di isi dokumen",
    tingkat="info",
    kepastian="pasti",
    dasar=PRAKTIK,
    pesan='Judul {jenis} {nomor} pada {kolom} tertulis "{tertulis}", sedangkan pada isi dokumen tertulis '
    '"{seharusnya}".',
    saran="Mohon judul dan nomor halaman diselaraskan antara daftar isi, sistematika, dan isi.",
)
def lists_name_the_headings(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per numbered entry of the daftar isi and of the subbab on systematics.

    With `periksa_halaman_daftar_isi` one more per entry that prints a page.
    """
    for entry in read_entries(dossier):
        yield _titled(entry)
    if dossier.settings.periksa_halaman_daftar_isi:
        yield from _on_their_pages(dossier)


def _about_entry(entry: Entry) -> Comparison:
    in_list = not entry.section
    where = block_place(entry.block, "daftar isi" if in_list else section_label(entry.section))
    kolom = "daftar isi" if in_list else f"sistematika ({section_label(entry.section)})"
    jenis = "subbab" if "." in entry.number else "bab"
    return Comparison(place=where, isian=(("jenis", jenis), ("nomor", entry.number), ("kolom", kolom)))


def _titled(entry: Entry) -> Comparison:
    comparison = _about_entry(entry)
    if entry.heading is None:
        # STR-01 tells of the heading that is missing or has another number.
        return not_judged(comparison, Alasan.A19, kolom=section_label(entry.number))
    return judged(comparison, entry.is_same, "" if entry.is_same else entry.judul_isi).but(
        tertulis="" if entry.is_same else entry.judul,
        pembanding=block_place(entry.heading, section_label(entry.number)),
    )


def _on_their_pages(dossier: Dossier) -> Iterator[Comparison]:
    """The page each entry prints against the one its heading stands on, after the distance most entries share."""
    entries = [e for e in read_entries(dossier) if e.page is not None and e.heading is not None]
    tolerance = dossier.settings.toleransi_halaman
    distances = [e.heading.page - e.page for e in entries if e.heading is not None and e.page is not None]
    usual = max(distances, key=distances.count, default=0)
    fitting = sum(abs(distance - usual) <= tolerance for distance in distances)
    for entry, distance in zip(entries, distances, strict=True):
        comparison = _about_entry(entry)
        if fitting * 2 <= len(entries):
            yield not_judged(comparison, Alasan.A23)
            continue
        real = str((entry.page or 0) + distance - usual)
        is_same = abs(distance - usual) <= tolerance
        yield judged(comparison, is_same, real).but(
            tertulis=str(entry.page),
            pesan="Halaman {jenis} {nomor} pada {kolom} tertulis {tertulis}, seharusnya {seharusnya}.",
        )


@rule(
    "STR-07",
    "Isi minimal bab penutup belum lengkap",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=(BENTUK, PRAKTIK),
    pesan="Bab Penutup belum memuat {daftar}.",
    saran="Mohon Bab Penutup dilengkapi dengan catatan penting, kaidah pelaksanaan, dan rencana tindak lanjut.",
)
def closing_chapter_says_what_it_must(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document."""
    outline = read_outline(dossier)
    settings = dossier.settings
    # A chapter of the number 5 under other words is not the closing one; the closing one may be the fourth.
    heading = outline.by_judul.get(settings.bab_penutup)
    comparison = _about_text(heading, "Bab Penutup")
    skipped = _not_read(dossier, heading, comparison, "Bab Penutup")
    if skipped or heading is None:
        yield skipped or comparison
        return
    lacking = _lacking(dossier, heading, settings.unsur_penutup)
    yield judged(comparison, not lacking, daftar=listed(lacking))


@rule(
    "STR-09",
    "Narasi evaluasi (subbab 2.1) tidak memuat analisis",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=(BENTUK, PRAKTIK),
    pesan="Subbab 2.1 belum menguraikan {daftar}.",
    saran="Mohon ditambahkan uraian program/kegiatan yang tidak memenuhi, memenuhi, dan melebihi target, faktor "
    "penyebab, implikasi, serta tindakan yang diambil.",
)
def evaluation_is_analysed(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document."""
    settings = dossier.settings
    heading = _heading_of(dossier, settings.subbab_evaluasi)
    label = section_label(settings.subbab_evaluasi)
    comparison = _about_text(heading, label)
    skipped = _not_read(dossier, heading, comparison, label)
    if skipped or heading is None:
        yield skipped or comparison
        return
    lacking = _lacking(dossier, heading, settings.unsur_evaluasi)
    is_enough = len(settings.unsur_evaluasi) - len(lacking) >= settings.minimal_unsur_narasi
    yield judged(comparison, is_enough, daftar=listed(lacking))


def _heading_of(dossier: Dossier, nomor: str) -> Heading | None:
    """The heading of a part; one that only its number tells must begin with the same word.

    A file with chapters of another kind of document has a 2.1 too ("2.1. Renstra Stratejik").
    """
    outline = read_outline(dossier)
    if nomor in outline.by_judul:
        return outline.by_judul[nomor]
    carrier = outline.by_number.get(nomor)
    part = dossier.settings.bagian(nomor)
    if carrier is None or part is None:
        return None
    return carrier if _first_word(carrier.judul) == _first_word(part.judul) else None


def _first_word(judul: str) -> list[str]:
    return comparable(judul).split()[:1]


def _about_text(heading: Heading | None, label: str) -> Comparison:
    if heading is None:
        return Comparison(place=prose_place(label))
    return Comparison(place=block_place(heading.block, label))


def _not_read(
    dossier: Dossier, heading: Heading | None, comparison: Comparison, label: str
) -> Comparison | None:
    """Why the text under a heading is not judged: it is not there, or pages of it were not read whole."""
    if heading is None:
        return not_judged(comparison, Alasan.A19, kolom=label)
    last = max(block.page for block in (heading.block, *text_under(dossier, heading)))
    unread = unread_pages(dossier, heading.block.page, last)
    return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(unread)) if unread else None


def _lacking(dossier: Dossier, heading: Heading, groups: Mapping[str, Iterable[str]]) -> list[str]:
    """The groups of which no word stands in the text under a heading."""
    text = squash(" ".join(block.text for block in text_under(dossier, heading)))
    return [name for name, words in groups.items() if not any(squash(word) in text for word in words)]
