"""Whose region a document is of: its kind and its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.names import Mention, cut_name, name_of_most
from pipeline.extract.statements import Statement
from pipeline.model.document import Bukti, Perihal
from pipeline.model.words import alternatives
from pipeline.settings import Settings

# "Ogan Komering Ulu Selatan", "Daerah Khusus Ibukota Jakarta", "Pangkajene dan Kepulauan", "D.I. Yogyakarta"
_REGION_NAME = r"(?:D\.\s?I\.\s?)?[A-Z][\w'-]*(?:\s+(?:dan\s+(?=Kepulauan))?[A-Z][\w'-]*){0,3}"
_GOVERNMENT = r"pemerintah(?:an)?(?:\s+daerah)?"
PROVINSI = "provinsi"
_GOVERNED = 3  # times what "Pemerintah Kabupaten" or "Bupati" before a name counts more than the name alone


@dataclass(frozen=True, slots=True)
class _Region:
    kind: str
    name: tuple[str, ...]
    weight: int
    statement: Statement


def read_region(statements: Sequence[Statement], settings: Settings) -> tuple[str, str, list[Bukti]]:
    """Kind and name of the region as most places have it, and those places; empty where none names one.

    A cover with a misprint of its own is outvoted by the text. The head of a region tells its kind too.
    """
    reader = _Reader.of(settings)
    found = [region for one in statements for region in reader.regions_in(one)]
    kinds: Counter[str] = Counter()
    for region in found:
        kinds[region.kind] += region.weight
    kinds.update(_ruled(statements, settings))
    named = {region.kind for region in found}
    evidence = [_evidence(Perihal.DAERAH, " ".join(region.name), region) for region in found]
    evidence += [_evidence(Perihal.JENIS_PEMDA, region.kind, region) for region in found]
    if not named:
        return "", "", []
    kind = max(named, key=lambda kind: (kinds[kind], kind))
    mentions = [Mention(region.name, region.statement.weight) for region in found if region.kind == kind]
    return kind, " ".join(name_of_most(mentions)), evidence


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of the settings, as patterns."""

    named: re.Pattern[str]
    alone: re.Pattern[str]
    apart: re.Pattern[str]
    kinds: Mapping[str, str]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, settings: Settings) -> _Reader:
        kinds = {word.lower(): kind for kind, words in settings.sebutan_jenis_pemda.items() for word in words}
        heads = alternatives(word for words in settings.sebutan_kepala_daerah.values() for word in words)
        ruled = rf"(?P<ruled>(?i:{_GOVERNMENT}|{heads})\s+)?"
        return cls(
            named=re.compile(
                rf"{ruled}(?<![\w/])(?P<kind>(?i:{alternatives(kinds)}))\b\.?\s*(?<=[\s.])(?P<name>{_REGION_NAME})"
            ),
            alone=re.compile(
                rf"{ruled}(?<!\w)(?P<name>(?i:{alternatives(settings.nama_provinsi_khusus)}))(?!\w)"
            ),
            apart=re.compile(rf"(?i:{alternatives(settings.wilayah_administrasi)})\b"),
            kinds=kinds,
            ends=(
                *settings.kata_akhir_nama,
                *settings.kata_bukan_nama,
                *(word for long, short in settings.kata_perangkat_daerah.items() for word in (long, *short)),
                *settings.kata_perangkat_daerah_judul,
                *settings.perangkat_daerah_tunggal,
                "Wilayah",
            ),
        )

    def regions_in(self, statement: Statement) -> Iterator[_Region]:
        """The regions a text names; areas of a province that are no region are passed over."""
        text = statement.text
        ends = []
        for found in self.named.finditer(text):
            name = tuple(cut_name(f" {found['name']}", self.ends).title().replace(" Dan ", " dan ").split())
            ends.append(found.end())
            if name and not self.apart.match(text, found.start("kind")):
                yield self._region(self.kinds[found["kind"].lower()], name, found, statement)
        for found in self.alone.finditer(text):
            if found.end() not in ends:
                yield self._region(PROVINSI, tuple(found["name"].split()), found, statement)

    def _region(
        self, kind: str, name: tuple[str, ...], found: re.Match[str], statement: Statement
    ) -> _Region:
        factor = _GOVERNED if found["ruled"] else 1
        return _Region(kind, name, statement.weight * factor, statement)


def _ruled(statements: Sequence[Statement], settings: Settings) -> Mapping[str, int]:
    """How often the head of each kind of region is named."""
    return {
        kind: sum(
            len(re.findall(rf"\b(?i:{alternatives(words)})\b", statement.text)) for statement in statements
        )
        for kind, words in settings.sebutan_kepala_daerah.items()
    }


def _evidence(perihal: Perihal, value: str, region: _Region) -> Bukti:
    one = region.statement
    return Bukti(perihal, value, region.weight, one.letak, one.text, one.source)
