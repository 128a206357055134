from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dossier import Dossier
from pipeline.reconcile.dossier import assemble
from pipeline.rules.shared.once import per_dossier
from tests.defaults import SETTINGS, rows_of
from tests.rules.builders import make_document


def dossier(tahun: int) -> Dossier:
    document = make_document(tahun=tahun)
    return assemble(document, rows_of(document), SETTINGS)


def test_a_dossier_is_read_once() -> None:
    read: list[int | None] = []

    @per_dossier
    def years(dossier: Dossier) -> Iterator[int | None]:
        read.append(dossier.tahun)
        yield dossier.tahun

    one, other = dossier(2024), dossier(2025)
    assert [years(one), years(one), years(other), years(one)] == [(2024,), (2024,), (2025,), (2024,)]
    assert read == [2024, 2025, 2024], "only the last dossier is kept"
