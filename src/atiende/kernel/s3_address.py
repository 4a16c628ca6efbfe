"""The address of a store that speaks S3: s3://bucket/prefix?endpoint=…&region=…&addressing=…"""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass
from typing import Final

SCHEME: Final = "s3://"
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9._=-]*(/[A-Za-z0-9][A-Za-z0-9._=-]*)*")
_REGION = re.compile(r"[a-z0-9-]{1,40}")
_OPTIONS: Final = frozenset({"endpoint", "region", "addressing"})


@dataclass(frozen=True, slots=True)
class S3Address:
    """`endpoint` is empty for Amazon's own; `is_by_path` is how most other servers name a bucket."""

    bucket: str
    prefix: str
    endpoint: str
    region: str
    is_by_path: bool

    def key_of(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name


def is_s3_address(text: str) -> bool:
    return text.startswith(SCHEME)


def read_s3_address(text: str) -> S3Address:
    """Raises ValueError with what to write instead."""
    try:
        parts = urllib.parse.urlsplit(text)
        options = dict(urllib.parse.parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise ValueError("s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION") from error
    prefix, endpoint = parts.path.strip("/"), options.get("endpoint", "").rstrip("/")
    if not _BUCKET.fullmatch(parts.netloc):
        raise ValueError(
            "s3:// and the name of a bucket: 3 to 63 lower case letters, digits, dots and hyphens"
        )
    if prefix and not _PREFIX.fullmatch(prefix):
        raise ValueError("a prefix of letters, digits, dots, hyphens and single slashes after the bucket")
    if unknown := sorted(set(options) - _OPTIONS):
        raise ValueError(f"only the options endpoint, region and addressing, not {unknown[0]}")
    if endpoint and not _is_endpoint(endpoint):
        raise ValueError("endpoint=https://HOST or https://HOST:PORT, without keys in it")
    if not _REGION.fullmatch(options.get("region", "us-east-1")):
        raise ValueError("region= and a name such as eu-west-1")
    addressing = options.get("addressing", "path" if endpoint else "virtual")
    if addressing not in {"path", "virtual"}:
        raise ValueError("addressing=path or addressing=virtual")
    return S3Address(
        parts.netloc, prefix, endpoint, options.get("region", "us-east-1"), is_by_path=addressing == "path"
    )


def _is_endpoint(text: str) -> bool:
    try:
        parts = urllib.parse.urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    is_plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_plain
