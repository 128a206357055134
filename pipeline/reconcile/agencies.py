"""Whose document each is: the agencies of a region, those without a document among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.model.opd import Agency, Expected
from pipeline.model.summary import DocumentResult
from pipeline.reconcile.opd_names import ExpectedNames, opd_name
from pipeline.settings import Settings

MISSING = "belum menyampaikan Renja"
_UNLISTED = "tidak ada pada daftar perangkat daerah"


def agencies_of(
    results: Sequence[DocumentResult], expected: Sequence[Expected] | None, settings: Settings
) -> tuple[Agency, ...]:
    """The agencies with their documents, then those of the list without any, each group sorted by name.

    A document belongs to the agency that it names itself, else to the one that its file or folder is called after.
    Without a list, documents that name the same agency are of one; a document that names none stands alone.
    """
    names = ExpectedNames.of(expected or (), settings)
    found: dict[str, Agency] = {}
    for result in sorted(results, key=lambda result: result.dokumen):
        key, agency = _owner(result, names, settings, is_listed=expected is not None)
        before = found.get(key)
        documents = (*before.documents, result) if before else (result,)
        notes = (*(before.catatan if before else ()), *agency.catatan)
        found[key] = replace(before or agency, documents=documents, catatan=tuple(dict.fromkeys(notes)))
    taken = {agency.nama for agency in found.values() if agency.is_expected}
    missing = [
        Agency(one.nama, (), is_expected=True, catatan=(MISSING,))
        for one in expected or ()
        if one.nama not in taken
    ]
    by_name = sorted(found.values(), key=lambda agency: (agency.nama, agency.documents[0].dokumen))
    return (*by_name, *sorted(missing, key=lambda agency: agency.nama))


def _owner(
    result: DocumentResult, names: ExpectedNames, settings: Settings, *, is_listed: bool
) -> tuple[str, Agency]:
    """The agency of one document, and a key that all its documents share."""
    itself = opd_name(result.opd, settings)
    said = names.find(itself)
    called = next(filter(None, (names.find(opd_name(part, settings)) for part in _file_names(result))), None)
    expected = said or called
    if expected is not None:
        notes: tuple[str, ...] = ()
        if said and called and said != called:
            notes = (f"nama berkas {result.dokumen} menunjuk {called.nama}: mohon dipastikan",)
        return f"daftar {expected.nama}", Agency(expected.nama, (), is_expected=True, catatan=notes)
    agency = Agency(
        nama=result.opd or result.dokumen,
        documents=(),
        is_known=bool(itself.key),
        is_expected=False if is_listed else None,
        catatan=(_UNLISTED,) if is_listed else (),
    )
    return f"nama {itself.key}" if itself.key else f"dokumen {result.dokumen}", agency


def _file_names(result: DocumentResult) -> Iterator[str]:
    """The name of the file, without its suffix, then those of its folders from the nearest on."""
    path = PurePosixPath(result.dokumen)
    yield path.name[:-4] if path.suffix.lower() == ".pdf" else path.name
    yield from (parent.name for parent in path.parents if parent.name)
