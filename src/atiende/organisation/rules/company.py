"""What a company says about itself, as typed and as kept."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from atiende.kernel.tax_ids import is_valid_tax_id, normal_tax_id
from atiende.kernel.text import one_line
from atiende.kernel.web_addresses import parts_of_address
from atiende.organisation.rules import problems as say
from atiende.organisation.rules.time_zones import is_time_zone


@dataclass(frozen=True, slots=True)
class CompanyFields:
    """`country` is ISO 3166-1 alpha-2, `currency` ISO 4217, `time_zone` an IANA name."""

    name: str
    country: str
    time_zone: str
    currency: str
    language: str = "es"
    legal_name: str = ""
    tax_id: str = ""
    region: str = ""
    public_url: str = ""

    def cleaned(self) -> CompanyFields:
        """On one line, codes in their usual case, the tax number without separators."""
        return dataclasses.replace(
            self,
            name=one_line(self.name, limit=150),
            legal_name=one_line(self.legal_name, limit=200),
            tax_id=normal_tax_id(one_line(self.tax_id, limit=40))[:32],
            region=one_line(self.region, limit=100),
            country=self.country.strip().upper(),
            currency=self.currency.strip().upper(),
            public_url=self.public_url.strip().rstrip("/"),
        )


def problems_of_company(company: CompanyFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: say.Problems = {}
    if not company.name:
        found["name"] = say.REQUIRED
    if not re.fullmatch(r"[A-Z]{2}", company.country):
        found["country"] = say.NOT_A_COUNTRY
    elif company.tax_id and not is_valid_tax_id(company.tax_id, company.country):
        found["tax_id"] = say.NOT_A_TAX_ID
    if not re.fullmatch(r"[A-Z]{3}", company.currency):
        found["currency"] = say.NOT_A_CURRENCY
    if company.language not in say.LANGUAGES:
        found["language"] = say.NOT_A_LANGUAGE
    if not is_time_zone(company.time_zone):
        found["time_zone"] = say.NOT_A_ZONE
    if company.public_url and not is_web_address(company.public_url):
        found["public_url"] = say.NOT_A_URL
    return found


def is_web_address(text: str) -> bool:
    """An http(s) address with a host and without user, query or spaces."""
    parts = parts_of_address(text, longest=300)
    return parts is not None and not (parts.query or parts.fragment)
