"""The objects of a JSON file, one after the other and never all at once: a line each, a list of them, or one alone."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from atiende.integrations.rules.importing import problems as say
from atiende.kernel.tables import encoding_of

MOST_OF_ONE: Final = 50_000_000
"""Bytes of one object, or of one answer of an API with a page of them."""
_CHUNK: Final = 1 << 20
_BLANK: Final = " \t\r\n\ufeff"
_BLANKS: Final = re.compile(f"[{_BLANK}]*")
_BETWEEN: Final = re.compile(f"[{_BLANK},]*")
Item = tuple[int, Any, str]
"""The line it begins on, what it is, and (instead of it) why it cannot be read."""


def objects_of(stream: IO[bytes]) -> Iterator[Item]:
    """Whatever is broken is told by its line; with a line for each object the next line is read on."""
    encoding = encoding_of(iter(lambda: stream.read(_CHUNK), b""))
    stream.seek(0)
    first = stream.readline(MOST_OF_ONE)
    second = stream.readline(MOST_OF_ONE)
    stream.seek(0)
    is_list = first.decode(encoding, "replace").lstrip(_BLANK).startswith("[")
    if encoding != "utf-16" and not is_list and any(_is_object(line, encoding) for line in (first, second)):
        yield from _by_lines(stream, encoding)
    else:
        yield from _by_values(codecs.getreader(encoding)(stream, "replace"))


def _is_object(line: bytes, encoding: str) -> bool:
    text = line.decode(encoding, "replace").strip(_BLANK)
    return text.startswith("{") and not text.endswith(",") and isinstance(_parsed(text)[0], dict)


def _by_lines(stream: IO[bytes], encoding: str) -> Iterator[Item]:
    number = 0
    while line := stream.readline(MOST_OF_ONE):
        number += 1
        if len(line) >= MOST_OF_ONE and not line.endswith(b"\n"):
            yield number, None, say.TOO_LONG
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            continue
        text = line.decode(encoding, "replace").strip(_BLANK)
        if text:
            yield number, *_parsed(text)


def _parsed(text: str) -> tuple[Any, str]:
    try:
        return json.loads(text), ""
    except RecursionError:
        return None, say.TOO_DEEP
    except ValueError:
        return None, say.BROKEN_JSON


def _by_values(stream: codecs.StreamReader) -> Iterator[Item]:
    """Values with blanks between, or a list of them; what is broken ends the file."""
    decoder, text, place, line, is_list = json.JSONDecoder(), "", 0, 1, False
    while True:
        blank = (_BETWEEN if is_list else _BLANKS).match(text, place)
        end = blank.end() if blank else place
        line, place = line + text.count("\n", place, end), end
        if place == len(text):
            text, place = stream.read(_CHUNK), 0
            if not text:
                return
            continue
        if text[place] == ("]" if is_list else "["):
            is_list, place = not is_list, place + 1
            continue
        try:
            value, end = decoder.raw_decode(text, place)
        except RecursionError:
            yield line, None, say.TOO_DEEP
            return
        except ValueError:
            rest = text[place:]
            more = stream.read(max(_CHUNK, len(rest)))
            if more and len(rest) < MOST_OF_ONE:
                text, place = rest + more, 0
                continue
            yield line, None, say.TOO_LONG if more else say.BROKEN_REST
            return
        yield line, value, ""
        line, place = line + text.count("\n", place, end), end
