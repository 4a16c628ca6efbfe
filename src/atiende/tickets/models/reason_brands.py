"""To which brands a contact reason is limited."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.tickets.models.contact_reason import ContactReason, ContactReasonBrand


def limit_reason_to_brands(reason: ContactReason, brand_ids: Iterable[int]) -> None:
    """To these and no others; to none: offered in cases of every brand."""
    wanted = set(brand_ids)
    present = set(reason.brand_links.values_list("brand_id", flat=True))
    reason.brand_links.filter(brand_id__in=present - wanted).delete()
    ContactReasonBrand.objects.bulk_create(
        ContactReasonBrand(reason=reason, brand_id=brand_id) for brand_id in sorted(wanted - present)
    )
