from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.errors import PipelineError
from pipeline.model.document import PageKind, PageReport
from pipeline.model.dossier import Dossier
from pipeline.model.finding import (
    Alasan,
    Aturan,
    Audit,
    Comparison,
    Failure,
    Kepastian,
    Place,
    Ringkas,
    Tingkat,
)
from pipeline.model.geometry import BBox
from pipeline.model.rows import PerformanceRow, Rows, RowTable
from pipeline.model.table import SourceRef
from pipeline.reconcile.dossier import assemble
from pipeline.reconcile.ledger import Ledger, failed_rows, judge, ledger_frame
from pipeline.settings import load_settings
from tests.rules.builders import make_document

SOURCE = SourceRef(3, BBox(0, 0, 10, 10), "pdfium")
PLACE = Place("Bab IV", "rencana_kerja", "pagu", (SOURCE,))
SAME, OTHER = Decimal(0), Decimal(5)


def aturan(rule_id: str = "PGU-01", ringkas: Ringkas = Ringkas.TIDAK) -> Aturan:
    return Aturan(
        id=rule_id,
        judul="Judul",
        tingkat=Tingkat.KRITIS,
        kepastian=Kepastian.PASTI,
        dasar="aritmetika",
        pesan='Pagu {kode} ({nama}) "{tertulis}"; {daftar}.',
        saran="Mohon diperbaiki.",
        ringkas=ringkas,
    )


def comparison(kode: str = "2.17.01", beda: Decimal | None = OTHER, **fields: object) -> Comparison:
    return replace(Comparison(place=PLACE, kode=kode, nama="A", beda=beda, aturan="PGU-01"), **fields)


def dossier(**fields: object) -> Dossier:
    return replace(assemble(make_document(), Rows(), load_settings()), **fields)


def judged(*comparisons: Comparison, rule: Aturan | None = None, case: Dossier | None = None) -> Audit:
    return judge(case or dossier(), comparisons, (), [rule or aturan()])


def test_one_row_for_each_comparison() -> None:
    frame = ledger_frame([comparison(), comparison(beda=None, alasan=Alasan.A3)])
    assert list(frame.index) == [0, 1]
    assert list(frame["alasan"]) == ["", "A3"]
    assert frame["beda"].isna().tolist() == [False, True]
    assert frame["halaman"].tolist() == ["3", "3"]


def test_a_comparison_fails_whatever_rule_made_it() -> None:
    rows = [
        comparison(beda=SAME),
        comparison(),
        comparison(aturan="PGU-02"),
        comparison(beda=None, alasan=Alasan.A3),
    ]
    assert failed_rows(ledger_frame(rows), ["PGU-01", "PGU-02"]) == (1, 2)


def test_an_empty_ledger_is_valid() -> None:
    assert judged().findings == ()
    assert judged().coverage[0].alasan == "Tidak ada yang dapat dibandingkan dalam dokumen ini."


@pytest.mark.parametrize(
    "broken",
    [
        comparison(aturan="XXX-01"),
        comparison(beda=None),
        comparison(alasan=Alasan.A3),
        comparison(place=Place("Bab IV", "tabel_apa_saja")),
    ],
    ids=["unknown rule", "neither judged nor explained", "judged and explained", "unknown kind of table"],
)
def test_a_malformed_ledger_is_an_error_of_the_program(broken: Comparison) -> None:
    with pytest.raises(PipelineError, match="buku perbandingan rusak"):
        judged(broken)


def test_coverage_counts_comparisons_and_reasons() -> None:
    coverage = judged(
        comparison(beda=SAME),
        comparison(),
        comparison("2.17.02", None, alasan=Alasan.A3, isian=(("kolom", "Pagu"),)),
        comparison("2.17.03", None, alasan=Alasan.A3, isian=(("kolom", "Pagu"),)),
        comparison(beda=None, alasan=Alasan.A15),
    ).coverage[0]
    assert (coverage.dinilai, coverage.lolos, coverage.temuan, coverage.tidak_dinilai) == (2, 1, 1, 3)
    assert coverage.alasan == (
        "Sel Pagu pada baris 2.17.02, 2.17.03 kosong. (2 pada Bab IV) "
        "Tidak berlaku bagi baris, kalimat, atau bentuk tabel ini. (1 pada Bab IV)"
    )


