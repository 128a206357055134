"""The stage a document says it is at: "Rancangan Akhir Renja", "Perubahan Rencana Kerja"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.naming import Letak, Tahap
from pipeline.model.table import SourceRef
from pipeline.model.text import collapse_space, squash
from pipeline.model.words import alternatives
from pipeline.settings import Settings

# What may stand between the name of the document and "ini", which says that it is this one.
_NAME = r"(?:\s+(?:\([^()]{1,20}\)|[A-Z0-9][\w/&'-]*,?|dan|tahun))*"


@dataclass(frozen=True, slots=True)
class Stages:
    """The words for stages by their squashed form, and the patterns of text that are made of them.

    `word` is one that is not said of the RKPD, `any_word` any of them.
    """

    named: dict[str, str]
    title: re.Pattern[str]
    sentence: re.Pattern[str]
    word: re.Pattern[str]
    any_word: re.Pattern[str]

    @classmethod
    def of(cls, settings: Settings) -> Stages:
        """The stages that the settings name."""
        named = {
            squash(word): tahap for tahap, also in settings.tahap_dokumen.items() for word in (tahap, *also)
        }
        words = [word for tahap, also in settings.tahap_dokumen.items() for word in (tahap, *also)]
        stage = alternatives(words)
        document = rf"{alternatives(settings.sebutan_dokumen)}\b(?!\s+pemerintah)"
        return cls(
            named,
            title=re.compile(
                rf"(?P<before>(?:\b{stage}\s+)*)(?:dokumen\s+)?\b{document}"
                rf"(?:\s*\([^()]{{1,20}}\))?(?P<after>(?:\s+{stage}\b)*)(?:\s+tahun\s+20\d\d)?",
                re.IGNORECASE,
            ),
            sentence=re.compile(
                rf"(?P<before>(?i:(?:\b{stage}\s+)*))(?i:(?:dokumen\s+)?\b{document})"
                rf"(?:\s*\([^()]{{1,20}}\))?(?P<after>(?i:(?:\s+{stage}\b)*)){_NAME}\s+(?i:ini)\b"
            ),
            word=re.compile(rf"\b{stage}\b(?!(?:\s+\w+)?\s+RKPD)", re.IGNORECASE),
            any_word=re.compile(rf"\b{stage}\b", re.IGNORECASE),
        )

    def read(self, text: str, letak: Letak, source: SourceRef) -> Iterator[Tahap]:
        """What one text says of the stage.

        A cover names one stage or none. A running head counts where it names one. A sentence of the kata pengantar
        counts where it speaks of "ini"; where it only has such words somewhere, it yields them as not its own.
        """
        plain = collapse_space(text)
        if letak is Letak.KATA_PENGANTAR:
            own = [found for found in self.sentence.finditer(plain) if self._tahap(found)]
            for found in own:
                yield Tahap(self._tahap(found), found[0].strip(), letak, source)
            other = self.any_word.search(plain)
            if other and not own:
                yield Tahap("", other[0], letak, source, is_own=False)
        elif letak is Letak.KEPALA_HALAMAN:
            for found in self.title.finditer(plain):
                if self._tahap(found):
                    yield Tahap(self._tahap(found), found[0].strip(), letak, source)
        elif letak is Letak.SAMPUL:
            titles = sorted(self.title.finditer(plain), key=lambda title: not self._tahap(title))
            for found in titles[:1]:
                yield Tahap(self._named(plain), found[0].strip(), letak, source)

    def _tahap(self, found: re.Match[str]) -> str:
        return self._named(f"{found['before']} {found['after']}")

    def _named(self, text: str) -> str:
        """The stages that a text names, each once and in one order; empty where it names none."""
        return " ".join(sorted({self.named[squash(word)] for word in self.word.findall(text)}))
