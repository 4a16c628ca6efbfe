"""What can be said of a brand, as typed and as kept."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Final

from atiende.kernel.text import folded, one_line, slug
from atiende.organisation.rules import problems as say
from atiende.organisation.rules.colours import (
    DEFAULT_DARK,
    DEFAULT_LIGHT,
    Palette,
    Theme,
    normal_hex,
    unreadable,
)
from atiende.organisation.rules.company import is_web_address
from atiende.organisation.rules.form_of_address import FormOfAddress
from atiende.organisation.rules.hosts import normal_host
from atiende.organisation.rules.time_zones import is_time_zone

_ATOM: Final = r"[^@\s\x00-\x1f<>\"',;:\\()\[\]]+"
_ADDRESS: Final = re.compile(rf"{_ATOM}@{_ATOM}\.{_ATOM}")
TOKENS: Final = ("brand", "hover", "soft", "on_brand")


@dataclass(frozen=True, slots=True)
class BrandFields:
    """`slug` empty: made from the name. `hosts`: host names under which the portal answers.

    `privacy_url`: the page that tells customers what is done with what they write.
    """

    name: str
    time_zone: str
    language: str = "es"
    form_of_address: str = FormOfAddress.USTED.value
    slug: str = ""
    sender_name: str = ""
    sender_address: str = ""
    hosts: tuple[str, ...] = ()
    privacy_url: str = ""
    light: Palette = DEFAULT_LIGHT
    dark: Palette = DEFAULT_DARK

    def cleaned(self) -> BrandFields:
        """Names on one line, hosts plain, sorted and once each, colours as #rrggbb where they are colours."""
        name = one_line(self.name, limit=100)
        return dataclasses.replace(
            self,
            name=name,
            slug=slug(self.slug or name),
            sender_name=one_line(self.sender_name, limit=100),
            sender_address=self.sender_address.strip()[:254],
            hosts=tuple(sorted({normal_host(host) or host.strip() for host in self.hosts if host.strip()})),
            privacy_url=self.privacy_url.strip()[:300],
            light=_normal(self.light),
            dark=_normal(self.dark),
        )


def problems_of_brand(brand: BrandFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    found: say.Problems = {}
    if not brand.name:
        found["name"] = say.REQUIRED
    elif not folded(brand.name) or not brand.slug:
        found["name" if not folded(brand.name) else "slug"] = say.NO_LETTERS
    if brand.language not in say.LANGUAGES:
        found["language"] = say.NOT_A_LANGUAGE
    if brand.form_of_address not in {form.value for form in FormOfAddress}:
        found["form_of_address"] = say.NOT_A_FORM
    if not is_time_zone(brand.time_zone):
        found["time_zone"] = say.NOT_A_ZONE
    if brand.sender_address and not _ADDRESS.fullmatch(brand.sender_address):
        found["sender_address"] = say.NOT_AN_ADDRESS
    if brand.privacy_url and not is_web_address(brand.privacy_url):
        found["privacy_url"] = say.NOT_A_URL
    if any(normal_host(host) is None for host in brand.hosts):
        found["hosts"] = say.NOT_A_HOST
    return found | problems_of_palette(brand.light, "light") | problems_of_palette(brand.dark, "dark")


def columns_of(brand: BrandFields) -> dict[str, str]:
    """Cleaned fields as they are kept in the brand's row; hosts have rows of their own."""
    kept = {
        name: getattr(brand, name)
        for name in (
            "name",
            "slug",
            "sender_name",
            "sender_address",
            "privacy_url",
            "language",
            "form_of_address",
            "time_zone",
        )
    }
    colours = {
        f"{theme}_{token}": getattr(getattr(brand, theme), token)
        for theme in ("light", "dark")
        for token in TOKENS
    }
    return {**kept, **colours, "folded_name": folded(brand.name)[:100]}


def problems_of_palette(palette: Palette, theme: Theme) -> say.Problems:
    """Keys read `light_brand`, `dark_on_brand`, …"""
    wrong = {
        f"{theme}_{token}": say.NOT_A_COLOUR
        for token in TOKENS
        if normal_hex(getattr(palette, token)) is None
    }
    return wrong or {f"{theme}_{pair.field}": say.TOO_LITTLE_CONTRAST for pair in unreadable(palette, theme)}


def _normal(palette: Palette) -> Palette:
    return Palette(*(normal_hex(getattr(palette, token)) or getattr(palette, token) for token in TOKENS))
