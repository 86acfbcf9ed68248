"""The words of the command line: help, headings, and what is said of a command that cannot be understood."""

HELP: dict[str, str] = {
    "uppf": "Följ upp utförare av vård och omsorg: vad som ska göras, när och varför.",
    "uppf.more": "Hjälp om ett kommando: {command} KOMMANDO --help",
    # See
    "due": "Visa vad som ska göras, när det förfaller och vad som är försenat.",
    "why": "Förklara ett datum: planens ord, tolkningen och varje steg i uträkningen.",
    "year": "Visa årsplanen: årets uppföljningar månad för månad.",
    "list": "Lista utförare, avtal, ärenden eller regler.",
    "show": "Visa ett ärende, en utförare eller ett avtal.",
    "log": "Visa vad som har gjorts, av vem och när.",
    # Do
    "open": "Öppna ett uppföljningsärende.",
    "visit": "Anteckna ett tillfälle: besök, möte eller granskning.",
    "finding": "Anteckna en brist.",
    "report": "Skriv rapporten eller ett annat papper om ett ärende.",
    "save": "Kontrollera och spara ändringar som gjorts för hand.",
    # Repository
    "check": "Kontrollera alla filer i förrådet.",
    "init": "Skapa ett nytt förråd.",
    "schema": "Skriv scheman som hjälper en textredigerare.",
    # Options that many commands have
    "help": "Visa den här hjälpen.",
    "version": "Visa programmets version.",
    "repo": "Förrådets katalog; annars söks uppf.yaml uppåt härifrån. Kan också sättas med UPPF_REPO.",
    "as-of": "Räkna som om det vore denna dag: ÅÅÅÅ-MM-DD eller idag.",
    "format": "Hur listan ska se ut.",
}

LABELS: dict[str, str] = {
    "usage": "Användning",
    "options": "Flaggor",
    "arguments": "Argument",
    "default": "förval",
    "required": "krävs",
    "see": "Se",
    "do": "Göra",
    "agreements": "Upphandling och avtal",
    "repository": "Förrådet",
    "metavar-options": "[FLAGGOR]",
    "metavar-command": "KOMMANDO …",
    "metavar-text": "TEXT",
    "metavar-whole-number": "HELTAL",
    "metavar-number": "TAL",
    "metavar-yes-or-no": "JA/NEJ",
    "metavar-uuid": "UUID",
    "metavar-day": "DATUM",
    "metavar-file": "FIL",
    "metavar-directory": "KATALOG",
    "metavar-path": "SÖKVÄG",
    "EACCES": "behörighet saknas",
    "EPERM": "åtgärden är inte tillåten",
    "ENOENT": "filen eller katalogen finns inte",
    "ENOTDIR": "en del av sökvägen är inte en katalog",
    "EISDIR": "det är en katalog",
    "EEXIST": "den finns redan",
    "ENOSPC": "disken är full",
    "EDQUOT": "utrymmet är slut",
    "EROFS": "disken går bara att läsa",
    "EIO": "disken svarar med fel",
    "ENAMETOOLONG": "namnet är för långt",
    "EMFILE": "för många filer är öppna",
    "ELOOP": "länkarna går runt i en ring",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "unknown-command": (
        "det finns inget kommando ”{name}”; menade du {nearest:eller}?",
        "det finns inget kommando ”{name}”; uppf --help visar alla",
    ),
    "unknown-option": (
        "det finns ingen flagga ”{option}”; menade du {nearest:eller}?",
        "det finns ingen flagga ”{option}”; {help} visar alla",
    ),
    "option-before-command": "flaggan ”{option}” står före kommandot; skriv flaggor efter kommandot",
    "missing-argument": (
        "{name} saknas; välj {choices:eller}",
        "{name} saknas; {help} visar vad som ska anges",
    ),
    "missing-option": (
        "flaggan {name} saknas; välj {choices:eller}",
        "flaggan {name} saknas; den måste anges",
    ),
    "missing-command": "inget kommando angavs; uppf --help visar alla",
    "surplus-arguments": "för många argument: {surplus}; ta bort dem, eller sätt citattecken om ord som hör ihop",
    "option-needs-value": "flaggan {option} behöver ett värde efter sig; {help} visar vilket",
    "option-takes-no-value": "flaggan {option} tar inget värde; skriv den utan likhetstecken",
    "too-few-values": "för få värden till ett argument; {help} visar hur många",
    "unknown-choice": "”{value}” går inte att välja för {name}; välj {choices:eller}",
    "not-whole-number": (
        "”{value}” duger inte för {name}; skriv ett heltal från {least} till {most}",
        "”{value}” duger inte för {name}; skriv ett heltal, minst {least}",
        "”{value}” duger inte för {name}; skriv ett heltal, högst {most}",
        "”{value}” duger inte för {name}; skriv ett heltal",
    ),
    "not-number": (
        "”{value}” duger inte för {name}; skriv ett tal från {least} till {most}",
        "”{value}” duger inte för {name}; skriv ett tal, minst {least}",
        "”{value}” duger inte för {name}; skriv ett tal, högst {most}",
        "”{value}” duger inte för {name}; skriv ett tal med punkt före decimalerna",
    ),
    "not-yes-or-no": "”{value}” duger inte för {name}; skriv true eller false",
    "not-uuid": "”{value}” duger inte för {name}; skriv en UUID, åtta-fyra-fyra-fyra-tolv tecken",
    "not-date": "”{value}” är inget datum för {name}; skriv ÅÅÅÅ-MM-DD",
    "unusable-path": "”{value}” duger inte för {name}; ange en sökväg som finns, är av rätt slag och får läsas",
    "unusable-file": "filen ”{value}” går inte att öppna; kontrollera namnet och behörigheten",
    "unusable-value": "”{value}” duger inte för {name}; {help} visar vad som ska anges",
    "misuse": "kommandot går inte att förstå; {help} visar hur det skrivs",
    "no-such-day": "”{value}” finns inte i kalendern; välj en annan dag",
    "not-a-day": "”{value}” är inget datum; skriv ÅÅÅÅ-MM-DD eller idag",
    "no-repository": "här finns inget förråd; gå till katalogen med uppf.yaml, eller skapa ett nytt: uppf init KATALOG",
    "not-a-repository": "i ”{path}” finns ingen uppf.yaml; ange en annan katalog, eller kör: uppf init KATALOG",
    "system-refuses": (
        "datorn säger nej till ”{file}”: {reason}; rätta det och försök igen",
        "datorn säger nej: {reason}; rätta det och försök igen",
    ),
    "interrupted": "avbrutet",
    "bug": (
        "det här är ett fel i programmet, inte i det du skrev ({error}); "
        "sätt UPPF_DEBUG=1, kör om, och skicka texten till den som sköter uppf"
    ),
}
