"""What travels: a wheel installed into an empty environment, far from the checkout, starts a repository and answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLANS = ("huddinge-samverkan", "haninge-2017", "motala-2022", "orebro-2020", "omsorg-2023", "lagkrav")

PROVIDER = """\
utförare: solglantan
namn: Solgläntan AB
driftsform: privat
orgform: aktiebolag
enheter:
  solbacken: {namn: Solbacken, verksamhet: kategoriboende, lagområde: SoL}
avtal:
  lou-1:
    rubrik: Drift av Solbacken
    avtalsform: LOU-entreprenad
    verksamhet: kategoriboende
    nämnd: socialnamnden
    planer: [motala-2022]
    enheter: {solbacken: }
    ikraft: 2026-02-01
    driftstart: 2026-02-01
    slut: 2029-01-31
    klausuler: {insyn: "4.1", medverkan: "4.2", tillträde: "4.3", uppföljning: "4.4"}
"""
BOARDS = """
nämnder:
  socialnamnden: {namn: Socialnämnden}
"""


def run(*command: str | Path, cwd: Path) -> str:
    """What a command says; it must succeed."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHON", "VIRTUAL_ENV"))}
    clean |= {f"GIT_{who}_{what}": "Prov" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean["GIT_CONFIG_GLOBAL"] = os.devnull
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and what it depends on, and nothing else."""
    place = tmp_path_factory.mktemp("hjul")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", place, ROOT, cwd=place)
    (wheel,) = place.glob("uppf-*.whl")
    run(sys.executable, "-m", "venv", place / "tom", cwd=place)
    commands = place / "tom" / "bin"
    quiet = ("--disable-pip-version-check", "--quiet", "--constraint", ROOT / "constraints.txt")
    run(commands / "pip", "install", *quiet, wheel, cwd=place)
    return commands


def test_a_wheel_starts_a_repository_with_every_plan_and_answers(installed: Path, tmp_path: Path) -> None:
    uppf = installed / "uppf"
    chosen = [part for plan in PLANS for part in ("--plan", plan)]
    run(uppf, "init", "desk", *chosen, "--name", "Provköping", "--from", "2026-01-01", cwd=tmp_path)
    assert {path.stem for path in (tmp_path / "desk" / "planer").glob("*.yaml")} == set(PLANS)
    assert "Inget att visa" in run(uppf, "due", "--plan", "motala", "--as-of", "2026-11-21", cwd=tmp_path / "desk")
    (tmp_path / "desk" / "utforare" / "solglantan.yaml").write_text(PROVIDER, "utf-8")
    with (tmp_path / "desk" / "uppf.yaml").open("a", encoding="utf-8") as town:
        town.write(BOARDS)
    said = run(uppf, "due", "--plan", "motala", "--format", "csv", "--as-of", "2026-11-21", cwd=tmp_path / "desk")
    late = [line.split(";") for line in said.splitlines()[1:]]
    days = sorted((row[3], row[17].split("/")[1]) for row in late)
    assert ("2026-05-31", "avtalsuppfoljning-ar-1") in days
    assert ("2026-09-30", "avtalsuppfoljning-ar-1") in days
    assert "0 fel" in run(uppf, "check", "--as-of", "2026-11-21", cwd=tmp_path / "desk")
    assert "Skapa förrådet för Provköping" in run(uppf, "log", cwd=tmp_path / "desk")
    assert run(installed / "python", "-m", "uppf", "--version", cwd=tmp_path).startswith("uppf")
