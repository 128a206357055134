"""What the summary says of agencies: who has handed in nothing, and whose documents are in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape

from pipeline.model.opd import Agency


def print_agencies(agencies: Sequence[Agency], console: Console) -> None:
    """Prints agencies with several documents; and, of a list, those without any and documents of none of its agencies.

    Nothing where every document is of an agency of its own and there is no list.
    """
    listed = [agency for agency in agencies if agency.is_expected]
    missing = [agency.nama for agency in listed if not agency.documents]
    if any(agency.is_expected is not None for agency in agencies):
        count = sum(agency.has_renja for agency in listed)
        console.print(
            f"{count} dari {len(listed)} perangkat daerah pada daftar sudah menyampaikan Renja yang terbaca.",
            soft_wrap=True,
        )
    if missing:
        _print("Belum menyampaikan", missing, console)
    unread = [
        f"{agency.nama} ({', '.join(result.dokumen for result in agency.documents)})"
        for agency in listed
        if agency.documents and not agency.has_renja
    ]
    if unread:
        _print("Dokumennya tidak terbaca atau bukan Renja", unread, console)
    strangers = [
        f"{result.dokumen} ({result.opd or 'perangkat daerahnya tidak terbaca'})"
        for agency in agencies
        if agency.is_expected is False
        for result in agency.documents
    ]
    if strangers:
        _print("Dokumen di luar daftar", strangers, console)
    several = [
        f"{agency.nama} ({', '.join(result.dokumen for result in agency.documents)})"
        for agency in agencies
        if len(agency.documents) > 1
    ]
    if several:
        _print("Lebih dari satu dokumen", several, console)


def _print(title: str, names: Sequence[str], console: Console) -> None:
    console.print(f"[yellow]{title}[/]: {escape('; '.join(names))}.", soft_wrap=True)
