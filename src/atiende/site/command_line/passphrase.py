"""A passphrase from the terminal or from standard input, never from an argument: others see those."""

from __future__ import annotations

import getpass
import sys

from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.site.command_line.words import gettext


class PassphrasesDiffer(Refusal):
    code = "passphrases_differ"
    message = gettext_noop("The two passphrases are not the same.")


def read_passphrase(*, is_new: bool) -> str:
    """A new one is asked for twice. Raises PassphrasesDiffer."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass(gettext("Passphrase of the keys: "))
    if is_new and getpass.getpass(gettext("Once more: ")) != typed:
        raise PassphrasesDiffer
    return typed
