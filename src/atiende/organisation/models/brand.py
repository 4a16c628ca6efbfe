"""A brand: the name, voice and colours under which customers are served."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.organisation.models.calendar import WorkingCalendar
from atiende.organisation.rules.colours import DEFAULT_DARK, DEFAULT_LIGHT, Palette
from atiende.organisation.rules.form_of_address import FormOfAddress

FORMS_OF_ADDRESS = [(form.value, form.value) for form in FormOfAddress]
_HEX = r"^#[0-9a-f]{6}$"
COLOUR_FIELDS = tuple(
    f"{theme}_{token}" for theme in ("light", "dark") for token in ("brand", "hover", "soft", "on_brand")
)


class Brand(models.Model):
    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_collation="C")
    slug = models.CharField(max_length=50, db_collation="C")
    sender_name = models.CharField(max_length=100, blank=True)
    sender_address = models.EmailField(max_length=254, blank=True)
    privacy_url = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=10, default="es")
    form_of_address = models.CharField(
        max_length=5, choices=FORMS_OF_ADDRESS, default=FormOfAddress.USTED.value
    )
    time_zone = models.CharField(max_length=64)
    light_brand = models.CharField(max_length=7, default=DEFAULT_LIGHT.brand)
    light_hover = models.CharField(max_length=7, default=DEFAULT_LIGHT.hover)
    light_soft = models.CharField(max_length=7, default=DEFAULT_LIGHT.soft)
    light_on_brand = models.CharField(max_length=7, default=DEFAULT_LIGHT.on_brand)
    dark_brand = models.CharField(max_length=7, default=DEFAULT_DARK.brand)
    dark_hover = models.CharField(max_length=7, default=DEFAULT_DARK.hover)
    dark_soft = models.CharField(max_length=7, default=DEFAULT_DARK.soft)
    dark_on_brand = models.CharField(max_length=7, default=DEFAULT_DARK.on_brand)
    calendar = models.ForeignKey(
        WorkingCalendar, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    is_default = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    submission = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="brand_name_once"),
            models.UniqueConstraint(fields=["slug"], name="brand_slug_once"),
            models.UniqueConstraint(fields=["submission"], name="brand_submission_once"),
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="brand_one_default"
            ),
            models.CheckConstraint(
                condition=Q(form_of_address__in=[form.value for form in FormOfAddress]),
                name="brand_form_of_address",
            ),
            models.CheckConstraint(
                condition=Q(*[(f"{field}__regex", _HEX) for field in COLOUR_FIELDS]),
                name="brand_colours_hex",
            ),
            models.CheckConstraint(condition=~Q(folded_name="") & ~Q(slug=""), name="brand_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def light(self) -> Palette:
        return Palette(self.light_brand, self.light_hover, self.light_soft, self.light_on_brand)

    @property
    def dark(self) -> Palette:
        return Palette(self.dark_brand, self.dark_hover, self.dark_soft, self.dark_on_brand)


class BrandHost(models.Model):
    """A host name under which the brand's portal answers."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=253, db_collation="C")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host"], name="brand_host_once"),
            models.CheckConstraint(condition=Q(host__regex=r"^[a-z0-9.-]+$"), name="brand_host_plain"),
        ]

    def __str__(self) -> str:
        return self.host


class BrandArchival(models.Model):
    """The brand is archived: since when and by whom. Restoring it removes the row."""

    brand = models.OneToOneField(Brand, primary_key=True, on_delete=models.CASCADE, related_name="archival")
    archived_at = models.DateTimeField()
    archived_by_id = models.BigIntegerField()
    archived_by_label = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.brand_id}"
