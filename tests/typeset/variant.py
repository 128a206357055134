"""A variant: one trouble of real pages, in a small PDF with known truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.typeset.painter import PAINTERS
from tests.typeset.scene import Scene, typeset
from tests.typeset.truth import Truth


def typeset_scene(scene: Scene, producer: str = "reportlab") -> tuple[bytes, Truth]:
    """The scene as a PDF and what a perfect reading of it gives; the same bytes every time."""
    painter = PAINTERS[producer]()
    truth = typeset(painter, scene)
    return painter.save(), truth


@dataclass(frozen=True, slots=True)
class Recipe:
    """A scene to be typeset by every producer.

    `make` builds the scene. `is_plain` promises that any reader of ruled tables sees the same cells.
    `looks_like` names the recipe whose pages look the same to the eye, although the file differs.
    """

    name: str
    reason: str
    make: Callable[[], Scene]
    is_plain: bool = False
    looks_like: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A recipe in the hands of one producer."""

    recipe: Recipe
    producer: str

    @property
    def name(self) -> str:
        """Unique among all variants."""
        return f"{self.recipe.name}-{self.producer}"

    @property
    def reason(self) -> str:
        """Why this variant exists, in one sentence."""
        return self.recipe.reason

    def __str__(self) -> str:
        return self.name

    def typeset(self) -> tuple[bytes, Truth]:
        """The PDF and its truth."""
        return typeset_scene(self.recipe.make(), self.producer)
