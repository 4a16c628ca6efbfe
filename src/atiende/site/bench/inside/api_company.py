"""The company whose API is measured: a brand, an administrator, fifty customers and tokens; prints these as JSON.

Called as `python -m atiende.site.bench.inside.api_company TOKENS`.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from atiende.customers.actions.identify_customer import identify_customer  # noqa: E402  after Django is set up
from atiende.identity.actions.create_token import create_token  # noqa: E402
from atiende.identity.actions.create_user import create_user  # noqa: E402
from atiende.kernel.actors import SYSTEM  # noqa: E402
from atiende.kernel.clock import utc_now  # noqa: E402
from atiende.organisation.actions.create_agent import create_agent  # noqa: E402
from atiende.organisation.actions.provide_first_brand import provide_first_brand  # noqa: E402
from atiende.site.bench.inside.api_load import KNOWN, address_of_known  # noqa: E402
from atiende.site.bench.program import EMAIL  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402


def main(tokens: int) -> None:
    apply_pending()
    at = utc_now()
    provide_first_brand(by=SYSTEM, at=at)
    user = create_user(
        email=EMAIL, name="Bench", password=None, role_codes=["administrator"], by=SYSTEM, at=at
    )
    create_agent(user_id=user.pk, by=SYSTEM, at=at)
    for number in range(KNOWN):
        identify_customer(kind="email", value=address_of_known(number), name="Ana Ruiz", by=SYSTEM, at=at)
    made = [
        create_token(user_id=user.pk, name=f"bench {n}", scopes=["tickets:write"], by=SYSTEM, at=at)[1]
        for n in range(tokens)
    ]
    sys.stdout.write(json.dumps({"tokens": made}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
