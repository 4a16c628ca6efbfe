"""A line of the log: JSON with process, time, level and correlation id."""

from __future__ import annotations

import json
import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from atiende.kernel.correlation import correlated
from atiende.platform.logs import configure
from atiende.platform.logs.configuring import formatter
from atiende.platform.logs.middleware import CorrelationMiddleware


def line_of(message: str, *, exc_info: Any = None, **extra: Any) -> dict[str, Any]:
    record = logging.getLogger("tests").makeRecord(
        "tests", logging.INFO, "file", 1, message, (), exc_info, extra=extra
    )
    parsed: dict[str, Any] = json.loads(formatter("web", for_people=False).format(record))
    return parsed


def test_it_names_process_time_and_correlation() -> None:
    with correlated("abcdef-123456"):
        line = line_of("migrated", count=3)
    assert line["event"] == "migrated"
    assert line["process"] == "web"
    assert line["correlation_id"] == "abcdef-123456"
    assert line["count"] == 3
    assert line["level"] == "info"
    assert line["at"].endswith("Z")


def test_an_exception_keeps_its_trace_and_loses_its_secrets() -> None:
    try:
        raise ValueError("postgresql://a:s3cret@host/db")
    except ValueError:
        line = line_of("failed", exc_info=sys.exc_info())
    assert "ValueError" in line["exception"]
    assert "s3cret" not in line["exception"]


def test_people_get_plain_words() -> None:
    record = logging.getLogger("tests").makeRecord("tests", logging.INFO, "f", 1, "started", (), None)
    shown = formatter("web", for_people=True).format(record)
    assert "started" in shown
    assert not shown.startswith("{")


@pytest.fixture
def _quiet_again() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = list(root.handlers), root.level, sys.excepthook
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook
    logging.captureWarnings(False)


@pytest.mark.usefixtures("_quiet_again")
def test_the_file_is_private(tmp_path: Path) -> None:
    configure("web", tmp_path / "logs")
    logging.getLogger("tests").info("hello", extra={"password": "x"})
    path = tmp_path / "logs" / "web.log"
    assert json.loads(path.read_text())["password"] == "…"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_quiet_again")
def test_a_folder_that_cannot_be_written_ends_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    configure("web", tmp_path / "file" / "logs")
    logging.getLogger("tests").info("hello")
    assert str(tmp_path) in capsys.readouterr().err


def test_a_request_leaves_one_line_under_the_id_of_its_caller(caplog: pytest.LogCaptureFixture) -> None:
    request = HttpRequest()
    request.method, request.path = "GET", "/desk/"
    request.META["HTTP_X_REQUEST_ID"] = "caller-0001"
    with caplog.at_level(logging.INFO, logger="atiende.requests"):
        response = CorrelationMiddleware(lambda _request: HttpResponse(status=204))(request)
    (record,) = [record for record in caplog.records if record.name == "atiende.requests"]
    said = record.__dict__
    assert (said["method"], said["path"], said["status"], said["user_id"]) == ("GET", "/desk/", 204, None)
    assert response["X-Request-ID"] == "caller-0001"


def test_handlers_that_share_a_formatter_share_the_line_of_a_record() -> None:
    def record_of(message: str) -> logging.LogRecord:
        return logging.getLogger("tests").makeRecord("tests", logging.INFO, "f", 1, message, (), None)

    shared = formatter("web", for_people=False)
    first, second = record_of("first"), record_of("second")
    line = shared.format(first)
    assert shared.format(first) is line
    assert json.loads(shared.format(second))["event"] == "second"
    assert json.loads(shared.format(first))["event"] == "first"