def test_many_values_of_one_reason_are_counted() -> None:
    rows = [comparison(f"2.17.0{n}", None, alasan=Alasan.A3, isian=(("kolom", "Pagu"),)) for n in range(1, 9)]
    assert judged(*rows).coverage[0].alasan == (
        "Sel Pagu pada baris 2.17.01, 2.17.02, 2.17.03, 2.17.04, 2.17.05, dan 3 lainnya kosong. (8 pada Bab IV)"
    )


def test_a_reason_says_no_more_of_several_values_than_holds_of_each() -> None:
    """A row without Target and a row without Pagu do not lack both."""
    blank = [
        ("2.17.01", "Target"),
        ("2.17.02", "Target"),
        ("2.17.01", "Lokasi"),
        ("2.17.02", "Lokasi"),
        ("2.17", "Pagu"),
    ]
    rows = [comparison(kode, None, alasan=Alasan.A3, isian=(("kolom", kolom),)) for kode, kolom in blank]
    assert judged(*rows).coverage[0].alasan == (
        "Sel Target, Lokasi pada baris 2.17.01, 2.17.02 kosong. (4 pada Bab IV) "
        "Sel Pagu pada baris 2.17 kosong. (1 pada Bab IV)"
    )


def test_a_reason_quotes_each_value_and_names_a_table_once() -> None:
    unread = [comparison(beda=None, alasan=Alasan.A4, tertulis=text) for text in ("5 s/d 7", "(1,00) 100")]
    absent = comparison(beda=None, alasan=Alasan.A2, isian=(("kolom", "Kode"), ("tabel", "Bab IV")))
    assert judged(*unread, absent).coverage[0].alasan == (
        'Nilai "5 s/d 7", "(1,00) 100" tidak dapat dibaca sebagai angka. (2 pada Bab IV) '
        "Kolom Kode tidak ada pada Bab IV (lihat STR-05). (1)"
    )


def test_a_broken_rule_is_not_judged_and_says_why() -> None:
    audit = judge(dossier(), (), [Failure("PGU-01", "ZeroDivisionError: 0")], [aturan()])
    line = audit.coverage[0]
    assert (line.dinilai, line.lolos, line.tidak_dinilai) == (0, 0, 1)
    assert line.alasan == "Pemeriksaan ini tidak dapat dijalankan: ZeroDivisionError: 0."


def test_message_is_filled_and_braces_of_a_print_stay() -> None:
    finding = judged(comparison(tertulis="{x}\n1")).findings[0]
    assert finding.pesan == 'Pagu 2.17.01 (A) "{x} 1"; 2.17.01.'
    assert finding.tertulis == "{x} 1"


def test_an_empty_name_leaves_no_brackets() -> None:
    assert judged(comparison(nama="")).findings[0].pesan == "Pagu 2.17.01; 2.17.01."


def test_a_case_may_be_of_another_weight_and_wording() -> None:
    case = comparison(tingkat=Tingkat.INFO, kepastian=Kepastian.PERLU_KONFIRMASI, pesan="Lain: {kode}.")
    finding = judged(case).findings[0]
    assert (finding.tingkat, finding.kepastian, finding.pesan) == (
        "info",
        "perlu_konfirmasi",
        "Lain: 2.17.01.",
    )


def test_collapsed_rules_make_one_finding_per_table_and_weight() -> None:
    other_table = replace(PLACE, tabel="Tabel 2.4")
    rows = [
        comparison("1"),
        comparison("2"),
        comparison("3", tingkat=Tingkat.INFO),
        comparison("4", place=other_table),
    ]
    findings = judged(*rows, rule=aturan(ringkas=Ringkas.PER_TABEL)).findings
    assert [(f.place.tabel, f.tingkat, f.kode, f.pesan) for f in findings] == [
        ("Bab IV", "kritis", "", "Pagu 1 (A); 1; 2."),
        ("Tabel 2.4", "kritis", "", "Pagu 4 (A); 4."),
        ("Bab IV", "info", "", "Pagu 3 (A); 3."),
    ]


def test_rules_collapsed_by_column_make_one_finding_for_each_column() -> None:
    other_column = replace(PLACE, kolom="pagu_maju")
    rows = [comparison("1"), comparison("2", place=other_column), comparison("3")]
    findings = judged(*rows, rule=aturan(ringkas=Ringkas.PER_KOLOM)).findings
    assert [(f.place.kolom, f.pesan) for f in findings] == [
        ("pagu", "Pagu 1 (A); 1; 3."),
        ("pagu_maju", "Pagu 2 (A); 2."),
    ]


