"""The words of the formats that papers are made in, and of the drawings in them."""

LABELS: dict[str, str] = {
    "paper.page": "Sida {page} av {pages}",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "format-missing": "{format} kan inte göras, för biblioteket {library} saknas; installera det med "
    "pip install 'uppf[{format}]' och kör kommandot igen",
    "format-not-for-screen": "{format} är ingen text och visas inte på skärmen; lägg till -o FIL",
    "drawing-unsafe": "teckningen innehåller ”{name}”, som en teckning i ett papper inte får ha; spara den på nytt som "
    "enkel SVG med bara former, text och färger i attribut",
    "drawing-unreadable": "filen är ingen SVG som går att läsa; spara teckningen på nytt",
}
