"""To which brands a field is limited."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.tickets.models.custom_field import CustomField, CustomFieldBrand


def limit_to_brands(field: CustomField, brand_ids: Iterable[int]) -> None:
    """To these and no others; to none: asked in cases of every brand."""
    wanted = set(brand_ids)
    present = set(field.brand_links.values_list("brand_id", flat=True))
    field.brand_links.filter(brand_id__in=present - wanted).delete()
    CustomFieldBrand.objects.bulk_create(
        CustomFieldBrand(field=field, brand_id=brand_id) for brand_id in sorted(wanted - present)
    )
