"""What is said when a file cannot be read, or not be edited, as the YAML it is written in."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    # the file (what is said of links and folders stands with what is said of writing)
    "unreadable": "filen går inte att läsa ({reason}); se efter att den finns och att du får läsa den",
    "too-large": "filen är större än {limit} byte; dela upp den, och lägg långa texter i diariet",
    "empty-file": "filen är tom; fyll i den eller ta bort den",
    # the characters
    "utf-16": "filen är sparad som UTF-16; spara den som UTF-8",
    "not-utf8": "filen är inte sparad som UTF-8 (byten {byte}); spara om den som UTF-8",
    "control-character": "här finns ett styrtecken som inte syns ({char}); ta bort det",
    "too-many-accents": "här står fler lösa accenter i rad än något språk har; ta bort dem",
    "conflict-marker": (
        "två har skrivit olika om ”{key}”: ”{ours}” ({our}) eller ”{theirs}” ({their}); "
        "låt det som gäller stå kvar och ta bort märkena",
        "två har skrivit olika om ”{key}”: borttaget ({our}) eller ”{theirs}” ({their}); "
        "låt det som gäller stå kvar och ta bort märkena",
        "två har skrivit olika om ”{key}”: ”{ours}” ({our}) eller borttaget ({their}); "
        "låt det som gäller stå kvar och ta bort märkena",
        "här står {marker}, gits märke för en ofärdig sammanslagning; välj vilka rader som gäller och ta bort märkena",
    ),
    "tab-indent": "raden är indragen med tabb; dra in den med mellanslag",
    "tab-space": "här står en tabb mellan orden; skriv ett mellanslag, eller sätt citattecken om texten",
    "directive": "raden börjar med %; ta bort den, eller dra in den om den hör till en text",
    # the layout
    "too-deep": "det här ligger djupare än {limit} nivåer; skriv det plattare",
    "duplicate-key": "nyckeln ”{key}” står två gånger (först på rad {first}); ta bort den ena",
    "complex-key": "en nyckel måste vara ett ord; sätt citattecken om texten om den ska börja med en klammer",
    "empty-key": "här saknas nyckeln framför kolonet; skriv den",
    "invisible-in-key": "nyckeln ”{key}” har ett tecken som inte syns ({char}); skriv om nyckeln",
    "merge-key": "”<<” hämtar nycklar från en annan plats, och det läses inte; skriv ut nycklarna",
    "alias": "”{sign}” läses som en hänvisning inom filen, och sådana används inte; "
    "skriv ut texten, eller sätt citattecken om den",
    "tag": "”{sign}” läses som en typ, och sådana används inte; ta bort den, eller sätt citattecken om texten",
    "many-documents": "här börjar en uppställning till (---); lägg den i en egen fil",
    "not-a-mapping": "filen ska bestå av rader på formen ”nyckel: värde”; skriv om den så",
    # what the parser could not read
    "yaml-colon": "ett kolon mitt i texten läses som en nyckel till; sätt citattecken om texten, eller rätta indraget",
    "yaml-no-colon": "raden är varken ”nyckel: värde” eller en del av texten ovanför; sätt ut kolon och mellanslag, "
    "eller dra in raden",
    "yaml-unclosed-quote": "citattecknet som börjar här tar aldrig slut; sätt ut det andra",
    "yaml-escape": "bakstrecket står inte för något tecken; skriv två bakstreck, eller enkla citattecken om texten",
    "yaml-unclosed-list": "hakparentesen som börjar här tar inte slut, eller så saknas ett komma; rätta listan",
    "yaml-unclosed-map": "klammern som börjar här tar inte slut, eller så saknas ett komma; rätta uppställningen",
    "yaml-dash": "ett streck får inte börja en lista mitt på raden; börja listan på en ny rad",
    "yaml-bad-start": "en text får inte börja med {char}; sätt citattecken om texten",
    "yaml-indent": "det här passar inte ihop med det som står före; rätta indraget, citattecknen eller klamrarna",
    "yaml-syntax": "raden går inte att läsa; se efter kolon, citattecken, klamrar och indrag",
    # what reads well and means something else
    "comment-in-text": "texten blir bara ”{text}”, för ”{comment}” läses som en kommentar; "
    "sätt citattecken om hela texten",
    # the edit
    "unprovable-edit": "ändringen går inte att göra säkert i en fil som är skriven så här; "
    "skriv in den för hand vid rad {line}",
    "wrong-shape": "här står redan något som ändringen skulle skriva över; flytta undan det först",
}
