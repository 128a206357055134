"""The summary on the terminal: what follows from a finding stands under it, and nowhere else."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.model.finding import Finding, Kepastian, Place, Tingkat
from pipeline.model.summary import DocumentResult, Status
from pipeline.report.terminal import print_summary


def finding(rule: str, cause: str = "") -> Finding:
    return Finding(
        id_temuan=f"{rule}-1",
        dokumen="dinas.pdf",
        opd="",
        tahun="2024",
        aturan=rule,
        judul="",
        tingkat=Tingkat.KRITIS,
        kepastian=Kepastian.TURUNAN if cause else Kepastian.PASTI,
        kode="2.17.01",
        nama="",
        tertulis="1",
        seharusnya="2",
        selisih=None,
        pesan=f"Kalimat {rule}.",
        saran="",
        dasar="",
        place=Place("Bab IV", "rencana_kerja"),
        penyebab=cause,
    )


def printed(*findings: Finding) -> str:
    output = io.StringIO()
    result = DocumentResult("dinas.pdf", Status.TERBACA, "", "0" * 64, findings=findings)
    print_summary([result], "output", Console(file=output, width=200, highlight=False))
    return output.getvalue()


def test_consequences_stand_under_their_cause_and_not_in_the_list() -> None:
    text = printed(finding("PGU-02"), finding("PGU-04", "PGU-02-1"), finding("PGU-05", "PGU-02-1"))
    assert "Kalimat PGU-02." in text
    assert "akibatnya: PGU-04, PGU-05" in text
    assert "Kalimat PGU-04." not in text


def test_a_consequence_of_a_consequence_belongs_to_the_first_cause() -> None:
    text = printed(finding("PGU-02"), finding("PGU-05", "PGU-02-1"), finding("PGU-15", "PGU-05-1"))
    assert "akibatnya: PGU-05, PGU-15" in text
