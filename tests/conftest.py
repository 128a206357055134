"""What all tests share: markers, and the folder of files that are not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "penuh: the whole of something of which a part runs by default; run with -m penuh"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the long tests out unless they are asked for by their marker."""
    if "penuh" in config.option.markexpr:
        return
    long = [item for item in items if item.get_closest_marker("penuh")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


def shared_folder() -> Path | None:
    """The folder named by RENJA_SHARED, else `../shared` beside the checkout; None where there is none."""
    named = os.environ.get("RENJA_SHARED")
    folder = Path(named) if named else PROJECT.parent / "shared"
    return folder if folder.is_dir() else None
