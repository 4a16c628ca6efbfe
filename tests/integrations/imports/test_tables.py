"""CSV files of cases, customers and articles are read however they were written; bad lines are named."""

from __future__ import annotations

import pytest

from atiende.integrations.rules.importing import problems as say
from atiende.integrations.rules.importing.records import ARTICLES, CUSTOMERS, KINDS, Bad
from atiende.integrations.rules.importing.refusals import UnreadableImport
from atiende.integrations.rules.importing.tables import TEMPLATES, guessed, lacks

CASES = (
    "id;asunto;estado;creado;cliente;correo;tipo;mensaje;fecha del mensaje\n"
    '1;Señal;cerrado;02/03/2026 09:15;Rosa Díaz;rosa@correo.example;;"Una\nseñal";\n'
    "1;;;;;;nota;Ojo;2026-03-02 09:20\n"
    "2;Otro;abierto;2026-03-03;Luis;luis@correo.example;;Hola;\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_lines_of_one_id_are_one_case(read, encoding, separator):
    first, second = read({"a.csv": CASES.replace(";", separator).encode(encoding)})
    assert (first.origin_id, first.subject, first.status) == ("1", "Señal", "closed")
    assert [(each.kind, each.text, f"{each.at:%d %H:%M}") for each in first.written] == [
        ("incoming", "Una\nseñal", "02 09:15"), ("note", "Ojo", "02 09:20")
    ]  # fmt: skip
    assert (second.customer.email, second.status) == ("luis@correo.example", "open")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("3;A;abierto;ayer;L;l@x.example;;B;", say.NOT_A_TIME),
        ("3;A;abierto;;L;l@x.example;;B;", say.NO_TIME),
        ("3;A;abierto;2031-01-01;L;l@x.example;;B;", say.IN_FUTURE),
        ("3;A;borrado;2026-01-01;L;l@x.example;;B;", say.DELETED_THERE),
        ("1;;;;;;nota;Tarde;", say.ROWS_APART),
        (f"3;{'x' * 200_000};abierto;2026-01-01;L;l@x.example;;B;", say.CELL_TOO_LONG),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_in(read, line, reason):
    found = read({"a.csv": f"{CASES}{line}\n4;Bien;abierto;2026-01-01;L;l@x.example;;B;\n"})
    (bad,) = (each for each in found if isinstance(each, Bad))
    assert (bad.place.file, bad.place.line, bad.reason) == ("a.csv", 6, reason)
    assert [each.origin_id for each in found if not isinstance(each, Bad)] == ["1", "2", "4"]


def test_without_ids_the_same_line_is_known_again(read):
    text = "asunto,correo,fecha,mensaje\nA,a@x.example,2026-01-01,Hola\n"
    (first,), (again,) = read({"a.csv": text}), read({"b.csv": text})
    assert first.origin_id == again.origin_id
    assert first.origin_id.startswith("sha256:")


def test_columns_said_by_hand_count(read):
    text = "n1,n2,n3,n4\n7,Hola,a@x.example,2026-01-01\n"
    mapping = {"n1": "id", "n2": "text", "n3": "customer_email", "n4": "created_at"}
    (case,) = read({"a.csv": text}, system="csv", **mapping)
    assert (case.origin_id, case.written[0].text) == ("7", "Hola")


@pytest.mark.parametrize("kind", KINDS)
def test_each_template_is_understood_whole(read, kind):
    headings, *rows = TEMPLATES[kind]
    assert all(guessed(kind, headings))
    assert not lacks(kind, guessed(kind, headings))
    text = "\n".join(";".join(row) for row in (headings, *rows))
    (found,) = read({"t.csv": text}, kind)
    assert not isinstance(found, Bad)


def test_customers_and_articles(read):
    (person,) = read({"c.csv": "nombre;correo;empresa;tipo\nNova SL;n@x.example;;empresa\n"}, CUSTOMERS)
    assert (person.name, person.is_company) == ("Nova SL", True)
    (article,) = read({"a.csv": "título;html;categoría;publicado\nA;<p>B</p>;C / D;sí\n"}, ARTICLES)
    assert (article.category, article.is_published) == (("C", "D"), True)


@pytest.mark.parametrize("content", ["", "\n\n", "a;b\n1;2\n", b"\x00\x01\x02\xff" * 50, "id;asunto\n1;2\n"])
def test_what_is_no_table_of_ours_is_refused_in_words(read, content):
    with pytest.raises(UnreadableImport) as refused:
        read({"x.csv": content})
    assert refused.value.fields["file"] in (say.NOT_RECOGNISED, say.LACKS_COLUMNS, say.NOTHING_THERE)
