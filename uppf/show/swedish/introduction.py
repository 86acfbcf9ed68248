"""The words of the introduction of a new provider."""

HELP: dict[str, str] = {
    "introduce": "Börja introduktionen av en ny utförare.",
    "introduce.agreement": "Avtalet med den nya utföraren, eller utföraren.",
    "introduce.date": "Dagen då ärendet öppnas; annars idag.",
    "introduce.dnr": "Diarienumret, precis som det står i diariet.",
    "introduce.responsible": "Ansvarig roll, när det är en annan än regelns.",
    "introduce.title": "En egen rubrik.",
    "introduction": "Introduktionen av en ny utförare, punkt för punkt.",
    "introduction done": "Anteckna punkter som gåtts igenom, eller som inte gäller här.",
    "introduction done.points": "En eller flera punkter: deras id, eller en del av texten.",
    "introduction done.date": "Dagen; annars idag.",
    "introduction done.present": "En roll som var med (aldrig ett namn); får anges flera gånger eller med komma.",
    "introduction done.text": "Vad som gicks igenom; annars skrivs bara att det är gjort.",
    "introduction done.place": "Var det skedde.",
    "introduction done.absence-reason": "Varför en roll som ska delta inte deltog.",
    "introduction done.not-applicable": "Varför punkten inte gäller denna utförare; går inte på obligatoriska punkter.",
    "introduction finish": "Besluta att introduktionen är genomförd.",
    "introduction finish.date": "Dagen för beslutet; annars idag.",
    "introduction finish.role": "Rollen som beslutar, när det är en annan än ärendets ansvariga.",
    "introduction finish.reason": "Skäl till beslutet.",
}

LABELS: dict[str, str] = {
    "metavar.not_applicable": "SKÄL",
    "metavar.points": "PUNKT",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    # the subjects of the trail
    "act.introduce": "öppna {case}: introduktion av {provider}",
    "act.introduction-done": "anteckna {points:och} {day} i {case}",
    "act.introduction-waived": "anteckna att {points:och} inte gäller i {case}",
    "act.introduction-finish": "besluta att introduktionen i {case} är genomförd {day}",
    # what is said when it is done
    "done.introduce": "öppnat {case}: introduktion av {provider}, {count:obligatorisk punkt/obligatoriska punkter}",
    "done.introduction-done": "antecknat {points:och} {day} i {case}",
    "done.introduction-waived": "antecknat att {points:och} inte gäller i {case}",
    "done.introduction-finish": "introduktionen i {case} är genomförd {day}",
    # what remains, and the command
    "step.introduction-done": "introduktion: {text}",
    "next.introduction-done": "uppf introduction done {tail} {point} --present ROLLER",
    "step.introduction-finish": "beslut att introduktionen är genomförd",
    "next.introduction-finish": "uppf introduction finish {tail}",
    "step.introduction-waive": "introduktion, vid behov: {text}",
    "next.introduction-waive": "uppf introduction done {tail} {point} --not-applicable SKÄL",
    # what is worth knowing beside
    "note.too-early": "{title} ska ske senast {day}, men avtalet får undertecknas tidigast {earliest}; "
    "uppf why {row} visar båda",
    "note.points-left": "{points:och} är inte besvarad; anteckna den, eller skriv varför den inte gäller",
    # what is refused
    "no-introduction": (
        "ingen av planerna för {value} har ett introduktionsprogram ({plans:och}); lägg till planen i avtalet",
        "{value} har ingen plan med ett introduktionsprogram; lägg till planen i avtalet",
    ),
    "already-introduced": "introduktionen för {value} finns redan i {case}; uppf show {case} visar den",
    "not-an-introduction": "{case} är ingen introduktion; börja en med uppf introduce AVTAL",
    "point-mandatory": "{points:och} är obligatorisk och kan inte väljas bort; gå igenom den med utföraren",
    "participants-missing": "vid {value} ska {roles:och} delta; ange dem med --present, "
    "eller skälet med --absence-reason",
    "introduction-points-left": "{case} saknar {points:och}; gå igenom dem först: uppf introduction done {case} PUNKT "
    "--present ROLLER",
    "role-needed": "ärendet har ingen ansvarig roll; ange vem som beslutar med --role",
}
