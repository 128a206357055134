"""One mutant for each number and seed."""

from __future__ import annotations

from random import Random

import pikepdf

from tests.fuzz.bytes_changed import CHANGES
from tests.fuzz.objects_changed import mutate_objects
from tests.fuzz.specimens import specimen


def mutant(number: int, seed: int) -> bytes:
    """A damaged file: every third one whole but for its objects, the others changed byte by byte."""
    data = specimen(number)
    chance = Random(f"{seed}/{number}")
    if chance.randrange(3) == 0:
        try:
            return mutate_objects(data, chance)
        except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            pass  # what cannot be written so is changed in another way
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(CHANGES)(data, chance)
    return data
