"""All that is held on a person comes out into an empty folder, for programs and for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from atiende.kernel.personal_data import PersonalData, PersonalFile
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.platform.storage import hold, store
from atiende.privacy import rooms
from atiende.privacy.actions.export_customer import export_customer
from atiende.privacy.errors import FolderNotEmpty, FolderUnusable
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT, STRANGER


class Letters:
    """A room that keeps letters with files."""

    def __init__(self, *files: PersonalFile, fails: bool = False) -> None:
        self.files = files
        self.fails = fails

    def export_customer(self, customer_ids: object, /) -> PersonalData:
        return PersonalData(records={"letters": self._letters()}, files=self.files)

    def _letters(self) -> Iterator[dict[str, object]]:
        yield {"text": "</pre><script>alert(1)</script>", "sent_at": AT}
        if self.fails:
            raise RuntimeError("the database went away")

    def erase_customer(self, customer_ids: object, /, **told: object) -> None:
        raise AssertionError("nothing is erased here")


def export(customer_id: int, folder: Path, by: object = ADMINISTRATOR) -> object:
    return export_customer(customer_id=customer_id, folder=folder, by=by, at=AT)  # type: ignore[arg-type]


def test_everything_of_everybody_joined_lies_in_the_folder(joined: tuple[int, int], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export(joined[0], folder)
    told = json.loads((folder / "data.json").read_text())
    assert told["customer_ids"] == sorted(joined)
    customers = told["rooms"]["customers"]
    assert [row["name"] for row in customers["customers"]] == ["Marta <b>Gil</b>", "Marta Gil"]
    assert {row["value"] for row in customers["identifiers"]} == {"vieja@a.example", "nueva@a.example"}
    page = (folder / "index.html").read_text()
    assert "Marta &lt;b&gt;Gil" in page
    assert "nueva@a.example" in page
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "data.json").stat().st_mode & 0o077 == 0


def test_files_come_with_their_names_and_a_lost_one_is_named(
    joined: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store(b"%PDF-", name="factura.pdf", media_type="application/pdf")
    hold(kept)
    letters = Letters(PersonalFile(kept.id, "../../factura.pdf"), PersonalFile(kept.id + 999, "lost.pdf"))
    monkeypatch.setattr(rooms, "DOORS", {"letters": letters})
    monkeypatch.setattr("atiende.privacy.writing.DOORS", {"letters": letters})
    export(joined[0], tmp_path / "out")
    told = json.loads((tmp_path / "out" / "data.json").read_text())["rooms"]["letters"]
    assert told["letters"] == [{"text": "</pre><script>alert(1)</script>", "sent_at": AT.isoformat()}]
    paths = [file["path"] for file in told["files"]]
    assert paths[1] is None
    found = (tmp_path / "out" / paths[0]).resolve()
    assert found.parent == (tmp_path / "out" / "files").resolve()
    assert found.read_bytes() == b"%PDF-"
    assert "<script>" not in (tmp_path / "out" / "index.html").read_text()


def test_a_folder_with_something_in_it_is_refused_and_left_alone(
    joined: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        export(joined[0], tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    with pytest.raises(FolderUnusable):
        export(joined[0], tmp_path / "mine.txt" / "below")


def test_what_fails_half_way_leaves_nothing_behind(
    joined: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atiende.privacy.writing.DOORS", {"letters": Letters(fails=True)})
    with pytest.raises(RuntimeError):
        export(joined[0], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not AuditEntry.objects.filter(verb="privacy.customer_exported").exists()


def test_an_export_is_audited_without_values(joined: tuple[int, int], tmp_path: Path) -> None:
    export(joined[0], tmp_path / "out")
    entry = AuditEntry.objects.get(verb="privacy.customer_exported")
    assert entry.target_id == str(joined[0])
    assert set(entry.details) == {"customers", "records", "files"}


@pytest.mark.parametrize("actor", [AGENT, STRANGER])
def test_only_who_answers_for_the_data_takes_it_out(
    known: Callable[..., int], tmp_path: Path, actor: object
) -> None:
    customer_id = known("m@a.example")
    with pytest.raises(NotPermitted):
        export(customer_id, tmp_path / "out", actor)
    assert not (tmp_path / "out").exists()
    with pytest.raises(NotFound):
        export(customer_id + 1, tmp_path / "out")
