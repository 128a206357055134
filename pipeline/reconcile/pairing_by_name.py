"""The same item in a review and in a plan table where one of them prints no codes: joined by name."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.dossier import PlanPair, PlanTable
from pipeline.model.name_keys import joined_by_name
from pipeline.reconcile.pairing import pair_rows


def pair_plans_by_name(
    reviews: Sequence[PlanTable], plans: Sequence[PlanTable], similarity: float
) -> tuple[PlanPair, ...]:
    """Every item of a review half that stands in a plan table under the same parent, in the review's order.

    Only tables of which one has no codes are joined so, and only names that each of them has once.
    """
    return tuple(
        pair_rows(review, plan, kiri, kanan, similarity)
        for review in reviews
        for plan in plans
        for kiri, kanan in joined_by_name(review, plan)
    )
