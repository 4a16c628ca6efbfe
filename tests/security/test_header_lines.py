"""No word of a stranger becomes a line of a header, of an answer or of a mail."""

from __future__ import annotations

import email
import email.policy

import pytest
from django.http import HttpResponse
from django.http.response import BadHeaderError
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.clock import utc_now
from atiende.platform.mail import queue_mail
from atiende.platform.models import OutgoingMail
from atiende.platform.storage import file_response, store

ODD = (
    'a"; filename="b.html',
    "a\r\nSet-Cookie: x=1",
    "a\nX: y",
    "ñandú\u2028x.txt",
    "\u0000.txt",
    "a;b=c.txt",
    "%0d%0aX: y",
    "%s%(x)s{0}",
    "😀" * 100,
)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ODD)
def test_no_name_of_a_file_adds_a_line_to_an_answer(settings: object, tmp_path: object, name: str) -> None:
    settings.FILES_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    file = store(b"x", name="x", media_type="text/plain")
    answer = file_response(file, name=name)
    told = answer["Content-Disposition"]
    assert told.startswith("attachment; filename")
    assert told.isprintable()
    assert 'filename="b.html' not in told
    answer.close()


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize("word", ODD)
def test_no_word_of_a_case_adds_a_line_to_a_mail(word: str) -> None:
    queue_mail(to="ana@example.com", subject=word, text="Hola", kind="t", at=utc_now())
    kept = OutgoingMail.objects.get()
    assert not set(kept.subject) & set("\r\n\x00\x0b\x0c\u2028\u2029")
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    made["Subject"] = kept.subject
    assert email.message_from_bytes(bytes(made), policy=email.policy.default).keys() == ["Subject"]


@given(st.text(alphabet=st.sampled_from("a\r\n: \x00é"), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_framework_refuses_lines_within_a_header(word: str) -> None:
    answer = HttpResponse()
    try:
        answer["X-Test"] = word
    except BadHeaderError:
        assert "\r" in word or "\n" in word
    else:
        assert "\r" not in answer["X-Test"]
        assert "\n" not in answer["X-Test"]
