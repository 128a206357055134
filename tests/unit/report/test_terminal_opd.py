"""What the summary says of agencies."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Console

from pipeline.model.opd import Agency
from pipeline.model.summary import DocumentResult, Status
from pipeline.report.terminal_opd import print_agencies

A, B, C = (DocumentResult(name, Status.TERBACA, opd="Dinas X") for name in ("a.pdf", "b.pdf", "c.pdf"))


def printed(*agencies: Agency) -> Sequence[str]:
    output = io.StringIO()
    print_agencies(agencies, Console(file=output, width=200))
    return output.getvalue().splitlines()


def test_without_a_list_and_without_doubles_nothing_is_said() -> None:
    assert printed(Agency("Dinas A", (A,)), Agency("Dinas B", (B,))) == []


def test_who_is_missing_and_who_was_not_asked() -> None:
    assert printed(
        Agency("Dinas A", (A, B), is_expected=True),
        Agency("Dinas X", (C,), is_expected=False),
        Agency("Dinas [D]", (), is_expected=True),
        Agency("Dinas F", (DocumentResult("f", Status.GAGAL),), is_expected=True),
        Agency("Dinas E", (), is_expected=True),
    ) == [
        "1 dari 4 perangkat daerah pada daftar sudah menyampaikan Renja yang terbaca.",
        "Belum menyampaikan: Dinas [D]; Dinas E.",
        "Dokumennya tidak terbaca atau bukan Renja: Dinas F (f).",
        "Dokumen di luar daftar: c.pdf (Dinas X).",
        "Lebih dari satu dokumen: Dinas A (a.pdf, b.pdf).",
    ]
