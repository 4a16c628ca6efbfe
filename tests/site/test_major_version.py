"""A later major version of PostgreSQL takes over the data of the one before. The later one is played by the same
programs under another number."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from atiende.site.embedded_postgres import cluster as clusters
from atiende.site.embedded_postgres import programs, upgrading
from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.errors import DataOfAnotherVersion, NoRoomForNewVersion, RowsDiffer

pytestmark = [pytest.mark.process, pytest.mark.slow]
FAST = {"fsync": "off"}
ROWS = 1000


@pytest.fixture
def data() -> Iterator[Path]:
    """Data of version 18 with some rows; from here on Atiende brings 19."""
    folder = Path(tempfile.mkdtemp(prefix="atiende-major-"))
    folder.chmod(0o711)
    old = Cluster(folder, extra_settings=FAST)
    old.start()
    with psycopg.connect(old.url(), autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE said (id bigint PRIMARY KEY, words text)")
        connection.execute("INSERT INTO said SELECT n, 'word ' || n FROM generate_series(1, %s) n", [ROWS])
        connection.execute("CREATE INDEX said_words ON said USING gin (words gin_trgm_ops)")
    old.stop()
    yield folder
    Cluster(folder).end_orphan()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def brings_19(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written_by_18 = (data / "postgres" / "data").stat().st_ino

    def version_of(folder: Path) -> str:
        return "18" if folder.stat().st_ino == written_by_18 else "19"

    monkeypatch.setattr(clusters, "MAJOR_VERSION", "19")
    monkeypatch.setattr(programs, "MAJOR_VERSION", "19")
    monkeypatch.setattr(clusters, "version_of", version_of)
    monkeypatch.setattr(upgrading, "version_of", version_of)


def found_in(data: Path) -> tuple[int, str]:
    """How many rows the started cluster has, and which version wrote its folder."""
    running = Cluster(data, extra_settings=FAST)
    running.start()
    try:
        with psycopg.connect(running.url()) as connection:
            row = connection.execute("SELECT count(*) FROM said WHERE words LIKE '%word%'").fetchone()
    finally:
        running.stop()
    assert row is not None
    return row[0], upgrading.version_of(running.data)


@pytest.mark.usefixtures("brings_19")
def test_the_data_moves_and_the_old_one_stays_until_confirmed(data: Path) -> None:
    home = data / "postgres"
    assert found_in(data) == (ROWS, "19")
    assert [folder.name for folder in upgrading.kept_folders(home)] == ["data.kept-18"]
    assert (home / "18").is_dir()
    assert not (home / "data.dump").exists()
    assert found_in(data) == (ROWS, "19")
    assert upgrading.forget_kept(home) == ["18"]
    assert not (home / "18").exists()
    assert found_in(data) == (ROWS, "19")


@pytest.mark.usefixtures("brings_19")
@pytest.mark.parametrize("place", ["dump", "restore", "count", "before the switch", "within the switch"])
def test_whatever_cuts_it_short_the_next_start_ends_it(
    data: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        _break(place, broken, data / "postgres")
        with pytest.raises(KeyboardInterrupt):
            Cluster(data, extra_settings=FAST).start()
    assert found_in(data) == (ROWS, "19")
    assert len(upgrading.kept_folders(data / "postgres")) == 1


@pytest.mark.usefixtures("brings_19")
def test_rows_that_did_not_arrive_leave_the_old_data_in_place(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter([{"said": ROWS}, {"said": ROWS - 1}])
    with monkeypatch.context() as broken:
        broken.setattr(upgrading, "count_rows", lambda _url: next(counted))
        with pytest.raises(RowsDiffer, match="999 rows of 1000"):
            Cluster(data, extra_settings=FAST).start()
    assert upgrading.version_of(data / "postgres" / "data") == "18"


@pytest.mark.usefixtures("brings_19")
def test_without_room_nothing_begins(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        full.setattr(upgrading, "_ROOM", 1e9)
        with pytest.raises(NoRoomForNewVersion, match="MB must be free"):
            Cluster(data, extra_settings=FAST).start()
    assert not (data / "postgres" / "data.dump").exists()
    assert found_in(data) == (ROWS, "19")


@pytest.mark.usefixtures("brings_19")
def test_without_the_programs_that_wrote_it_nothing_begins(data: Path) -> None:
    shutil.rmtree(data / "postgres" / "18")
    with pytest.raises(DataOfAnotherVersion):
        Cluster(data, extra_settings=FAST).start()


def _break(place: str, broken: pytest.MonkeyPatch, home: Path) -> None:
    run, finish = upgrading._run, upgrading.finish_switch

    def stop(*_words: object) -> None:
        raise KeyboardInterrupt

    def at(name: str) -> Callable[..., None]:
        return lambda cluster, program, *words: (stop if program.name == name else run)(
            cluster, program, *words
        )

    def half(home: Path) -> None:
        if any(home.glob("data.ready-*")):
            (home / "data").rename(home / "data.kept-18")
            raise KeyboardInterrupt
        finish(home)

    if place in {"dump", "restore"}:
        broken.setattr(upgrading, "_run", at(f"pg_{place}"))
    elif place == "count":
        broken.setattr(upgrading, "_check_rows", stop)
    elif place == "before the switch":
        broken.setattr(upgrading, "finish_switch", stop)
    else:
        broken.setattr(upgrading, "finish_switch", half)
