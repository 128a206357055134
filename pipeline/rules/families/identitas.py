"""NAM and NAR: what the document says of itself, the same wherever it says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from pipeline.model.document import PageKind
from pipeline.model.dossier import Dossier
from pipeline.model.finding import DOCUMENT, Alasan, Comparison, Place
from pipeline.model.naming import Letak, Sebutan, Tahap, TandaTangan
from pipeline.model.table import SourceRef
from pipeline.model.text import listed, squash
from pipeline.rules.declare import PRAKTIK, rule
from pipeline.rules.shared.comparing import judged, not_judged, tell
from pipeline.rules.shared.variants import with_places

_NIP_LENGTH = 18


@rule(
    "NAM-04",
    "Identitas perangkat daerah, daerah, atau pejabat tidak konsisten",
    tingkat="rendah",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan="{kolom} ditulis berbeda: {daftar}.",
    saran="Mohon identitas diseragamkan di seluruh dokumen.",
)
def identity_is_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison for the agency, one for the region, and for each official one of the name and one of the NIP."""
    yield _spellings(dossier, "Nama perangkat daerah", dossier.naming.opd, dossier.identity.opd)
    yield _spellings(dossier, "Nama daerah", dossier.naming.daerah, dossier.identity.daerah)
    officials = _officials(dossier.naming.tanda_tangan)
    if not officials:
        yield _no_signature(dossier, "Nama pejabat")
        yield _no_signature(dossier, "NIP")
    for signatures in officials:
        yield _names(dossier, signatures)
        yield _numbers(dossier, signatures)


