"""How a document names itself, on its cover, in its kata pengantar, above its tables and above its signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Block, BlockKind, Document
from pipeline.model.geometry import BBox
from pipeline.model.naming import Letak, Naming, Sebutan
from pipeline.model.table import SourceRef
from pipeline.model.text import collapse_space, squash
from pipeline.model.words import alternatives
from pipeline.normalise.signatures import SignedBlock, read_signatures
from pipeline.normalise.stages import Stages
from pipeline.settings import Settings

_COVER_PAGES = 2
_LONGEST_LINE = 150  # letters; on a cover stand lines, no sentences
_CHAPTER = re.compile(r"\s*bab\b", re.IGNORECASE)
_NAME_WORDS = r"(?:\s+(?:[A-Z][\w/&'-]*,?|dan(?=\s+[A-Z])))"
_REGION_WORDS = r"[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2}"
_KINDS = {"provinsi": "provinsi|propinsi|prov\\.", "kabupaten": "kabupaten|kab\\.", "kota": "kota"}
NO_BOX = BBox(0, 0, 0, 0)  # of a running head, whose place on its page is not kept


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text in one of the places where a document says whose it is."""

    text: str
    letak: Letak
    source: SourceRef


def read_naming(document: Document, settings: Settings) -> Naming:
    """Every agency, region, signature and stage that a document names as its own.

    Of the regions only those of the document's own kind count: an agency of a province names kabupaten too.
    """
    signed = read_signatures(document.blocks, settings)
    cover = _cover(document.blocks, settings)
    texts = [*cover, *_preface(document.blocks, settings, signed), *_captions(document), *_heads(document)]
    titles = [_Text(one.signature.jabatan, Letak.TANDA_TANGAN, one.signature.source) for one in signed]
    names = [*_joined(cover), *(text for text in texts if text.letak is not Letak.SAMPUL), *titles]
    stages = Stages.of(settings)
    return Naming(
        opd=tuple(_agencies(names, settings)),
        daerah=tuple(_regions([*texts, *titles], document.identity.jenis_pemda, settings)),
        tanda_tangan=tuple(one.signature for one in signed),
        tahap=tuple(stage for text in names for stage in stages.read(text.text, text.letak, text.source)),
        letak=frozenset(text.letak for text in (*texts, *titles)),
    )


def _cover(blocks: Sequence[Block], settings: Settings) -> list[_Text]:
    """The lines of the cover; none where the file begins with a chapter or a table."""
    lines: list[Block] = []
    for block in blocks:
        is_line = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_LINE
        if not is_line or block.page > _COVER_PAGES or _begins_body(block, settings):
            break
        lines.append(block)
    words = alternatives(settings.sebutan_dokumen)
    if not re.search(rf"\b{words}\b", " ".join(line.text for line in lines), re.IGNORECASE):
        return []
    return [_of_block(line, Letak.SAMPUL) for line in lines]


def _joined(cover: Sequence[_Text]) -> list[_Text]:
    """The cover in one text: it prints a name over several lines."""
    return [replace(cover[0], text=" ".join(line.text for line in cover))] if cover else []


def _preface(blocks: Sequence[Block], settings: Settings, signed: Iterable[SignedBlock]) -> Iterator[_Text]:
    """The paragraphs of the kata pengantar, without the signature below it."""
    titles = {squash(title) for title in settings.judul_kata_pengantar}
    signatures = {place for one in signed for place in one.lines}
    is_inside = False
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.CONTENTS and squash(block.text) in titles:
            is_inside = True
        elif is_inside and (block.kind is not BlockKind.PARAGRAPH or _begins_body(block, settings)):
            return
        elif is_inside and place not in signatures:
            yield _of_block(block, Letak.KATA_PENGANTAR)


def _captions(document: Document) -> Iterator[_Text]:
    for table in document.tables:
        if table.caption and table.pages:
            box = table.grids[0].bbox if table.grids else NO_BOX
            yield _Text(table.caption, Letak.JUDUL_TABEL, SourceRef(table.pages[0], box, "narasi"))


def _heads(document: Document) -> Iterator[_Text]:
    """The running heads and feet, each once where pages differ in their number only."""
    known: set[str] = set()
    for page in document.pages:
        for text in page.furniture:
            form = re.sub(r"\d+", "", squash(text))
            if form in known:
                continue
            known.add(form)
            yield _Text(text, Letak.KEPALA_HALAMAN, SourceRef(page.page, NO_BOX, "narasi"))


def _agencies(texts: Iterable[_Text], settings: Settings) -> Iterator[Sebutan]:
    written_out = {
        squash(word): squash(long)
        for long, short in settings.kata_perangkat_daerah.items()
        for word in (long, *short)
    }
    first = alternatives(_words_of(settings.kata_perangkat_daerah))
    pattern = re.compile(rf"\b(?P<first>(?i:{first}))(?P<rest>{_NAME_WORDS}+)")
    for text in texts:
        for found in pattern.finditer(collapse_space(text.text)):
            rest = _cut(found["rest"], settings)
            if rest:
                form = written_out[squash(found["first"])] + squash(rest)
                yield Sebutan(f"{found['first']} {rest}", form, text.letak, text.source)


def _regions(texts: Iterable[_Text], kind: str, settings: Settings) -> Iterator[Sebutan]:
    if kind not in _KINDS:
        return
    pattern = re.compile(rf"(?<![\w/])(?P<kind>(?i:{_KINDS[kind]}))\s*(?P<name>(?<=[\s.]){_REGION_WORDS})")
    agencies = [word.split()[0] for word in _words_of(settings.kata_perangkat_daerah)]
    for text in texts:
        for found in pattern.finditer(collapse_space(text.text)):
            name = _cut(f" {found['name']}", settings, agencies)
            if name:
                yield Sebutan(f"{found['kind']} {name}", squash(name), text.letak, text.source)


def _cut(words: str, settings: Settings, also: Iterable[str] = ()) -> str:
    """The words of a name, up to the first that is none of it."""
    ends = alternatives([*settings.kata_akhir_nama, *also])
    return re.split(rf"\s{ends}\b", words, maxsplit=1, flags=re.IGNORECASE)[0].strip(" ,")


def _begins_body(block: Block, settings: Settings) -> bool:
    """Whether a line is the title of the kata pengantar, of a list, or of a chapter."""
    title = squash(block.text)
    prefaces = {squash(text) for text in settings.judul_kata_pengantar}
    return title in prefaces or title.startswith("daftar") or _CHAPTER.match(block.text) is not None


def _of_block(block: Block, letak: Letak) -> _Text:
    return _Text(collapse_space(block.text), letak, block.source)


def _words_of(entries: dict[str, tuple[str, ...]]) -> list[str]:
    return [word for long, short in entries.items() for word in (long, *short)]
