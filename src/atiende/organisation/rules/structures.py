"""Ready structures to begin with: the eight usual ways to divide a company that serves customers, and a small one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.organisation.rules.units import Dimension


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of a ready structure: the msgid of its name, and those under it."""

    name: str
    below: tuple[Piece, ...] = ()

    def count(self) -> int:
        return 1 + sum(piece.count() for piece in self.below)


@dataclass(frozen=True, slots=True)
class Structure:
    """`trees`: what stands at the top of each tree."""

    key: str
    name: str
    summary: str
    trees: tuple[tuple[Dimension, Piece], ...]

    def count(self) -> int:
        return sum(piece.count() for _dimension, piece in self.trees)


def _under(name: str, *below: str | Piece) -> Piece:
    return Piece(name, tuple(Piece(each) if isinstance(each, str) else each for each in below))


_CARE: Final = gettext_noop("Customer care")
_PHONE: Final = gettext_noop("Telephone")
_WRITTEN: Final = gettext_noop("Mail and chat")
_TECHNICAL: Final = gettext_noop("Technical support")
_CLAIMS: Final = gettext_noop("Complaints and claims")
_BILLING: Final = gettext_noop("Billing and payments")
_QUALITY: Final = gettext_noop("Quality and training")
_NORTH: Final = gettext_noop("North area")
_CENTRE: Final = gettext_noop("Centre area")
_SOUTH: Final = gettext_noop("South area")

_FUNCTIONS: Final = _under(
    _CARE, _under(gettext_noop("First line"), _PHONE, _WRITTEN), _TECHNICAL, _BILLING, _CLAIMS, _QUALITY
)
_AREAS: Final = _under(gettext_noop("All areas"), _NORTH, _CENTRE, _SOUTH)

STRUCTURES: Final[tuple[Structure, ...]] = (
    Structure(
        "small",
        gettext_noop("Small company"),
        gettext_noop("Up to a dozen people: one who leads, and three groups."),
        (
            (
                Dimension.FUNCTION,
                _under(
                    _CARE,
                    gettext_noop("Answering customers"),
                    gettext_noop("Orders and returns"),
                    gettext_noop("Repairs and technical questions"),
                ),
            ),
        ),
    ),
    Structure(
        "functional",
        gettext_noop("Functional"),
        gettext_noop("Each unit does one kind of work for all customers."),
        ((Dimension.FUNCTION, _FUNCTIONS),),
    ),
    Structure(
        "market",
        gettext_noop("By market"),
        gettext_noop("Each unit knows one kind of customer and serves it in everything."),
        (
            (
                Dimension.MARKET,
                _under(
                    gettext_noop("All markets"),
                    _under(gettext_noop("Private customers"), gettext_noop("New customers")),
                    _under(gettext_noop("Companies"), gettext_noop("Key accounts")),
                    gettext_noop("Public bodies"),
                    gettext_noop("Dealers"),
                ),
            ),
        ),
    ),
    Structure(
        "geographic",
        gettext_noop("Geographic"),
        gettext_noop("Each area has its own people, near its customers."),
        ((Dimension.GEOGRAPHY, _AREAS),),
    ),
    Structure(
        "process",
        gettext_noop("By process"),
        gettext_noop(
            "Each unit looks after one stretch of the customer's way, from the first question to the last."
        ),
        (
            (
                Dimension.PROCESS,
                _under(
                    gettext_noop("The customer's way"),
                    gettext_noop("Before the purchase"),
                    gettext_noop("Purchase and delivery"),
                    gettext_noop("Use and support"),
                    gettext_noop("Returns and repairs"),
                    gettext_noop("Renewal and leaving"),
                ),
            ),
        ),
    ),
    Structure(
        "flat",
        gettext_noop("Flat"),
        gettext_noop("Everybody answers to one person; groups have no levels between."),
        (
            (
                Dimension.FUNCTION,
                _under(
                    _CARE, gettext_noop("Group one"), gettext_noop("Group two"), gettext_noop("Group three")
                ),
            ),
        ),
    ),
    Structure(
        "circular",
        gettext_noop("Circular"),
        gettext_noop(
            "Circles within circles: each decides what is its own and sends somebody to the wider one."
        ),
        (
            (
                Dimension.FUNCTION,
                _under(
                    gettext_noop("Circle of the customer"),
                    _under(gettext_noop("Circle of care"), gettext_noop("Circle of knowledge")),
                    _under(gettext_noop("Circle of improvement"), gettext_noop("Circle of claims")),
                ),
            ),
        ),
    ),
    Structure(
        "matrix",
        gettext_noop("Matrix"),
        gettext_noop(
            "Two trees at once, function and area: each person belongs to one unit of both and has two bosses."
        ),
        ((Dimension.FUNCTION, _FUNCTIONS), (Dimension.GEOGRAPHY, _AREAS)),
    ),
    Structure(
        "product",
        gettext_noop("By product or brand"),
        gettext_noop("Each unit knows one line of products, or serves one brand, in everything."),
        (
            (
                Dimension.PRODUCT,
                _under(
                    gettext_noop("All products"),
                    _under(gettext_noop("Product line A"), gettext_noop("Spare parts of line A")),
                    gettext_noop("Product line B"),
                    gettext_noop("Services"),
                ),
            ),
        ),
    ),
)


def structure_of(key: str) -> Structure | None:
    return next((each for each in STRUCTURES if each.key == key), None)


def pieces_of(structure: Structure) -> Iterator[tuple[Dimension, Piece, Piece | None]]:
    """(dimension, unit, the one above) of each, from the top down."""
    for dimension, top in structure.trees:
        yield from _walk(dimension, top, None)


def _walk(
    dimension: Dimension, piece: Piece, above: Piece | None
) -> Iterator[tuple[Dimension, Piece, Piece | None]]:
    yield dimension, piece, above
    for each in piece.below:
        yield from _walk(dimension, each, piece)
