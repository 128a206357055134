"""Messages: a rule's sentence with its placeholders filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The sentence with the values in their places; what has no value leaves no trace, nor empty brackets.

    The values are printed texts and may hold braces of their own, which stay as they are.
    """
    text = _PLACEHOLDER.sub(lambda found: values.get(found[1], ""), template)
    return re.sub(r" {2,}", " ", text.replace(" ()", "").replace(' ""', "")).strip()
