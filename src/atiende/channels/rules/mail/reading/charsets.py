"""From bytes to text, believing the declared character set only as far as it can be true."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_SAMPLE = 16 * 1024
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_JAPANESE = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_KOREAN = re.compile(rb"\x1b\$\)C")
_REFUSED = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
_LIKELY = [
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "gb18030",
    "big5",
    "cp932",
]
_LIKELY += ["euc_jp", "cp949"]
_UTF8_NAMES = {
    "utf8",
    "utf-8",
    "utf-8-sig",
    "utf8mb4",
    "unicode",
    "utf",
    "u8",
    "cp65001",
    "unicode-2-0-utf-8",
}
# What senders write, and the wider set that they mean.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
}
_ASCII = bytes(range(128))
_ENOUGH_TO_TELL = 6  # bytes; fewer fit into any set
# Where the bytes are not what was declared: the other sets of the same language.
_MEANT = {
    "iso2022_jp_ext": ("euc_jp", "cp932"),
    "cp932": ("euc_jp",),
    "euc_jp": ("cp932",),
    "iso2022_kr": ("cp949",),
}
_ALIASES = {
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "x-sjis": "cp932",
    "x-ms-cp932": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-euc-kr": "cp949",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "windows-874": "cp874",
    "x-user-defined": "cp1252",
    "ansi": "cp1252",
    "x-ansi": "cp1252",
    "win-1251": "cp1251",
}


def codec_of(declared: str) -> str:
    """Python's name for a declared character set, in its wider form; empty when nobody knows it."""
    name = declared.strip().strip("\"'").lower().split(";")[0].split("*")[0].strip()
    if name.startswith("3d"):  # a quoted-printable remnant
        name = name[2:].strip("\"'")
    if name in _UTF8_NAMES:
        return "utf-8"
    for candidate in (
        _ALIASES.get(name, name),
        name.replace("_", "-"),
        re.sub(r"^(cp|iso|windows)[-_ ]?", r"\1", name),
    ):
        if not candidate or candidate in _REFUSED or not candidate.isascii() or "\0" in candidate:
            continue
        try:
            found = codecs.lookup(candidate)
        except (LookupError, ValueError):
            continue
        if getattr(found, "_is_text_encoding", True) and found.name not in _REFUSED:
            return _WIDER.get(found.name, found.name)
    return ""


def decoded(data: bytes | memoryview, declared: str = "") -> str:
    """The text of the bytes. Never fails; without NUL characters and lone surrogates, which no store takes."""
    data = bytes(data)
    codec = codec_of(declared) if declared else ""
    if data.isascii() and b"\x1b" not in data and not codec.startswith(("utf-7", "hz", "utf-16", "utf-32")):
        return _fit(data.decode("ascii"))
    return _fit(_decoded(data, codec, declared))


def _decoded(data: bytes, codec: str, declared: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        data, codec = data[3:], "utf-8"
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-32" if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else "utf-16"
    if codec in ("cp1252", "utf-8", ""):
        if _JAPANESE.search(data):
            return data.decode("iso2022_jp_ext", "replace")
        if _KOREAN.search(data):
            return data.decode("iso2022_kr", "replace")
        return _western(data, codec, trusted=codec == "cp1252" and "ascii" not in declared.lower())
    text = _try(data, codec)
    if text is not None:
        return text
    is_long = len(data.translate(None, _ASCII)) >= _ENOUGH_TO_TELL
    for other in ("utf-8", *(_MEANT.get(codec, ()) if is_long else ())):
        text = _try(data, other)
        if text is not None:
            return text
    return data.decode(codec, "replace")


def _western(data: bytes, codec: str, *, trusted: bool) -> str:
    text = _try(data, "utf-8")
    if text is not None:
        return text
    if codec == "utf-8":
        lenient = data.decode("utf-8", "replace")
        good = sum(1 for c in lenient if c > "\x7f" and c != "\ufffd")
        if good >= lenient.count("\ufffd"):
            return lenient
        return _windows(data)
    return _windows(data) if trusted else _guessed(data)


def _guessed(data: bytes) -> str:
    try:
        best = from_bytes(data[:_SAMPLE], steps=3, threshold=0.2, cp_isolation=_LIKELY).best()
    except Exception:  # a library that looks at hostile bytes: any fault of it means "unknown"
        best = None
    sure = best is not None and len(data) >= 64 and best.encoding not in ("utf_7",)
    text = _try(data, best.encoding) if sure and best is not None else None
    return text if text is not None else _windows(data)


def _windows(data: bytes) -> str:
    text = _try(data, "cp1252")
    return text if text is not None else data.decode("latin-1")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _fit(text: str) -> str:
    return _UNFIT.sub(lambda m: "" if m.group() == "\0" else "\ufffd", text) if _UNFIT.search(text) else text
