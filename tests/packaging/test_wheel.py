"""A wheel installs and runs the same as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="atiende-wheel-") as folder:
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT)],
            check=True,
            capture_output=True,
        )
        yield next(Path(folder).glob("*.whl"))


def test_it_carries_everything_that_the_program_reads(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "atiende"
    tracked = subprocess.run(
        ["git", "ls-files", "--", str(package)], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert {name.removeprefix("src/") for name in tracked if (ROOT / name).exists()} <= inside
    catalogues = {f"atiende/{path.relative_to(package).with_suffix('.mo')}" for path in package.rglob("*.po")}
    assert catalogues
    assert catalogues <= inside


@pytest.mark.slow
@pytest.mark.process
def test_installed_it_answers_as_the_checkout_does(wheel: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="atiende-venv-") as folder:
        home = Path(folder)
        home.chmod(0o711)  # the account that runs the database must be able to enter
        venv.create(home / "venv", with_pip=False, symlinks=True)
        python = home / "venv" / "bin" / "python"
        site_packages = next((home / "venv" / "lib").glob("python*/site-packages"))
        # The locked dependencies are those of this environment; its own checkout is not seen through this path.
        (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
        subprocess.run(
            [
                sys.executable,
                "-m",
                "pip",
                "--python",
                str(python),
                "install",
                "-q",
                "--no-deps",
                "--no-index",
                str(wheel),
            ],
            check=True,
            capture_output=True,
        )
        environment = {k: v for k, v in os.environ.items() if not k.startswith("ATIENDE_")}
        environment |= {"ATIENDE_DATA": str(home / "data"), "LC_ALL": "en_GB.UTF-8"}
        doctor = subprocess.run(
            [str(home / "venv" / "bin" / "atiende"), "doctor", "--json"],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert '"database"' in doctor.stdout, doctor.stderr
        where = subprocess.run(
            [str(python), "-c", "import atiende; print(atiende.__file__)"],
            cwd=home, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert str(home) in where.stdout
