"""What is said of files that each read well but do not hold together, or not with the law."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    # names of what does not exist
    "no-such-plan": (
        "det finns ingen plan ”{value}”; menade du {near:eller}?",
        "det finns ingen plan ”{value}”; lägg den i planer, eller ta bort namnet",
    ),
    "no-such-rule": (
        "det finns ingen regel ”{value}”; menade du {near:eller}?",
        "det finns ingen regel ”{value}”; uppf list regler visar alla",
    ),
    "no-such-check-point": (
        "det finns ingen kontrollpunkt ”{value}”; menade du {near:eller}?",
        "det finns ingen kontrollpunkt ”{value}”; lägg till den i planen, eller ta bort namnet",
    ),
    "no-such-questionnaire": (
        "det finns ingen enkät ”{value}” i planen; menade du {near:eller}?",
        "det finns ingen enkät ”{value}” i planen; lägg till den, eller ta bort namnet",
    ),
    "no-such-role": (
        "rollen ”{value}” finns inte; menade du {near:eller}?",
        "rollen ”{value}” finns inte; lägg in den med uppf municipality role",
    ),
    "no-such-board": (
        "det finns ingen nämnd ”{value}”; menade du {near:eller}?",
        "det finns ingen nämnd ”{value}”; lägg in den med uppf municipality board",
    ),
    "no-such-organisation-unit": (
        "det finns ingen organisationsenhet ”{value}”; menade du {near:eller}?",
        "det finns ingen organisationsenhet ”{value}”; lägg in den med uppf municipality unit",
    ),
    "no-such-service": (
        "verksamheten ”{value}” är inte känd; menade du {near:eller}?",
        "verksamheten ”{value}” är inte känd; lägg in den med uppf municipality service",
    ),
    "no-such-target-group": (
        "målgruppen ”{value}” är inte känd; menade du {near:eller}?",
        "målgruppen ”{value}” är inte känd; lägg in den med uppf municipality target-group",
    ),
    "no-such-goal": (
        "fullmäktiges program har inget mål ”{value}”; menade du {near:eller}?",
        "fullmäktiges program har inget mål ”{value}”; lägg in det med uppf programme decide",
    ),
    "no-such-requirement-set": (
        "det finns ingen kravuppsättning ”{value}”; menade du {near:eller}?",
        "det finns ingen kravuppsättning ”{value}”; lägg den i krav, eller ta bort namnet",
    ),
    "no-such-provider": (
        "det finns ingen utförare ”{value}”; menade du {near:eller}?",
        "det finns ingen utförare ”{value}”; uppf list utförare visar alla",
    ),
    "no-such-agreement": (
        "det finns inget avtal ”{value}”; menade du {near:eller}?",
        "det finns inget avtal ”{value}”; uppf list avtal visar alla",
    ),
    "no-such-unit": (
        "det finns ingen enhet ”{value}” här; menade du {near:eller}?",
        "det finns ingen enhet ”{value}” här; lägg till den under enheter i utförarens fil",
    ),
    "no-such-procurement": (
        "det finns ingen upphandling ”{value}”; menade du {near:eller}?",
        "det finns ingen upphandling ”{value}”; lägg den i upphandlingar, eller ta bort namnet",
    ),
    "no-such-case": (
        "det finns inget ärende ”{value}”; menade du {near:eller}?",
        "det finns inget ärende ”{value}”; uppf list ärenden visar alla",
    ),
    "no-such-action-plan": (
        "ärendet har ingen åtgärdsplan ”{value}”; menade du {near:eller}?",
        "ärendet har ingen åtgärdsplan ”{value}”; lägg till den under åtgärdsplaner, eller ta bort nyckeln",
    ),
    "no-such-finding": (
        "ärendet har ingen brist ”{value}”; menade du {near:eller}?",
        "ärendet har ingen brist ”{value}”; lägg till den under brister, eller ta bort nyckeln",
    ),
    "no-such-visit": (
        "ärendet har inget tillfälle ”{value}”; menade du {near:eller}?",
        "ärendet har inget tillfälle ”{value}”; lägg till det under tillfällen, eller ta bort nyckeln",
    ),
    "no-such-event": (
        "ingen händelse heter ”{value}”; menade du {near:eller}?",
        "ingen händelse heter ”{value}”, så inget räknas från den; rätta namnet, eller anteckna händelsen när den sker",
    ),
    # the same name twice, or with somebody else
    "duplicate-unit": "enheten ”{value}” finns redan i {first}; ge den ena en annan beteckning",
    "duplicate-agreement": "avtalet ”{value}” finns redan i {first}; ge det ena en annan beteckning",
    "duplicate-item": "beteckningen ”{value}” står två gånger i listan; ge den ena en annan",
    "agreement-elsewhere": "avtalet ”{value}” är med utföraren {provider}; rätta avtalet eller utföraren",
    "unit-elsewhere": "enheten ”{value}” hör till {provider} och ingår inte här; rätta enhet, utförare eller avtal",
    "duplicate-registry-number": "diarienumret {value} står redan i {first}; ge varje ärende ett eget nummer",
    # days
    "dates-in-disorder": "”{then}” {value} ligger före ”{first}” {day}; rätta den dag som är fel",
    # plans
    "frequency-missing": "planen säger inte hur ofta; komplettera den, eller räkna med att regeln aldrig förfaller",
    "rule-incomplete": "regeln säger inte allt om vad, hur, vem och vad som händer vid brist; skriv {missing:och}",
    "reading-not-chosen": "orden kan läsas på flera sätt och {used} används; välj {known:eller} under tolkning",
    "reading-unknown": (
        "läsningen ”{value}” finns inte; välj {known:eller}",
        "läsningen ”{value}” finns inte i någon av avtalets planer; ta bort den",
    ),
    "gate-unknown": (
        "villkoret ”{value}” är inte känt, så det skulle aldrig hindra något; menade du {near:eller}?",
        "villkoret ”{value}” är inte känt, så det skulle aldrig hindra något; skriv ett som är känt, eller ta bort det",
    ),
    "gate-never-opens": "inget skäl kan öppna ”{value}” för {kind}; ta bort det ur skäl_öppnar, "
    "eller skriv det också under villkor",
    "frequency-ignored": "frekvensen räknas inte när det finns läsningar; flytta in den i en läsning eller ta bort den",
    "scope-wider": "regeln gäller {beyond:och}, men det gör inte planen; vidga planens eller snäva regelns ”{key}”",
    "award-without-frequency": (
        "planen nämner {value} men ingen regel säger hur ofta sådan verksamhet följs upp; lägg till en regel"
    ),
    "plan-gap": (
        "{gap}: {text}; så hanteras det: {handled}",
        "{gap}: {text}; bestäm hur luckan ska hanteras",
    ),
    "law-obsolete": "”{written}” gäller inte längre (sedan {day}); hänvisa till {now} när texten ändras",
    "guidance-replaced": "”{written}” är ersatt; använd {now}",
    "plan-expired": "planen gick ut {day} och ingen annan plan ersätter den; anta en ny, eller förläng den",
    "focus-areas-missing": "fokusområden saknas för {years:och}; lägg in dem med uppf municipality focus, "
    "eller ersätt planen",
    "requirement-unverifiable": "kravet ”{value}” går inte att följa upp; skriv {missing:och}",
    # the municipality
    "programme-missing": (
        "det finns privata utförare men inget program för mandatperioden från {day} (5 kap. 3 § kommunallagen); "
        "lägg till programmet när fullmäktige har antagit det"
    ),
    "programme-incomplete": "programmet saknar {missing:och} (5 kap. 3 § kommunallagen); fyll i det som antogs",
    # providers
    "org-number-sole-trader": (
        "en enskild firmas nummer är ägarens personnummer; ta bort det och skriv ett eget löpnummer i extern_id"
    ),
    "financial-year-end": "{value} är ingen dag på året; skriv månad och dag, till exempel 12-31",
    "address-protected": "enheten ”{value}” publiceras inte, men här står dess adress; ta bort adressen",
    "not-published-without-reason": "enheten ”{value}” publiceras inte; skriv skäl och lagrum i ej_publiceras_skäl",
    "permit-missing": "enheten ”{value}” kräver tillstånd men inget står här; skriv läget under tillstånd",
    "permit-refused": (
        "enheten ”{value}” kräver tillstånd men läget är ”{state}”; pröva om tillsynsmyndigheten ska underrättas"
    ),
    "permit-uncertain": "enheten ”{value}” kräver tillstånd men läget är ”{state}”; kontrollera och rätta läget",
    "permit-expired": "tillståndet för ”{value}” gick ut {day}; kontrollera om det är förnyat",
    "permit-org-number": "tillståndet är inte utförarens, organisationsnumren skiljer sig; rätta det som är fel",
    "permit-places": "”{value}” har {places} platser men tillståndet gäller {most}; rätta det som är fel",
    "agreement-without-plan": "avtalet ”{value}” har ingen uppföljningsplan; skriv den under planer",
    "agreement-without-rule": (
        "avtalet ”{value}” följs bara upp när något har hänt ({rules:och}); lägg till en regel med frekvens, "
        "eller ett beslutat undantag",
        "ingen regel följer upp avtalet ”{value}” (10 kap. 8 § kommunallagen); välj en plan som gäller det, "
        "eller skriv ett beslutat undantag",
    ),
    "clause-missing": "avtalet ”{value}” saknar klausul om {clause}; skriv avtalspunkten, eller komplettera avtalet",
    "authority-handed-over": (
        "avtalet ”{value}” omfattar myndighetsutövning, som inte får överlämnas (4 kap. 3 § socialtjänstlagen); "
        "rätta uppgiften, eller ta ut den ur avtalet"
    ),
    "signed-too-early": (
        "undertecknat {value}, före {first} då tiden från {since} gått ut ({law}); rätta dagen, eller skriv varför "
        "det inte hindrade i avtalsspärr_skäl"
    ),
    "watch-without-day": "”{value}” bevakas utan dag; skriv giltig_till eller datum",
    "no-such-watch-here": "ingen bevakning i avtalet heter ”{value}”; rätta förnyar, eller ta bort raden",
    "group-without-mandate": "ingen på sidan {side} får besluta i samverkansgruppen; ge någon beslutsmandat",
    "sanction-unknown": (
        "sanktionen ”{value}” är inte känd; menade du {near:eller}?",
        "sanktionen ”{value}” är inte känd; skriv en som står i en plan",
    ),
    "sanction-not-possible": "”{value}” kan inte användas för {form} enligt planen; välj en annan påföljd",
    # cases
    "sanction-not-in-agreement": "”{value}” är ingen sanktion i avtalet {agreement}; ändra beslutet eller avtalet",
    "sanction-without-ground": "beslutet om {value} saknar {missing:och}; fyll i det som planen kräver före beslut",
    "sanction-gate-open": "beslutet om {value} togs fast planens villkor {keys:och} inte var uppfyllt den dagen; "
    "rätta det som är fel, eller skriv skälet under avsteg om planens skäl_öppnar tillåter det",
    "delegation-role": (
        "{value} får inte besluta om {kind} enligt delegationsordningen; det får {allowed:eller}",
        "delegationsordningen har ingen punkt om {kind}; lägg till den i uppf.yaml, eller låt nämnden besluta",
    ),
    "finding-without-requirement": "bristen hänvisar varken till krav eller avtalspunkt; skriv krav eller avtalspunkt",
    "grade-without-reason": "graden {value} avviker från den uträknade, {reckoned}; skriv skälet i grad_skäl",
    "verified-without-evidence": "bristen är verifierad utan underlag; skriv vad kontrollen vilar på",
    "verifier-is-author": "{value} har både ansvarat för åtgärden och verifierat den; låt någon annan verifiera",
    "role-conflict": "{value} ansvarar både för uppföljningen och för en åtgärd i den; byt ansvarig för den ena",
    "action-plan-incomplete": "åtgärdsplanen är godkänd men saknar {missing:och}; komplettera den",
    "finding-without-action": "åtgärdsplanen är godkänd men saknar åtgärd för bristen ”{value}”; skriv in den",
    "closed-finding-undecided": "ärendet är avslutat men bristen ”{value}” saknar beslut; skriv en disposition",
    "closed-finding-unverified": (
        "ärendet är avslutat men bristen ”{value}” är inte verifierad som åtgärdad; verifiera den, skriv av den, "
        "eller skriv skälet till avslutet"
    ),
    "supervisor-unanswered": (
        "ärendet är avslutat utan svar på om tillsynsmyndigheten ska underrättas om den allvarliga bristen ”{value}” "
        "(27 kap. 7 § socialtjänstlagen); skriv svaret under tillsynsmyndighet"
    ),
    "closed-without-report": "ärendet är avslutat utan färdig rapport; skriv dagen då den blev färdig",
    "closed-without-feedback": "ärendet är avslutat utan att resultatet återkopplats; skriv dagen i återkopplad",
    "closed-with-left": "ärendet är avslutat fast något är kvar: {what}; gör det, eller ta bort slutdagen",
    "health-care-without-mas": (
        "uppföljningen gäller hälso- och sjukvård men varken mas eller mar deltog; skriv vem som var med, "
        "eller frånvaro_skäl"
    ),
    "role-absent": "{value} ska delta enligt regeln men var inte med; skriv vem som var med, eller frånvaro_skäl",
    "method-not-here": "metoden {value} får bara användas i {rules:och}; välj en annan metod",
    "method-without-reason": "metoden {method} ska motiveras; säg skälet med uppf amend ÄRENDE --method-reason",
    "minutes-incomplete": "protokollet är justerat utan svar på {points:och}; "
    "skriv svaren, eller ej_tillämplig med skäl",
    "minutes-unsigned": "protokollet är justerat utan båda underskrifterna; det som saknas är {missing:och}",
    "unannounced-visible": (
        "den oanmälda uppföljningen är inte gjord, men alla som har förrådet kan läsa om den; "
        "håll den utanför tills den är gjord"
    ),
    # coverage and equal treatment
    "requirements-unchecked": "löftet att följa upp varje krav är brutet för {count} krav: {requirements:och}; "
    "ta upp dem i nästa uppföljning",
    "purpose-uncovered": "ingen återkommande regel följer upp avtalet för syftet {purpose}; "
    "planen säger att det ska ske; ändra planer eller regler",
    "sent-out-unequal": "utskicket {day} gick inte till {lacking:och} som bedriver samma verksamhet; "
    "skicka det dit också, eller skriv vilken verksamhet det gäller",
    # what is answered twice, as when git has merged two answers
    "answered-twice": "{what} står två gånger och säger olika: {first} säger {one:och}, {second} säger {other:och}; "
    "välj med uppf keep {first} --reason SKÄL eller uppf keep {second} --reason SKÄL, så står det andra kvar som "
    "ersatt",
    "same-twice": "{what} står två gånger, i {first} och {second}, utan att de säger emot varandra; räcker ett, "
    "skriv uppf keep {first} --reason SKÄL",
    "replaced-in-vain": "{item} är ersatt av ”{value}”, som inte finns här eller själv är ersatt, så båda räknas; "
    "säg vilken som gäller: uppf keep {item} --reason SKÄL",
}
