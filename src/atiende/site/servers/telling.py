"""What a process tells its supervisor: that it is ready, or in one sentence why it cannot be."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.words import sentence_of

log = logging.getLogger(__name__)


def tell_ready() -> None:
    _tell("ready\n")


def is_prepared(prepare: Callable[[], None]) -> bool:
    """Whether it went well; when not, why has been told in one sentence."""
    try:
        prepare()
    except Refusal as refusal:
        _tell(sentence_of(refusal) + "\n")
        return False
    except Exception as error:
        log.exception("this process did not start")
        _tell(f"{type(error).__name__}: {error}".strip().splitlines()[0] + "\n")
        return False
    return True


def _tell(text: str) -> None:
    pipe = os.environ.pop("ATIENDE_TELL_FD", None)
    if pipe is None:
        return
    with contextlib.suppress(OSError), os.fdopen(int(pipe), "w", encoding="utf-8") as file:
        file.write(text)
