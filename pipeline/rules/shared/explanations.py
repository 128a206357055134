"""Whether the prose on the evaluation explains a figure: paragraphs that name its kode or indicator and a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.document import Block, BlockKind
from pipeline.model.dossier import Dossier
from pipeline.model.text import PERSEN_WORDS, comparable, indicator_form, squash, squash_indicators
from pipeline.rules.shared.once import per_dossier

_FEWEST_WORDS = 3  # "Jumlah dokumen" stands in many sentences about something else


@dataclass(frozen=True)
class Explanation:
    """A paragraph that gives a reason."""

    text: str

    @cached_property
    def _form(self) -> str:
        return squash_indicators(self.text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.strip(".,;:()") for word in self.text.split())

    def names(self, kode: str, forms: Iterable[str]) -> bool:
        """Whether the paragraph names the kode, or something by one of these squashed forms."""
        return (bool(kode) and kode in self._words) or any(form in self._form for form in forms)


@per_dossier
def read_explanations(dossier: Dossier) -> tuple[Explanation, ...]:
    """The paragraphs on the evaluation in which a word of reason stands.

    They are those of its subbab and of an undivided Bab II; of the whole document where its headings are not known.
    """
    settings = dossier.settings
    paragraphs = [block for block in dossier.blocks if block.kind is BlockKind.PARAGRAPH]
    inside = [block for block in paragraphs if _is_in(block, settings.subbab_penjelasan_capaian)]
    return tuple(
        Explanation(block.text)
        for block in inside or paragraphs
        if any(word in comparable(block.text) for word in settings.kata_penyebab)
    )


def explain(explanations: Iterable[Explanation], kode: str, *names: str) -> bool:
    """Whether one of the paragraphs is about the kode or one of the names (an indicator, an item of the plan)."""
    forms = [indicator_form(name).removeprefix(PERSEN_WORDS[0]).strip() for name in names]
    telling = [squash(form) for form in forms if len(form.split()) >= _FEWEST_WORDS]
    return any(explanation.names(kode, telling) for explanation in explanations)


def _is_in(block: Block, parts: tuple[str, ...]) -> bool:
    chapters = {part.partition(".")[0] for part in parts}
    return block.section in chapters or any(f"{block.section}.".startswith(f"{part}.") for part in parts)
