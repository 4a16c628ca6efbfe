"""The keys as files: DATA/keys/secrets/<id>.key, 32 random bytes in base64, readable by their owner alone."""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from atiende.kernel.private_files import create_once
from atiende.platform.secrets.errors import SecretAltered, SecretKeyFolderUnusable, SecretKeyMissing

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    id: int
    material: bytes = field(repr=False)


def newest_key() -> Key:
    """The key that seals; made on first use. Raises SecretKeyFolderUnusable."""
    known = key_ids()
    return read_key(known[-1]) if known else make_key(after=0)


def make_key(*, after: int) -> Key:
    """The key that follows `after`; when another process makes it at the same moment, both get the same one."""
    path = _folder() / f"{after + 1}.key"
    try:
        create_once(path, base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    except OSError as error:
        raise SecretKeyFolderUnusable(_words_of(error)) from error
    return read_key(after + 1)


def read_key(key_id: int) -> Key:
    """Raises SecretKeyMissing, SecretAltered (not a key at all) or SecretKeyFolderUnusable."""
    for path in (_folder() / f"{key_id}.key", _archive() / f"{key_id}.key"):
        try:
            material = base64.b64decode(path.read_bytes(), validate=True)
        except FileNotFoundError:
            continue
        except binascii.Error as error:
            raise SecretAltered from error
        except OSError as error:
            raise SecretKeyFolderUnusable(_words_of(error)) from error
        if len(material) != KEY_BYTES:
            raise SecretAltered
        return Key(key_id, material)
    raise SecretKeyMissing(key_id)


def key_ids() -> list[int]:
    """Ids of the keys in use, oldest first; archived ones are left out."""
    try:
        return sorted(int(path.stem) for path in _folder().glob("[0-9]*.key") if path.stem.isdecimal())
    except OSError as error:
        raise SecretKeyFolderUnusable(_words_of(error)) from error


def archive_key(key_id: int) -> None:
    """Put a key aside once nothing is sealed with it. A backup of older rows can still be read with it."""
    try:
        _archive().mkdir(exist_ok=True, mode=0o700)
        (_folder() / f"{key_id}.key").replace(_archive() / f"{key_id}.key")
    except FileNotFoundError:
        return
    except OSError as error:
        raise SecretKeyFolderUnusable(_words_of(error)) from error


def _folder() -> Path:
    return Path(settings.DATA) / "keys" / "secrets"


def _archive() -> Path:
    return _folder() / "archived"


def _words_of(error: OSError) -> str:
    return error.strerror or type(error).__name__
