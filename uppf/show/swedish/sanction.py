"""The words of sanctions: the ladder and its gates, the acts and what they refuse, what a reduction comes to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Templates = str | tuple[str, ...]


class Words(NamedTuple):
    """What is said of a gate: its name, that it is passed, that it holds, and what passes it."""

    name: str
    passed: Templates
    open: Templates
    close: str


GATES: Mapping[str, tuple[str, Words]] = {
    "driftsform": (
        "gate-form",
        Words(
            "Driftsform och avtalsform",
            "får användas för {form}, {award}",
            "”{value}” får inte användas för {hinder} enligt planen",
            "välj en annan påföljd: uppf sanction options {tail}",
        ),
    ),
    "konkurrensutsatt": (
        "gate-competition",
        Words(
            "Konkurrensutsatt eller på uppdrag",
            ("följs upp enligt uppdragsdirektiv {dnr}", "verksamheten är konkurrensutsatt"),
            "verksamheten i egen regi är varken konkurrensutsatt eller uppföljd enligt uppdragsdirektiv",
            "stämmer det inte, rätta konkurrensutsatt eller uppdragsdirektiv i avtalet",
        ),
    ),
    "i_avtalet": (
        "gate-agreement",
        Words(
            "Står i avtalet",
            "{clause}",
            ("”{value}” är ingen sanktion i avtalet {agreement}", "ärendet gäller inget avtal"),
            "välj en annan påföljd: uppf sanction options {tail}",
        ),
    ),
    "avtalspunkt": (
        "gate-clause",
        Words("Avtalspunkt", "{clause}", "beslutet anger ingen avtalspunkt", "--clause PUNKT"),
    ),
    "lättare_steg": (
        "gate-lighter",
        Words(
            "Lättare steg prövat",
            ("{tried:och} har prövats", "lättare steg har prövats"),
            ("inget lättare steg har prövats för {findings:och}", "inget lättare steg har prövats"),
            "pröva ett lättare steg först: uppf sanction options {tail}",
        ),
    ),
    "åtgärdsplan_först": (
        "gate-action-plan",
        Words(
            "Åtgärdsplan först",
            "åtgärdsplanen kom {day}",
            "{findings:och} finns inte i någon åtgärdsplan som kommit in",
            "begär den med uppf plan ask och invänta den",
        ),
    ),
    "slutdatum_passerat": (
        "gate-time",
        Words(
            "Sista dagen har passerat",
            "sista dagen var {day}",
            (
                "sista dagen för åtgärderna, {day}, har inte passerat för {findings:och}",
                "{findings:och} har ingen åtgärd med en sista dag som passerat",
            ),
            "invänta dagen: uppf show {tail}",
        ),
    ),
    "ej_åtgärdad_verifierat": (
        "gate-unremedied",
        Words(
            "Verifierat ej åtgärdad",
            "verifierat {day}",
            "kommunen har inte verifierat att {findings:och} inte är åtgärdad",
            "kontrollera den: uppf verify {findings}",
        ),
    ),
    "allvarlig_eller_upprepad": (
        "gate-grave",
        Words(
            "Allvarlig, upprepad eller flera",
            "{item} är {pattern}",
            "ingen av bristerna är allvarlig, upprepad eller en av flera av liknande slag",
            "välj en lättare påföljd: uppf sanction options {tail}",
        ),
    ),
    "överläggning": (
        "gate-deliberation",
        Words(
            "Överläggning",
            "hölls {day}",
            ("överläggningen är bokad {booked} men inte antecknad som hållen", "parterna har inte överlagt"),
            "uppf sanction deliberate {item} --date DATUM",
        ),
    ),
    "yttrande": (
        "gate-statement",
        Words(
            "Utförarens yttrande",
            ("kom {day}", "inget kom inom svarstiden, {until}"),
            ("yttrandet är begärt till {until} men har inte kommit", "utföraren har inte fått yttra sig"),
            "uppf sanction ask {item} --answer-by DATUM, och uppf sanction statement {item} när det kommit",
        ),
    ),
    "delegation": (
        "gate-delegation",
        Words(
            "Rätt beslutsfattare",
            ("{role} får besluta, punkt {point}", "{role} får besluta"),
            (
                "{role} får inte besluta om ”{value}” enligt delegationsordningen; det får {allowed:eller}",
                "{role} får inte besluta om ”{value}”; delegationsordningen har ingen punkt om det",
                "beslutas av {allowed:eller}",
                "delegationsordningen har ingen punkt om ”{value}”",
            ),
            "--role ROLL",
        ),
    ),
    "proportionalitet": (
        "gate-proportionality",
        Words(
            "Proportionalitet",
            "skälen är nedskrivna",
            "varför påföljden står i proportion till bristen är inte nedskrivet",
            '--proportionality "SKÄL"',
        ),
    ),
    "likabehandling": (
        "gate-equal-treatment",
        Words(
            "Likabehandling",
            "skälen är nedskrivna",
            "varför påföljden är densamma som i liknande fall är inte nedskrivet "
            "(uppf sanction precedents {tail} visar dem)",
            '--equal-treatment "SKÄL"',
        ),
    ),
}
"""Every gate: the code of its refusal, and its words."""


def _every(said: Templates) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def _refusals(words: Words) -> Iterator[str]:
    """What holds and what passes it, with the reason that may open it where the plan lets one."""
    for open in _every(words.open):
        yield f'{open}; {words.close}, eller --despite "{{opens}}: SKÄL"'
        yield f"{open}; {words.close}"


HELP: dict[str, str] = {
    "sanction": "Sanktioner: vad som får göras, vad som saknas, och beslutet.",
    "sanction options": "Visa hela påföljdstrappan för en brist: varje villkor, vad som saknas och hur det fylls.",
    "sanction precedents": "Visa vad som beslutats tidigare i liknande fall, också där inget beslutades.",
    "sanction reckon": "Räkna sänkt ersättning dygn för dygn, i varje läsning.",
    "sanction consider": "Börja överväga en sanktion; inget beslutas.",
    "sanction ask": "Be utföraren yttra sig över en sanktion.",
    "sanction statement": "Anteckna att utförarens yttrande kommit.",
    "sanction deliberate": "Anteckna eller boka parternas överläggning.",
    "sanction decide": "Besluta om en sanktion, när alla villkor är uppfyllda.",
    "sanction execute": "Anteckna att en beslutad sanktion har verkställts.",
    "sanction dispute": "Anteckna att utföraren bestrider en sanktion.",
    "sanction reconsider": "Anteckna att ett beslut om sanktion har omprövats.",
    "sanction end": "Anteckna att en sanktion upphört, eller att den inte blev av.",
    "sanction.finding": "Bristens nyckel; får anges flera gånger. Annars alla öppna brister.",
    "sanction options.finding": "Bristens nyckel; får anges flera gånger. Annars alla öppna brister.",
    "sanction consider.type": "Sanktionen som övervägs.",
    "sanction consider.finding": "Bristens nyckel; får anges flera gånger.",
    "sanction consider.reason": "Varför sanktionen övervägs.",
    "sanction consider.date": "Dagen då den började övervägas; annars idag.",
    "sanction ask.date": "Dagen då yttrandet begärdes; annars idag.",
    "sanction ask.answer-by": "Sista dag att yttra sig.",
    "sanction statement.date": "Dagen då yttrandet kom; annars idag.",
    "sanction deliberate.date": "Dagen då parterna överlade; annars idag, eller protokollets dag.",
    "sanction deliberate.booked": "Dagen då överläggningen ska hållas.",
    "sanction deliberate.minutes": "Tillfället vars justerade protokoll visar överläggningen.",
    "sanction decide.date": "Dagen för beslutet; annars idag.",
    "sanction decide.role": "Rollen eller nämnden som beslutar, aldrig ett namn.",
    "sanction decide.reason": "Skälen för beslutet.",
    "sanction decide.proportionality": "Varför påföljden står i proportion till bristen.",
    "sanction decide.equal-treatment": "Varför påföljden är densamma som i liknande fall, eller varför inte.",
    "sanction decide.despite": "Ett skäl som öppnar ett villkor, där planen tillåter det: ”villkor: skäl”.",
    "sanction decide.clause": "Avtalspunkten, när den är en annan än avtalets för sanktionen.",
    "sanction decide.point": "Punkten i delegationsordningen, när det inte bara finns en.",
    "sanction decide.from": "Första dagen som sanktionen gäller.",
    "sanction decide.to": "Sista dagen som sanktionen gäller.",
    "sanction decide.amount": "Beloppet i kronor.",
    "sanction decide.dnr": "Beslutets diarienummer.",
    "sanction decide.section": "Paragrafen i nämndens protokoll.",
    "sanction execute.date": "Dagen då beslutet verkställdes; annars idag.",
    "sanction dispute.date": "Dagen då utföraren bestred beslutet; annars idag.",
    "sanction reconsider.date": "Dagen då beslutet omprövades; annars idag.",
    "sanction end.date": "Dagen då sanktionen upphörde; annars idag.",
    "sanction end.reason": "Varför; krävs när sanktionen aldrig beslutades.",
    "sanction reckon.daily": "Ersättningen per dygn, när den är en annan än avtalets.",
    "sanction reckon.monthly": "Ersättningen per månad, för den läsning som räknar på den.",
    "sanction reckon.until": "Sista dag att räkna till; annars idag.",
    "sanction reckon.write": "Skriv beloppet i den läsning som avtalet eller planen har valt.",
}
for _name in ("ask", "statement", "deliberate", "decide", "execute", "dispute", "reconsider", "end", "reckon"):
    HELP[f"sanction {_name}.sanction"] = "Sanktionen: dess nyckel, radens id, eller ärendet om det bara har en."

LABELS: dict[str, str] = {
    **{f"gate.{key}": words.name for key, (_, words) in GATES.items()},
    "gate.nästa": "Nästa",
    "gate.reason": "öppnat med skäl: {reason}",
    "gate.despite": 'eller öppna det med --despite "{gate}: SKÄL"',
    "metavar.amount": "KRONOR",
    "metavar.booked": "DATUM",
    "metavar.despite": "VILLKOR:SKÄL",
    "metavar.minutes": "TILLFÄLLE",
    "uppfyllt": "uppfyllt",
    "med_skäl": "öppnat med skäl",
    "gäller_inte": "gäller inte här",
    "vid_beslut": "sägs i beslutet",
    "ej_uppfyllt": "saknas",
    "pattern.allvarlig": "allvarlig",
    "pattern.upprepad": "upprepad",
    "pattern.flertal": "en av flera av liknande slag",
    "sanktion_avstådd": "sanktion övervägdes men beslutades inte",
    "sanction.options": "Påföljder för {findings} i {case}, {day}",
    "sanction.placeholder": "SANKTION",
    "sanction.rung": "Steg",
    "sanction.state": "Läge",
    "sanction.gate": "Villkor",
    "sanction.why": "Vad som gäller och vad som saknas",
    "rung.other": "{number}. {name} (ingen sanktion som beslutas här)",
    "rung.held": "{number}. {name}: {held} villkor saknas",
    "rung.free": "{number}. {name}: kan övervägas",
    "rung.considered.held": "{number}. {name}: övervägs i {key}, {held} villkor saknas",
    "rung.considered.free": "{number}. {name}: övervägs i {key}, kan beslutas",
    "rung.decided": "{number}. {name}: beslutad, {key}",
    # what was decided before
    "precedents.title": "Tidigare i fall som liknar {findings} i {case}",
    "precedents.head": "Likabehandling: {count} tidigare liknande fall.",
    "precedents.none": "Likabehandling: inget liknande fall finns sedan tidigare.",
    "precedents.line": "{found} {provider} ({form}), samma {alike}: {outcome} [{item}]",
    "precedents.more": "{count} till visas med: uppf sanction precedents {tail}",
    "precedents.krav": "krav",
    "precedents.slag": "slag av brist",
    "precedents.nothing": "inget beslut",
    "precedents.amount": ", {amount} kr",
    "precedents.alike": "Lika i",
    "precedents.outcome": "Vad som beslutades",
    # what a reduction comes to
    "reduction.title": "{name}, {item} i {case}: avdrag i kronor",
    "reduction.number": "Dygn",
    "reduction.sum": "Summa",
    "reduction.span": "Räknas från {first} ({began}) till och med {last} ({stopped}).",
    "reduction.none": "Inget dygn: det första vore {first} ({began}), det sista {last} ({stopped}).",
    "reduction.from.beslut": "dagen för beslutet",
    "reduction.from.överläggning": "dagen efter överläggningen",
    "reduction.from.slutdatum": "dagen efter åtgärdernas sista dag",
    "reduction.from.från": "den beslutade första dagen",
    "reduction.to.till": "den beslutade sista dagen",
    "reduction.to.upphörde": "dagen då sanktionen upphörde",
    "reduction.to.verifierad": "dagen före den då bristen verifierades som åtgärdad",
    "reduction.to.avtal": "avtalets sista dag",
    "reduction.to.till_och_med": "dagen som räkningen görs till",
    "reduction.reading": "{reading}: {meaning}",
    "reduction.supposed.överläggning": "Överläggningen är inte hållen; räkningen låtsas att den hålls {day}.",
    "reduction.supposed.beslut": "Inget är beslutat; räkningen låtsas att beslutet tas {day}.",
    "reduction.unknown": "{readings} går inte att räkna: ersättningen är inte känd; ange --daily eller --monthly.",
    "reduction.rounding": "Varje dygn avrundas till hela ören, ett halvt öre uppåt; summan är dygnens.",
    "reduction.chosen": "Vald läsning: {reading}. --write skriver dess belopp.",
    "reduction.open": "Varken avtalet eller planen väljer läsning. Alla visas, och inget belopp skrivs förrän den är "
    "vald med uppf reading choose.",
    # what waits
    "source.yttrande": "Yttrande över sanktion",
    "source.överläggning": "Överläggning om sanktion",
    "source.sanktion_övervägs": "Sanktion att besluta om",
    "source.sanktion_börjar": "Avstängning att verkställa",
    "source.sanktion_slutar": "Sanktion som ska upphöra",
    "row.yttrande": "uppf sanction statement {id}",
    "row.överläggning": "uppf sanction deliberate {id}",
    "row.sanktion_övervägs": "uppf sanction options {case}",
    "row.sanktion_börjar": "uppf sanction execute {id}",
    "row.sanktion_slutar": "uppf sanction end {id}",
    "resets.yttrande": "yttrandet kommer, eller sanktionen beslutas utan det när svarstiden gått ut",
    "resets.överläggning": "överläggningen hålls, eller sanktionen beslutas",
    "resets.sanktion_övervägs": "sanktionen beslutas, eller avslutas med skäl",
    "resets.sanktion_börjar": "avstängningen verkställs",
    "resets.sanktion_slutar": "sanktionen antecknas som upphörd",
    "sanktion.övervägs": "sanktionen började övervägas",
    "besluta_sanktion": "besluta om en sanktion som övervägs",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    **{f"passed.{key}": words.passed for key, (_, words) in GATES.items()},
    **{f"open.{key}": words.open for key, (_, words) in GATES.items()},
    **{f"close.{key}": words.close for key, (_, words) in GATES.items()},
    **{code: tuple(_refusals(words)) for code, words in GATES.values()},
    # how a rung is taken
    "take.påpekande": "uppf remark {findings}",
    "take.åtgärdsplan": "uppf plan ask {keys} --answer-by DATUM",
    "take.samverkan": "ta upp bristen i samverkansgruppen",
    "take.riktad_uppföljning": "uppf due visar den uppföljning som bristen leder till",
    "take.other": "följ planen",
    "take.consider": 'uppf sanction consider {tail} {value} {said} --reason "SKÄL"',
    "take.shut": "kan inte övervägas här",
    "take.wait": "fyll det som saknas, sedan uppf sanction decide {item}",
    "take.decide": 'uppf sanction decide {item} --role ROLL --reason "SKÄL"',
    "take.decided": "beslutad {day}; uppf show {tail} visar beslutet",
    # the subjects of the trail
    "act.sanction-consider": "överväg {sanction} {item} i {case}",
    "act.sanction-ask": "be om yttrande över {sanction} {item} i {case}, senast {day}",
    "act.sanction-statement": "anteckna yttrande {day} över {sanction} {item} i {case}",
    "act.sanction-book": "boka överläggning {day} om {sanction} {item} i {case}",
    "act.sanction-deliberate": "anteckna överläggning {day} om {sanction} {item} i {case}",
    "act.sanction-decide": "anteckna beslut {day} om {sanction} {item} i {case}",
    "act.sanction-execute": "anteckna att {sanction} {item} i {case} verkställts {day}",
    "act.sanction-dispute": "anteckna att {sanction} {item} i {case} bestrids {day}",
    "act.sanction-reconsider": "anteckna att {sanction} {item} i {case} omprövats {day}",
    "act.sanction-end": "anteckna att {sanction} {item} i {case} upphört {day}",
    "act.sanction-drop": "avstå från {sanction} {item} i {case}",
    "act.sanction-amount": "skriv belopp {amount} för {sanction} {item} i {case}",
    # what is said when it is done
    "done.sanction-consider": "{sanction} övervägs för {findings:och} ({item} i {case}); inget är beslutat",
    "done.sanction-ask": "utföraren är ombedd att yttra sig över {sanction} ({item}) senast {day}",
    "done.sanction-statement": "yttrandet över {sanction} ({item}) kom {day}",
    "done.sanction-book": "överläggning om {sanction} ({item}) är bokad {day}",
    "done.sanction-deliberate": "parterna överlade {day} om {sanction} ({item})",
    "done.sanction-decide": (
        "{sanction} ({item}) beslutad {day} av {roles}, delegationspunkt {point}",
        "{sanction} ({item}) beslutad {day} av {roles}",
    ),
    "done.sanction-execute": "{sanction} ({item}) verkställd {day}",
    "done.sanction-dispute": "{sanction} ({item}) bestrids sedan {day}",
    "done.sanction-reconsider": "beslutet om {sanction} ({item}) omprövat {day}",
    "done.sanction-end": "{sanction} ({item}) upphörde {day}",
    "done.sanction-drop": "{sanction} ({item}) blev inte av, {day}",
    "done.sanction-amount": "beloppet {amount} kr för {sanction} ({item}), läsning {reading} till och med {day}",
    # what comes next, and what remains
    "next.sanction-deliberate": "uppf sanction deliberate {item} --date DATUM",
    "next.sanction-statement": "uppf sanction ask {item} --answer-by DATUM",
    "next.sanction-await": "uppf sanction statement {item} när yttrandet kommit",
    "next.sanction-decide": "uppf sanction options {tail}, sedan uppf sanction decide {item} eller "
    "uppf sanction end {item}",
    "next.sanction-execute": "uppf sanction execute {item} när avstängningen är verkställd",
    "next.reduction-reckon": "uppf sanction reckon {item}, sedan uppf sanction reckon {item} --write",
    "next.reduction-execute": "uppf sanction execute {item} när avdraget är gjort",
    "next.sanction-end": "uppf sanction end {item} när den upphört",
    "step.sanction-deliberate": "överläggning om {sanction} ({item}) är inte hållen",
    "step.sanction-statement": "utföraren har inte fått yttra sig över {sanction} ({item})",
    "step.sanction-await": "yttrandet över {sanction} ({item}) har inte kommit",
    "step.sanction-decide": "{sanction} ({item}) övervägs men är varken beslutad eller avslutad",
    "step.sanction-execute": "{sanction} ({item}) är beslutad men inte verkställd",
    "step.reduction-reckon": "{sanction} ({item}) är inte räknad, och bristen är åtgärdad",
    "step.reduction-execute": "{sanction} ({item}) är räknad men inte avdragen",
    "step.sanction-end": "{sanction} ({item}) har inte upphört",
    # what is worth knowing beside
    "note.gates-open": "innan den kan beslutas återstår: {gates}",
    "note.reduction-not-read": "läsningen är inte vald ({known:eller}), så inget belopp skrivs; "
    "välj den med uppf reading choose {rung} LÄSNING --agreement AVTAL",
    "note.suspension-open": "avstängningen har ingen sista dag; den gäller tills uppf sanction end",
    # what is refused
    "already-considered": "sanktionen övervägs redan för bristen ({item}); fortsätt med den, eller avsluta den med "
    "uppf sanction end {item}",
    "no-such-finding-here": (
        "ärendet {case} har ingen brist ”{value}”; välj {near:eller}",
        "ärendet {case} har ingen brist ”{value}”; anteckna den med uppf finding",
    ),
    "no-finding": "{case} har ingen brist att jämföra med; anteckna den med uppf finding",
    "no-open-finding": "{case} har ingen öppen brist; ange bristen med --finding",
    "plan-unread": "planen {value:och} går inte att läsa, så ingen vet vad den kräver; rätta den först (uppf check)",
    "statement-here": "yttrandet över {item} kom {day}; rätta dagen för hand om den är fel",
    "answer-before-question": "sista svarsdagen {value} ligger före {day}, då yttrandet begärdes; ange en senare dag",
    "minutes-elsewhere": "tillfället {value} gäller inte avtalet {agreement}; ange ett protokoll från samma avtal",
    "minutes-not-adjusted": "protokollet från {value} är inte justerat och undertecknat av båda, så det visar ingen "
    "överläggning; justera det först, eller ange dagen med --date",
    "sanction-decided": "{item} är redan beslutad {day}; överväg en ny sanktion, eller uppf sanction reconsider {item}",
    "sanction-over": "{item} är avslutad {day}; överväg en ny med uppf sanction consider",
    "sanction-undecided": "{item} är inte beslutad; uppf sanction decide {item} beslutar den",
    "reason-needed": (
        "skälet saknas för {item}; skriv det med --reason",
        "det här ska motiveras; skriv varför med {option}",
        "skälet saknas; skriv det med --reason",
    ),
    "suspension-needs-day": "”{value}” börjar en viss dag; ange den med --from",
    "reduction-not-read": "ingen läsning är vald ({known:eller}), så inget belopp skrivs för {item}; "
    "välj den, efter samråd med utföraren, med uppf reading choose {rung} LÄSNING --agreement AVTAL",
    "not-a-reduction": "”{value}” räknas inte per dygn; ange beloppet med uppf sanction decide --amount",
    "payment-unknown": "ersättningen som {value} räknas på är inte känd; ange --daily eller --monthly",
    "deviation-form": "”{value}” är inget skäl för ett villkor; skriv ”villkor: skäl”",
    "gate-not-here": (
        "”{value}” är inget villkor här; menade du {near:eller}?",
        "”{value}” är inget villkor här; uppf sanction options visar villkoren",
    ),
    "gate-stays-shut": (
        "inget skäl öppnar ”{value}”; planen låter skäl öppna {known:och}",
        "inget skäl öppnar ”{value}”; planen låter inget skäl öppna något villkor här",
    ),
}
