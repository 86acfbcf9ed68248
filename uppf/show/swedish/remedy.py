"""The words of the road from a finding to a verified remedy, of the duty to report, and of the early signs."""

HELP: dict[str, str] = {
    "regrade": "Bedöm en brist på nytt.",
    "regrade.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "regrade.reason": "Varför den bedöms på nytt.",
    "regrade.frequency": "Hur ofta felet förekommer.",
    "regrade.individual-consequence": "Hur hårt det slår mot den enskilde.",
    "regrade.municipality-consequence": "Hur hårt det slår mot kommunen.",
    "regrade.provider-consequence": "Hur hårt det slår mot utföraren.",
    "regrade.grade": "Bedömarens egen grad, när den är en annan än den uträknade.",
    "remark": "Gör ett påpekande om en brist; ingen åtgärdsplan begärs.",
    "remark.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "remark.date": "Dagen för påpekandet; annars idag.",
    "remark.reason": "Varför ett påpekande räcker, när planen säger något annat om graden.",
    "write-off": "Skriv av en brist, med skäl.",
    "write-off.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "write-off.date": "Dagen; annars idag.",
    "write-off.reason": "Varför bristen skrivs av.",
    "write-off.role": "Den roll som beslutar (aldrig ett namn).",
    "plan": "Åtgärdsplaner: begär, ta emot, granska, godkänn.",
    "plan ask": "Begär en åtgärdsplan för en eller flera brister.",
    "plan ask.targets": "Ett ärende (då de brister som väntar), eller en eller flera brister i ett ärende.",
    "plan ask.date": "Dagen då planen begärs; annars idag.",
    "plan ask.answer-by": "Sista dag att svara; utan den visas vad planerna föreslår.",
    "plan receive": "Anteckna att en åtgärdsplan har kommit.",
    "plan receive.plan": "Planen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "plan receive.date": "Dagen då den kom; annars idag.",
    "plan action": "Skriv in en åtgärd ur utförarens plan.",
    "plan action.plan": "Planen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "plan action.activity": "Vad utföraren ska göra.",
    "plan action.responsible": "Ansvarig funktion hos utföraren, aldrig ett namn.",
    "plan action.end": "Sista dag för åtgärden.",
    "plan action.finding": "En brist som åtgärden gäller; får anges flera gånger. Annars alla planens brister.",
    "plan return": "Begär en plan på nytt: den räckte inte, eller kom aldrig.",
    "plan return.plan": "Planen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "plan return.date": "Dagen; annars idag.",
    "plan return.reason": "Vad som saknas.",
    "plan return.answer-by": "Ny sista dag att svara; den gamla står kvar. Utan den visas vad planerna föreslår.",
    "plan approve": "Godkänn en åtgärdsplan som räcker.",
    "plan approve.plan": "Planen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "plan approve.date": "Dagen för beslutet; annars idag.",
    "plan approve.role": "Den roll som beslutar (aldrig ett namn).",
    "plan approve.point": "Punkten i delegationsordningen, när fler än en passar.",
    "plan approve.dnr": "Beslutets diarienummer.",
    "action": "Åtgärder i en plan: utförda, eller med ny sista dag.",
    "action done": "Anteckna att utföraren har gjort en åtgärd.",
    "action done.action": "Åtgärden: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "action done.date": "Dagen då den gjordes; annars idag.",
    "action done.evidence": "Vad utföraren har visat.",
    "action move": "Ge en åtgärd en senare sista dag; den gamla står kvar.",
    "action move.action": "Åtgärden: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "action move.end": "Den nya sista dagen.",
    "action move.reason": "Varför dagen flyttas.",
    "action move.date": "Dagen för beslutet; annars idag.",
    "remedied": "Anteckna att en brist är åtgärdad enligt utföraren.",
    "remedied.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "remedied.date": "Dagen då den åtgärdades; annars idag.",
    "verify": "Kontrollera, med underlag, om en brist är åtgärdad.",
    "verify.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "verify.remedied": "Om bristen är åtgärdad eller inte.",
    "verify.role": "Den roll som har kontrollerat; aldrig den som ansvarar för åtgärden.",
    "verify.evidence": "Vad som visar det: dokument, stickprov, besök.",
    "verify.date": "Dagen för kontrollen; annars idag.",
    "supervisor": "Frågan om tillsynsmyndigheten ska underrättas om en allvarlig brist.",
    "supervisor notified": "Anteckna att tillsynsmyndigheten har underrättats.",
    "supervisor notified.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om bara en väntar.",
    "supervisor notified.date": "Dagen för anmälan; annars idag.",
    "supervisor notified.dnr": "Anmälans diarienummer.",
    "supervisor not-required": "Besluta att tillsynsmyndigheten inte behöver underrättas.",
    "supervisor not-required.finding": "Bristen: dess nyckel, ÄRENDE/NYCKEL, radens id, eller ärendet om en väntar.",
    "supervisor not-required.date": "Dagen för beslutet; annars idag.",
    "supervisor not-required.reason": "Varför en anmälan inte krävs.",
    "supervisor not-required.role": "Den roll som beslutar (aldrig ett namn).",
    "write-off.point": "Punkten i delegationsordningen, när fler än en passar.",
    "supervisor not-required.point": "Punkten i delegationsordningen, när fler än en passar.",
    "supervisor not-required.dnr": "Beslutets diarienummer.",
    "early": "Visa tidiga tecken på att något är på väg att brista.",
    "early.provider": "Bara denna utförare (del av namn eller beteckning).",
}

