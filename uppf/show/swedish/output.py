"""The words of where a list goes, and of looking at the repository as it was."""

HELP: dict[str, str] = {
    "output": "Skriv listan till en fil i stället för på skärmen.",
    "at": "Läs förrådet som det var: en dag (ÅÅÅÅ-MM-DD), en commit eller en tagg i git. Arbetskatalogen rörs inte.",
}

LABELS: dict[str, str] = {
    "list.saved": "{title} – skriven till {file}.",
    "list.sheet": "Lista",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "format-differs": "”{file}” heter som en {format}-fil men skulle få formatet {given}; "
    "lägg till --format {format}, eller välj ett annat namn",
    "read-as-it-was": "förrådet läses som det var i {commit}; det som ändrats sedan dess är inte med",
    "no-such-commit": "git känner ingen commit ”{value}”; uppf log visar vad som har sparats, "
    "och en dag skrivs ÅÅÅÅ-MM-DD",
    "nothing-then": (
        "i {commit} fanns förrådet inte på den här platsen; välj en senare dag eller commit",
        "{day} finns inte i den här kopian, som bara går tillbaka till {shallow}; hämta resten med: "
        "git fetch --unshallow",
        "{day} fanns inget i förrådet än; det första sparades {first}",
        "{day} fanns inget i förrådet än; inget har sparats",
    ),
    "write-in-the-past": "det går inte att skriva i förrådet som det var; ta bort --at eller --write",
}
