"""Settings from YAML: those that come with the program, and over them those of a file the user names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from rapidfuzz import fuzz, process

from pipeline.errors import ConfigurationError
from pipeline.settings import schema
from pipeline.settings.schema import Section, Settings
from pipeline.user_files import read_bounded

_NEAR = 60  # of 100; below, no known key resembles what is written


class _Loader(yaml.SafeLoader):
    """YAML in which only true and false are truth values, no key may stand twice, and nothing refers to anything else.

    PyYAML would read a column called `no` as false, and silently take the last of two equal keys. References to
    references make a billion values of a few lines.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                None, None, "rujukan (*) tidak dipakai di sini", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"kunci {key!r} tertulis dua kali", node.value[place][0].start_mark
                )
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def load_settings(path: Path | None = None) -> Settings:
    """The settings that come with the program, with what the file at `path` says in their place.

    A mapping is merged key by key; any other value, a list too, takes the place of the one that comes with the
    program.

    Raises:
        ConfigurationError: the file is no YAML mapping, has an unknown key, or a value of the wrong kind.
    """
    if path is None:
        return _defaults()
    try:
        text = read_bounded(path, 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: tidak dapat dibaca ({error}). Periksa nama berkasnya.") from error
    values = _merged(_packaged(), _parse(text, str(path)))
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigurationError(f"{path}: {_complaint(error.errors()[0])}") from error


def refuse_unknown(written: Iterable[str], known: Sequence[str], key: str) -> None:
    """Refuses names under a setting that mean nothing to the program.

    Raises:
        ConfigurationError: one of `written` is not among the `known`; the nearest known one is named.
    """
    for name in written:
        if name not in known:
            raise ConfigurationError(f'setelan {key}: "{name}" tidak dikenal.{_nearest(name, known)}')


@cache
def _defaults() -> Settings:
    return Settings.model_validate(_packaged())


@cache
def _packaged() -> dict[str, Any]:
    folder = files("pipeline.settings")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yml"))
    parts = [_parse(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names]
    return {key: value for part in parts for key, value in part.items()}


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        values = yaml.load(text, _Loader) or {}  # noqa: S506 - a SafeLoader
    except RecursionError:
        raise ConfigurationError(f"{name}: isinya terlalu dalam bersarang. Perbaiki berkas itu.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise ConfigurationError(f"{name}: bukan YAML yang sah ({error}). Perbaiki berkas itu.") from error
    if not isinstance(values, dict):
        known = ", ".join(Settings.model_fields)
        raise ConfigurationError(f"{name}: isinya bukan daftar kunci. Kunci yang dikenal: {known}.")
    return values


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings in one; what `over` says counts, key by key."""
    both = {key: (base[key], over[key]) for key in over if key in base}
    joined = {
        key: _merged(old, new) if isinstance(old, dict) and isinstance(new, dict) else new
        for key, (old, new) in both.items()
    }
    return {**base, **over, **joined}


def _complaint(error: Mapping[str, Any]) -> str:
    place = [str(part) for part in error["loc"]]
    if error["type"] == "extra_forbidden":
        known = list(Settings.model_fields) if len(place) == 1 else _keys_of_sections()
        where = f" pada {'.'.join(place[:-1])}" if len(place) > 1 else ""
        return f'kunci "{place[-1]}"{where} tidak dikenal.{_nearest(place[-1], known)}'
    return f'nilai "{error["input"]}" pada {".".join(place)} tidak dapat dipakai ({error["msg"]}). Perbaiki nilai itu.'


def _keys_of_sections() -> list[str]:
    """The keys of everything that lies inside a setting."""
    sections = [
        value
        for value in vars(schema).values()
        if isinstance(value, type) and issubclass(value, Section) and value not in (Section, Settings)
    ]
    return [key for section in sections for key in section.model_fields]


def _nearest(name: str, known: Sequence[str]) -> str:
    """A sentence that names the known key most like what is written, if any is."""
    found = process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f' Mungkin yang dimaksud "{found[0]}".' if found else ""
