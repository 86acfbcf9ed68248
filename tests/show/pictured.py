"""The pictures of the village, for the golden files; ``python -m tests.show.pictured`` writes them anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.village import CASE, CASE_TEXT, DAY, settled
from uppf.cli.pictures import PICTURES, Asked
from uppf.show.picture import Picture, bars_text

GOLDEN = Path(__file__).parents[1] / "golden" / "bilder"
ABOUT = {"årshjul": "2026", "tidslinje": "lou-1", "brister": "", "belastning": "2026"}
FILES = {"årshjul": "arshjul", "tidslinje": "tidslinje", "brister": "brister", "belastning": "belastning"}
ENDED = """\
sanktioner:
  s7q2wn:
    typ: varning
    brister: [b7q2wn]
    beslut: {datum: 2026-06-12, roll: chef}
    avtalspunkt: "9.1"
"""


def pictures(root: Path) -> dict[str, Picture]:
    """Every picture of the village, where a warning has been given."""
    found = settled(root, {CASE: CASE_TEXT + ENDED})
    return {name: draw(Asked(found, DAY, ABOUT[name], "", "", "", 2)) for name, draw in PICTURES.items()}


def written(root: Path) -> dict[str, str]:
    """The golden files by their names."""
    drawn = pictures(root)
    return {f"{FILES[name]}.svg": one.svg for name, one in drawn.items()} | {
        f"{FILES[name]}.txt": bars_text(one, 80) for name, one in drawn.items()
    }


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for name, text in written(Path(folder)).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
