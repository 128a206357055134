"""What is kept between runs: found under its key alone, and never believed when it is damaged."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import cache as module
from pipeline.cache import Cache, code_version, key_of, library_versions

KEY, OTHER = key_of("a"), key_of("b")


@dataclass(frozen=True)
class Thing:
    name: str
    sizes: tuple[float, ...] = ()


THING = Thing("Tabel 2.4", (1.5, 2.0))


def test_what_was_put_is_found_under_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "simpanan")
    cache.put("hasil", KEY, THING)
    assert cache.get("hasil", KEY, Thing) == THING
    assert cache.get("hasil", OTHER, Thing) is None
    assert cache.get("lain", KEY, Thing) is None


def test_a_new_entry_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("hasil", KEY, THING)
    cache.put("hasil", OTHER, Thing("lain"))
    assert (cache.get("hasil", KEY, Thing), cache.get("hasil", OTHER, Thing)) == (None, Thing("lain"))
    assert len(list(tmp_path.iterdir())) == 1


def test_no_folder_keeps_nothing() -> None:
    cache = Cache()
    cache.put("hasil", KEY, THING)
    cache.drop("hasil")
    cache.keep_only("hasil", ())
    assert cache.get("hasil", KEY, Thing) is None


def test_a_cut_or_changed_entry_is_none(tmp_path: Path) -> None:
    """Every length that a broken write may leave, and every byte that a disk may turn over."""
    cache = Cache(tmp_path)
    cache.put("hasil", KEY, THING)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert cache.get("hasil", KEY, Thing) is None
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert cache.get("hasil", KEY, Thing) in (None, THING)


def test_an_entry_of_another_type_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("hasil", KEY, {"name": 3})
    assert cache.get("hasil", KEY, Thing) is None


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    Cache(tmp_path / "file" / "below").put("hasil", KEY, THING)


def test_what_is_no_longer_needed_goes_and_nothing_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in ("bacaan-1", "bacaan-2", "hasil"):
        cache.put(name, KEY, THING)
    (tmp_path / "bacaan-9-4711.tmp").write_bytes(b"left by a killed process")
    cache.keep_only("bacaan", ["bacaan-2", "bacaan-3"])
    assert [cache.get(name, KEY, Thing) for name in ("bacaan-1", "bacaan-2", "hasil")] == [None, THING, THING]
    assert len(os.listdir(tmp_path)) == 2


def test_a_key_tells_its_parts_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", "")}) == 4


def test_the_version_of_code_follows_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    for name, text in (("read/a.py", "1"), ("read/b.yml", "2"), ("read/b.pyc", "3"), ("rules/a.py", "4")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    def version() -> str:
        code_version.cache_clear()
        return code_version("read", "rules/a.py")

    first = version()
    (tmp_path / "read" / "b.pyc").write_text("30")
    assert version() == first
    versions = {first}
    for name in ("read/a.py", "read/b.yml", "rules/a.py"):
        (tmp_path / name).write_text("5")
        versions.add(version())
    assert len(versions) == 4
    code_version.cache_clear()


def test_a_library_that_is_not_there_has_a_version_too() -> None:
    assert library_versions("tidak-ada-pustaka-ini") == "tidak-ada-pustaka-ini=-"
    assert library_versions("numpy") != "numpy=-"
