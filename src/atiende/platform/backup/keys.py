"""The keys of secrets in a backup: one file, sealed with a passphrase (scrypt, then AES-256-GCM)."""

from __future__ import annotations

import base64
import io
import json
import secrets
import tarfile
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from atiende.platform.backup.errors import NotABackup, PassphraseTooShort, PassphraseWrong

NAME: Final = "keys.sealed"
LEAST_CHARACTERS: Final = 12
_PURPOSE: Final = b"atiende keys of a backup"
_COST: Final = {"n": 2**17, "r": 8, "p": 1}
"""128 MB and about half a second for each guess."""
_MOST_COST: Final = 2**20


def check_passphrase(passphrase: str) -> None:
    """Raises PassphraseTooShort."""
    if len(passphrase) < LEAST_CHARACTERS:
        raise PassphraseTooShort(least=LEAST_CHARACTERS)


def seal_keys(keys: Path, target: Path, passphrase: str) -> None:
    """Write all files of the folder of keys into one that opens with the passphrase alone. Raises OSError."""
    check_passphrase(passphrase)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in sorted(keys.rglob("*.key")):
            if not path.name.startswith("."):
                archive.add(path, arcname=str(path.relative_to(keys)), recursive=False)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_key(passphrase, salt, _COST)).encrypt(nonce, packed.getvalue(), _PURPOSE)
    told = {"kdf": "scrypt", **_COST, "salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}
    target.touch(mode=0o600)
    target.write_text(json.dumps(told) + "\n", encoding="ascii")


def open_keys(source: Path, passphrase: str) -> dict[str, bytes]:
    """The keys by their path below the folder of keys. Raises NotABackup, PassphraseWrong."""
    try:
        told: dict[str, Any] = json.loads(source.read_text(encoding="ascii"))
        cost = {name: int(told[name]) for name in _COST}
        salt, nonce, sealed = (base64.b64decode(told[name]) for name in ("salt", "nonce", "sealed"))
        if cost["n"] * cost["r"] > _MOST_COST * 8:
            raise ValueError("too costly")
        packed = AESGCM(_key(passphrase, salt, cost)).decrypt(nonce, sealed, _PURPOSE)
    except InvalidTag as error:
        raise PassphraseWrong from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotABackup(source.parent) from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        files = [(member.name, archive.extractfile(member)) for member in archive.getmembers()]
        return {name: file.read() for name, file in files if file is not None and _is_below(name)}


def _is_below(name: str) -> bool:
    return not name.startswith("/") and ".." not in Path(name).parts


def _key(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return Scrypt(salt=salt, length=32, **cost).derive(passphrase.encode())


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
