"""The words of papers: states, decisions, what a missing value is called, and what is said of a template."""

LABELS: dict[str, str] = {
    "skip-to-content": "Hoppa till innehållet",
    "paper.missing": "ej antecknat",
    "paper.untitled": "Papper utan rubrik",
    "paper.other-area": "Övrigt",
    "paper.table": "Tabell: {heading}",
    "paper.withheld": "uppgift utelämnad (prövas enligt {law})",
    "paper.fewer": "färre än {least}",
    "paper.more": "fler än {count}",
    "paper.saved": "{paper} om {case} är skriven till {file}.",
    "conclusion.uppfyller": "kraven uppfylls",
    "conclusion.brist": "brister i avtalsefterlevnaden",
    "conclusion.nulägesbild": "nulägesbild, utan bedömning av avtalsefterlevnaden",
    # states whose keys do not read as they are
    "rapport_utkast": "rapporten är ett utkast",
    "faktakontroll": "faktakontroll hos utföraren",
    "redovisad_nämnd": "redovisad för nämnden",
    "ikraft": "i kraft",
    "drift": "i drift",
    # what a template cannot do
    "template.no-filter": "filtret ”{name}” finns inte",
    "template.no-test": "villkoret ”is {name}” finns inte",
    "template.no-tag": "taggen ”{name}” finns inte eller står på fel plats",
    "template.unfinished": "något som har börjat tar aldrig slut; ett endif eller endfor saknas",
    "template.syntax": "raden går inte att förstå",
    "template.forbidden": "en mall får bara läsa uppgifter och skriva ut dem",
    "template.endless": "mallen hämtar sig själv om och om igen",
    "template.unusable": "uppgiften går inte att använda på det här sättet",
}

HELP: dict[str, str] = {
    "report.case": "Ärendets beteckning, en entydig del av den, eller diarienumret.",
    "report.paper": "Vilket papper som ska skrivas; uppf report --list visar vilka som finns.",
    "report.list": "Visa vilka papper som finns.",
    "report.format": "Markdown eller en webbsida.",
    "report.output": "Skriv till en fil i stället för på skärmen.",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "unknown-case": (
        "inget ärende heter ”{value}”; menade du {nearest:eller}?",
        "inget ärende heter ”{value}”; uppf list ärenden visar vilka som finns",
    ),
    "ambiguous-case": "”{value}” kan vara {found:eller}; skriv mer av beteckningen",
    "template-missing": (
        "det finns ingen mall ”{name}”; välj {found:eller}",
        "det finns ingen sådan mall; uppf report --list visar vilka som finns",
    ),
    "template-undefined": (
        "mallen frågar efter ”{name}”, som inte finns; menade du {nearest:eller}?",
        "mallen frågar efter ”{name}”, som inte finns; se efter stavningen i ärendets fil",
    ),
    "template-error": "mallen går inte att använda: {reason}; jämför raden med mallen som följer med programmet",
    "output-in-repository": "”{file}” hör till förrådet och skrivs inte över; välj ett annat namn",
}
