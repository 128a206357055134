"""IND: the wording of indicators, of one kode in all its tables and of each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.model.dossier import AnyNode, AnyTable, Dossier, PlanNode, PlanTable
from pipeline.model.finding import Alasan, Comparison, Kepastian, Ringkas, Tingkat
from pipeline.model.kode import PLANNED, Kode, Level
from pipeline.model.rows import Indikator, PlanRow, Sisi
from pipeline.model.text import PERSEN_WORDS, comparable, split_mark, squash
from pipeline.rules.declare import BENTUK, KODEFIKASI, rule
from pipeline.rules.shared.comparing import cell_place, judged, no_column, not_judged, on, place, subject_of
from pipeline.rules.shared.indicator_rows import reaches_beside
from pipeline.rules.shared.kode_places import KodePlace, form_of, places_by_item, wording
from pipeline.rules.shared.nomenclature import indicator_forms, list_place, official_of
from pipeline.rules.shared.row_items import is_repeated, levels_without_column
from pipeline.rules.shared.tables import evaluations_with, levelled_without, plans_with
from pipeline.rules.shared.texts import blank_or_nil
from pipeline.rules.shared.variants import described, variants, with_places
from pipeline.settings import Settings


@rule(
    "IND-01",
    "Rumusan, jumlah, atau urutan indikator berbeda antartabel",
    tingkat="rendah",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="Indikator {kode} ({nama}) berbeda antartabel: {daftar}.",
    saran="Mohon rumusan indikator disamakan dengan Renstra/nomenklatur.",
)
def indikator_is_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program, kegiatan and sub kegiatan in two tables or more; all variants in one finding.

    One more per sub kegiatan whose indicator a loaded list prescribes.
    """
    yield from levelled_without(dossier, "indikator")
    for places in places_by_item(dossier):
        yield _lone(places) or _compare_wordings(places)
        yield from _against_official(dossier, places)


