"""``uppf report``: which case, which paper, where it goes, and what is said when it cannot be written."""

import sys
from pathlib import Path

import pytest

from tests.cli.imports import imports_of
from tests.desk import written
from tests.show.fullcase import CASE, FILES, GOLDEN
from uppf.cli import session
from uppf.cli.app import main

NOW = "--as-of=2026-09-01"
HIDDEN_CASE = "2026-linden-9q8r7s"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory is a case repository."""
    root = written(tmp_path / "cases", FILES).root
    monkeypatch.chdir(root)
    monkeypatch.delenv("UPPF_REPO", raising=False)
    return root


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("asked", [CASE, "7k2m9x", "7K2M9X", "26/SN 0091", "26/sn  0091", "0091"])
def test_a_report_on_standard_output(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", asked, NOW]) == 0
    assert capsys.readouterr() == ((GOLDEN / "arenderapport.md").read_text("utf-8"), "")


@pytest.mark.usefixtures("root")
def test_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", CASE, NOW, "--format", "html"]) == 0
    assert capsys.readouterr() == ((GOLDEN / "arenderapport.html").read_text("utf-8"), "")


WHOLE = [pytest.param("pdf", b"%PDF-1.7", id="PDF"), pytest.param("docx", b"PK\x03\x04", id="Word")]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(("format", "start"), WHOLE)
def test_a_file_that_is_no_text_goes_to_a_pipe_and_to_a_file_alike(
    format: str, start: bytes, root: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", CASE, NOW, "--format", format]) == 0
    piped, err = capsysbinary.readouterr()
    assert (piped[: len(start)], err) == (start, b"")
    assert main(["report", CASE, NOW, "--format", format, "-o", f"rapport.{format}"]) == 0
    said = f"arenderapport om {CASE} är skriven till rapport.{format}.\n".encode()
    assert capsysbinary.readouterr() == (said, b"")
    assert (root / f"rapport.{format}").read_bytes() == piped


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_file_that_is_no_text_is_not_thrown_at_a_screen(
    format: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(session, "watched", lambda: True)
    assert main(["report", CASE, NOW, "--format", format]) == 1
    said = f"fel: {format} är ingen text och visas inte på skärmen; lägg till -o FIL [format-not-for-screen]\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(("format", "module", "library"), [("pdf", "typst", "typst"), ("docx", "docx", "python-docx")])
def test_a_format_whose_library_is_not_there_says_how_to_get_it(
    format: str, module: str, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    assert main(["report", CASE, NOW, "--format", format, "-o", "rapport"]) == 1
    said = (
        f"fel: {format} kan inte göras, för biblioteket {library} saknas; installera det med pip install "
        f"'uppf[{format}]' och kör kommandot igen [format-missing]\n"
    )
    assert capsys.readouterr() == ("", said)
    assert not Path("rapport").exists()


def test_only_the_paper_that_needs_a_library_loads_it(root: Path) -> None:
    heavy = {"typst", "docx", "lxml"}
    assert imports_of(["report", CASE, NOW], root) & heavy == set()
    assert imports_of(["report", CASE, NOW, "--format", "html"], root) & heavy == set()
    assert imports_of(["report", CASE, NOW, "--format", "pdf"], root) & heavy == {"typst"}
    assert imports_of(["report", CASE, NOW, "--format", "docx"], root) & heavy == {"docx", "lxml"}


DRAWINGS = [
    pytest.param(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "teckningen innehåller ”script”, som en teckning i ett papper inte får ha; spara den på nytt som enkel SVG med "
        "bara former, text och färger i attribut [drawing-unsafe]",
        id="a script",
    ),
    pytest.param(
        "<svg", "filen är ingen SVG som går att läsa; spara teckningen på nytt [drawing-unreadable]", id="half a file"
    ),
]


@pytest.mark.parametrize(("svg", "said"), DRAWINGS)
def test_a_logotype_that_cannot_be_let_in(svg: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "logotyp.svg").write_text(svg, "utf-8")
    assert main(["report", CASE, NOW, "--format", "html"]) == 1
    assert capsys.readouterr() == ("", f"templates/logotyp.svg: fel: {said}\n")


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_a_report_in_a_file(option: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "rapport.md").write_text("en äldre rapport", "utf-8")
    assert main(["report", CASE, NOW, option, "rapport.md"]) == 0
    assert (root / "rapport.md").read_text("utf-8") == (GOLDEN / "arenderapport.md").read_text("utf-8")
    assert capsys.readouterr() == (f"arenderapport om {CASE} är skriven till rapport.md.\n", "")
    assert [path.name for path in root.iterdir() if "tmp" in path.name] == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(
            ["2026-linden-7k2m9y"],
            f"inget ärende heter ”2026-linden-7k2m9y”; menade du {CASE}, 2026-linden-9q8r7s eller 2025-linden-2b3c4d? "
            "[unknown-case]",
            id="a slip",
        ),
        pytest.param(
            ["xyzzy"],
            "inget ärende heter ”xyzzy”; uppf list ärenden visar vilka som finns [unknown-case]",
            id="like no other",
        ),
        pytest.param(
            ["2026-linden"],
            f"”2026-linden” kan vara {CASE} eller 2026-linden-9q8r7s; skriv mer av beteckningen [ambiguous-case]",
            id="two",
        ),
        pytest.param(
            [CASE, "--paper", "xyzzy"],
            "det finns ingen mall ”xyzzy”; uppf report --list visar vilka papper som finns [template-missing]",
            id="no such paper",
        ),
        pytest.param(
            [CASE, "-o", "arenden/2026/ny.yaml"],
            "”arenden/2026/ny.yaml” hör till förrådet och skrivs inte över; välj ett annat namn [output-in-repository]",
            id="a file of the repository",
        ),
        pytest.param(
            [CASE, "-o", "arenden"],
            "platsen är ingen vanlig fil; flytta undan det som ligger där [not-a-file]",
            id="a folder",
        ),
    ],
)
def test_what_cannot_be_written(args: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "yttrande.md.j2").write_text("", "utf-8")
    assert main(["report", *args, NOW]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    known = err.replace("arenden: ", "", 1) if args[-1] == "arenden" else err
    assert known == f"fel: {said}\n"


def test_a_fault_in_a_template_shows_its_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "prov.md.j2").write_text("# Rubrik\n{{ ärende.dnrr }}\n", "utf-8")
    assert main(["report", CASE, "--paper", "prov"]) == 1
    assert capsys.readouterr() == (
        "",
        "templates/prov.md.j2:2:1: fel: mallen frågar efter ”dnrr”, som inte finns; menade du dnr? "
        "[template-undefined]\n   2 | {{ ärende.dnrr }}\n     | ^~\n",
    )


def test_the_papers_there_are(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "templates").mkdir()
    for name in ("protokoll.md.j2", "Läs mig.md.j2", "fotografi.png"):
        (root / "templates" / name).write_text("", "utf-8")
    assert main(["report", "--list"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    names = [line.split()[0] for line in lines[4:] if line[:1].strip()]
    assert ("arenderapport" in names, "protokoll" in names, names == sorted(names), err) == (True, True, True, "")
    assert "Läs mig" not in out
    assert "fotografi" not in out
    own = next(line.split() for line in lines if line.startswith("protokoll"))
    assert own == ["protokoll", "ärende", "egen"]


OWN = """\
{#
rubrik: Inkomna handlingar
gäller: begäran
läge: inkommen, granskad
syfte: Bekräftar att handlingarna har kommit.
#}
# {{ begäran.vad }} för {{ gäller }}, {{ begäran.läge }}
"""


def test_a_paper_of_the_municipalitys_own_about_a_part_of_a_case(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "kvittens.md.j2").write_text(OWN, "utf-8")
    assert main(["report", f"{CASE}/ua2345", "--paper", "kvittens", NOW]) == 0
    assert capsys.readouterr().out == "# Rutin för egenkontroll för Linden, granskad\n"
    assert main(["report", f"{CASE}/ub2345", "--paper", "kvittens", NOW]) == 1
    assert capsys.readouterr().err == (
        "fel: kvittens skrivs när läget är inkommen eller granskad, men 2026-linden-7k2m9x-ub2345 är begärd "
        "[paper-not-now]\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("gäller: månen", "”månen” kan inte stå under gäller; välj ärende"),
        ("tid: nyss", "”nyss” kan inte stå under tid; välj år, förra året"),
    ],
)
def test_a_template_that_says_what_nobody_knows(
    line: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "prov.md.j2").write_text(f"{{#\nrubrik: Prov\n{line}\n#}}\n", "utf-8")
    assert main(["report", CASE, "--paper", "prov"]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"templates/prov.md.j2:3:1: fel: {said}")
    assert "[template-front]" in err


def test_all_papers_about_everything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--all", "ut", NOW, "--format", "md"]) == 0
    out, err = capsys.readouterr()
    written = sorted(path.relative_to(root / "ut") for path in (root / "ut").rglob("*.md"))
    assert err == ""
    assert out.endswith("skrivna till ut.\n")
    assert out.startswith(f"{len(written)} filer av ")
    assert (root / "ut" / "arenderapport" / f"{CASE}.md").read_text("utf-8") == (
        (GOLDEN / "arenderapport.md").read_text("utf-8")
    )
    assert not [path for path in written if HIDDEN_CASE in str(path)]
    assert main(["report", "--all", "ut", NOW, "--format", "md", "--unannounced"]) == 0
    assert (root / "ut" / "arenderapport" / f"{HIDDEN_CASE}.md").exists()


def test_a_template_is_taken_over_by_copying_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "eject", "arenderapport"]) == 0
    assert capsys.readouterr().out.startswith("templates/arenderapport.md.j2 är nu kommunens egen mall")
    own = root / "templates" / "arenderapport.md.j2"
    own.write_text(own.read_text("utf-8").replace("## Bilagor", "## Underlag i ärendet"), "utf-8")
    assert main(["report", CASE, NOW]) == 0
    golden = (GOLDEN / "arenderapport.md").read_text("utf-8")
    assert capsys.readouterr().out == golden.replace("## Bilagor", "## Underlag i ärendet")
    assert main(["template", "eject", "arenderapport"]) == 1
    assert capsys.readouterr().err == (
        "fel: kommunen har redan en egen mall; ändra i templates/arenderapport.md.j2 [template-own-already]\n"
    )
    assert main(["template", "eject", "xyz"]) == 1
    assert "[template-missing]" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_a_report_needs_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 2
    said = "fel: ÄRENDE saknas; uppf report --help visar vad som ska anges [missing-argument]\n"
    assert capsys.readouterr() == ("", said)


def test_a_broken_file_hides_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "arenden" / "2026" / "2026-trasig-2b3c4d.yaml").write_text(
        "ärende: 2026-trasig-2b3c4d\nöppnat: igår\n", "utf-8"
    )
    assert main(["report", CASE, NOW]) == 1
    out, err = capsys.readouterr()
    assert out == (GOLDEN / "arenderapport.md").read_text("utf-8")
    assert err.startswith("arenden/2026/2026-trasig-2b3c4d.yaml")
