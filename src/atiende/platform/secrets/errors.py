"""What may go wrong with sealed values, each in one sentence that says what to do."""

from __future__ import annotations

from atiende.kernel.refusals import Refusal, gettext_noop


class SecretsRefusal(Refusal):
    """Base of the refusals about sealed values and their keys."""

    code = "secret_unusable"


class SecretKeyMissing(SecretsRefusal):
    """The key that sealed a value is not in DATA/keys/secrets."""

    code = "secret_key_missing"
    message = gettext_noop(
        "The key %(key)s that protects a stored secret is missing: put its file back in DATA/keys/secrets, "
        "or type the secret again."
    )
    http_status = 503

    def __init__(self, key_id: int) -> None:
        super().__init__(key=key_id)


class SecretAltered(SecretsRefusal):
    """A sealed value was changed, belongs to another place, or was sealed by a different key of the same number."""

    code = "secret_altered"
    message = gettext_noop(
        "A stored secret cannot be read because it, or its key, was changed: type the secret again."
    )
    http_status = 503


class SecretKeyFolderUnusable(SecretsRefusal):
    """The folder of keys cannot be read or written."""

    code = "secret_key_folder_unusable"
    message = gettext_noop(
        "The folder of keys (DATA/keys/secrets) cannot be used: %(reason)s. Give it to the account that runs "
        "Atiende."
    )
    http_status = 503

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)
