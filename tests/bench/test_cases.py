import datetime as dt
from pathlib import Path

import pytest
from django.db import connection

from atiende.identity.models import User
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.models import Team
from atiende.organisation.rules.brand import BrandFields
from atiende.platform.storage import store
from atiende.site.bench.data.cases import Case, cases, customers_of
from atiende.site.bench.data.company import BRANDS, TAGS, TEAMS, Company
from atiende.site.bench.data.kept import ForeignFolder, kept_data
from atiende.site.bench.data.rows import COLUMNS, Rows, customer_lines
from atiende.site.bench.data.texts import Texts
from atiende.site.bench.data.vocabulary import words
from atiende.tickets.models import Tag, TicketStatus
from atiende.tickets.models.searching_again import rewrite_rows

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
CASES = 40


def small_company() -> Company:
    """Everybody is one agent, of every team."""
    zone = "Europe/Madrid"
    brands = [
        create_brand(fields=BrandFields(name=name, time_zone=zone), by=SYSTEM, at=NOW).pk for name in BRANDS
    ]
    names = [f"Equipo {n}" for n in range(TEAMS)]
    teams = Team.objects.bulk_create(Team(name=n, folded_name=n.lower(), created_at=NOW) for n in names)
    tags = Tag.objects.bulk_create(
        Tag(name=f"etiqueta {n}", folded_name=f"etiqueta {n}") for n in range(TAGS)
    )
    user = User.objects.create(email="agente@example.com", name="Agente Uno")
    agent = create_agent(user_id=user.pk, by=SYSTEM, at=NOW).pk
    file = store(b"a file", name="factura.pdf", media_type="application/pdf")
    statuses = dict(TicketStatus.objects.values_list("category", "pk"))
    return Company(
        brands=brands,
        teams=[team.pk for team in teams],
        members=[[agent]] * TEAMS,
        agent_names={agent: user.name},
        tags=[tag.pk for tag in tags],
        statuses=statuses,
        file=(file.id, file.sha256, file.size),
    )


def copy(table: str, columns: str, lines: list[str]) -> None:
    names = ", ".join(columns.split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copying:
        copying.write("\n".join(lines) + "\n")


def stems_of(known: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ts_lexize('spanish_stem', w) FROM unnest(%s::text[]) AS w", [known])
        return [(stem or [""])[0] for (stem,) in cursor.fetchall()]


def search_rows() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT message_id, case_id, brand_id, is_note, scope, words::text FROM tickets_searchrow ORDER BY 1"
        )
        rows: list[tuple[object, ...]] = cursor.fetchall()
    return rows


@pytest.mark.django_db
def test_what_is_copied_is_what_the_product_would_have_written() -> None:
    known = words(2000)
    rows = Rows(Texts(known, stems_of(known), length=5000), small_company())
    people, identifiers = customer_lines(customers_of(CASES), NOW)
    copy("customers_customer", "id kind name folded_name language time_zone created_at version", [*people])
    copy("customers_identifier", "customer_id kind value normal_value added_at", [*identifiers])
    for case in cases(CASES, now=NOW):
        rows.write(case)
    for table, columns in COLUMNS.items():
        if rows.lines[table]:
            copy(table, columns, rows.lines[table])
    copied = search_rows()
    assert len(copied) == sum(len(case.spoken) for case in cases(CASES, now=NOW))
    rewrite_rows([int(str(row[0])) for row in copied])
    assert search_rows() == copied


def spoken_by(found: list[Case]) -> int:
    return sum(len(case.spoken) for case in found)


def test_there_are_five_messages_a_case_and_none_of_them_lies_in_the_future() -> None:
    found = list(cases(1000, now=NOW))
    assert spoken_by(found) == 5000
    assert max(said.at for case in found for said in case.spoken) <= NOW.timestamp() * 1000


def test_a_few_of_a_hundred_cases_are_under_way_and_they_are_mostly_the_newest() -> None:
    under_way = [case.number for case in cases(5000, now=NOW) if case.is_under_way]
    assert 100 < len(under_way) < 250
    assert sum(number > 4800 for number in under_way) > 30


def test_the_same_number_of_cases_is_the_same_cases() -> None:
    assert list(cases(200, now=NOW)) == list(cases(200, now=NOW))


def test_the_vocabulary_has_as_many_different_words_as_are_wanted() -> None:
    assert len(set(words(50_000))) == 50_000


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tickets-10").mkdir()
    (tmp_path / "tickets-10" / "letters.txt").write_text("mine")
    with pytest.raises(ForeignFolder):
        kept_data(10, tmp_path)
    assert (tmp_path / "tickets-10" / "letters.txt").read_text() == "mine"


def test_a_company_that_is_far_behind_has_everything_under_way() -> None:
    made = list(cases(200, now=NOW, are_open=True))
    assert all(case.is_under_way for case in made)
