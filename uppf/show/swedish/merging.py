"""The words of two people who work apart: merging, and setting up a clone for it."""

HELP: dict[str, str] = {
    "merge-driver.base": "Filen som båda utgick från.",
    "merge-driver.ours": "Vår fil; resultatet skrivs hit.",
    "merge-driver.theirs": "Deras fil.",
    "merge-driver.path": "Vad filen heter i förrådet.",
    "setup.hook": "Kör uppf check efter varje sammanslagning.",
}

LABELS: dict[str, str] = {
    "merge.ours": "vår",
    "merge.base": "tidigare",
    "merge.theirs": "deras",
    "setup.attributes": "Filerna slås ihop efter vad de betyder (.gitattributes): {state}.",
    "setup.driver-name": "Slå ihop efter vad filen betyder (uppf)",
    "setup.driver": "Git vet hur det görs i den här kopian (merge.uppf.driver): {state}.",
    "setup.hook": "Efter varje sammanslagning körs uppf check (post-merge): {state}.",
    "setup.history": "Historiken har ett register som gör uppf log snabb: {state}.",
    "setup.new": "nu inställt",
    "setup.as-it-was": "var redan inställt",
    "setup.hook-standing": "nej, för där står redan en egen krok; lägg själv till raden {line}",
    "setup.hook-elsewhere": "nej, för krokarna hämtas från {path}; lägg själv till raden {line}",
    "setup.hook-declined": "nej",
    "setup.subject": "Låt filerna slås ihop efter vad de betyder",
    "init.setup": "Kopian är inställd för att slå ihop det ni skriver var för sig; kör uppf setup i varje ny kopia.",
    "setup.attributes-elsewhere": "nej, för något annat går före; kör git check-attr merge uppf.yaml och se efter",
    "setup.done": "Den här kopian är inställd.",
}

MESSAGES: dict[str, str | tuple[str, ...]] = {
    "merge-by-lines": "filen går inte att läsa som YAML och slogs ihop rad för rad; läs igenom den",
    "merge-conflict": "filen går inte att slå ihop; välj vilka rader som gäller och ta bort märkena",
}
