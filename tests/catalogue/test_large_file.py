"""A list of 200,000 products of which one in a hundred is bad: the good ones go in, the bad ones are told by line."""

from __future__ import annotations

import pytest

from atiende.catalogue.jobs import import_file
from atiende.catalogue.models import Product
from atiende.catalogue.rules.importing import PRODUCTS
from atiende.kernel.actors import SYSTEM
from atiende.platform.jobs.progress import LongJob
from atiende.platform.jobs.queries import errors_of_long_job
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.storage import hold, store
from tests.desk.office import AT

pytestmark = pytest.mark.django_db


def _read(lines: int) -> LongJobRow:
    rows = [f"A-{n};Lámpara {n};{'' if n % 100 else 'caro'}{n % 900},50;EUR\n" for n in range(1, lines + 1)]
    kept = store(
        ("código;nombre;precio;moneda\n" + "".join(rows)).encode(), name="products.csv", media_type="text/csv"
    )
    hold(kept)
    job = LongJob.queue(kind="catalogue.import", by=SYSTEM, at=AT).id
    import_file(long_job_id=job, file_id=kept.id, kind=PRODUCTS, language="es")
    return LongJobRow.objects.get(pk=job)


def _check(lines: int) -> None:
    done = _read(lines)
    bad = lines // 100
    assert done.result == {"kept": lines - bad, "refused": bad}
    assert Product.objects.count() == lines - bad
    told = errors_of_long_job(SYSTEM, done.pk).splitlines()
    assert [line.partition(":")[0] for line in told] == [f"Línea {n * 100 + 1}" for n in range(1, bad + 1)]
    assert all(line.partition(": ")[2] for line in told), "each with its reason"


def test_a_part_with_a_bad_line_keeps_the_others() -> None:
    _check(600)


@pytest.mark.slow
def test_two_hundred_thousand_lines() -> None:
    _check(200_000)
