"""Plans of several agencies in figures: sums that say what they lack, versions that are not added up."""

from __future__ import annotations

from decimal import Decimal

from pipeline.model.kode import Kode
from pipeline.model.opd import Agency
from pipeline.model.plan import Amount, Plan, PlanItem, count_below
from pipeline.model.rekap import Cakupan, RekapLine
from pipeline.model.summary import DocumentResult, Status
from pipeline.reconcile.agencies import MISSING
from pipeline.reconcile.rekap import rekap
from tests.defaults import SETTINGS

EMPTY = Amount(None, "pagu kosong")


def amount(value: int | None) -> Amount:
    return EMPTY if value is None else Amount(Decimal(value))


def document(
    name: str, pagu: dict[str, int | None], total: int | None, tahun: str = "2027", opd: str = ""
) -> DocumentResult:
    items = tuple(PlanItem(Kode(kode), f"Nama {kode}", amount(value)) for kode, value in sorted(pagu.items()))
    plan = Plan("rencana_kerja", "Bab IV", items, amount(total))
    return DocumentResult(name, Status.TERBACA, opd=opd, tahun=tahun, plan=plan)


def region(*agencies: Agency, tahun: str = "2027") -> dict[str, RekapLine]:
    """The lines of the region by kode."""
    lines = rekap(agencies, SETTINGS)
    return {line.kode: line for line in lines if line.cakupan is Cakupan.DAERAH and line.tahun == tahun}


A = document("a.pdf", {"1.01": 300, "1.01.02": 300, "1.01.02.2.01": 300, "1.01.02.2.01.0001": 300}, 300)
B = document("b.pdf", {"1.01": 50, "1.01.02": 50, "1.01.02.2.01": 50, "1.01.02.2.01.0001": 50}, 50)


def test_a_document_has_a_line_for_each_item_with_what_is_below() -> None:
    lines = [line for line in rekap([Agency("Dinas A", (A,))], SETTINGS) if line.cakupan is Cakupan.OPD]
    assert [(line.jenjang, line.kode, tuple(line.jumlah), line.pagu) for line in lines] == [
        ("total", "", (1, 1, 1), 300),
        ("bidang_urusan", "1.01", (1, 1, 1), 300),
        ("program", "1.01.02", (0, 1, 1), 300),
        ("kegiatan", "1.01.02.2.01", (0, 0, 1), 300),
        ("sub_kegiatan", "1.01.02.2.01.0001", (0, 0, 0), 300),
    ]


def test_the_same_kode_of_two_agencies_is_added_and_asked_about() -> None:
    lines = region(Agency("Dinas A", (A,)), Agency("Dinas B", (B,)))
    assert {line.pagu for line in lines.values()} == {Decimal(350)}
    shared = lines["1.01.02.2.01.0001"]
    assert (shared.jumlah_opd, shared.dipakai_opd) == (2, "Dinas A; Dinas B")
    assert (
        shared.keterangan == "dipakai lebih dari satu perangkat daerah: mohon pembagian tugasnya dipastikan"
    )
    assert tuple(lines[""].jumlah) == (1, 1, 1)


def test_what_every_agency_has_is_told_apart() -> None:
    own = {"1.01.01.2.01.0001": 5}
    lines = region(
        Agency("Dinas A", (document("a.pdf", own, 5),)), Agency("Dinas B", (document("b.pdf", own, 5),))
    )
    assert lines["1.01.01.2.01.0001"].keterangan == "program penunjang, lazim pada semua perangkat daerah"
    lines = region(Agency("Kecamatan A", (A,)), Agency("Kecamatan B", (B,)))
    assert lines["1.01.02.2.01.0001"].keterangan == "dipakai perangkat daerah sejenis, atau unit dan induknya"


