"""Laws of the model types: boxes and codes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import BBox, union
from pipeline.model.kode import Kode, Level, is_legal

POINTS = st.floats(min_value=-2000, max_value=2000, allow_nan=False)


@st.composite
def boxes(draw: st.DrawFn) -> BBox:
    x0, x1 = sorted((draw(POINTS), draw(POINTS)))
    top, bottom = sorted((draw(POINTS), draw(POINTS)))
    return BBox(x0, top, x1, bottom)


@st.composite
def kodes(draw: st.DrawFn) -> Kode:
    groups = [
        str(draw(st.integers(0, 9))),
        f"{draw(st.integers(0, 99)):02d}",
        f"{draw(st.integers(0, 99)):02d}",
        str(draw(st.integers(0, 9))),
        f"{draw(st.integers(0, 99)):02d}",
        f"{draw(st.integers(0, 99)):0{draw(st.sampled_from([2, 4]))}d}",
    ]
    return Kode(".".join(groups[: draw(st.sampled_from([1, 2, 3, 5, 6]))]))


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_a_union_contains_its_parts(parts: list[BBox]) -> None:
    whole = union(parts)
    assert all(whole.contains(part) for part in parts)
    assert union([whole, *parts]) == whole


@given(boxes(), boxes())
def test_an_intersection_lies_inside_both(one: BBox, other: BBox) -> None:
    common = one.intersect(other)
    assert common == other.intersect(one)
    assert common.is_empty or (one.contains(common) and other.contains(common))
    assert common.area <= min(one.area, other.area)


@given(boxes())
def test_a_box_is_its_own_union_and_intersection(box: BBox) -> None:
    assert union([box]) == box
    assert box.intersect(box) == box


@given(kodes())
def test_a_parent_is_above_its_child(child: Kode) -> None:
    parent = child.parent
    if parent is None:
        assert child.level is Level.URUSAN
        return
    assert child.is_under(parent)
    assert not parent.is_under(child)
    assert parent.level < child.level
    assert is_legal(parent.text)


@given(kodes())
def test_ancestors_end_at_the_urusan(kode: Kode) -> None:
    levels = [kode.level]
    while (parent := kode.parent) is not None:
        kode = parent
        levels.append(kode.level)
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] is Level.URUSAN


@given(kodes())
def test_an_item_is_legal_and_its_own_item(kode: Kode) -> None:
    assert is_legal(kode.item)
    assert Kode(kode.item).item == kode.item


@given(st.text(max_size=20))
def test_kode_takes_nothing_but_digits_dots_and_template_letters(text: str) -> None:
    assert not is_legal(text) or set(text) <= set("0123456789.X")
