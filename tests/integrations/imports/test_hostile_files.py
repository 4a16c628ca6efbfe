"""Whatever is in a file: it is refused in words or named by its line, and the good ones are read."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from atiende.integrations.importing import objects, opening
from atiende.integrations.importing.opening import opened
from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import Bad
from atiende.integrations.rules.importing.refusals import UnreadableImport

from .conftest import lines, put, ticket


def reasons(found):
    return [(each.place.line, each.reason) for each in found if isinstance(each, Bad)]


def test_broken_lines_are_named_and_the_next_is_read(read):
    deep = '{"id": 3, "messages": ' + "[" * 200_000
    found = read({"a.json": lines(ticket(1), "{no", "[1, 2]", '"palabra"', deep, ticket(2))})
    assert [each.origin_id for each in found if not isinstance(each, Bad)] == ["1", "2"]
    assert reasons(found) == [
        (2, say.BROKEN_JSON), (3, say.NOT_AN_OBJECT), (4, say.NOT_AN_OBJECT), (5, say.TOO_DEEP)
    ]  # fmt: skip


def test_a_list_with_a_line_for_each_object_is_a_list(read):
    text = "[" + ",\n".join(json.dumps(ticket(number)) for number in (1, 2)) + "]"
    assert [each.origin_id for each in read({"a.json": text})] == ["1", "2"]
    three = "[" + json.dumps(ticket(1)) + "\n," + json.dumps(ticket(2)) + "\n]"
    assert [each.origin_id for each in read({"a.json": three})] == ["1", "2"]


@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_is_read_up_to_where_it_breaks(read, indent):
    text = json.dumps([ticket(1), ticket(2)], indent=indent)
    found = read({"a.json": text[:-20]})
    assert [each.origin_id for each in found if not isinstance(each, Bad)] == ["1"]
    assert [reason for _, reason in reasons(found)] == [say.BROKEN_REST]


def test_a_line_that_is_far_too_long_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(objects, "MOST_OF_ONE", 5_000)
    found = read({"a.json": lines(ticket(1), ticket(2, subject="x" * 20_000), ticket(3))})
    assert [each.origin_id for each in found if not isinstance(each, Bad)] == ["1", "3"]
    assert reasons(found) == [(2, say.TOO_LONG)]


def test_what_stands_in_a_record_is_tamed(read):
    strange = ticket(
        1, subject="\u202ehola\x00\x07 \ud800", tags=["a", {"b": 1}, None, "x" * 500], priority=[], status={"x": 1},
        custom_fields={"Nº Único": "x", "": 1, "9": True, "lista": [1, "b", None], "objeto": {"a": 1}},
        messages=[{"text": 5}, "nada", {"text": "Hola\x00\r\nRosa\ud83d", "at": "2026-01-01", "attachments": [7, {}]}],
    )  # fmt: skip
    (case,) = read({"a.json": lines(strange)})
    assert (case.subject, case.priority, case.status) == ("hola", 2, "open")
    assert (case.tags[0], len(case.tags[1])) == ("a", 60)
    assert case.fields == {"no_unico": "x", "f_9": True, "lista": ["1", "b"]}
    assert [each.text for each in case.written] == ["", "Hola\nRosa"]


def zipped(*members, level=zipfile.ZIP_DEFLATED):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", level) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(("a.json", b" " * 40_000_000)), say.ZIP_BOMB),
        (zipped(("a.json", b"[]"))[:-30], say.BROKEN_ZIP),
        (zipped(), say.NOTHING_THERE),
        (
            zipped(("a.json", lines(ticket())), level=zipfile.ZIP_STORED).replace(b"Caldera", b"Calderi"),
            say.BROKEN_ZIP,
        ),
        (b"", say.NOTHING_THERE),
        (b"%PDF-1.7 \xff\x00 nada", say.NOT_RECOGNISED),
    ],
    ids=["bomb", "cut", "empty", "altered", "nothing", "other"],
)
def test_what_cannot_be_read_at_all_is_refused_in_words(read, content, reason):
    with pytest.raises(UnreadableImport) as refused:
        read({"a.zip": content})
    assert refused.value.fields == {"file": reason}


def test_too_many_files_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_FILES", 2)
    put(tmp_path, {f"f/{n}.json": "[]" for n in range(3)})
    with pytest.raises(UnreadableImport), opened([("f", tmp_path / "f")]):
        pass


def test_hostile_names_of_members_are_only_names(read, tmp_path):
    (case,) = read({"a.zip": zipped(("../../etc/\u202eevil\n.json", lines(ticket())))})
    assert case.place.file == "../../etc/evil .json"
    assert not (tmp_path.parent.parent / "etc").exists()
