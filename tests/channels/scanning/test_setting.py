"""Where the scanner is, is said in one line; what makes no sense is refused in one sentence."""

from __future__ import annotations

import pytest

from atiende.site.environment import WrongSetting, read_environment


@pytest.mark.parametrize(
    "value", ["127.0.0.1:3310", "scanner.local:3310", "[::1]:3310", "/run/clamav/clamd.ctl"]
)
def test_a_host_with_its_port_or_a_socket(value):
    assert read_environment({"ATIENDE_CLAMD": value}).clamd == value


def test_nothing_means_that_nothing_is_scanned():
    assert read_environment({}).clamd == ""


@pytest.mark.parametrize(
    "value", ["localhost", "host:", ":3310", "host:99999", "tcp://host:3310", "a b:3310", "run/x"]
)
def test_anything_else_is_refused(value):
    with pytest.raises(WrongSetting, match="ATIENDE_CLAMD"):
        read_environment({"ATIENDE_CLAMD": value})
