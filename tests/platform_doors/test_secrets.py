"""Sealing and unsealing, the files of keys, and what is said when a value or a key was touched."""

import stat
import subprocess
import sys

import pytest

from atiende.platform.secrets import SecretAltered, SecretKeyMissing, seal, unseal
from atiende.platform.secrets.keys import make_key, newest_key


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.parametrize("value", ["", "contraseña con ñ", "x" * 100_000])
def test_what_was_sealed_comes_back(value):
    sealed = seal(value, "test.purpose")
    assert sealed.startswith("k1:")
    assert unseal(sealed, "test.purpose") == value.encode()
    assert value not in sealed or not value


def test_the_same_value_never_looks_the_same_twice():
    assert seal("x", "p") != seal("x", "p")


def test_the_key_is_readable_by_its_owner_alone(data):
    seal("x", "p")
    file = data / "keys" / "secrets" / "1.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == ["1.key"]


def test_a_value_sealed_for_one_purpose_is_refused_for_another():
    with pytest.raises(SecretAltered):
        unseal(seal("x", "mail.password"), "sso.secret")


@pytest.mark.parametrize("text", ["", "x", "k1:", "k0:AAAA", "k1:AAAA", "k1:not base64", "k1:" + "A" * 40])
def test_altered_text_is_refused(text):
    seal("x", "p")
    with pytest.raises(SecretAltered):
        unseal(text, "p")


def test_one_changed_letter_is_noticed():
    sealed = seal("hola", "p")
    other = "A" if sealed[-5] != "A" else "B"
    with pytest.raises(SecretAltered):
        unseal(sealed[:-5] + other + sealed[-4:], "p")


def test_a_missing_key_is_named(data):
    sealed = seal("x", "p")
    (data / "keys" / "secrets" / "1.key").unlink()
    with pytest.raises(SecretKeyMissing, match=r"key 1 .* is missing"):
        unseal(sealed, "p")


def test_the_newest_key_seals_and_older_ones_still_unseal():
    old = seal("x", "p")
    make_key(after=1)
    assert seal("x", "p").startswith("k2:")
    assert unseal(old, "p") == b"x"


def test_the_material_is_never_shown():
    assert newest_key().material.hex() not in repr(newest_key())
    assert repr(newest_key()) == "Key(id=1)"


@pytest.mark.process
def test_processes_that_start_together_get_the_same_key(data):
    program = (
        "import sys; from django.conf import settings; settings.configure(DATA=sys.argv[1]);"
        "from atiende.platform.secrets.keys import newest_key; print(newest_key().material.hex())"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, str(data)], stdout=subprocess.PIPE) for _ in range(6)
    ]
    assert len({process.communicate(timeout=60)[0] for process in started}) == 1
    assert all(process.returncode == 0 for process in started)
