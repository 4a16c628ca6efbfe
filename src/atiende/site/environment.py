"""The settings that come from outside, read once and refused in one sentence when they make no sense."""

from __future__ import annotations

import ipaddress
import os
import re
import secrets
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from atiende.kernel.private_files import create_once
from atiende.kernel.refusals import Refusal, gettext_noop
from atiende.kernel.s3_address import is_s3_address, read_s3_address


class WrongSetting(Refusal):
    """A setting from the environment cannot be used; the sentence says what to write instead."""

    code = "wrong_setting"
    message = gettext_noop("%(name)s is not usable: %(value)s. Write %(expected)s.")

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(name=name, value=value or "(empty)", expected=expected)


class SettingWithoutSecret(Refusal):
    code = "setting_without_secret"
    message = gettext_noop(
        "The folder %(folder)s cannot be written to keep the secret key: give ATIENDE_DATA a folder of yours, "
        "or set ATIENDE_SECRET_KEY to 50 random characters."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(folder=folder)


@dataclass(frozen=True, slots=True)
class Environment:
    """What doors.md names under Settings, checked."""

    data: Path
    database_url: str | None
    """None means the embedded database."""
    database_url_direct: str | None
    secret_key: str | None
    base_url: str | None
    allowed_hosts: tuple[str, ...]
    redis_url: str | None
    files: str
    """A folder, or the address of a store that speaks S3."""
    trusted_proxies: frozenset[str] = frozenset()
    """Addresses whose X-Forwarded-… headers are believed."""
    clamd: str = ""
    """HOST:PORT or the path of a socket of the ClamAV daemon; empty: files are not scanned."""
    webhook_networks: tuple[str, ...] = ()
    """Inner networks to which webhooks may be sent, as in 10.1.0.0/16."""
    metrics: str = ""
    """`local`: machines of one's own networks may read the figures; empty: nobody without the token."""
    metrics_token: str = ""


def default_data_folder() -> Path:
    """Root keeps data in /var/lib; a user in the folder that the desktop standard names."""
    if os.geteuid() == 0:
        return Path("/var/lib/atiende")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "atiende"


def read_environment(source: Mapping[str, str]) -> Environment:
    """Raises WrongSetting, naming the first variable that cannot be used."""
    data = Path(source.get("ATIENDE_DATA") or default_data_folder()).expanduser().absolute()
    if _is_in_a_file(data):
        raise WrongSetting("ATIENDE_DATA", str(data), "the path of a folder")
    return Environment(
        data=data,
        database_url=_database_url(source, "DATABASE_URL"),
        database_url_direct=_database_url(source, "DATABASE_URL_DIRECT"),
        secret_key=_secret_key(source),
        base_url=_base_url(source),
        allowed_hosts=_hosts(source),
        redis_url=_redis_url(source),
        files=_files(source, data),
        trusted_proxies=_proxies(source),
        clamd=_clamd(source),
        metrics=_metrics(source),
        metrics_token=_metrics_token(source),
        webhook_networks=_webhook_networks(source),
    )


def secret_key_of(environment: Environment) -> str:
    """The given key, or one made on first use and kept in DATA/keys. Raises SettingWithoutSecret."""
    if environment.secret_key:
        return environment.secret_key
    path = environment.data / "keys" / "session.key"
    try:
        if not path.exists():
            create_once(path, secrets.token_urlsafe(64))
        return path.read_text().strip()
    except OSError as error:
        raise SettingWithoutSecret(environment.data) from error


def _database_url(source: Mapping[str, str], name: str) -> str | None:
    value = source.get(name, "")
    if not value:
        return None
    parts = _parts_of(value)
    if parts is None or parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise WrongSetting(name, without_password(value), "postgresql://USER:PASSWORD@HOST:5432/DATABASE")
    return value


def _parts_of(value: str) -> urllib.parse.SplitResult | None:
    """None for what is no address at all, such as one with a port of letters."""
    try:
        parts = urllib.parse.urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _secret_key(source: Mapping[str, str]) -> str | None:
    value = source.get("ATIENDE_SECRET_KEY", "")
    if value and len(value) < 32:
        raise WrongSetting("ATIENDE_SECRET_KEY", f"{len(value)} characters", "at least 32 random characters")
    return value or None


def _base_url(source: Mapping[str, str]) -> str | None:
    value = source.get("ATIENDE_BASE_URL", "").rstrip("/")
    if not value:
        return None
    parts = _parts_of(value)
    is_address = parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)
    if parts is None or not is_address or parts.path or parts.query or parts.fragment or parts.username:
        raise WrongSetting(
            "ATIENDE_BASE_URL",
            without_password(value),
            "the address people open, such as https://care.example.com",
        )
    return value


