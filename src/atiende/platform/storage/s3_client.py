"""The client of a store that speaks S3: its patience, its keys, and its failures as our refusals."""

from __future__ import annotations

import configparser
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, NoCredentialsError
from django.conf import settings

from atiende.kernel.s3_address import S3Address
from atiende.platform.storage.errors import DiskFull, FileServerAway

CONNECT_SECONDS: Final = 3
ANSWER_SECONDS: Final = 10
ATTEMPTS: Final = 3
CONNECTIONS: Final = 16
KEY_FILE: Final = "s3.key"
_GONE: Final = frozenset({"404", "NoSuchKey", "NotFound"})
_NO_ROOM: Final = frozenset({"507", "InsufficientStorage", "XMinioStorageFull", "QuotaExceeded"})


def client_of(address: S3Address) -> Any:
    """Safe for several threads. Each question gets three attempts of ten seconds at most."""
    config = Config(
        region_name=address.region,
        connect_timeout=CONNECT_SECONDS,
        read_timeout=ANSWER_SECONDS,
        retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        max_pool_connections=CONNECTIONS,
        # What is sent is signed whole, so that the server notices what broke on the way; further sums of newer
        # clients are not understood by every server.
        s3={"addressing_style": "path" if address.is_by_path else "virtual", "payload_signing_enabled": True},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    return boto3.session.Session().client(
        "s3", endpoint_url=address.endpoint or None, config=config, **_keys(Path(settings.DATA))
    )


def is_gone(error: ClientError) -> bool:
    return _code(error) in _GONE


def code_of(error: ClientError) -> str:
    return _code(error)


@contextmanager
def as_refusals() -> Iterator[None]:
    """Inside, failures of the store are FileServerAway or DiskFull."""
    try:
        yield
    except ClientError as error:
        if _code(error) in _NO_ROOM:
            raise DiskFull from error
        raise FileServerAway(_code(error)) from error
    except NoCredentialsError as error:
        raise FileServerAway("no keys are set (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)") from error
    except (BotoCoreError, HTTPClientError) as error:
        raise FileServerAway(type(error).__name__) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        raise FileServerAway(error.strerror or type(error).__name__) from error


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code") or "unknown")


def _keys(data: Path) -> dict[str, str]:
    """Those of DATA/keys/s3.key, written as in ~/.aws/credentials; otherwise the library looks where it always does."""
    file = configparser.ConfigParser(interpolation=None)
    try:
        if not file.read(data / "keys" / KEY_FILE, encoding="utf-8"):
            return {}
        section = file["default"]
        return {name: section[name].strip() for name in ("aws_access_key_id", "aws_secret_access_key")}
    except (configparser.Error, KeyError, UnicodeDecodeError, OSError) as error:
        raise FileServerAway(
            f"DATA/keys/{KEY_FILE} must hold [default], aws_access_key_id and aws_secret_access_key"
        ) from error
