"""The key that lets somebody on the network set up a fresh installation: made once, kept beside the other keys."""

from __future__ import annotations

import hmac
from pathlib import Path

from atiende.kernel.ids import readable_key
from atiende.kernel.private_files import create_once


def set_up_key(data: Path) -> str:
    """The key in DATA/keys/setup.key; made on first use, readable by its owner only. OSError when it cannot be kept."""
    path = data / "keys" / "setup.key"
    if not path.exists():
        create_once(path, readable_key(groups=5))
    return path.read_text().strip()


def is_set_up_key(typed: str, data: Path) -> bool:
    """Whether this is the key; case, spaces and a missing hyphen do not matter."""
    return hmac.compare_digest(_plain(typed).encode(), _plain(set_up_key(data)).encode())


def _plain(key: str) -> str:
    return "".join(character for character in key.upper() if character.isalnum())[:100]