LABELS: dict[str, str] = {
    "metavar.action": "ÅTGÄRD",
    "metavar.activity": "AKTIVITET",
    "metavar.evidence": "UNDERLAG",
    "metavar.targets": "ÄRENDE|BRIST",
    # what waits
    "source.beslut_om_brist": "Brist utan beslut",
    "source.åtgärdsplan": "Åtgärdsplan",
    "source.granska_åtgärdsplan": "Åtgärdsplan att granska",
    "source.verifiera": "Kontrollera åtgärd",
    "row.beslut_om_brist": "uppf plan ask {id}",
    "row.brist.verifierad": "uppf verify {id}",
    "row.åtgärdsplan.inkommen": "uppf plan receive {id}",
    "row.åtgärdsplan": "uppf plan receive {id}",
    "row.granska_åtgärdsplan": "uppf plan approve {id}",
    "row.brist.tillsyn_besvarad": "uppf supervisor notified {id}",
    "row.åtgärd": "uppf action done {id}",
    "row.verifiera": "uppf verify {id}",
    # rows of rules, by the event that makes them done
    "brist.ej_åtgärdad": "kontroll som visade att bristen inte var åtgärdad",
    "resets.beslut_om_brist": "Att ett påpekande, en begärd åtgärdsplan, en sanktion eller en avskrivning antecknas.",
    "resets.åtgärdsplan": "Att planen kommer. Begärs den på nytt står den första dagen kvar.",
    "resets.granska_åtgärdsplan": "Att planen godkänns eller begärs på nytt.",
    "resets.verifiera": "Att beställaren kontrollerar bristen. Är den inte åtgärdad räknas en ny dag.",
    # early signs
    "early.title": "Tidiga tecken {day}",
    "early.whom": "",
    "early.provider": "Utförare",
    "early.unit": "Enhet",
    "early.sign": "Tecken",
    "early.count": "Antal",
    "early.before": "Före",
    "early.least": "Gräns",
    "early.last": "Senast",
    "early.why": "Varför",
    "early.cases": "Ärenden",
    "ej_åtgärdade": "brister som inte åtgärdats",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    # the subjects of the trail
    "act.regrade": (
        "bedöm brist {item} på nytt i {case}: {before} blir {grade}",
        "bedöm brist {item} på nytt i {case}: {grade}",
        "bedöm brist {item} på nytt i {case}",
    ),
    "act.remark": "gör påpekande om brist {item} i {case}",
    "act.write-off": "skriv av brist {item} i {case}",
    "act.plan-ask": "begär åtgärdsplan {item} för {findings:och} i {case}, senast {answer_by}",
    "act.plan-receive": "ta emot åtgärdsplan {item} i {case}",
    "act.plan-action": "anteckna åtgärd {item} i åtgärdsplan {plan} i {case}",
    "act.plan-return": "begär åtgärdsplan {plan} på nytt som {item} i {case}, senast {answer_by}",
    "act.plan-approve": "godkänn åtgärdsplan {item} i {case}",
    "act.action-done": "anteckna åtgärd {item} som gjord i {case}",
    "act.action-move": "flytta sista dag för åtgärd {item} till {day} i {case}",
    "act.remedied": "anteckna brist {item} som åtgärdad enligt utföraren i {case}",
    "act.verify": "kontrollera brist {item} i {case}: åtgärdad",
    "act.verify-not": "kontrollera brist {item} i {case}: inte åtgärdad",
    "act.supervisor-notified": "underrätta tillsynsmyndigheten om brist {item} i {case}",
    "act.supervisor-not-required": "besluta att brist {item} i {case} inte behöver anmälas till tillsynsmyndigheten",
    # what is said when it is done
    "done.regrade": (
        "bedömt brist {item} på nytt: {before} blir {grade}",
        "bedömt brist {item} på nytt: {grade}",
        "bedömt brist {item} på nytt",
    ),
    "done.remark": "gjort påpekande {day} om brist {item}; den kontrolleras vid nästa uppföljning",
    "done.write-off": "skrivit av brist {item} {day}",
    "done.plan-ask": "begärt åtgärdsplan {item} för {findings:och}, senast {answer_by}",
    "done.plan-receive": (
        "tagit emot åtgärdsplan {item} {day}, {late:dag/dagar} sent",
        "tagit emot åtgärdsplan {item} {day}",
    ),
    "done.plan-action": "antecknat åtgärd {item} i åtgärdsplan {plan}",
    "done.plan-return": "begärt åtgärdsplan {plan} på nytt som {item}, senast {answer_by}; den första dagen står kvar",
    "done.plan-approve": "godkänt åtgärdsplan {item} {day}",
    "done.action-done": "antecknat åtgärd {item} som gjord {day}: {text}",
    "done.action-move": (
        "flyttat sista dag för åtgärd {item} från {old} till {day}",
        "satt sista dag för åtgärd {item} till {day}",
    ),
    "done.remedied": "antecknat brist {item} som åtgärdad {day} enligt utföraren",
    "done.verify": "kontrollerat brist {item} {day}: åtgärdad",
    "done.verify-not": "kontrollerat brist {item} {day}: inte åtgärdad",
    "done.supervisor-notified": "underrättat tillsynsmyndigheten {day} om brist {item}, {number}",
    "done.supervisor-not-required": "beslutat {day} att brist {item} inte behöver anmälas till tillsynsmyndigheten",
    # what remains, and the command that does it
    "step.supervisor": "frågan om tillsynsmyndigheten ska underrättas om brist {item} är obesvarad",
    "next.supervisor": (
        "uppf supervisor notified {item} --dnr DNR, eller uppf supervisor not-required {item} --reason SKÄL --role ROLL"
    ),
    "step.grade": "brist {item} har ingen grad",
    "next.grade": "uppf regrade {item} --frequency HUR-OFTA --individual-consequence HUR-HÅRT --reason SKÄL",
    "step.decide": "brist {item} saknar beslut",
    "next.decide": (
        "uppf remark {item}, uppf plan ask {item} --answer-by DATUM eller uppf write-off {item} --reason SKÄL "
        "--role ROLL"
    ),
    "step.decide-plan": "brist {item} saknar beslut; planen säger åtgärdsplan",
    "next.decide-plan": "uppf plan ask {item} --answer-by DATUM",
    "step.decide-remark": "brist {item} saknar beslut; planen säger påpekande",
    "next.decide-remark": "uppf remark {item}",
    "step.decide-jointly": "brist {item} saknar beslut; planen säger att den löses i samverkansgruppen",
    "next.decide-jointly": (
        "ta upp brist {item} i samverkansgruppen, sedan uppf remark {item} --reason SKÄL "
        "eller uppf plan ask {item} --answer-by DATUM"
    ),
    "step.plan-again": "åtgärdsplan {item} räckte inte och är inte begärd på nytt",
    "next.plan-again": "uppf plan return {item} --reason SKÄL --answer-by DATUM",
    "step.plan-incomplete": "åtgärdsplan {item} har kommit men är inte hel",
    "next.plan-incomplete": (
        'uppf plan action {item} "AKTIVITET" --responsible FUNKTION --end DATUM, '
        "eller uppf plan return {item} --reason SKÄL --answer-by DATUM"
    ),
    "step.plan-judge": "åtgärdsplan {item} väntar på granskning",
    "next.plan-judge": (
        "uppf plan approve {item} --role ROLL, eller uppf plan return {item} --reason SKÄL --answer-by DATUM"
    ),
    "step.plan-late": "åtgärdsplan {item} skulle ha kommit {day}",
    "next.plan-late": (
        "uppf plan return {item} --reason SKÄL --answer-by DATUM, eller uppf plan receive {item} när den kommer"
    ),
    "step.plan-wait": (
        "åtgärdsplan {item} ska komma senast {day}",
        "åtgärdsplan {item} har inte kommit",
    ),
    "next.plan-wait": (
        "uppf plan receive {item} när åtgärdsplanen kommer, senast {day}",
        "uppf plan receive {item} när åtgärdsplanen kommer",
    ),
    "step.action": (
        "åtgärd {item} ska vara gjord senast {day}",
        "åtgärd {item} är inte gjord",
    ),
    "next.action": "uppf action done {item} --evidence UNDERLAG, när det är gjort",
    "step.verify": "brist {item} är inte kontrollerad av beställaren",
    "next.verify": "uppf verify {item} --remedied --role ROLL --evidence UNDERLAG (eller --not-remedied)",
    "step.verify-later": "brist {item} ska kontrolleras när den är åtgärdad",
    "next.verify-later": "uppf remedied {item} när utföraren säger att bristen är åtgärdad",
    "step.verify-remark": "påpekandet om brist {item} kontrolleras vid nästa uppföljning",
    "next.verify-remark": ("uppf verify {item} --remedied --role ROLL --evidence UNDERLAG, eller --not-remedied"),
    "step.not-remedied": "brist {item} var inte åtgärdad {day} och har ingen ny tid",
    "next.not-remedied": (
        "ge ny tid: uppf plan ask {item} --answer-by DATUM (eller uppf action move), "
        "eller pröva sanktion: uppf sanction options {tail}"
    ),
    # what is worth knowing beside
    "note.unknown-requirement": (
        "kravet ”{value}” kan vara {found:eller} i avtalet; skriv vilket",
        "kravet ”{value}” finns inte bland avtalets krav; det är antecknat som det skrevs",
    ),
    "note.plan-left": "åtgärdsplan {plans:och} gällde bara den bristen och väntar inte längre på något beslut",
    "note.actions-left": "åtgärd {actions:och} är ännu inte antecknad som gjord (uppf action done)",
    "note.sanction-candidate": (
        "åtgärdernas sista dag var {day}, men bristen är inte åtgärdad; den kan prövas för sanktion",
        "bristen är inte åtgärdad; den kan prövas för sanktion",
    ),
    "note.supervisor-not-asked": (
        "frågan gäller allvarliga brister i tillståndspliktiga enheter, och det är bristen inte; "
        "kontrollera att det är rätt brist"
    ),
    # early signs
    "early.ej_åtgärdade": "{number:brist var inte åtgärdad/brister var inte åtgärdade} vid kontrollen (gräns {least})",
    "early.upprepade_brister": "{number:upprepad brist/upprepade eller flera brister} enligt planen (gräns {least})",
    "early.sena_leveranser": "{number:leverans/leveranser} kom inte i tid (gräns {least})",
    "early.påpekanden": "{number:påpekande/påpekanden} (gräns {least})",
    "early.signaler": "{number:signal eller klagomål/signaler och klagomål}, {before} tiden före (gräns {least})",
    "early.mindre_brister": "{number:mindre brist/mindre brister}, {before} tiden före (gräns {least})",
    # what is refused
    "finding-closed": (
        "brist {value} är redan verifierad eller avskriven {day}; anteckna en ny om den har kommit tillbaka"
    ),
    "finding-undecided": (
        "ingen har beslutat vad som görs åt brist {value}; börja med uppf remark {value} "
        "eller uppf plan ask {value} --answer-by DATUM"
    ),
    "already-remarked": "brist {value} fick ett påpekande {day}; begär en åtgärdsplan om det inte räckte",
    "remark-reason-needed": (
        "{plan} säger inget om påpekande för graden {grade}; begär en åtgärdsplan (uppf plan ask {value}), "
        "eller skriv varför ett påpekande räcker med --reason",
        "brist {value} har ingen grad; sätt den med uppf regrade {value}, eller skriv varför ett påpekande räcker "
        "med --reason",
    ),
    "reason-empty": "skälet är tomt; skriv varför med --reason",
    "registry-number-empty": "diarienumret är tomt; skriv det med --dnr",
    "nothing-judged": "inget att bedöma är sagt om brist {value}; ange --frequency, en konsekvens eller --grade",
    "nothing-to-ask": "ingen brist i {case} väntar på en åtgärdsplan; ange bristens nyckel om en ska begäras ändå",
    "many-cases": "bristerna hör till olika ärenden ({found:och}); begär en åtgärdsplan i taget för varje ärende",
    "plan-already-asked": (
        "för brist {value} väntar redan åtgärdsplan {plan}; begär den på nytt med uppf plan return {plan}"
    ),
    "answer-by-needed": (
        "en begäran ska ange sista dag att svara; skriv den med --answer-by, till exempel {day} enligt {plan} "
        "(andra läsningar ger {others})",
        "en begäran ska ange sista dag att svara; skriv den med --answer-by, till exempel {day} enligt {plan}",
        "en begäran ska ange sista dag att svara; skriv den med --answer-by, till exempel {default} "
        "(förval, ej ur planen)",
    ),
    "answer-by-passed": "{value} är före dagen för begäran, {day}; ange en senare sista dag med --answer-by",
    "plan-already-received": "åtgärdsplan {value} kom {day}; godkänn den (uppf plan approve) eller begär den på nytt",
    "plan-asked-again": "åtgärdsplan {value} är begärd på nytt som {plan}; ange {plan}",
    "plan-not-received": "åtgärdsplan {value} har inte kommit; anteckna dagen med uppf plan receive {value}",
    "plan-approved": "åtgärdsplan {value} är godkänd {day}; ge en åtgärd ny sista dag med uppf action move",
    "empty-activity": "åtgärden har ingen text; skriv vad utföraren ska göra",
    "action-already-there": (
        "åtgärden finns redan i åtgärdsplan {plan} som {value}; skriv en annan, eller bara det som saknas"
    ),
    "not-in-plan": "brist {value} hör inte till åtgärdsplan {plan}; den gäller {findings:och}",
    "plan-incomplete": (
        "åtgärdsplan {whole} saknar åtgärder; skriv in dem med uppf plan action, eller begär den på nytt med "
        "uppf plan return",
        "åtgärdsplan {value} saknar åtgärd för brist {findings:och}, och i åtgärd {actions}; komplettera den, eller "
        "begär den på nytt med uppf plan return",
        "åtgärdsplan {value} saknar åtgärd för brist {findings:och}; skriv in den med uppf plan action, eller begär "
        "planen på nytt med uppf plan return",
        "åtgärdsplan {value} saknar uppgifter i åtgärd {actions}; komplettera den, eller begär den på nytt med "
        "uppf plan return",
    ),
    "action-already-done": (
        "åtgärd {value} är redan gjord {day}; kontrollera bristen med uppf verify, eller begär en ny plan"
    ),
    "not-later": "{value} är inte senare än den sista dag som gäller, {day}; ange en senare",
    "already-remedied": "brist {value} är antecknad som åtgärdad {day}; kontrollera den med uppf verify {value}",
    "evidence-needed": "utan underlag går brist {value} inte att kontrollera; skriv vad som visar det med --evidence",
    "checked-by-author": (
        "{roles} ansvarar för en åtgärd för brist {value} och kan inte själv kontrollera den; låt en annan roll"
    ),
    "check-not-last": "brist {value} kontrollerades senast {day}; ange en senare dag",
    "supervisor-already-answered": "frågan om brist {value} besvarades {day}; rätta svaret i filen om det är fel",
}
