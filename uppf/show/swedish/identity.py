"""What is said of organisation numbers and of what may point at a person; the number itself is never said."""

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "org-number-form": "organisationsnumret har fel form; skriv tio siffror som NNNNNN-NNNN",
    "org-number-checksum": "organisationsnumrets kontrollsiffra stämmer inte; rätta numret",
    "org-number-person": (
        "det här är en persons nummer, inte en organisations; ta bort det, och ge en enskild firma ett eget löpnummer "
        "i extern_id"
    ),
    "personal-number": (
        "här står ett personnummer ({masked}); ta bort det och hänvisa till diarienumret i stället, "
        "för det som en gång har sparats går inte att glömma"
    ),
    "personal-number-likely": "det här liknar ett personnummer ({masked}); ta bort det om det hör till en person",
    "personal-trace": "det här kan peka ut en enskild person ({kind}: {masked}); skriv om det så att ingen känns igen",
}
