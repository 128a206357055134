"""The order of the entries of arrays by several keys."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_SMALL = 1 << 16


def order_of(*keys: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of all entries in ascending order of the last key, those alike in order of the one before it, and on.

    It is what `np.lexsort` gives, in half the time: whole numbers of a small range (lines, cells, codes of letters) are
    sorted by radix, and a key that is the same everywhere not at all.
    """
    order = np.arange(len(keys[0]))
    for key in keys if len(order) else ():
        own = key.take(order)
        if own.dtype.kind == "i":
            low, high = own.min(), own.max()
            if low == high:
                continue
            if high - low < _SMALL:
                own = (own - low).astype(np.uint16)
        order = order.take(own.argsort(kind="stable"))
    return order