def test_a_collapsed_finding_names_no_more_than_the_settings_allow() -> None:
    few = replace(dossier(), settings=load_settings().model_copy(update={"butir_dalam_pesan": 2}))
    rows = [comparison(kode) for kode in "12345"]
    [finding] = judged(*rows, rule=aturan(ringkas=Ringkas.PER_TABEL), case=few).findings
    assert finding.pesan == "Pagu 1 (A); 1; 2; dan 3 lainnya."
    [whole] = judged(*rows[:2], rule=aturan(ringkas=Ringkas.PER_TABEL), case=few).findings
    assert whole.pesan == "Pagu 1 (A); 1; 2."


def test_comparisons_of_one_group_make_one_finding() -> None:
    rows = [comparison("1", kelompok="a"), comparison("2", kelompok="a"), comparison("3")]
    audit = judged(*rows)
    assert [f.kode for f in audit.findings] == ["1", "3"]
    assert audit.coverage[0].temuan == 3


def test_equal_findings_have_ids_of_their_own() -> None:
    ids = [f.id_temuan for f in judged(comparison(), comparison()).findings]
    assert len(set(ids)) == 2


def test_ids_depend_on_the_content_and_not_on_the_name() -> None:
    def first_id(**fields: object) -> str:
        return judged(comparison(), case=dossier(**fields)).findings[0].id_temuan

    assert first_id() == first_id(name="lain.pdf")
    assert first_id() != first_id(sha256="1" * 64)


@pytest.mark.parametrize(
    ("case", "place"),
    [
        (dossier(doubtful={SOURCE: "dua pembacaan berbeda"}), PLACE),
        (dossier(pages=(PageReport(3, PageKind.TABLE, 10, unowned=4),)), PLACE),
        (dossier(), replace(PLACE, sources=(replace(SOURCE, method="ocr-rapid"),))),
    ],
    ids=["cell in doubt", "page not read whole", "read by OCR"],
)
def test_doubt_lowers_what_is_certain(case: Dossier, place: Place) -> None:
    assert judged(comparison(place=place), case=case).findings[0].kepastian == "mungkin_salah_baca"
    assert judged(comparison(pembanding=place), case=case).findings[0].kepastian == "mungkin_salah_baca"
    unsure = comparison(place=place, kepastian=Kepastian.PERLU_KONFIRMASI)
    assert judged(unsure, case=case).findings[0].kepastian == "perlu_konfirmasi"


@pytest.mark.parametrize("field", ["performances", "objectives"])
def test_a_table_that_may_lack_rows_proves_no_count(field: str) -> None:
    table: RowTable[PerformanceRow] = RowTable(
        0, "kinerja_pelayanan", "Tabel 2.2", (), {}, {}, doubts=("halaman 3",)
    )
    place = Place("Tabel 2.2", "kinerja_pelayanan", "proyeksi_2024", (SOURCE,))
    case = dossier(**{field: (table,)})
    counting = replace(aturan(), needs_all_rows=True)
    assert (
        judged(comparison(place=place), rule=counting, case=case).findings[0].kepastian
        == "mungkin_salah_baca"
    )
    assert judged(comparison(place=place), case=case).findings[0].kepastian == "pasti"


def test_a_comparison_says_why_it_was_not_made() -> None:
    skipped = comparison(beda=None, alasan=Alasan.A3, isian=(("kolom", "Pagu"), ("kode", "2.17.09")))
    assert skipped.kalimat_alasan == "Sel Pagu pada baris 2.17.09 kosong."
    assert comparison().kalimat_alasan == ""


@pytest.mark.parametrize("many", [1, 2, 100])
def test_comparisons_that_are_let_go_on_the_way_have_counted(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are judged together, two rules with failures and a third that broke come out the same."""
    rules = [aturan("PGU-01"), aturan("PGU-02"), aturan("PGU-03")]
    groups = [
        [comparison(beda=SAME), comparison(), comparison(beda=None, alasan=Alasan.A3)],
        [comparison(aturan="PGU-02")],
    ]
    failures = [Failure("PGU-03", "ZeroDivisionError: 0")]
    case = dossier()
    at_once = judge(case, [one for group in groups for one in group], failures, rules)
    monkeypatch.setattr("pipeline.reconcile.ledger._MANY", many)
    ledger = Ledger(case, rules)
    for group in groups:
        ledger.take_in(group)
    assert ledger.close(failures) == at_once
    assert [(line.aturan, line.dinilai, line.temuan) for line in at_once.coverage] == [
        ("PGU-01", 2, 1), ("PGU-02", 1, 1), ("PGU-03", 0, 0),
    ]  # fmt: skip
