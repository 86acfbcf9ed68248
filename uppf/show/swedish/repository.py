"""The words of commands on the repository itself."""

HELP: dict[str, str] = {
    "check.all": "Visa också upplysningar: luckor i planerna, frekvenser som saknas, råd.",
    "check.format": "text för människor, json för program, github för kodvärdars anmärkningar.",
    "init.folder": "Var förrådet ska ligga.",
    "init.plan": "En plan att börja med; får anges flera gånger.",
    "init.name": "Kommunens namn.",
    "init.from": "Första dagen som ska följas; annars idag.",
    "schema.folder": "Var schemana ska skrivas; annars visas bara deras namn.",
}

LABELS: dict[str, str] = {
    "check.summary": "{error}, {warning} och {info} i {files}.",
    "check.error": "fel",
    "check.error.one": "fel",
    "check.warning": "varningar",
    "check.warning.one": "varning",
    "check.info": "upplysningar",
    "check.info.one": "upplysning",
    "check.file": "filer",
    "check.file.one": "fil",
    "check.more": "Upplysningarna visas med: uppf check --all",
    "check.reading": "Läser och kontrollerar",
    "init.municipality": "Kommunens namn",
    "init.subject": "Skapa förrådet för {name}",
    "init.subject.nameless": "Skapa förrådet",
    "init.done": "Förrådet i {path} är skapat: {count} filer, sparade i git.",
    "init.plans": "Planer att börja med: {plans}.",
    "init.next": (
        "Nästa steg, ett kommando i taget; varje svar säger vad som kommer sedan, och --help vad mer som kan "
        "sägas. Allt går också att skriva i filerna (utforare/EXEMPEL.txt går att skriva av):"
    ),
    "init.step.name": "uppf municipality name KOMMUN",
    "init.step.adopt": "uppf municipality adopt PLAN",
    "init.step.board": "uppf municipality board NAMN --short FÖRKORTNING",
    "init.step.meeting": "uppf municipality meeting NÄMND DATUM DATUM …",
    "init.step.delegation": "uppf municipality delegation PUNKT BESLUT …",
    "init.step.service": "uppf municipality service NAMN",
    "init.step.provider": "uppf provider add UTFÖRARE NAMN …",
    "init.step.unit": "uppf unit add UTFÖRARE ENHET NAMN …",
    "init.step.agreement": "uppf agreement add UTFÖRARE AVTAL …",
    "init.step.sign": "uppf agreement sign AVTAL --signer ROLL",
    "init.step.check": "uppf check",
    "init.step.due": "uppf due",
    "schema.done": "{count} scheman skrivna till {path}.",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "already-repository": "i ”{path}” finns redan ett förråd; välj en annan katalog",
    "unknown-plan": "det finns ingen plan ”{plan}” att börja med; välj {known:eller}",
    "file-exists": "filen ”{file}” finns redan och skrivs inte över; välj en tom katalog",
    "not-in-git": "”{path}” ligger inte i git, så inget kan sparas eller visas; kör: git init",
}
