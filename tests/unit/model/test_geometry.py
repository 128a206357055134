"""Boxes on pages that are turned to be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import BBox, Frame

frames = st.builds(Frame, st.integers(0, 3), st.just(842.0), st.just(595.0))
boxes = st.tuples(st.floats(0, 800), st.floats(0, 500), st.floats(1, 40), st.floats(1, 90)).map(
    lambda box: BBox(box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@given(frames, boxes)
def test_a_box_comes_back_from_the_displayed_page(frame: Frame, box: BBox) -> None:
    assert frame.turned(frame.displayed(box)) == pytest.approx(box)
