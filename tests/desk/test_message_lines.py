"""Text is put into paragraphs and links as the filters of templates do it, whatever stands in it."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from atiende.desk.web.message_lines import paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Hola.\n\nUna línea\r\ny otra.\r\n\r\n\r\nFin.",
        "Vea https://nova.example/a?b=1&c=2, www.nova.example o ana@nova.example.",
        "Cuesta 3.50 € <script>alert(1)</script> & más",
        "comillas \"dobles\" y 'simples'",
        "\u202eabc a:b c@d e.f",
        "   ",
    ],
)
def test_paragraphs_are_those_of_the_filters(text: str) -> None:
    by_template = Template("{{ text|urlize|linebreaks }}§{{ text|linebreaks }}").render(
        Context({"text": text})
    )
    assert [paragraphs(text, with_links=True), paragraphs(text)] == by_template.split("§")
