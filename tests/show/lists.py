"""A list such as `uppf due` might give, for the golden files; ``python -m tests.show.lists`` writes them anew."""

from datetime import UTC, date, datetime
from pathlib import Path

from uppf.show.formats import FORMATS
from uppf.show.tables import Column, Screen, Table

GOLDEN = Path(__file__).parents[1] / "golden"
FILES = {"table": "lista.txt", "json": "lista.json", "csv": "lista.csv", "md": "lista.md", "html": "lista.html"}
FILES["ics"] = "lista.ics"

DUE = Table(
    title="Att göra till 2026-05-31",
    columns=(
        Column("grupp", "När"),
        Column("förfaller", "Förfaller", "date", event="day"),
        Column("dagar", "Dagar kvar", "days"),
        Column("status", "Läge", "state"),
        Column("ärende", "Ärende", "id"),
        Column("vad", "Vad", weight=3, event="summary"),
        Column("enhet", "Enhet", weight=2, event="place"),
        Column("ansvarig", "Ansvarig", "role"),
    ),
    rows=(
        {
            "grupp": "Förfallet",
            "förfaller": date(2026, 5, 2),
            "dagar": -29,
            "status": "försenad",
            "ärende": "2026-ekbacken-7k2m9x",
            "vad": "Avtalsuppföljning, första året",
            "enhet": "Ekbacken",
            "ansvarig": ("forste_socialsekreterare", "mas"),
        },
        {
            "grupp": "De närmaste 30 dagarna",
            "förfaller": date(2026, 6, 2),
            "dagar": 2,
            "status": "förfaller_snart",
            "ärende": "2026-solgläntan-8h3n4y",
            "vad": "Åtgärdsplan; svar från utföraren",
            "enhet": "Solgläntan",
            "ansvarig": "mas",
        },
        {
            "grupp": "De närmaste 30 dagarna",
            "förfaller": date(2026, 6, 30),
            "dagar": 30,
            "status": "kommande",
            "vad": "Verksamhetsberättelse",
            "enhet": "Ekbacken",
        },
    ),
    group="grupp",
    notes=("En fil kunde inte läsas; listan kan vara ofullständig.",),
    words={"mas": "medicinskt ansvarig sjuksköterska"},
    stamp=datetime(2026, 5, 20, 10, tzinfo=UTC),
)


def written() -> dict[str, str]:
    """The list in every format, by the format's name."""
    return {name: make(DUE, Screen(120)) for name, make in FORMATS.items()}


if __name__ == "__main__":
    for name, text in written().items():
        (GOLDEN / FILES[name]).write_text(text, encoding="utf-8", newline="")