@rule(
    "NAR-05",
    "Tahap dokumen tidak jelas",
    tingkat="rendah",
    kepastian="perlu_konfirmasi",
    dasar=PRAKTIK,
    pesan='Sampul menyebut "{seharusnya}", {kolom} menyebut "{tertulis}".',
    saran="Mohon tahap dokumen diseragamkan.",
)
def stage_is_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per document: the stage on the cover against every other place that names one."""
    tahap = dossier.naming.tahap
    cover = next((one for one in tahap if one.letak is Letak.SAMPUL), None)
    comparison = Comparison(replace(DOCUMENT, kolom="tahap"))
    if cover is None:
        yield not_judged(comparison, Alasan.A19, kolom="sampul dengan judul Renja")
        return
    comparison = comparison.but(seharusnya=cover.raw, pembanding=_place(cover.letak, cover.source))
    others = [one for one in tahap if one.letak is not Letak.SAMPUL]
    own = [one for one in others if one.is_own]
    if not own and others:
        yield not_judged(comparison, Alasan.A15)
    elif not own and not dossier.naming.letak & {Letak.KATA_PENGANTAR, Letak.KEPALA_HALAMAN}:
        yield not_judged(comparison, Alasan.A19, kolom="kata pengantar")
    else:
        yield _against_cover(comparison, cover, own)


def _against_cover(comparison: Comparison, cover: Tahap, others: Sequence[Tahap]) -> Comparison:
    odd = next((one for one in others if one.tahap != cover.tahap), None)
    if odd is None:
        return judged(comparison, is_same=True, seharusnya=cover.raw)
    return judged(comparison, is_same=False, seharusnya=cover.raw, kolom=str(odd.letak)).but(
        place=_place(odd.letak, odd.source),
        tertulis=odd.raw,
    )


def _spellings(dossier: Dossier, kolom: str, named: Sequence[Sebutan], identity: str) -> Comparison:
    """The spellings of one name; what is less alike is another name, or an abbreviation."""
    comparison = Comparison(replace(DOCUMENT, kolom=kolom), isian=(("kolom", kolom),))
    counts = Counter(one.form for one in named)
    own = squash(identity)
    usual = own if own in counts else max(counts, key=lambda form: counts[form], default="")
    same = [one for one in named if _is_same_name(one.form, usual, dossier.settings.kemiripan_identitas)]
    if not same:
        return not_judged(comparison, Alasan.A19, kolom=kolom.lower())
    if len(same) < 2:
        return not_judged(comparison, Alasan.A15)
    odd = [one for one in same if one.form != usual]
    if not odd:
        return judged(comparison, is_same=True)
    groups: dict[str, list[Sebutan]] = defaultdict(list)
    for one in (*odd, *(one for one in same if one.form == usual)):
        groups[one.form].append(one)
    right = next(one for one in same if one.form == usual)
    is_known = usual == own or counts[usual] > counts[odd[0].form]
    return judged(
        comparison, is_same=False, seharusnya=right.raw if is_known else "", daftar=_described(groups)
    ).but(
        tertulis=odd[0].raw,
        place=_place(odd[0].letak, odd[0].source, kolom),
        pembanding=_place(right.letak, right.source, kolom),
    )


def _is_same_name(form: str, usual: str, similarity: float) -> bool:
    """Whether two forms are spellings of one name. One that only goes on, or stops early, was read so far only."""
    if form == usual:
        return True
    is_cut = form.startswith(usual) or usual.startswith(form)
    return not is_cut and fuzz.ratio(form, usual) / 100 >= similarity


def _described(groups: dict[str, list[Sebutan]]) -> str:
    return listed(with_places(group[0].raw, (str(one.letak) for one in group)) for group in groups.values())


def _officials(signatures: Sequence[TandaTangan]) -> list[list[TandaTangan]]:
    """The signatures of each official: those of one NIP, of one name, or of one jabatan."""
    officials: list[list[TandaTangan]] = []
    for signature in signatures:
        same = [group for group in officials if any(_is_same_official(signature, other) for other in group)]
        officials = [group for group in officials if group not in same]
        officials.append([*(other for group in same for other in group), signature])
    return officials


def _is_same_official(one: TandaTangan, other: TandaTangan) -> bool:
    pairs = (
        (one.nip, other.nip),
        (squash(one.nama), squash(other.nama)),
        (squash(one.jabatan), squash(other.jabatan)),
    )
    return any(first and first == second for first, second in pairs)


def _names(dossier: Dossier, signatures: Sequence[TandaTangan]) -> Comparison:
    """The name of one official in all signatures."""
    named = [signature for signature in signatures if signature.nama]
    comparison = _about("Nama pejabat", signatures[0], signatures[0].nama)
    if len(named) < 2:
        return not_judged(comparison, Alasan.A15)
    odd = next((one for one in named if squash(one.nama) != squash(named[0].nama)), None)
    if odd is None:
        return judged(comparison, is_same=True)
    daftar = listed(
        f'"{one.nama}" (halaman {dossier.paging.told([one.source.page])}, NIP {one.nip_raw})' for one in named
    )
    return judged(comparison, is_same=False, daftar=daftar).but(
        pembanding=_place(Letak.TANDA_TANGAN, odd.source)
    )


def _numbers(dossier: Dossier, signatures: Sequence[TandaTangan]) -> Comparison:
    """The NIP of one official: what it is made of, and that it is the same beside the same name."""
    faulty = next((one for one in signatures if _fault_of(one.nip)), None)
    if faulty is not None:
        comparison = _about("NIP", faulty, faulty.nip_raw)
        return judged(comparison, is_same=False, cacat=_fault_of(faulty.nip)).but(
            pesan='NIP "{tertulis}" tidak sah: {cacat}.',
        )
    comparison = _about("NIP", signatures[0], signatures[0].nip_raw)
    first = signatures[0]
    odd = next(
        (one for one in signatures if one.nip != first.nip and squash(one.nama) == squash(first.nama)), None
    )
    if odd is None:
        return judged(comparison, is_same=True)
    daftar = listed(
        f'"{one.nip_raw}" (halaman {dossier.paging.told([one.source.page])})' for one in (first, odd)
    )
    return judged(comparison, is_same=False, daftar=daftar).but(
        pembanding=_place(Letak.TANDA_TANGAN, odd.source)
    )


def _fault_of(nip: str) -> str:
    """What is wrong with an NIP: birth date, month of appointment, sex and a serial number; empty when sound."""
    if len(nip) != _NIP_LENGTH:
        return f"terdiri atas {len(nip)} angka, bukan {_NIP_LENGTH}"
    if not _is_date(nip[:8]):
        return "delapan angka pertama bukan tanggal lahir"
    if not _is_date(f"{nip[8:14]}01"):
        return "angka ke-9 sampai ke-14 bukan tahun dan bulan pengangkatan"
    return "" if nip[14] in "12" else "angka ke-15 bukan 1 (pria) atau 2 (wanita)"


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _no_signature(dossier: Dossier, kolom: str) -> Comparison:
    """The comparison without a signature; it may stand on a page that is an image."""
    comparison = Comparison(replace(DOCUMENT, kolom=kolom))
    images = [page.page for page in dossier.pages if page.kind is PageKind.SCAN]
    if images:
        return not_judged(comparison, Alasan.A11, halaman=dossier.paging.told(images[-1:]))
    return not_judged(comparison, Alasan.A19, kolom=str(Letak.TANDA_TANGAN))


def _about(kolom: str, signature: TandaTangan, tertulis: str) -> Comparison:
    comparison = Comparison(place=_place(Letak.TANDA_TANGAN, signature.source, kolom), tertulis=tertulis)
    return tell(comparison, kolom=kolom)


def _place(letak: Letak, source: SourceRef, kolom: str = "") -> Place:
    return Place(tabel=str(letak).capitalize(), jenis_tabel="dokumen", kolom=kolom, sources=(source,))
