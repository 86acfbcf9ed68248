"""``uppf publish``: into which folder, on which day, what is replaced and what is left alone, and the dry run."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.office import Office, move_in
from tests.rules.test_publication import DONE, HIDDEN
from uppf.cli.app import main

FINISHED = "arenden/2026/2026-ekbacken-7k2m9x.yaml"
SECRET = "arenden/2026/2026-lonnen-8m3n7p.yaml"
MANIFEST = "uppf-webbplats.json"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """The office with a finished report."""
    office = move_in(tmp_path, monkeypatch, capsys)
    office.write(FINISHED, DONE)
    office.commit("Skriv rapport")
    return office


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where the site is to be."""
    return tmp_path / "webb"


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def undated(office: Office, *args: str) -> tuple[int, str, str]:
    """A command without a day of its own."""
    office.capsys.readouterr()
    return main([*args, "--repo", str(office.root)]), *office.capsys.readouterr()


def test_a_site_is_written_and_nothing_in_the_repository_is_changed(office: Office, site: Path) -> None:
    before = office.standing()
    said = office.done("publish", str(site), as_of="2026-09-01")
    assert f"skrivna till {site}: 2 enheter och 1 rapporter. 0 utelämnades" in said
    assert office.standing() == before
    files = content(site)
    assert "rapporter/2026-ekbacken-7k2m9x-r4k8pm.html" in files
    assert set(json.loads(files.pop(MANIFEST))["filer"]) == set(files)


def test_the_same_day_gives_the_same_bytes_and_what_is_gone_is_taken_away(office: Office, site: Path) -> None:
    office.done("publish", str(site), as_of="2026-09-01")
    first = content(site)
    office.done("publish", str(site), as_of="2026-09-01")
    assert content(site) == first
    (site / "eget.txt").write_text("en fil som någon annan har lagt dit", "utf-8")
    office.done("publish", str(site), as_of="2026-05-03")
    later = content(site)
    assert "eget.txt" in later
    assert not [name for name in later if name.startswith("rapporter/2026")]
    office.done("publish", str(site), as_of="2026-09-01")
    (site / "eget.txt").unlink()
    assert content(site) == first


def test_a_site_half_written_is_written_again(office: Office, site: Path) -> None:
    office.done("publish", str(site), as_of="2026-09-01")
    first = content(site)
    (site / "index.html").write_text("halv", "utf-8")
    (site / "data/utforare.csv").unlink()
    office.done("publish", str(site), as_of="2026-09-01")
    assert content(site) == first


def test_the_dry_run_writes_nothing_and_says_why(office: Office, site: Path) -> None:
    office.write(SECRET, HIDDEN + "oanmäld: ja\n")
    said = json.loads(office.done("publish", str(site), "--dry-run", "--format", "json", as_of="2026-09-01"))
    assert not site.exists()
    assert [row for row in said["rader"] if row["beslut"] == "utelämnas"] == [
        {
            "beslut": "utelämnas",
            "slag": "ärende",
            "id": "2026-lonnen-8m3n7p",
            "gäller": "Lönnen",
            "skäl": "oanmäld uppföljning som inte har en färdig rapport",
            "grund": "17 kap. 1 § offentlighets- och sekretesslagen",
        }
    ]
    assert "2026-ekbacken-7k2m9x-r4k8pm" in [row["id"] for row in said["rader"] if row["beslut"] == "publiceras"]


