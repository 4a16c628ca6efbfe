"""Secrets at rest: sealed with a key that lies in DATA/keys/secrets, never in the database.

`seal` and `unseal` work on one value. A room that keeps sealed values in a column says so once, when it starts, by
`register_sealed`, so that the rotation of keys finds them. The key of sessions is another one.
"""

from atiende.platform.secrets.errors import (
    SecretAltered,
    SecretKeyFolderUnusable,
    SecretKeyMissing,
    SecretsRefusal,
)
from atiende.platform.secrets.fingerprints import fingerprint
from atiende.platform.secrets.registry import SealedColumn, register_sealed, sealed_columns
from atiende.platform.secrets.rotation import KeyUse, Rotation, rotate, uses_of_keys
from atiende.platform.secrets.sealing import key_id_of, seal, unseal

__all__ = [
    "KeyUse",
    "Rotation",
    "SealedColumn",
    "SecretAltered",
    "SecretKeyFolderUnusable",
    "SecretKeyMissing",
    "SecretsRefusal",
    "fingerprint",
    "key_id_of",
    "register_sealed",
    "rotate",
    "seal",
    "sealed_columns",
    "unseal",
    "uses_of_keys",
]
