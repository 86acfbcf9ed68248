"""What is said of a file that reads well but does not hold what it should."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    # keys
    "missing-key": "här saknas nyckeln ”{key}”; skriv den, med ett värde",
    "unknown-key": (
        "nyckeln ”{key}” finns inte här; menade du {near:eller}?",
        "nyckeln ”{key}” finns inte här; ta bort den eller rätta indraget",
    ),
    # what kind of value
    "expects-text": "under ”{key}” ska det stå en enda text; skriv den på samma rad",
    "expects-map": "under ”{key}” ska det stå rader på formen ”nyckel: värde”; skriv dem med indrag",
    "expects-list": "under ”{key}” ska det stå en lista; skriv ett streck framför varje del, eller [a, b]",
    "empty-value": "”{key}” är tomt; skriv något, eller ta bort nyckeln",
    "too-long": "texten under ”{key}” är längre än {most} tecken; korta den, och lägg resten i diariet",
    "enum": (
        "”{value}” går inte att välja för ”{key}”; välj {choices:eller}",
        "värdet går inte att välja för ”{key}”; välj {choices:eller}",
    ),
    # days, numbers and yes
    "date-form": (
        "”{value}” är inget datum; skriv ÅÅÅÅ-MM-DD",
        "under ”{key}” ska det stå ett datum; skriv ÅÅÅÅ-MM-DD",
    ),
    "impossible-date": "dagen {value} finns inte i kalendern; rätta datumet",
    "date-range": "året i {value} är orimligt; skriv en dag mellan 1900 och 2200",
    "yes-no": ("”{value}” är varken ja eller nej; skriv ja eller nej", "skriv ja eller nej under ”{key}”"),
    "whole-number": (
        "”{value}” är inget heltal; skriv bara siffror",
        "under ”{key}” ska det stå ett heltal; skriv bara siffror",
    ),
    "amount": (
        "”{value}” är inget belopp; skriv till exempel 12500 eller 12500,50",
        "under ”{key}” ska det stå ett belopp; skriv till exempel 12500",
    ),
    # the form of a text
    "form": "”{value}” har inte den form som ”{key}” ska ha; jämför med ett annat ställe där nyckeln används",
    "form-year": "”{value}” är inget år; skriv fyra siffror",
    "form-month-day": "”{value}” är inte månad och dag; skriv till exempel 12-31",
    "form-id": "”{value}” duger inte som beteckning; skriv små bokstäver a–z, siffror och bindestreck",
    "form-item": "”{value}” duger inte som nyckel; skriv två till tjugo små bokstäver a–z och siffror",
    "form-word": "”{value}” duger inte här; skriv små bokstäver och siffror, med _ eller - mellan orden",
    "form-rule": "”{value}” är ingen regel; skriv plan och regel, till exempel plan-2024/arlig",
    "form-event": "”{value}” är inget namn på en händelse; skriv till exempel driftstart eller avtal.ikraft",
    "form-duration": "”{value}” är ingen tid; skriv till exempel 14 dagar, två veckor eller 3 månader",
    "form-moment": "”{value}” går inte att räkna från; skriv en händelse, till exempel avtal.ikraft + 6 månader",
    "form-day-of-year": "”{value}” är ingen dag på året; skriv till exempel 31 mars eller 31 mars året efter",
    "form-unit": "”{value}” är ingen period; skriv månad, kvartal, tertial, halvår, år, räkenskapsår eller 2 år",
    "form-range": "”{value}” är inget antal; skriv till exempel 2 eller 1–3",
    "form-limit": "”{value}” är ingen högsta gräns; skriv till exempel 1 per avtalsår",
    # the plan language
    "frequency-kind": (
        "det går inte att se vilket slags frekvens det är; skriv planens eget ord, till exempel årligen, eller en av "
        "nycklarna per, rullande, serie, frist, antal, vid och löpande"
    ),
    "phrase-unknown": (
        "”{phrase}” står inte bland orden för hur ofta; menade du {near:eller}?",
        "”{phrase}” står inte bland orden för hur ofta; lägg till det i fraser.yaml, eller skriv med nycklar",
    ),
    "phrase-vague": ("”{phrase}” säger inte hur ofta; skriv {near:eller}, eller saknas om planen lämnar det öppet"),
    "range-backwards": "”{text}” går från mer till mindre; skriv {least}–{most}",
    "deadline-direction": "en frist räknas antingen efter eller före en händelse; skriv en av nycklarna efter och före",
    "duration-form": "”{text}” är ingen tid; skriv till exempel 14 dagar",
    "moment-form": "”{text}” går inte att räkna från; skriv en händelse, till exempel avtal.ikraft",
    "day-form": "”{text}” är ingen dag på året; skriv till exempel 31 mars",
    # the repository
    "stray-file": (
        "filen ligger där inget läses; flytta den till planer, krav, utforare, upphandlingar eller ett år i arenden"
    ),
    "duplicate-id": "”{id}” finns redan i {first}; ge den ena en annan beteckning",
    "name-differs": "filen heter något annat än det den innehåller, ”{id}”; döp om den till {name}",
}
