"""Names against the official ones, and the file an edition is stored in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from pipeline.kodefikasi.differences import Vocabulary, difference
from pipeline.kodefikasi.folder import edition_file, load_edition
from pipeline.kodefikasi.wording import wording
from pipeline.model.kode import Kode
from pipeline.model.kodefikasi import Edisi, Entri, JenisPemda, Pendahulu
from tests.defaults import SETTINGS
from tests.editions import sample_editions

NAMES = tuple(entri.nama for edition in sample_editions() for entri in edition.entri)
VOCABULARY = Vocabulary.of(SETTINGS, (wording(nama, {}) for nama in NAMES))
WORDS = sorted(word for word in VOCABULARY.words - VOCABULARY.connecting if len(word) > 3)

names = st.sampled_from(NAMES)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@given(names, st.data())
def test_a_blank_anywhere_tells_nothing_apart(nama: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(nama)))
    torn = f"{nama[:place]} {nama[place:]}"
    found = difference(wording(torn, {}), wording(nama, {}), VOCABULARY)
    assert found.likeness == 1
    assert found.is_damage


@given(names, st.data())
def test_a_word_in_the_place_of_another_always_tells_two_names_apart(nama: str, data: st.DataObject) -> None:
    official = wording(nama, {})
    places = [place for place, word in enumerate(official.words) if word not in VOCABULARY.connecting]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([word for word in WORDS if word != official.words[place]]))
    changed = (*official.words[:place], other, *official.words[place + 1 :])
    assert not difference(wording(" ".join(changed), {}), official, VOCABULARY).is_damage


@given(names, st.sampled_from(WORDS), st.data())
def test_a_word_more_always_tells_two_names_apart(nama: str, word: str, data: st.DataObject) -> None:
    official = wording(nama, {})
    place = data.draw(st.integers(0, len(official.words)))
    longer = " ".join((*official.words[:place], word, *official.words[place:]))
    assert not difference(wording(longer, {}), official, VOCABULARY).is_damage


@given(names, names)
def test_likeness_does_not_depend_on_which_is_printed(one: str, other: str) -> None:
    there = difference(wording(one, {}), wording(other, {}), VOCABULARY)
    back = difference(wording(other, {}), wording(one, {}), VOCABULARY)
    assert there.likeness == back.likeness


@given(
    st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=20),
    texts,
    st.sampled_from(JenisPemda),
    st.none() | st.integers(2000, 2099),
    st.booleans(),
)
def test_an_edition_comes_back_from_its_file_as_it_was(
    rows: list[tuple[str, str, str]], earlier: str, pemda: JenisPemda, sejak: int | None, is_excerpt: bool
) -> None:
    entries = tuple(
        Entri(Kode(f"2.17.03.1.01.{number:04d}"), nama, indikator=indikator, satuan=satuan)
        for number, (nama, indikator, satuan) in enumerate(rows)
    )
    replaced = Entri(Kode("2.17.03.1.02.0001"), "Baru", pendahulu=Pendahulu(Kode("2.17.03.1.01.99"), earlier))
    edition = Edisi("Edisi 2024", pemda, (*entries, replaced), sejak, is_excerpt)
    name, content = edition_file(edition)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        read = load_edition(path)
    assert (read.nama, read.jenis_pemda, read.sejak, read.is_excerpt) == (
        "Edisi 2024",
        pemda,
        sejak,
        is_excerpt,
    )
    assert read.entri == edition.entri
