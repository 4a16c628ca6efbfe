"""Which words of a canned reply suit whom they are for."""

from __future__ import annotations

from atiende.organisation.rules.form_of_address import FormOfAddress


def form_for(*, of_customer: str, of_brand: str) -> FormOfAddress:
    """How this customer is addressed: as was noted of them, else as the brand speaks."""
    for told in (of_customer, of_brand):
        if told in {form.value for form in FormOfAddress}:
            return FormOfAddress(told)
    return FormOfAddress.USTED


def variant_for(form: FormOfAddress, *, has_tu: bool, has_vos: bool) -> FormOfAddress:
    """The variant that is there for this form; without one of its own, the words in usted, which offend nobody."""
    if form is FormOfAddress.TU and has_tu:
        return FormOfAddress.TU
    if form is FormOfAddress.VOS and has_vos:
        return FormOfAddress.VOS
    return FormOfAddress.USTED
