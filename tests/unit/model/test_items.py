from __future__ import annotations

from decimal import Decimal

from pipeline.model.items import align
from pipeline.model.rows import Indikator
from pipeline.model.values import Target, TargetKind

PERSEN = "persen"


def indikator(form: str, satuan: str = "") -> Indikator:
    return Indikator(form, form, satuan)


def target(value: str, satuan: str = "") -> Target:
    return Target(value, TargetKind.NUMBER, Decimal(value), satuan)


def test_values_keep_their_order() -> None:
    names = [indikator("x", PERSEN), indikator("y")]
    assert align(names, [target("50", PERSEN), target("7", "dokumen")]) == (
        (names[0], target("50", PERSEN)),
        (names[1], target("7", "dokumen")),
    )


def test_values_in_another_order_are_told_by_their_class() -> None:
    names = [indikator("x", PERSEN), indikator("y", "wirausaha"), indikator("z", PERSEN)]
    values = [target("16364"), target("33.3", PERSEN), target("9.47", PERSEN)]
    aligned = align(names, values)
    assert aligned is not None
    assert [value.raw for _, value in aligned] == ["33.3", "16364", "9.47"]


def test_values_of_no_sensible_order_are_not_aligned() -> None:
    names = [indikator("x", PERSEN), indikator("y", PERSEN)]
    assert align(names, [target("5", PERSEN), target("7", "dokumen")]) is None
    assert align(names, [target("5", PERSEN)]) is None
    assert align(names[:1], [target("9", "jenis"), target("27906", "lembar")]) is None