@rule(
    "IND-02",
    "Rumusan indikator hanya berbeda satuan dalam kurung, kapital, atau Persentase/Prosentase/%",
    tingkat="info",
    kepastian="pasti",
    dasar=KODEFIKASI,
    pesan="{jumlah} indikator hanya berbeda penulisan (satuan dalam kurung, kapital, Persentase/Prosentase/%): "
    "{daftar}.",
    saran="Mohon penulisan diseragamkan.",
    ringkas=Ringkas.PER_DOKUMEN,
)
def indikator_is_written_the_same(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program, kegiatan and sub kegiatan in two tables or more that IND-01 finds equal."""
    yield from levelled_without(dossier, "indikator")
    for places in places_by_item(dossier):
        yield _lone(places) or _compare_spellings(places)


@rule(
    "IND-03",
    "Rumusan indikator sama untuk beberapa sub kegiatan",
    tingkat="info",
    kepastian="perlu_konfirmasi",
    dasar=KODEFIKASI,
    pesan="{jumlah} rumusan indikator dipakai oleh lebih dari satu sub kegiatan: {daftar}.",
    saran="Mohon indikator dibedakan bila keluarannya berbeda.",
    ringkas=Ringkas.PER_TABEL,
)
def sub_kegiatan_have_own_indikator(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per wording of the plan tables, which may be the parts of one plan."""
    uses: dict[str, list[tuple[PlanTable, PlanNode]]] = defaultdict(list)
    for plan in plans_with(dossier, (Sisi.RENCANA,), "indikator"):
        if isinstance(plan, Comparison):
            yield plan
            continue
        nodes = [node for node in plan.at(Level.SUB_KEGIATAN) if node.row.indikator.value]
        if not nodes:
            yield not_judged(no_column(plan.table, "indikator"), Alasan.A15)
        for node in nodes:
            for form in dict.fromkeys(form_of(item) for item in node.row.indikator.value or ()):
                uses[form].append((plan, node))
    for form, places in uses.items():
        yield _compare_uses(dossier, form, places)


@rule(
    "IND-04",
    "Indikator kosong atau bukan ukuran kinerja",
    tingkat="sedang",
    kepastian="perlu_konfirmasi",
    dasar=BENTUK,
    pesan="Indikator {kode} ({nama}) pada {tabel} {keadaan}.",
    saran="Mohon indikator dirumuskan sebagai ukuran (jumlah/persentase).",
)
def indikator_is_a_measure(dossier: Dossier) -> Iterator[Comparison]:
    """One comparison per program, kegiatan and sub kegiatan in each table; equal halves of a review count once."""
    tables: Iterator[AnyTable | Comparison] = chain(
        evaluations_with(dossier, "indikator"), plans_with(dossier, Sisi, "indikator")
    )
    for coded in tables:
        if isinstance(coded, Comparison):
            yield coded
            continue
        right = dossier.right_half_of(coded)
        bare = levels_without_column(dossier, coded, "indikator")
        nodes = coded.at(*PLANNED)
        is_unfilled = len(nodes) >= dossier.settings.pola_minimal_baris and not any(
            node.row.indikator.value for node in nodes
        )
        for node in nodes:
            if right is None or not is_repeated(node, right, "indikator"):
                comparison = _skipped(coded, node, bare) or _is_measure(dossier.settings, coded, node)
                yield _as_one(coded, comparison) if is_unfilled and comparison.beda else comparison


def _lone(places: Sequence[KodePlace]) -> Comparison | None:
    """Why the indicators of one item have nothing to be compared with; None where they have."""
    first = places[0]
    if len(places) < 2:
        return not_judged(first.compare(), Alasan.A6, kode=subject_of(first.node), pembanding="tabel lain")
    if sum(bool(place.items) for place in places) < 2:
        return not_judged(first.compare(), Alasan.A3, kolom="Indikator", kode=subject_of(first.node))
    return None


def _compare_wordings(places: Sequence[KodePlace]) -> Comparison:
    """The wordings of one kode; where only a row without kode (KOD-04) makes the difference, none is proved."""
    filled = [place for place in places if place.items]
    groups = variants(filled, lambda place: wording(place.items))
    if len(groups) < 2:
        return judged(filled[0].compare(), is_same=True)
    if len(variants(filled, lambda place: wording(place.sure))) < 2:
        return not_judged(filled[0].compare(), Alasan.A18)
    odd, usual = groups[0][0], groups[-1][0]
    return judged(odd.compare(), is_same=False, seharusnya=usual.raw, daftar=described(groups)).but(
        tingkat=None if _are_same_items(groups) else Tingkat.SEDANG,
        kepastian=_certainty(filled),
        pembanding=cell_place(usual.coded, usual.node, "indikator", usual.node.row.indikator),
    )


def _against_official(dossier: Dossier, places: Sequence[KodePlace]) -> Iterator[Comparison]:
    """The planned indicator of one sub kegiatan against the prescribed one; nothing where none is prescribed.

    The evaluation may keep the indicators of earlier years.
    """
    places = [place for place in places if not place.by_nama]
    kode = places[0].node.kode if places else None
    official = official_of(dossier, kode) if kode is not None and kode.level is Level.SUB_KEGIATAN else None
    forms = indicator_forms(dossier, official) if official else frozenset()
    filled = [place for place in places if place.items and place.coded.table.sisi is not None]
    if official is None or not forms or not filled:
        return
    odd = [place for place in filled if forms.isdisjoint(map(form_of, place.items))]
    comparison = (odd or filled)[0].compare()
    yield judged(comparison, not odd, official.entri.indikator, acuan=official.edisi.label).but(
        pesan='Indikator {kode} ({nama}) pada {tabel} tidak sama dengan rumusan baku: "{seharusnya}" ({acuan}).',
        pembanding=list_place(official.edisi, "indikator"),
        kepastian=official.kepastian,
    )


def _are_same_items(groups: Sequence[Sequence[KodePlace]]) -> bool:
    """Whether the variants have as many items each, and no two of them the same items in another order."""
    forms = [wording(group[0].items) for group in groups]
    return len({len(form) for form in forms}) == 1 and len({tuple(sorted(form)) for form in forms}) == len(
        forms
    )


def _compare_spellings(places: Sequence[KodePlace]) -> Comparison:
    """The prints of one kode whose wordings are equal."""
    filled = [place for place in places if place.items]
    if len(variants(filled, lambda place: wording(place.items))) > 1:
        return not_judged(filled[0].compare(), Alasan.A18)
    groups = variants(filled, lambda place: place.spelling)
    butir = subject_of(groups[0][0].node)
    comparison = judged(groups[0][0].compare(), len(groups) == 1, groups[-1][0].raw, butir=butir)
    return comparison.but(kepastian=_certainty(filled))


def _certainty(places: Sequence[KodePlace]) -> Kepastian | None:
    """In doubt where only names say that the places are of one item."""
    return Kepastian.PERLU_KONFIRMASI if any(place.by_nama for place in places) else None


def _compare_uses(dossier: Dossier, form: str, places: Sequence[tuple[PlanTable, PlanNode]]) -> Comparison:
    """One wording and the sub kegiatan that use it; a kode on several rows, or in several tables, is one.

    The official list itself repeats some wordings.
    """
    plan, first = places[0]
    raw = next(item.raw for item in first.row.indikator.value or () if form_of(item) == form)
    by_kode = {node.kode: node.printed for _, node in places}
    cells = [node.row.indikator for coded, node in places if coded is plan]
    comparison = on(plan, first, "indikator", first.row.indikator).but(
        place=place(plan.table, "indikator", cells),
        tertulis=raw,
    )
    if len(by_kode) > 1 and all(_is_official(dossier, kode, form) for kode in by_kode):
        return not_judged(comparison, Alasan.A15)
    return judged(comparison, len(by_kode) == 1, butir=with_places(raw, by_kode.values()))


def _is_official(dossier: Dossier, kode: Kode | None, form: str) -> bool:
    """Whether a wording is the prescribed indicator of a kode."""
    official = official_of(dossier, kode)
    return official is not None and form in indicator_forms(dossier, official)


def _skipped(coded: AnyTable, node: AnyNode, bare: frozenset[Level]) -> Comparison | None:
    """Why a row need not have an indicator of its own; None where it must."""
    if not node.row.indikator.is_empty:
        return None
    comparison = on(coded, node, "indikator", node.row.indikator)
    if node.level in bare:
        return not_judged(comparison, Alasan.A2, kolom=f"Indikator {node.level.label if node.level else ''}")
    same = coded.by_kode[node.kode.text] if node.kode else ()
    above = coded.nodes[: coded.position[node.row.nomor]]
    is_told_elsewhere = any(not other.row.indikator.is_empty for other in same) or reaches_beside(
        (other.row.indikator for other in above), (node.row.kode,)
    )
    is_of_other_half = isinstance(node.row, PlanRow) and (node.row.is_blank or node.row.spans_halves)
    return not_judged(comparison, Alasan.A15) if is_told_elsewhere or is_of_other_half else None


def _as_one(coded: AnyTable, comparison: Comparison) -> Comparison:
    """The comparison as a part of the one finding about a long table without any indicator."""
    return comparison.but(
        kelompok=f"{coded.table.nomor} {coded.table.sisi or ''}",
        pesan="Tidak satu pun baris pada {tabel} berindikator ({jumlah} baris, misalnya {kode}).",
    )


def _is_measure(settings: Settings, coded: AnyTable, node: AnyNode) -> Comparison:
    """Whether the indicators of a row say what is measured."""
    comparison = on(coded, node, "indikator", node.row.indikator)
    items = [item for item in node.row.indikator.value or () if squash(item.raw)]
    if not items:
        keadaan = blank_or_nil(is_empty=not comparison.tertulis)
        return judged(comparison, is_same=False, keadaan=keadaan).but(kepastian=Kepastian.PASTI)
    nama = squash(node.row.nama.raw)
    repeating = next((item for item in items if squash(item.raw) == nama), None)
    if repeating is not None:
        return judged(comparison, is_same=False, keadaan=f'hanya mengulang nama barisnya: "{repeating.raw}"')
    acting = next((item for item in items if _names_activity(settings, item)), None)
    if acting is not None:
        return judged(comparison, is_same=False, keadaan=f'menyebut kegiatan, bukan ukuran: "{acting.raw}"')
    return judged(comparison, is_same=True)


def _names_activity(settings: Settings, item: Indikator) -> bool:
    """Whether an indicator begins with a verb, or with a result ("Terlaksananya") of which it names no quantity."""
    words = comparable(split_mark(item.raw)[1]).split()
    first = words[0] if words else ""
    if first in settings.kata_kerja_indikator:
        return True
    is_measured = bool(item.satuan) or any(
        word.strip(".,") in (*PERSEN_WORDS, *settings.kata_persen, *settings.kata_ukuran)
        or any(map(str.isdigit, word))
        for word in words
    )
    return first in settings.kata_hasil_indikator and not is_measured
