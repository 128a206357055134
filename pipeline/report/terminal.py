"""The summary an officer sees at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.model.finding import Finding, Kepastian, Tingkat
from pipeline.model.summary import DocumentResult, Status

_MOST = 10
_COLOURS = {
    Tingkat.KRITIS: "bold red",
    Tingkat.TINGGI: "red",
    Tingkat.SEDANG: "yellow",
    Tingkat.RENDAH: "cyan",
    Tingkat.INFO: "dim",
}


def print_summary(results: Sequence[DocumentResult], output: str, console: Console) -> None:
    """Prints documents, tables, rows, rules judged, findings by tingkat, and the most serious ones with their page."""
    console.print(_documents(results))
    judged = sum(line.dinilai for result in results for line in result.coverage)
    passed = sum(line.lolos for result in results for line in result.coverage)
    skipped = sum(line.tidak_dinilai for result in results for line in result.coverage)
    rules = {line.aturan for result in results for line in result.coverage if line.dinilai}
    console.print(
        f"{len(results)} dokumen, {sum(r.tabel for r in results)} tabel, {sum(r.baris for r in results)} baris. "
        f"{len(rules)} aturan menilai {judged} perbandingan: {passed} cocok, {judged - passed} tidak cocok; "
        f"{skipped} tidak dapat dinilai (alasannya di cakupan.csv)."
    )
    findings = [finding for result in results for finding in result.findings]
    if findings:
        console.print("Temuan menurut tingkat: " + ", ".join(_counts(findings)) + ".")
        _print_gravest(results, console)
    for result in results:
        if result.status is not Status.TERBACA or result.pesan:
            console.print(
                f"[yellow]{escape(result.dokumen)}[/] ({result.status.value}): {escape(result.pesan)}"
            )
    console.print(f"Laporan lengkap ada di folder {escape(output)}.", soft_wrap=True)


def _documents(results: Sequence[DocumentResult]) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Dokumen", overflow="fold", min_width=24)
    table.add_column("Status")
    for title in ("Hal.", "Tabel", "Baris", *(tingkat.value[:3].capitalize() for tingkat in Tingkat)):
        table.add_column(title, justify="right")
    for result in results:
        sizes = [str(count) for count in (result.halaman, result.tabel, result.baris)]
        counts = [str(result.count(tingkat)) for tingkat in Tingkat]
        table.add_row(escape(result.dokumen), result.status.value, *sizes, *counts)
    return table


def _counts(findings: Sequence[Finding]) -> list[str]:
    return [
        f"[{_COLOURS[tingkat]}]{sum(f.tingkat is tingkat for f in findings)} {tingkat.value}[/]"
        for tingkat in Tingkat
    ]


def _print_gravest(results: Sequence[DocumentResult], console: Console) -> None:
    """The gravest findings in a line each, one for the same figures in several places of a document.

    What follows from one of them stands under it: it goes away with its cause. Files are named where there are several.
    """
    groups = [(group, result.findings) for result in results for group in _same(result.findings)]
    groups.sort(key=lambda one: (one[0][0].tingkat.rank, _is_doubtful(one[0][0])))
    whereabouts = (
        _file_and_place if len({f.dokumen for group, _ in groups for f in group}) > 1 else _whereabouts
    )
    console.print(f"\n[bold]{min(_MOST, len(groups))} temuan terberat[/]")
    for group, findings in groups[:_MOST]:
        finding = group[0]
        console.print(
            f"  [{_COLOURS[finding.tingkat]}]{finding.tingkat.value:<6}[/] {finding.aturan}  "
            f"{escape('; '.join(dict.fromkeys(map(whereabouts, group))))}: {escape(finding.pesan)}",
            soft_wrap=True,
        )
        consequences = _consequences(group, findings)
        if consequences:
            console.print(f"         [dim]akibatnya: {', '.join(consequences)}[/]", soft_wrap=True)
    if len(groups) > _MOST:
        console.print(f"  ... dan {len(groups) - _MOST} lainnya di temuan.csv")
    console.print()


def _same(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of one document that follow from no other one; those that say the same together."""
    same: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if not finding.penyebab:
            same.setdefault(_subject(finding), []).append(finding)
    return list(same.values())


def _consequences(causes: Sequence[Finding], findings: Sequence[Finding]) -> list[str]:
    """The rules whose findings in the same document follow from these, each with its count where there are several."""
    found = {cause.id_temuan for cause in causes}
    rules: Counter[str] = Counter()
    while following := [f for f in findings if f.penyebab in found and f.penyebab]:
        rules.update(finding.aturan for finding in following)
        found = {finding.id_temuan for finding in following}
    return [f"{count} {rule}" if count > 1 else rule for rule, count in rules.items()]


def _subject(finding: Finding) -> tuple[str, ...]:
    """What a finding says, wherever it says it."""
    if not finding.kode:
        return (finding.aturan, finding.pesan)
    return (finding.aturan, finding.kode, finding.tertulis, finding.seharusnya)


def _is_doubtful(finding: Finding) -> bool:
    return finding.kepastian is Kepastian.MUNGKIN_SALAH_BACA


def _whereabouts(finding: Finding) -> str:
    """The table and page of a finding, or that it is about the whole document."""
    if not finding.place.halaman:
        return finding.place.tabel or "dokumen"
    return f"{finding.place.tabel}, hal. {finding.place.halaman}".removeprefix(", ")


def _file_and_place(finding: Finding) -> str:
    """The same behind the name of the file."""
    return f"{finding.dokumen}, {_whereabouts(finding)}"
