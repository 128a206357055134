"""Errors in what the prose says of the tables."""

from __future__ import annotations

import re
from random import Random

from pipeline.generate.errors.kind import Effect
from pipeline.generate.errors.other_texts import other_amount
from pipeline.generate.number_words import number_words
from pipeline.generate.renja import (
    Renja,
)


def pagu_in_prose(renja: Renja, _kode: str, rng: Random) -> Effect:
    """The prose gives another total than the tables."""
    (text, total) = _in_prose(renja, r"sebesar Rp\. ([\d.]+),-")
    return Effect(_reworded(renja, text, total, other_amount(total, rng)), frozenset({("PGU-06", "")}))


def count_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The prose counts two sub kegiatan more than the tables have, in figures and words."""
    (text, counted) = _in_prose(renja, r"(\d+ \([a-z ]+\)) Sub Kegiatan")
    count = int(counted.split()[0]) + 2
    changed = _reworded(renja, text, f"{counted} Sub", f"{count} ({number_words(count)}) Sub")
    return Effect(changed, frozenset({("NAR-01", "")}))


def number_word_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The words behind a number say another one."""
    (text, counted) = _in_prose(renja, r"(\d+ \([a-z ]+\)) Kegiatan")
    count = int(counted.split()[0])
    changed = _reworded(renja, text, f"{counted} Kegiatan", f"{count} ({number_words(count + 40)}) Kegiatan")
    return Effect(changed, frozenset({("NAR-01", "")}))


def percentage_in_prose(renja: Renja, _kode: str, _rng: Random) -> Effect:
    """The prose gives another realisation than the table of performance, for its first percentage."""
    (text, printed) = _in_prose(renja, r"realisasi tahun \d{4} adalah ([\d,]+) %")
    changed = _reworded(renja, text, f"adalah {printed} %. Faktor", f"adalah 1{printed} %. Faktor")
    return Effect(changed, frozenset({("NAR-01", "")}))


def _in_prose(renja: Renja, pattern: str) -> tuple[str, str]:
    """The first paragraph that says it, and what its group holds there."""
    found = ((part.text, match[1]) for part in renja.parts if (match := re.search(pattern, part.text)))
    return next(found)


def _reworded(renja: Renja, text: str, old: str, new: str) -> Renja:
    return renja.with_prose(text, text.replace(old, new))
