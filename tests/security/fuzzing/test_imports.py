"""What other systems leave behind: files of an import, archives, names within them."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atiende.integrations.importing.objects import objects_of
from atiende.integrations.importing.opening import Source, opened
from atiende.integrations.importing.reading import Plan, records
from atiende.integrations.importing.recognising import recognise
from atiende.integrations.importing.shelf import shelf
from atiende.integrations.rules.importing.records import KINDS, SYSTEMS
from atiende.integrations.rules.importing.refusals import UnreadableImport
from tests.security.fuzzing.lengths import tried
from tests.security.fuzzing.test_from_elsewhere import DOCUMENTS, NOW


@tried
@given(
    st.lists(DOCUMENTS, max_size=5),
    st.sampled_from(["\n", ",\n", " ", "][", "\x00"]),
    st.sampled_from(SYSTEMS),
    st.sampled_from(KINDS),
)
def test_any_file_is_read_object_by_object(found: list[Any], between: str, system: str, kind: str) -> None:
    content = between.join(json.dumps(each) for each in found).encode()
    _read(content, system, kind)
    _read(b"[" + content + b"]", system, kind)


@tried
@given(st.binary(max_size=200), st.sampled_from(SYSTEMS), st.sampled_from(KINDS))
def test_any_bytes_are_an_import_or_none(content: bytes, system: str, kind: str) -> None:
    _read(content, system, kind)


def _read(content: bytes, system: str, kind: str) -> None:
    source = Source("export.json", len(content), lambda: io.BytesIO(content))
    try:
        recognise([source], kind, system=system)
        with shelf() as kept:
            for read in records([source], Plan(kind, system), kept, zone=dt.UTC, now=NOW):
                assert read.place.line >= 0
    except UnreadableImport:
        return


def test_an_archive_that_swells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tickets.json", b"0" * 30_000_000)
    with pytest.raises(UnreadableImport), opened([("export.zip", path)]):
        pass


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a\r\nb.json", "C:\\x.json", "\u202efdp.json"]
)
def test_names_within_an_archive_lead_nowhere(tmp_path: Path, name: str) -> None:
    """Nothing is unpacked to the disk; what is shown of a name is one line."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"{}")
    before = sorted(tmp_path.rglob("*"))
    with opened([("export.zip", path)]) as sources:
        assert all(source.name.isprintable() for source in sources)
        for source in sources:
            source.open_it().close()
    assert sorted(tmp_path.rglob("*")) == before


def test_many_small_values_after_a_large_one_are_read_in_time() -> None:
    """Each was copied out of all that was left before: ten thousand of them cost as many megabytes each."""
    content = b"[" + json.dumps("x" * 3_000_000).encode() + b",1" * 20_000 + b"]"
    assert sum(1 for _ in objects_of(io.BytesIO(content))) == 20_001
