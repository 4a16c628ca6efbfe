"""Lists, a case, searching and a new case in a company of N cases, and the lists beside one of ten thousand."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psycopg

from atiende.site.bench.asking import WARM, Ask, Costs
from atiende.site.bench.data.kept import SMALL, default_folder, kept_data
from atiende.site.bench.figures import Figure, Limit, percentile
from atiende.site.bench.site_of_cases import SiteOfCases, site_of
from atiende.site.embedded_postgres.cluster import Cluster

TIMES = 30
"""Requests of one kind in a run."""
_ALL = "/desk/tickets/?queue=all"
_WAITING = "/desk/tickets/?queue=waiting"
_BARE = "SELECT * FROM tickets_ticket ORDER BY last_message_at DESC, id DESC LIMIT 50"
AsksOf = Callable[[SiteOfCases, int], list[Ask]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One kind of request. `cpu` and `p95`: what the project sets itself, in milliseconds; `is_list`: compared with
    ten thousand cases too."""

    name: str
    what: str
    asks: AsksOf
    cpu: float | None = None
    p95: float | None = None
    is_list: bool = False


def _list(who: str, path: str, *, is_part: bool = True) -> AsksOf:
    return lambda site, count: site.asks(who, path, count, is_part=is_part)


def _search(kind: str, who: str = "all") -> AsksOf:
    return lambda site, count: site.searches(who, kind, count)


def _deep(site: SiteOfCases, count: int) -> list[Ask]:
    return site.asks("all", site.deep, count, is_part=True)


def _case(site: SiteOfCases, count: int) -> list[Ask]:
    return site.cases("all", count)


def _create(site: SiteOfCases, count: int) -> list[Ask]:
    return site.openings(count)


KINDS: Sequence[Asked] = (
    Asked("list", "list of 50, everybody's cases", _list("all", _ALL), 12, 60, is_list=True),
    Asked("list_page", "the same as a whole page", _list("all", _ALL, is_part=False), None, 60, is_list=True),
    Asked("list_waiting", "list of 50 that wait for us", _list("all", _WAITING), 12, 60, is_list=True),
    Asked("list_deep", "list of 50, up to a hundred pages down", _deep, 12, 60, is_list=True),
    Asked("list_few", "list of 50, who sees a hundredth", _list("few", _ALL), 12, 60, is_list=True),
    Asked("list_none", "list, who sees nothing", _list("none", _ALL), 12, 60, is_list=True),
    Asked("case", "case of 20 messages", _case, 12),
    Asked("search_rare", "search, rare word", _search("rare"), 25, 80),
    Asked("search_common", "search, common word", _search("common"), 25, 80),
    Asked("search_two", "search, two words", _search("two"), 25, 80),
    Asked("search_few", "search, common word, who sees a hundredth", _search("common", "few"), 25, 80),
    Asked("search_none", "search, common word, who sees nothing", _search("common", "none"), 25, 80),
    Asked("create", "new case by the API", _create),
)


def measure(
    runs: int, *, tickets: int = SMALL, folder: Path | None = None, times: int = TIMES
) -> list[Figure]:
    """Build the data where there is none yet. Raises NotEnoughRoom, ForeignFolder."""
    home = folder or default_folder()
    large = kept_data(tickets, home)
    small = kept_data(SMALL, home) if tickets > SMALL else None
    with ExitStack() as opened:
        site = opened.enter_context(site_of(large))
        beside = opened.enter_context(site_of(small)) if small else None
        found = [_measured(asked, site, beside, runs, times) for asked in KINDS]
        empty = Costs()
        for _ in range(runs):
            site.meter.add_run(empty, site.asks("all", "/healthz", times))
        limits = min(empty.cpu), _bare_ms(Cluster(large.data).url())
    return [
        figure for asked, costs, other in found for figure in _figures(asked, costs, other, tickets, limits)
    ]


def _measured(
    asked: Asked, site: SiteOfCases, beside: SiteOfCases | None, runs: int, times: int
) -> tuple[Asked, Costs, Costs | None]:
    """Run about, so that both see the same hour of the machine."""
    costs, other = Costs(), Costs() if beside and asked.is_list else None
    for place in [site, beside] if beside and asked.is_list else [site]:
        for ask in asked.asks(place, WARM):
            ask()
    for _ in range(runs):
        site.meter.add_run(costs, asked.asks(site, times))
        if beside and other is not None:
            beside.meter.add_run(other, asked.asks(beside, times))
    return asked, costs, other


def _figures(
    asked: Asked, costs: Costs, other: Costs | None, tickets: int, limits: tuple[float, float]
) -> list[Figure]:
    empty_ms, bare_ms = limits
    size = f"{tickets:,} cases"
    found = [
        Figure(
            f"{asked.name}_cpu", f"{asked.what}, {size}, CPU of server and database", "ms", costs.cpu, asked.cpu,
            limit=Limit("/healthz through the same entry", empty_ms),
            notes=(f"of which the database {median(costs.database):.2f} ms",),
        ),
        Figure(
            f"{asked.name}_p95", f"{asked.what}, {size}, 95th percentile", "ms", tuple(costs.p95), asked.p95,
            limit=Limit("fifty rows by one bare statement, 95th percentile", bare_ms),
        ),
    ]  # fmt: skip
    if other is not None:
        ratios = tuple(mine / theirs for mine, theirs in zip(costs.cpu, other.cpu, strict=True))
        found.append(
            Figure(
                f"{asked.name}_growth", f"{asked.what}: its CPU beside {SMALL:,} cases", "times", ratios, 1.3
            )
        )
    return found


def _bare_ms(url: str) -> float:
    walls = []
    with psycopg.connect(url, autocommit=True) as connection:
        for _ in range(100):
            began = time.perf_counter()
            connection.execute(_BARE).fetchall()
            walls.append(1000 * (time.perf_counter() - began))
    return percentile(walls, 0.95)
