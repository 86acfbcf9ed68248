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
    "paper.writing": "Skriver papper",
    "paper.all-saved": "{count} filer av {papers} slags papper är skrivna till {folder}.",
    "paper.finding": "brist {number}",
    "paper.list": "Papper",
    "paper.name": "Namn",
    "paper.title": "Papper",
    "paper.about": "Gäller",
    "paper.time": "Behöver",
    "paper.purpose": "Vad det är",
    "paper.template": "Mall",
    "paper.own": "egen",
    "paper.ours": "uppf",
    "template.ejected": (
        "{file} är nu kommunens egen mall; ändra den i en texteditor och pröva med uppf report … --paper {name}"
    ),
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
    "report.subject": "Det som pappret gäller: ett ärende, ett avtal, en nämnd …; uppf report --list visar vilket.",
    "report.paper": "Vilket papper som ska skrivas; uppf report --list visar vilka som finns.",
    "report.period": "Tiden som pappret gäller, till exempel 2026 eller 2026-H1.",
    "report.meeting": "Sammanträdet som pappret är till.",
    "report.list": "Visa vilka papper som finns, vad vart och ett gäller och vad det behöver.",
    "report.all": "Skriv alla papper om allt till en mapp.",
    "report.unannounced": "Ta med oanmälda uppföljningar som ingen annan får veta om än.",
    "fill": "Läs in ett ifyllt besökspapper eller en ifylld enkät: alla svar på en gång.",
    "fill.file": "Filen med det ifyllda pappret, samma text som uppf report skrev.",
    "template": "Mallarna: kopiera en för att ändra den.",
    "template eject": "Kopiera en av programmets mallar till förrådet för att ändra den.",
    "template eject.name": "Pappret vars mall ska kopieras.",
    "report.format": "Markdown, en webbsida, PDF för arkivet eller Word för den som ska skriva vidare.",
    "report.output": "Skriv till en fil i stället för på skärmen.",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "unknown-case": (
        "inget ärende heter ”{value}”; menade du {nearest:eller}?",
        "inget ärende heter ”{value}”; uppf list ärenden visar vilka som finns",
    ),
    "ambiguous-case": "”{value}” kan vara {found:eller}; skriv mer av beteckningen",
    "template-missing": (
        "det finns ingen mall ”{name}”; menade du {nearest:eller}?",
        "det finns ingen mall ”{name}”; uppf report --list visar vilka papper som finns",
        "det finns ingen sådan mall; uppf report --list visar vilka papper som finns",
    ),
    "template-undefined": (
        "mallen frågar efter ”{name}”, som inte finns; menade du {nearest:eller}?",
        "mallen frågar efter ”{name}”, som inte finns; se efter stavningen i ärendets fil",
    ),
    "act.filled": "anteckna svar på {count} kontrollpunkter i {case}",
    "done.filled": "{count} svar lästes in i {case}: {points}",
    "not-a-filled-paper": "filen är inget ifyllt papper; uppf report --paper besokspapper skriver ett att fylla i",
    "nothing-filled": "inget nytt svar står i pappret; skriv efter Svar: och Bedömning: och spara filen",
    "other-visit": (
        "pappret hör till tillfället {visit}, men det senaste i {case} är {last}; skriv ut ett nytt papper",
        "pappret hör till tillfället {visit}, som inte har hållits än; säg först uppf held {visit}",
    ),
    "template-front": "”{value}” kan inte stå under {key}; välj {known:eller}",
    "template-own-already": "kommunen har redan en egen mall; ändra i {file}",
    "paper-not-now": "{paper} skrivs när läget är {states:eller}, men {value} är {state}",
    "not-a-period": "”{value}” är ingen period; skriv till exempel 2026, 2026-H1 eller 2026-03",
    "template-error": "mallen går inte att använda: {reason}; jämför raden med mallen som följer med programmet",
    "output-in-repository": "”{file}” hör till förrådet och skrivs inte över; välj ett annat namn",
}
