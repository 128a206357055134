"""Failed comparisons into findings: what they say, how sure they are, in which order they are reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from pipeline.model.dossier import Dossier
from pipeline.model.finding import (
    DOCUMENT,
    Aturan,
    Comparison,
    Finding,
    Kepastian,
    Place,
    Ringkas,
    Tingkat,
    fill,
)
from pipeline.model.text import listed
from pipeline.model.values import one_line

READING = "OCR"
"""The family of rules on how a document was read."""


def make_findings(
    dossier: Dossier, failed: Sequence[Comparison], rules: Mapping[str, Aturan]
) -> tuple[Finding, ...]:
    """The findings of one document in the order in which they were made, each with an id of its own."""
    groups: dict[tuple[str, ...], list[Comparison]] = {}
    for number, comparison in enumerate(failed):
        key = _group_key(comparison, rules[comparison.aturan], number)
        groups.setdefault(key, []).append(comparison)
    findings: list[Finding] = []
    taken: set[str] = set()
    for members in groups.values():
        finding = _finding(dossier, members, rules[members[0].aturan])
        unique = _unique_id(dossier.sha256, finding, taken)
        taken.add(unique)
        findings.append(replace(finding, id_temuan=unique))
    return tuple(findings)


def lower_certainty(
    dossier: Dossier, findings: Sequence[Finding], rules: Mapping[str, Aturan]
) -> tuple[Finding, ...]:
    """The findings, none of them called certain where the document was not read for certain.

    A cell in doubt, an image read by OCR, a page not read whole, a file that was damaged; for what is said to stand
    nowhere, any page that was read from an image; and, for rules that sum or count, a table of which rows may be
    missing. What is said of the reading itself stays certain.
    """
    has_images = any(page.from_image for page in dossier.pages)
    doubtful_pages = {
        page.page
        for page in dossier.pages
        if page.problems or page.unowned or dossier.paging.is_noted(page.page)
    }
    incomplete = _incomplete_tables(dossier)
    lowered = []
    for finding in findings:
        places = [place for place in (finding.place, finding.place_pembanding) if place is not None]
        sources = [source for place in places for source in place.sources]
        is_doubtful = (has_images and not sources) or any(
            source.from_image or source in dossier.doubtful or source.page in doubtful_pages
            for source in sources
        )
        if rules[finding.aturan].needs_all_rows:
            is_doubtful |= any((place.jenis_tabel, place.tabel) in incomplete for place in places)
        is_about_reading = rules[finding.aturan].keluarga == READING
        if finding.kepastian is Kepastian.PASTI and is_doubtful and not is_about_reading:
            finding = replace(finding, kepastian=Kepastian.MUNGKIN_SALAH_BACA)
        lowered.append(finding)
    return tuple(lowered)


def with_tingkat(findings: Sequence[Finding], tingkat: Mapping[str, Tingkat]) -> tuple[Finding, ...]:
    """The findings as grave as the settings say, whatever their case; `tingkat` is by rule."""
    return tuple(replace(f, tingkat=tingkat.get(f.aturan, f.tingkat)) for f in findings)


def in_report_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of one document as `temuan.csv` lists them: by tingkat, aturan, kode, then place."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                f.tingkat.rank,
                f.aturan,
                f.kode,
                int(f.place.halaman or 0),
                f.place.tabel,
                f.place.kolom,
                f.id_temuan,
            ),
        )
    )


def _group_key(comparison: Comparison, aturan: Aturan, number: int) -> tuple[str, ...]:
    """Comparisons with equal keys make one finding."""
    tingkat = str(comparison.tingkat or aturan.tingkat)
    if aturan.ringkas is Ringkas.PER_TABEL:
        return (aturan.id, comparison.place.jenis_tabel, comparison.place.tabel, tingkat)
    if aturan.ringkas is Ringkas.PER_KOLOM:
        place = comparison.place
        return (aturan.id, place.jenis_tabel, place.tabel, place.kolom, tingkat)
    if aturan.ringkas is Ringkas.PER_DOKUMEN:
        return (aturan.id, tingkat)
    if comparison.kelompok:
        return (aturan.id, "kelompok", comparison.kelompok)
    return (aturan.id, "butir", str(number))


def _finding(dossier: Dossier, members: Sequence[Comparison], aturan: Aturan) -> Finding:
    first = members[0]
    values = {
        "tabel": first.place.tabel,
        "pembanding": first.pembanding.tabel if first.pembanding else "",
        "kolom": first.place.kolom,
        "halaman": first.place.halaman,
        "tahun": str(dossier.tahun or ""),
        "kode": first.kode,
        "nama": first.nama,
        "tertulis": one_line(first.tertulis),
        "seharusnya": one_line(first.seharusnya),
        "jumlah": str(len(members)),
        "daftar": _listed(members, dossier.settings.butir_dalam_pesan),
        **dict(first.isian),
    }
    is_collapsed = aturan.ringkas is not Ringkas.TIDAK
    return Finding(
        id_temuan="",
        dokumen=dossier.name,
        opd=dossier.identity.opd,
        tahun=str(dossier.tahun or ""),
        aturan=aturan.id,
        judul=aturan.judul,
        tingkat=first.tingkat or aturan.tingkat,
        kepastian=_weakest([member.kepastian or aturan.kepastian for member in members]),
        kode="" if is_collapsed else first.kode,
        nama="" if is_collapsed else first.nama,
        tertulis="" if is_collapsed else values["tertulis"],
        seharusnya="" if is_collapsed else values["seharusnya"],
        selisih=None if is_collapsed else first.selisih,
        pesan=fill(first.pesan or aturan.pesan, values),
        saran=fill(aturan.saran, values),
        dasar=aturan.dasar,
        place=_place(members, aturan) if is_collapsed else first.place,
        place_pembanding=None if is_collapsed else first.pembanding,
        sebab=first.sebab,
    )


def _listed(members: Sequence[Comparison], limit: int) -> str:
    """What a collapsed finding lists: the first of its members by name, the rest as a number."""
    names = [dict(member.isian).get("butir", member.kode) for member in members]
    return listed(names, limit)


def _place(members: Sequence[Comparison], aturan: Aturan) -> Place:
    """All places of a collapsed finding; of one per document no single table is the place."""
    sources = tuple(source for member in members for source in member.place.sources)
    if aturan.ringkas is Ringkas.PER_DOKUMEN:
        return replace(DOCUMENT, kolom=members[0].place.kolom, sources=sources)
    return replace(members[0].place, sources=sources)


def _weakest(certainties: Sequence[Kepastian]) -> Kepastian:
    return max(certainties, key=list(Kepastian).index)


def _unique_id(sha256: str, finding: Finding, taken: set[str]) -> str:
    """The rule and a hash of the document's content and the finding's subject; equal ones are counted."""
    subject = (
        sha256,
        finding.aturan,
        finding.tingkat,
        finding.place.jenis_tabel,
        finding.place.tabel,
        finding.place.kolom,
        finding.kode,
        finding.nama,
        finding.tertulis,
        finding.seharusnya,
    )
    for repetition in range(len(taken) + 1):
        text = "\x1f".join((*subject, str(repetition)))
        identity = f"{finding.aturan}-{blake2b(text.encode(), digest_size=6).hexdigest()}"
        if identity not in taken:
            return identity
    raise AssertionError("more repetitions than findings")


def _incomplete_tables(dossier: Dossier) -> set[tuple[str, str]]:
    return {(table.jenis_tabel, table.tabel) for table in dossier.row_tables if not table.is_complete}
