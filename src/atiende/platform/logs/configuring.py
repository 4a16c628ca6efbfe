"""One line per fact: JSON for programs, plain words on a terminal; with process and correlation id, without secrets."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from atiende.kernel.correlation import current_correlation_id
from atiende.platform.logs.redaction import redact

_FILE_BYTES = 5_000_000
_FILES_KEPT = 5
_TALKATIVE = {"django.request": logging.ERROR, "procrastinate": logging.WARNING, "asyncio": logging.WARNING}


def configure(process_name: str, folder: Path | None = None, *, level: int = logging.INFO) -> None:
    """Send every log of this process to standard error, and to `folder`/`process_name`.log when a folder is given.

    The file is readable by its owner only and rotated by size; a log that cannot be written never ends the process.
    """
    logging.raiseExceptions = False
    for_programs = formatter(process_name, for_people=False)
    handlers: list[logging.Handler] = [_to_terminal(process_name, for_programs)]
    if folder is not None:
        handlers += _to_file(folder, process_name, for_programs)
    logging.basicConfig(handlers=handlers, level=level, force=True)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(least)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


class OnceFormatter(structlog.stdlib.ProcessorFormatter):
    """Writes the line of a record once, for all handlers that share it; one that rotates asks even twice."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # One value, so that a thread never reads the line of another's record.
        self._last: tuple[Callable[[], logging.LogRecord | None], str] = (lambda: None, "")

    def format(self, record: logging.LogRecord) -> str:
        of_record, line = self._last
        if of_record() is not record:
            line = super().format(record)
            self._last = (weakref.ref(record), line)
        return line


def formatter(process_name: str, *, for_people: bool) -> logging.Formatter:
    """What turns a record into a line."""
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
        if for_people
        else structlog.processors.JSONRenderer(ensure_ascii=False, default=str)
    )

    def add_process(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
        entry["process"] = process_name
        return entry

    return OnceFormatter(
        foreign_pre_chain=[
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            add_process,
            _add_correlation,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redact,
            renderer,
        ],
    )


def _add_correlation(_logger: WrappedLogger, _method: str, entry: EventDict) -> EventDict:
    correlation_id = entry.get("correlation_id") or current_correlation_id()
    if correlation_id:
        entry["correlation_id"] = correlation_id
    return entry


def _to_terminal(process_name: str, for_programs: logging.Formatter) -> logging.Handler:
    is_for_people = sys.stderr.isatty() or os.environ.get("ATIENDE_LOG_STYLE") == "plain"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(process_name, for_people=True) if is_for_people else for_programs)
    if process_name == "command":
        handler.setLevel(logging.WARNING)  # a command speaks by itself
    return handler


def _to_file(folder: Path, process_name: str, for_programs: logging.Formatter) -> list[logging.Handler]:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{process_name}.log"
        path.touch(mode=0o600)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_FILE_BYTES, backupCount=_FILES_KEPT, encoding="utf-8"
        )
    except OSError as error:
        sys.stderr.write(f"{folder}: {error}\n")
        return []
    handler.setFormatter(for_programs)
    return [handler]


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("atiende").critical("uncaught", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(uncaught: threading.ExceptHookArgs) -> None:
    if uncaught.exc_value is None:
        return
    logging.getLogger("atiende").critical(
        "uncaught in thread",
        exc_info=(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback),
        extra={"thread": uncaught.thread.name if uncaught.thread else ""},
    )
