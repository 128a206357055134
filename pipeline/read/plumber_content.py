"""The content of a page cut into operations, for the second reader: each operator with the operands before it.

pdfminer takes a content apart sign by sign in Python, which is most of the time that it needs for a page. Here one
pattern takes an operation at a time; operands stay bytes until an operator asks for them, and most never do.
"""

from __future__ import annotations

import re
from binascii import Error, unhexlify
from collections.abc import Iterator

# Strings, arrays and dictionaries may hold each other. Deeper ones than this are not met, and are not understood.
_DEPTH = 4


def _nested(opening: bytes, inside: bytes, closing: bytes) -> bytes:
    """A pattern of brackets with `inside` between them, in which `@` stands for the same brackets further inside."""
    pattern = opening + inside.replace(b"|@", b"") + closing
    for _ in range(_DEPTH):
        pattern = opening + inside.replace(b"@", pattern) + closing
    return pattern


_BLANK = rb"[\s\x00]++|%[^\r\n]*+"
_WORD = rb"[A-Za-z][^#/%\[\]()<>{}\s]*+"
_NAME = rb"/[^/%\[\]()<>{}\s]*+"
_HEX = rb"<[\s0-9A-Fa-f]*+>"
_STRING = _nested(rb"\(", rb"(?:[^()\\]++|\\[\s\S]|@)*+", rb"\)")
_SIMPLE = rb"[-+.0-9]++|" + _BLANK + rb"|" + _NAME + rb"|" + _STRING + rb"|" + _HEX
_DICTIONARY = _nested(rb"<<", rb"(?:" + _SIMPLE + rb"|" + _WORD + rb"|[\[\]]|@)*+", rb">>")
_ARRAY = _nested(rb"\[", rb"(?:" + _SIMPLE + rb"|" + _WORD + rb"|" + _DICTIONARY + rb"|@)*+", rb"\]")
_OPERANDS = rb"[-+.0-9\s\x00]++|" + _SIMPLE + rb"|" + _ARRAY + rb"|" + _DICTIONARY
# Operands, then an operator; or, where there is none, one sign that is passed over.
_OPERATION = re.compile(rb"((?:" + _OPERANDS + rb")*+)(?:(" + _WORD + rb"|['\"])|[\s\S]|\Z)")
_ITEM = re.compile(rb"(" + _STRING + rb"|" + _HEX + rb")|([-+]?+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++))")
_NUMBER = re.compile(rb"[-+]?+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED = {
    b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\r": b"", b"\n": b"",
}  # fmt: skip
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
# An image within the content: its data begin one blank behind "ID" and end where "EI" stands alone.
_DATA = re.compile(rb"\sID\s")
_END_OF_DATA = re.compile(rb"EI(?=[\s\x00]|\Z)")
_IN_SIGNS = re.compile(rb"/A(?:SCII)?85")


def operations(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Every operator of a content with its operands, as they stand there.

    An image within the content is the operator `BI`, its dictionary and data are left out. A string that never ends
    takes all that is left.
    """
    at, end = 0, len(content)
    match = _OPERATION.match
    while at < end and (found := match(content, at)):
        at = found.end()
        operands, operator = found.groups()
        if operator is None:
            if content[at - 1 : at] == b"(":
                return
            continue
        if operator == b"BI":
            at = _behind_image(content, at)
        yield operator, operands


def numbers(operands: bytes) -> list[float]:
    """The numbers among operands; mostly there is nothing else."""
    try:
        return [float(one) for one in operands.split()]
    except ValueError:
        return [float(one) for one in _NUMBER.findall(operands)]


def names(operands: bytes) -> list[str]:
    """The names among operands, as resources are called."""
    found = (item for item in operands.replace(b"/", b" /").split() if item.startswith(b"/"))
    return [_name(item[1:]) for item in found]


def items(operands: bytes) -> list[tuple[bytes, bytes]]:
    """The strings among operands and the numbers between them, one of both in each pair, as they stand there."""
    return _ITEM.findall(operands)


def string_of(written: bytes) -> bytes:
    """What a string says, written in brackets or as pairs of digits."""
    return _unescaped(written[1:-1]) if written.startswith(b"(") else _from_pairs(written[1:-1])


def _name(written: bytes) -> str:
    plain = _CODE.sub(lambda code: bytes((int(code[1], 16),)), written) if b"#" in written else written
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError:
        return str(plain)


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(_meant, string) if b"\\" in string else string


def _meant(escape: re.Match[bytes]) -> bytes:
    sign: bytes = escape[1]
    return bytes((int(sign, 8) & 0xFF,)) if sign[:1].isdigit() and sign < b"8" else _ESCAPED.get(sign, sign)


def _from_pairs(pairs: bytes) -> bytes:
    """The bytes of pairs of digits; a last digit alone has a nought behind it."""
    try:
        return unhexlify(pairs)
    except Error:
        digits = b"".join(pairs.split())
        return unhexlify(digits + b"0" * (len(digits) % 2))


def _behind_image(content: bytes, at: int) -> int:
    """Where the content goes on behind an image that begins at `at`; at its end where the image has none."""
    data = _DATA.search(content, at)
    if data is None:
        return len(content)
    start = data.end()
    if _IN_SIGNS.search(content, at, start):
        start = max(content.find(b"~>", start), start)
    end = _END_OF_DATA.search(content, start)
    return end.end() if end else len(content)
