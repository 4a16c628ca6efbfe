"""The `atiende` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atiende.site.settings")
    if sys.argv[1:2] == ["test"]:
        import pytest  # noqa: PLC0415  only the checkout has it

        sys.exit(pytest.main(sys.argv[2:]))
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