def test_a_sum_says_whose_amount_it_lacks() -> None:
    unsure = document("b.pdf", {"1.01.02": None}, None)
    lines = region(Agency("Dinas A", (A,)), Agency("Dinas B", (unsure,)))
    assert lines["1.01.02"].pagu == 300
    assert lines["1.01.02"].keterangan == "pagu belum lengkap, tanpa Dinas B (pagu kosong)"
    assert lines[""].keterangan == "pagu belum lengkap, tanpa Dinas B (pagu kosong)"
    assert lines["1.01"].keterangan == "pagu belum lengkap, tanpa Dinas B (tidak mencantumkan baris ini)"


def test_a_bidang_that_an_agency_does_not_print_is_the_sum_of_its_programs() -> None:
    plain = document("b.pdf", {"1.01.02": 40, "1.01.03": 2}, 42)
    lines = region(Agency("Dinas A", (A,)), Agency("Dinas B", (plain,)))
    assert (lines["1.01"].pagu, lines["1.01"].keterangan) == (Decimal(342), "")


def test_two_versions_of_one_plan_count_once_where_they_agree() -> None:
    again = document("a2.pdf", {"1.01.02": 300, "1.01.02.2.01": 290}, 300)
    lines = region(Agency("Dinas A", (A, again)))
    assert lines["1.01.02"].pagu == 300
    different = "pagu belum lengkap, tanpa Dinas A (dokumennya lebih dari satu dan pagunya berbeda)"
    for kode in ("1.01.02.2.01", "1.01.02.2.01.0001"):
        assert (lines[kode].pagu, lines[kode].keterangan) == (None, different)
    assert lines[""].pagu == 300


def test_parts_of_one_plan_are_joined() -> None:
    rest = document("a2.pdf", {"1.01": 7, "1.01.03": 7}, 7)
    lines = region(Agency("Dinas A", (A, rest)))
    assert (lines["1.01.02"].pagu, lines["1.01.03"].pagu, lines[""].pagu) == (300, 7, 307)


def test_documents_of_one_agency_name_each_other() -> None:
    lines = rekap([Agency("Dinas A", (A, B))], SETTINGS)
    assert "dokumen lain dari perangkat daerah yang sama: b.pdf" in lines[0].keterangan


def test_years_are_never_mixed() -> None:
    older = document("b.pdf", {"1.01.02": 9}, 9, tahun="2026")
    agencies = (Agency("Dinas A", (A,)), Agency("Dinas B", (older,)))
    assert region(*agencies)["1.01.02"].pagu == 300
    assert region(*agencies, tahun="2026")["1.01.02"].pagu == 9
    assert region(*agencies)[""].keterangan == "dokumen tahun lain atau tanpa tahun tidak ikut: b.pdf"


def test_who_is_missing_or_unreadable_has_a_line_too() -> None:
    failed = DocumentResult("c.pdf", Status.GAGAL)
    agencies = (
        Agency("Dinas A", (A,)),
        Agency("Dinas C", (failed,)),
        Agency("Dinas D", (), is_expected=True, catatan=(MISSING,)),
    )
    lines = [line for line in rekap(agencies, SETTINGS) if line.jenjang == "total"]
    assert [(line.dokumen, line.opd, line.keterangan) for line in lines[1:3]] == [
        ("c.pdf", "Dinas C", "dokumen gagal dibaca; sebabnya ada pada dokumen.csv"),
        ("", "Dinas D", "belum menyampaikan Renja"),
    ]
    assert lines[3].keterangan == "tanpa tabel rencana: Dinas C; belum menyampaikan: Dinas D"


def test_both_editions_of_a_sub_kegiatan_are_one() -> None:
    old = document("b.pdf", {"1.01.02.2.01.01": 1}, 1)
    assert region(Agency("Dinas A", (A,)), Agency("Dinas B", (old,)))["1.01.02.2.01.0001"].pagu == 301


def test_what_is_below_is_counted_once() -> None:
    codes = [
        Kode(text) for text in ("1.01.02", "1.01.02.2.01.0001", "1.01.02.2.01.0001", "1.01.02.2.02.0001")
    ]
    counts = count_below(codes)
    assert tuple(counts[""]) == (1, 0, 2)
    assert tuple(counts["1.01.02"]) == (0, 0, 2)
    assert count_below([]) == {}
