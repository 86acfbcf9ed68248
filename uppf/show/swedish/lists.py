"""Words that stand around a list, whatever it lists."""

LABELS: dict[str, str] = {
    "yes": "ja",
    "no": "nej",
    "no-rows": "Inget att visa.",
    "skip-to-list": "Hoppa till listan",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "no-calendar-day": "listan ”{title}” har inga dagar att lägga i en kalender; välj ett annat format",
}
