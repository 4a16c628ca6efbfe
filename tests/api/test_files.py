"""Files of messages come out again: whole or in parts, only to who sees the case."""

from __future__ import annotations

import base64
from types import SimpleNamespace
from typing import Any

import pytest

from atiende.platform.storage.ranges import OutsideTheFile, Part, part_asked_for
from atiende.tickets.models import Attachment
from tests.api.conftest import Api, a_ticket, api_of, refused

CONTENT = bytes(range(256)) * 4


def with_file(api: Api, *, name: str = "albarán.pdf", content: bytes = CONTENT, subject: str = "a") -> str:
    """The address of a file of a new case."""
    number = api.post("/tickets", a_ticket(subject=subject)).json()["number"]
    file = {"name": name, "media_type": "application/pdf", "content": base64.b64encode(content).decode()}
    made = api.post(f"/tickets/{number}/messages", {"kind": "note", "body": "Mire", "attachments": [file]})
    assert made.status_code == 201, made.content
    return f"/tickets/{number}/attachments/{made.json()['attachments'][0]['id']}"


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_file_comes_back_as_it_was_handed_in(api: Api) -> None:
    answer = api.get(with_file(api))
    assert (answer.status_code, read(answer)) == (200, CONTENT)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == "1024"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("header", "part", "told"),
    [
        ("bytes=0-9", CONTENT[:10], "bytes 0-9/1024"),
        ("bytes=1000-", CONTENT[1000:], "bytes 1000-1023/1024"),
        ("bytes=-24", CONTENT[-24:], "bytes 1000-1023/1024"),
        ("bytes=1020-9999", CONTENT[1020:], "bytes 1020-1023/1024"),
    ],
)
def test_a_part_is_answered_with_its_place(api: Api, header: str, part: bytes, told: str) -> None:
    answer = api.get_with(with_file(api), Range=header)
    assert (answer.status_code, read(answer)) == (206, part)
    assert (answer["Content-Range"], answer["Content-Length"]) == (told, str(len(part)))


def test_a_part_behind_the_end_is_a_problem_and_a_changed_file_comes_whole(api: Api) -> None:
    path = with_file(api)
    outside = api.get_with(path, Range="bytes=1024-")
    refused(outside, 416, "range_outside")
    assert outside["Content-Range"] == "bytes */1024"
    whole = api.get_with(path, Range="bytes=0-1", If_Range='"another"')
    assert (whole.status_code, read(whole)) == (200, CONTENT)
    part = api.get_with(path, Range="bytes=0-1", If_Range=whole["ETag"])
    assert (part.status_code, read(part)) == (206, CONTENT[:2])


@pytest.mark.parametrize(
    "header", ["", "bytes", "bytes=-", "bytes=5-2", "items=0-1", "bytes=0-1,4-5", "bytes=x-y"]
)
def test_what_asks_for_no_single_part_gets_the_whole(header: str) -> None:
    assert part_asked_for(header, size=10) is None


def test_of_an_empty_file_there_is_no_part() -> None:
    assert part_asked_for("bytes=0-0", size=1) == Part(0, 0)
    for header in ("bytes=0-", "bytes=-1", "bytes=-0"):
        with pytest.raises(OutsideTheFile):
            part_asked_for(header, size=0)


def test_only_who_sees_the_case_gets_its_files(api: Api, people: SimpleNamespace) -> None:
    path = with_file(api)
    assert read(api_of(people.colleague).get(path)) == CONTENT
    refused(api_of(people.stranger).get(path), 404, "not_found")
    assert (
        refused(api_of(people.owner, "customers:read").get(path), 403, "scope_missing")["missing"]
        == "tickets:read"
    )


def test_a_file_belongs_to_its_case(api: Api) -> None:
    path, other = with_file(api), with_file(api, subject="b")
    swapped = f"{other.rpartition('/')[0]}/{path.rpartition('/')[2]}"
    refused(api.get(swapped), 404, "not_found")
    for attachment_id in ("0", "999999", "9" * 30, "x"):
        refused(api.get(f"{path.rpartition('/')[0]}/{attachment_id}"), 404, "not_found")


def test_what_was_not_kept_is_not_found(api: Api) -> None:
    path = with_file(api)
    Attachment.objects.update(file=None)
    refused(api.get(path), 404, "not_found")


def test_no_file_is_handed_out_as_a_page(api: Api) -> None:
    path = with_file(api, name="../<b>.html", content=b"<script>alert(1)</script>")
    Attachment.objects.update(media_type="text/html")
    answer = api.get(path)
    assert read(answer) == b"<script>alert(1)</script>"
    assert "html" not in answer["Content-Type"]
    assert "/" not in answer["Content-Disposition"].partition("filename=")[2]
