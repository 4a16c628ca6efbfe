"""Host names as a brand may answer to them."""

from __future__ import annotations

import re

from atiende.kernel.web_addresses import is_number

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


def normal_host(text: str) -> str | None:
    """A host name in lower case and ASCII (IDNA), without scheme, port and path; None when it cannot be one.

    Form of labels: RFC 1123, section 2.1; lengths: RFC 1035, section 2.3.4.
    """
    bare = re.sub(r"^[a-z]+://", "", text.strip().lower()).split("/")[0].split(":")[0].rstrip(".")
    try:
        host = bare.encode("idna").decode("ascii") if bare else ""
    except UnicodeError:
        return None
    labels = host.split(".")
    if len(host) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    return None if is_number(host) else host