def _hosts(source: Mapping[str, str]) -> tuple[str, ...]:
    hosts = tuple(h.strip() for h in source.get("ATIENDE_ALLOWED_HOSTS", "").split(",") if h.strip())
    for host in hosts:
        if not re.fullmatch(r"\*|\.?[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]", host):
            raise WrongSetting(
                "ATIENDE_ALLOWED_HOSTS", host, "host names separated by commas, such as care.example.com"
            )
    return hosts


def _proxies(source: Mapping[str, str]) -> frozenset[str]:
    proxies = frozenset(p.strip() for p in source.get("ATIENDE_TRUSTED_PROXIES", "").split(",") if p.strip())
    for proxy in proxies:
        try:
            ipaddress.ip_address(proxy)
        except ValueError as error:
            expected = "IP addresses separated by commas, such as 10.0.0.5"
            raise WrongSetting("ATIENDE_TRUSTED_PROXIES", proxy, expected) from error
    return proxies


def _webhook_networks(source: Mapping[str, str]) -> tuple[str, ...]:
    name = "ATIENDE_WEBHOOK_NETWORKS"
    networks = tuple(n.strip() for n in source.get(name, "").split(",") if n.strip())
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            expected = "networks separated by commas, such as 10.1.0.0/16"
            raise WrongSetting(name, network, expected) from error
    return networks


def _redis_url(source: Mapping[str, str]) -> str | None:
    value = source.get("REDIS_URL", "")
    parts = _parts_of(value)
    if value and (parts is None or parts.scheme not in {"redis", "rediss", "unix"}):
        raise WrongSetting("REDIS_URL", without_password(value), "redis://HOST:6379/0")
    return value or None


def _files(source: Mapping[str, str], data: Path) -> str:
    value = source.get("ATIENDE_FILES", "")
    if not value:
        return str(data / "files")
    if is_s3_address(value):
        try:
            read_s3_address(value)
        except ValueError as error:
            raise WrongSetting("ATIENDE_FILES", without_password(value), str(error)) from error
        return value
    if not Path(value).expanduser().is_absolute() or _is_in_a_file(Path(value).expanduser()):
        raise WrongSetting("ATIENDE_FILES", value, "the absolute path of a folder")
    return str(Path(value).expanduser())


def _is_in_a_file(folder: Path) -> bool:
    """Whether the first thing on the way up that exists is no folder."""
    try:
        return not next(path for path in (folder, *folder.parents) if os.path.lexists(path)).is_dir()
    except OSError:
        return False  # may not be looked at: who writes there says why


def _clamd(source: Mapping[str, str]) -> str:
    value = source.get("ATIENDE_CLAMD", "").strip()
    host, _, port = value.rpartition(":")
    is_port = bool(host) and port.isascii() and port.isdigit() and 0 < int(port) < 65536
    if value and not value.startswith("/") and not (is_port and not re.search(r"[\s/]", host)):
        expected = "HOST:PORT of the ClamAV daemon, or the absolute path of its socket"
        raise WrongSetting("ATIENDE_CLAMD", value, expected)
    return value


def _metrics(source: Mapping[str, str]) -> str:
    value = source.get("ATIENDE_METRICS", "").strip()
    if value not in {"", "local"}:
        expected = "local, or nothing and a token in ATIENDE_METRICS_TOKEN"
        raise WrongSetting("ATIENDE_METRICS", value, expected)
    return value


def _metrics_token(source: Mapping[str, str]) -> str:
    value = source.get("ATIENDE_METRICS_TOKEN", "").strip()
    if value and not re.fullmatch(r"[A-Za-z0-9._~+/=-]{32,}", value):
        expected = "at least 32 letters, digits or signs of - . _ ~ + / ="
        raise WrongSetting("ATIENDE_METRICS_TOKEN", f"{len(value)} characters", expected)
    return value


def without_password(url: str) -> str:
    """The address fit for a log or a screen."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:…@", url)
