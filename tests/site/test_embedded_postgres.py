"""The embedded server's life: every state of a data folder is handled or refused in one sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from atiende.site.embedded_postgres import cluster as cluster_module
from atiende.site.embedded_postgres import programs
from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.errors import (
    DatabaseUnavailable,
    DataOfAnotherVersion,
    FolderOutOfReach,
    NotAtiendeData,
)

pytestmark = pytest.mark.process
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server under another account")


@pytest.fixture(scope="module")
def seed() -> Iterator[Path]:
    """A stopped cluster with one row, copied by the tests below."""
    folder = Path(tempfile.mkdtemp(prefix="atiende-pg-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "seed")
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'still here' AS word")
    cluster.stop()
    yield folder / "seed"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def data(seed: Path) -> Iterator[Path]:
    copy = Path(tempfile.mkdtemp(prefix="copy-", dir=seed.parent)) / "data"
    copy.parent.chmod(0o711)
    subprocess.run(["cp", "-a", str(seed), str(copy)], check=True)
    yield copy
    Cluster(copy).stop()


def words_kept(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.url()) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM kept")]


def test_rows_outlive_a_crash(data: Path) -> None:
    first = Cluster(data)
    first.start()
    with psycopg.connect(first.url()) as connection:
        connection.execute("INSERT INTO kept VALUES ('committed')")
    assert first.process
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait()
    second = Cluster(data)
    second.start()
    assert words_kept(second) == ["still here", "committed"]
    second.stop()


def test_a_stale_lock_file_of_a_living_stranger_is_set_aside(data: Path) -> None:
    (data / "postgres" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n1\n5432\n")
    cluster = Cluster(data)
    cluster.start()
    assert words_kept(cluster) == ["still here"]
    cluster.stop()


def test_a_server_left_behind_is_ended_first(data: Path) -> None:
    left_behind = Cluster(data)
    left_behind.start(outlives_us=True)
    assert left_behind.process
    cluster = Cluster(data)
    cluster.start()
    assert left_behind.process.wait(timeout=5) == 0
    assert words_kept(cluster) == ["still here"]
    cluster.stop()


def test_a_path_too_long_for_a_socket(data: Path) -> None:
    long = data.parent / ("long-" + "x" * 100)
    data.rename(long)
    cluster = Cluster(long)
    cluster.start()
    assert words_kept(cluster) == ["still here"]
    cluster.stop()


def test_data_of_another_version_is_refused(data: Path) -> None:
    (data / "postgres" / "data" / "PG_VERSION").write_text("15\n")
    with pytest.raises(DataOfAnotherVersion, match=r"PostgreSQL 15 .* brings 18"):
        Cluster(data).start()


def test_a_folder_of_something_else_is_refused(tmp_path: Path, data: Path) -> None:
    shutil.rmtree(data / "postgres" / "data")
    (data / "postgres" / "data").mkdir()
    (data / "postgres" / "data" / "photo.jpg").touch()
    with pytest.raises(NotAtiendeData):
        Cluster(data).start()
    assert (data / "postgres" / "data" / "photo.jpg").exists()


def test_an_interrupted_first_start_is_begun_anew(data: Path) -> None:
    shutil.rmtree(data / "postgres" / "data")
    unfinished = data / "postgres" / "data.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    cluster = Cluster(data)
    cluster.start()
    assert cluster.is_running()
    assert not unfinished.exists()
    cluster.stop()


def test_programs_of_another_release_are_replaced(data: Path) -> None:
    stamp = data / "postgres" / programs.MAJOR_VERSION / "release"
    stamp.write_text("18.0")
    cluster = Cluster(data)
    cluster.start()
    assert stamp.read_text() != "18.0"
    cluster.stop()


def test_a_language_that_is_not_installed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(data / "postgres" / "data")
    for name in ("LANG", "LC_ALL"):
        monkeypatch.setenv(name, "xx_XX.UTF-8")
    cluster = Cluster(data)
    cluster.start()
    assert cluster.is_running()
    cluster.stop()


def test_nothing_listens_on_the_network_and_a_password_is_asked(data: Path) -> None:
    cluster = Cluster(data)
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute("SHOW listen_addresses").fetchone()
    assert row == ("",)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(cluster.socket_folder), user="atiende", dbname="atiende", password="guess")
    assert (data / "postgres" / "password").stat().st_mode & 0o077 == 0
    cluster.stop()


def test_settings_that_the_server_refuses_give_its_own_words(data: Path) -> None:
    cluster = Cluster(data, extra_settings={"shared_buffers": "plenty"})
    with pytest.raises(DatabaseUnavailable, match="shared_buffers"):
        cluster.start()


@as_root
def test_a_folder_that_the_servers_account_cannot_enter_is_refused(data: Path) -> None:
    data.parent.chmod(0o700)
    with pytest.raises(FolderOutOfReach, match=str(data.parent)):
        Cluster(data).start()


@as_root
def test_root_runs_the_server_as_somebody_else(data: Path) -> None:
    cluster = Cluster(data)
    cluster.start()
    assert cluster.process
    assert Path(f"/proc/{cluster.process.pid}").stat().st_uid != 0
    cluster.stop()


@as_root
def test_an_environment_under_a_folder_of_root_alone(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = tmp_path / "root-only"
    shutil.copytree(programs.packaged_root() / "embedded_postgres", hidden / "embedded_postgres")
    libraries = programs.packaged_root() / "embedded_postgres.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, hidden / "embedded_postgres.libs")
    hidden.chmod(0o700)
    monkeypatch.setattr(programs, "packaged_root", lambda: hidden)
    shutil.rmtree(data / "postgres" / programs.MAJOR_VERSION)
    cluster = Cluster(data)
    cluster.start()
    assert words_kept(cluster) == ["still here"]
    cluster.stop()


@as_root
def test_a_full_disk_is_told_and_the_next_start_with_room_works(
    seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = Path(tempfile.mkdtemp(prefix="small-", dir=seed.parent))
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m,mode=711", "tmpfs", str(small)], check=False
    )
    if mounting.returncode:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        with pytest.raises(DatabaseUnavailable, match="No space left"):
            Cluster(small / "data").start()
        subprocess.run(["mount", "-o", "remount,size=400m", str(small)], check=True)
        cluster = Cluster(small / "data")
        cluster.start()
        assert cluster.is_running()
        cluster.stop()
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)


@as_root
def test_an_ordinary_user_runs_it_too(seed: Path) -> None:
    """In a child that gave up root: it makes its own cluster and stops it."""
    home = Path(tempfile.mkdtemp(prefix="user-", dir=seed.parent))
    os.chown(home, 65534, 65534)
    monkey = home / "data"
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgid(65534)
            os.setuid(65534)
            cluster = cluster_module.Cluster(monkey)
            cluster.start()
            code = 0 if cluster.is_running() else 2
            cluster.stop()
        except BaseException as error:
            (home / "error").write_text(repr(error))
        os._exit(code)
    _pid, status = os.waitpid(child, 0)
    said = (home / "error").read_text() if (home / "error").exists() else ""
    assert os.waitstatus_to_exitcode(status) == 0, said
