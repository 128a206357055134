"""The registry: every recipe in the hands of every producer.

Use::

    @pytest.mark.parametrize("subject", VARIANTS, ids=str)
    def test_reads(subject: Variant) -> None:
        pdf, truth = subject.typeset()
"""

from __future__ import annotations

from tests.typeset.cases import pages, rules, structure
from tests.typeset.painter import PAINTERS
from tests.typeset.variant import Recipe, Variant, typeset_scene

__all__ = ["RECIPES", "VARIANTS", "Recipe", "Variant", "typeset_scene", "variant"]

RECIPES: tuple[Recipe, ...] = (*rules.RECIPES, *pages.RECIPES, *structure.RECIPES)

VARIANTS: tuple[Variant, ...] = tuple(
    Variant(recipe, name) for recipe in RECIPES for name in sorted(PAINTERS)
)


def variant(name: str, producer: str = "reportlab") -> Variant:
    """The variant of that recipe and producer.

    Raises:
        KeyError: there is none.
    """
    return {v.name: v for v in VARIANTS}[f"{name}-{producer}"]