def test_the_day_is_that_of_the_last_commit_and_no_hidden_commit_moves_it(
    office: Office, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def committed(path: str, text: str, day: str) -> dict[str, bytes]:
        office.write(path, text)
        monkeypatch.setattr("tests.store.desk.NOON", datetime.fromisoformat(f"{day}T12:00:00+02:00"))
        office.commit("Skriv")
        code, _, err = undated(office, "publish", str(site))
        assert (code, err) == (0, "")
        return content(site)

    first = committed(FINISHED, f"{DONE}# en anmärkning\n", "2026-09-01")
    assert b"2026-09-01" in first["index.html"]
    assert committed(SECRET, HIDDEN + "oanmäld: ja\n", "2026-09-08") == first
    assert b"2026-09-15" in committed(FINISHED, f"{DONE}# två anmärkningar\n", "2026-09-15")["index.html"]


def test_what_is_not_committed_has_no_day(office: Office, site: Path) -> None:
    office.write(FINISHED, DONE.replace("En brist.", "Två brister."))
    code, out, err = undated(office, "publish", str(site))
    assert (code, out) == (1, "")
    assert "[publish-uncommitted]" in err
    assert FINISHED in err
    assert not site.exists()


def test_a_folder_outside_git_has_no_day(tmp_path: Path, office: Office, site: Path) -> None:
    loose = tmp_path / "lösa"
    loose.mkdir()
    (loose / "uppf.yaml").write_text("kommun: Provby\nföljs_från: 2025-01-01\n", "utf-8")
    office.capsys.readouterr()
    assert main(["publish", str(site), "--repo", str(loose)]) == 1
    assert "[publish-no-day]" in office.capsys.readouterr().err
    assert main(["publish", str(site), "--repo", str(loose), "--as-of", "2026-01-01"]) == 0


def test_a_file_that_cannot_be_read_stops_everything(office: Office, site: Path) -> None:
    office.write("utforare/trasig.yaml", "utförare: trasig\nnamn: Trasig\nokänd: nyckel\n")
    said = office.uppf("publish", str(site), as_of="2026-09-01")
    assert (said.code, said.out) == (1, "")
    assert "[publish-unread]" in said.err
    assert not site.exists()


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("projekt", "folder-in-repository"),
        ("projekt/arenden", "folder-in-repository"),
        ("projekt/nytt", "folder-in-repository"),
        (".", "folder-in-repository"),
        ("fil", "folder-not-folder"),
        ("full", "folder-not-ours"),
        ("lik", "folder-not-ours"),
    ],
)
def test_a_folder_that_is_not_for_a_site(office: Office, tmp_path: Path, folder: str, code: str) -> None:
    (tmp_path / "fil").write_text("en fil", "utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/brev.txt").write_text("ett brev", "utf-8")
    (tmp_path / "lik").mkdir()
    (tmp_path / "lik" / MANIFEST).write_text("[]", "utf-8")
    before = content(tmp_path)
    assert office.refused("publish", str(tmp_path / folder), as_of="2026-09-01") == [code]
    assert content(tmp_path) == before


def test_a_manifest_never_leads_out_of_its_folder(office: Office, tmp_path: Path, site: Path) -> None:
    site.mkdir()
    outside = tmp_path / "utanför.txt"
    outside.write_text("rör inte", "utf-8")
    names = ["../utanför.txt", str(outside), "a/../../utanför.txt", ".git/config"]
    (site / MANIFEST).write_text(json.dumps({"filer": dict.fromkeys(names, "0")}), "utf-8")
    office.done("publish", str(site), as_of="2026-09-01")
    assert outside.read_text("utf-8") == "rör inte"


def test_a_link_in_the_folder_is_not_followed(office: Office, tmp_path: Path, site: Path) -> None:
    (tmp_path / "annan").mkdir()
    office.done("publish", str(site), as_of="2026-05-03")
    for path in (site / "data").iterdir():
        path.unlink()
    (site / "data").rmdir()
    (site / "data").symlink_to(tmp_path / "annan", target_is_directory=True)
    assert office.refused("publish", str(site), as_of="2026-09-01") == ["symbolic-link"]
    assert list((tmp_path / "annan").iterdir()) == []


def test_a_persons_number_on_any_page_stops_everything(office: Office, site: Path) -> None:
    plan = office.read("planer/rutin.yaml")
    assert plan is not None
    office.write("planer/rutin.yaml", plan.replace("Rutin för uppföljning", "Rutin enligt 640823-3234"))
    assert office.refused("publish", str(site), as_of="2026-09-01") == ["publish-person"]
    assert not site.exists()


def test_a_secret_text_on_any_page_stops_everything(office: Office, site: Path) -> None:
    provider, plan = office.read("utforare/solglantan.yaml"), office.read("planer/rutin.yaml")
    assert provider is not None
    assert plan is not None
    secret = "sekretess: {lagrum: 26 kap. 1 § OSL}, adress: Hasselgränd 7"
    office.write("utforare/solglantan.yaml", provider.replace("{namn: Ekbacken,", f"{{namn: Ekbacken, {secret},"))
    office.write("planer/rutin.yaml", plan.replace("ordalydelse: platsbesök", "ordalydelse: besök på Hasselgränd 7"))
    assert office.refused("publish", str(site), as_of="2026-09-01") == ["publish-secret"]
    assert not site.exists()
