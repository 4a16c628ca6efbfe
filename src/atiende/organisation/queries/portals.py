"""Where a brand's portal is found, for links in mails: never from what a browser claims as host."""

from __future__ import annotations

import urllib.parse

from atiende.identity.queries.company import public_address
from atiende.organisation.models import BrandHost


def portal_address(brand_id: int, path: str) -> str:
    """The page under the brand's first own host, with scheme and port of the company's address; else under that."""
    address = public_address(path)
    host = BrandHost.objects.filter(brand_id=brand_id).order_by("pk").values_list("host", flat=True).first()
    if host is None:
        return address
    parts = urllib.parse.urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    return urllib.parse.urlunsplit(parts._replace(netloc=f"{host}{port}"))
