from __future__ import annotations

import pytest

from pipeline.model.kode import Kode


@pytest.mark.parametrize(
    ("text", "is_penunjang"),
    [("2", False), ("2.17", False), ("2.17.01", True), ("2.17.01.1.02.0001", True), ("2.01.03", False)],
)
def test_the_supporting_program(text: str, is_penunjang: bool) -> None:
    assert Kode(text).is_penunjang is is_penunjang
