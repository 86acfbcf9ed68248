"""The words of what is answered twice, and of which answer stands."""

HELP: dict[str, str] = {
    "keep": "Låt det ena av två svar på samma sak gälla; det andra står kvar som ersatt och räknas inte.",
    "keep.item": "Svaret som gäller: dess nyckel, eller ÄRENDE/NYCKEL.",
    "keep.reason": "Varför det gäller och inte det andra.",
    "keep.date": "Dagen då det bestämdes; annars idag.",
}

LABELS: dict[str, str] = {
    "points.disputed": "två svar som säger olika",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "act.keep": ("låt {item} gälla före {others:och} i {case}", "låt {item} gälla i {case}"),
    "done.keep": ("låtit {item} gälla: {what}; {others:och} står kvar som ersatt", "låtit {item} gälla: {what}"),
    # what is answered twice
    "twins.points": (
        "kontrollpunkten {check_point} ({requirement})",
        "kontrollpunkten {check_point}",
        "kravet {requirement}",
    ),
    "twins.requests": "begäran om {what}",
    "twins.surveys": "enkäten {questionnaire} till {recipient}",
    "twins.reports": ("rapporten om {part}", "rapporten för {period}", "rapporten"),
    "twins.reported": "redovisningen i {board} {date}",
    "twins.says": "{field} ”{value}”",
    # what remains
    "step.twins": "{what} står två gånger och säger olika ({items:och})",
    "next.twins": "uppf keep {item} --reason SKÄL",
    # what is refused
    "item-replaced": "{value} är ersatt av {by} sedan {day}; ange {by}, eller ta bort ersatt i filen om {value} gäller",
    "nothing-answers": "det finns ingen kontrollpunkt, begäran, enkät, rapport eller redovisning ”{value}”; "
    "uppf check visar vad som står två gånger",
    "nothing-twice": "inget annat svarar på samma sak som {value}; det finns inget att välja mellan",
}
