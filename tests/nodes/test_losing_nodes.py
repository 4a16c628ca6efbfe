"""Nodes of every role side by side, and some of them killed under load: nothing acknowledged is lost or doubled."""

from __future__ import annotations

import http.client
import json
from collections import Counter
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest

from tests.faults.running import MAIL_SERVER, OURS, TABLES, Load, check
from tests.nodes.cluster import Caller, Cluster, Watcher, environment_of
from tests.nodes.proxy import nginx
from tests.nodes.running import SECRET, own_database
from tests.platform_doors.s3_server import KEYS, s3_server
from tests.platform_doors.smtp_server import Mailbox, smtp_server
from tests.processes import until
from tests.redis_server import RedisServer

pytestmark = [pytest.mark.slow, pytest.mark.process]

OWED = (
    "SELECT (SELECT count(*) FROM platform_delivery) + (SELECT count(*) FROM procrastinate_jobs"
    f" WHERE ({OURS}) AND status IN ('todo', 'doing'))"
)


@pytest.fixture
def cluster(process_folder: Path, tmp_path: Path) -> Iterator[tuple[Cluster, Mailbox]]:
    box = Mailbox()
    redis = RedisServer(tmp_path)
    data = process_folder / "cluster"
    data.mkdir()
    with own_database("nodes_losing") as url, s3_server("care") as s3_port, smtp_server(box) as smtp_port:
        redis.start()
        files = f"s3://care/files?endpoint=http://127.0.0.1:{s3_port}"
        settings = environment_of(url, REDIS_URL=redis.url, ATIENDE_FILES=files, **KEYS)
        cluster = Cluster(url, data, settings)
        cluster.command("migrate")
        with cluster.sql() as connection:
            connection.execute(TABLES)
            connection.execute(MAIL_SERVER, [smtp_port])
        roles = ("web", "web", "live", "worker", "worker")
        nodes = [cluster.start(role) for role in roles]
        try:
            ports = [node.port for node in nodes]
            with nginx(data / "nginx", web=ports[:2], live=ports[2]) as cluster.port:
                yield cluster, box
        finally:
            for node in cluster.nodes:
                node.kill()
            redis.kill()


def cookie_of(cluster: Cluster) -> str:
    line = http.client.HTTPConnection("127.0.0.1", cluster.port, timeout=60)
    line.request("GET", "/faults/sign-in")
    answer = line.getresponse()
    assert answer.status == 200, answer.read()
    cookies: SimpleCookie = SimpleCookie()
    for header in answer.headers.get_all("Set-Cookie") or []:
        cookies.load(header)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())


def token_of(cluster: Cluster) -> str:
    who = ("--email", "api@example.com", "--name", "Api", "--role", "administrator")
    cluster.command("user", "create", *who, given="correct horse battery staple\n")
    words = ("token", "create", "--user", "api@example.com", "--scope", "tickets:write", "tickets:read")
    return cluster.command(*words).split()[-1]


# Who was killed in the middle of handing over a mail leaves half a line at the server of the tests.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_nodes_are_killed_under_load(cluster: tuple[Cluster, Mailbox]) -> None:
    house, box = cluster
    web, other_web, live, worker, other_worker = house.nodes
    assert house.ask("GET", "/metrics")[0] == house.ask("GET", "/readyz")[0] == 404
    watched = cookie_of(house)
    token = token_of(house)
    with (
        Load(house) as load,  # type: ignore[arg-type]
        Caller(house, token) as first,
        Caller(house, token) as second,
        Watcher(house, watched, "faults:1") as watcher,
    ):

        def goes_on(what: str) -> None:
            """Every caller gets on by ten, and signals arrive."""
            counts = (len(load.acknowledged), len(first.opened), len(second.opened), len(watcher.heard_at))
            until(
                lambda: len(load.acknowledged) > counts[0] + 10
                and len(first.opened) > counts[1] + 5
                and len(second.opened) > counts[2] + 5
                and len(watcher.heard_at) > counts[3],
                limit=240,
                what=what,
            )  # fmt: skip

        goes_on("work before anything happens")
        web.kill()
        goes_on("work with one web node")
        worker.kill()
        goes_on("work with one worker")
        live.kill()
        again = house.start("live", "--port", str(live.port))
        assert again.url
        goes_on("signals by the new live node")
        back = house.start("web", "--port", str(web.port))
        assert back.url
        other_web.reload()
        until(lambda: other_web.said("reloaded"), limit=180, what="a new process of the other web node")
        goes_on("work with both web nodes")
    assert watcher.opened >= 2
    settle(house)
    check(house, load.acknowledged, Counter(address for _sender, to in box.envelopes for address in to))  # type: ignore[arg-type]
    check_cases(house, first, second)
    check_logs(house, token, watched)
    print(
        f"steps {dict(load.statuses)}, API {dict(first.statuses + second.statuses)},"
        f" live lines opened {watcher.opened}, signals heard {len(watcher.heard_at)}, mails {len(box.messages)}"
    )
    assert other_worker.end() == 0


def settle(house: Cluster) -> None:
    """What the dead worker had begun is taken over after a minute; here it is said to be long dead."""
    with house.sql() as connection:
        connection.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'"
            " WHERE last_heartbeat < now() - interval '20 seconds'"
        )
    until(lambda: house.number(OWED) == 0, limit=240, what="every delivery and job is done", pause=0.5)
    until(lambda: house.ask("GET", "/faults/settle")[0] == 200, limit=60, what="mails are settled")


def check_cases(house: Cluster, *callers: Caller) -> None:
    """A case for each key that was answered, with its number; none twice; the files of notes are in the store."""
    kept = Counter(
        str(subject).removeprefix("caso ")
        for (subject,) in house.rows("SELECT subject FROM tickets_ticket WHERE subject LIKE 'caso %%'")
    )
    answered = {key: number for caller in callers for key, number in caller.opened.items()}
    assert set(answered) <= set(kept) <= {key for caller in callers for key in caller.tried}
    assert set(kept.values()) == {1}
    numbers = dict(
        house.rows("SELECT substr(subject, 6), number FROM tickets_ticket WHERE subject LIKE 'caso %%'")
    )
    assert {key: numbers[key] for key in answered} == answered
    files = house.number("SELECT count(*) FROM platform_stored_file WHERE name = 'informe.txt'")
    assert files > 0
    check_files(house)
    told = house.command("doctor", "--json", codes=frozenset({0, 1}))
    assert '"name": "files", "state": "ok"' in told
    assert '"name": "live", "state": "ok"' in told


def check_files(house: Cluster) -> None:
    """Every content that the table knows is in the store and is what its hash says: all come out into a folder."""
    there = house.environment["ATIENDE_FILES"]
    count = house.number("SELECT count(*) FROM platform_stored_file")
    house.environment["ATIENDE_FILES"] = str(house.data / "out")
    copied = json.loads(house.command("files", "copy", there, "--json"))
    house.environment["ATIENDE_FILES"] = there
    assert copied == {"copied": count, "there_already": 0, "lost": []}


def check_logs(house: Cluster, token: str, cookie: str) -> None:
    """Lines of JSON, each with its process and time, and nothing in them that is secret or of a person."""
    secrets = [token, SECRET, KEYS["AWS_SECRET_ACCESS_KEY"], cookie.split("=")[-1], "Ana", "@example.com"]
    for node in house.nodes:
        lines = [json.loads(line) for line in node.errors.read_text().splitlines()]
        assert lines
        assert all({"at", "process", "event"} <= set(line) for line in lines)
        told = json.dumps(lines, ensure_ascii=False)
        assert [secret for secret in secrets if secret in told] == []
