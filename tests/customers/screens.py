"""People who sign in, and customers to look at, for the screens of customers."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import Client

from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.actions.mark_unreachable import mark_unreachable
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.verify_identifier import verify_identifier
from atiende.customers.models import Identifier
from atiende.customers.rules.customer import CustomerFields
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.actors import SYSTEM
from atiende.organisation.models import Agent, Organisation
from atiende.platform.models import LongJobRow
from atiende.privacy.actions.request_export import KIND
from atiende.privacy.models import CustomerExport
from tests.customers.conftest import AT


def company() -> None:
    Organisation.objects.get_or_create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )


def signed_in(role: str = "") -> Client:
    """Somebody of this role; without one, an account and nothing else."""
    user = get_user_model().objects.create_user(f"{role or 'nadie'}@nova.example", name="Ana Beltrán")
    if role:
        Agent.objects.create(user=user, folded_name="ana", display_name="Ana Beltrán", created_at=AT)
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
        )
    client = Client()
    client.force_login(user)
    return client


def exports(customer_id: int) -> None:
    """One in every state."""
    for state in LongJobRow.State.values:
        job = LongJobRow.objects.create(
            kind=KIND, state=state, done=1840, by_id=1, by_label="Ana", queued_at=AT
        )
        CustomerExport.objects.create(
            customer_id=customer_id,
            long_job_id=job.pk,
            requested_by_id=1,
            requested_by_label="Ñuria Ibáñez de la Concepción y Villaverde",
            requested_at=AT,
            file_id=7 if state == "done" else None,
        )


def fill() -> dict[str, int]:
    """A person with everything, the same person twice, a company, and names that mean harm."""
    acme = create_customer(
        fields=CustomerFields(kind="company", name="Muebles Ibáñez, S. L."), by=SYSTEM, at=AT
    )
    marta = _writes("marta.gil@correo.example", "Marta Gil Ñúñez")
    same = _writes("mgil@antiguo.example", "M. Gil")
    merge_customers(source_id=same, target_id=marta, by=SYSTEM, at=AT)
    add_identifier(customer_id=marta, kind="phone", value="600 11 22 33", country="ES", by=SYSTEM, at=AT)
    first = Identifier.objects.get(normal_value="marta.gil@correo.example")
    verify_identifier(identifier_id=first.pk, method="call", by=SYSTEM, at=AT)
    words = "550 5.1.1 <mgil@antiguo.example>: Recipient address rejected: User unknown " + "x" * 90
    mark_unreachable(
        kind="email", value="mgil@antiguo.example", words=words, is_permanent=True, by=SYSTEM, at=AT
    )
    _writes("sin-nombre-y-con-una-direccion-muy-larga-que-no-cabe-en-una-tarjeta@dominio.example", "")
    _writes("x@y.example", '<script>alert("x")</script> שלום')
    create_customer(
        fields=CustomerFields(name="Pía Soto", company_id=acme.pk, language="es"), by=SYSTEM, at=AT
    )
    other = _writes("martagil@otro.example", "Marta Gil")
    return {"marta": marta, "acme": acme.pk, "other": other}


def _writes(address: str, name: str) -> int:
    return identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=AT)
