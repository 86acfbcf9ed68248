"""The words of endings: closing, deviations from the plan, lessons and notes."""

HELP: dict[str, str] = {
    "close": "Avsluta ett ärende, när inget är kvar att göra.",
    "close.role": "Rollen som avslutar.",
    "close.date": "Dagen då ärendet avslutas; annars idag.",
    "close.reason": "Varför det avslutas trots det som ett skäl räcker för.",
    "cancel": "Ställ in en planerad uppföljning, med skäl.",
    "cancel.id": "Ärendet, eller radens id ur uppf due.",
    "cancel.role": "Rollen som beslutar.",
    "cancel.reason": "Varför uppföljningen inte görs.",
    "cancel.date": "Dagen då det beslutades; annars idag.",
    "cancel.dnr": "Diarienumret, när ett nytt ärende skrivs.",
    "not-applicable": "Anteckna att en planerad uppföljning inte gäller här, med skäl.",
    "not-applicable.id": "Ärendet, eller radens id ur uppf due.",
    "not-applicable.role": "Rollen som beslutar.",
    "not-applicable.reason": "Varför uppföljningen inte gäller.",
    "not-applicable.date": "Dagen då det beslutades; annars idag.",
    "not-applicable.dnr": "Diarienumret, när ett nytt ärende skrivs.",
    "replace": "Låt ett annat ärende ta vid i stället för detta, som avslutas.",
    "replace.by": "Ärendet som tar vid.",
    "replace.role": "Rollen som beslutar.",
    "replace.reason": "Varför ärendet ersätts.",
    "replace.date": "Dagen då det beslutades; annars idag.",
    "note": "Skriv en anteckning i ärendet.",
    "note.text": "Anteckningen, utan personuppgifter.",
}

LABELS: dict[str, str] = {
    "metavar.by": "ÄRENDE",
    "metavar.text": "TEXT",
    "show.remains": "Kvar att göra i ärendet",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "act.close": "avsluta {case}",
    "act.cancel": "ställ in {case}",
    "act.not-applicable": "anteckna att {case} inte gäller",
    "act.replace": "ersätt {case} med {by}",
    "act.note": "skriv anteckning {item} i {case}",
    "done.close": "avslutat {case}",
    "done.cancel": "ställt in {case}",
    "done.not-applicable": "antecknat att {case} inte gäller",
    "done.replace": "ersatt {case} med {by}",
    "done.note": "skrivit anteckning {item} i {case}",
    # what remains
    "step.close": "ärendet är inte avslutat",
    "next.close": "uppf close {tail} --role ROLL",
    # what is worth knowing beside
    "note.decisions-left": "beslut som ännu ska anmälas till nämnden ligger kvar i uppf due: {items}",
    # what is refused
    "case-held": "{what}; gör så här: {next}",
    "case-held-unless-reason": "{what}; gör så här: {next}; eller avsluta med ett skäl (--reason)",
    "not-a-rule": "{value} är ingen planerad uppföljning; ange ärendet, eller en rad som en regel ger",
    "case-of-another-rule": "{value} följs upp i {case}, som har en annan regel; ställ in det ärendet för sig",
    "replaced-by-itself": "{value} kan inte ersätta sig självt; ange det andra ärendet med --by",
    "nothing-noted": "texten är tom; skriv vad som ska antecknas",
}
