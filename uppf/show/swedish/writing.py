"""What is said when something cannot be written, committed or read back from git."""

MESSAGES: dict[str, str] = {
    # the file
    "cannot-write": "filen går inte att skriva ({error}); inget är ändrat, kontrollera disken och försök igen",
    "cannot-write-full": "disken är full eller filen större än datorn tillåter ({error}); inget är ändrat, "
    "frigör utrymme och försök igen",
    "cannot-write-denied": "du får inte skriva här ({error}); inget är ändrat, "
    "be den som förvaltar mappen om skrivrätt",
    "symbolic-link": "platsen är en symbolisk länk och kan leda ut ur förrådet; "
    "ersätt länken med en vanlig fil eller mapp",
    "not-a-file": "platsen är ingen vanlig fil; flytta undan det som ligger där",
    "unsafe-name": "filnamnet går inte att använda på alla datorer; välj ett namn av a–z, 0–9 och bindestreck",
    # the act
    "repository-busy": "{who} sparar just nu (process {pid}, sedan {since}); vänta och försök igen",
    "uncommitted-edits": "filen har ändringar som inte är sparade i git; kör uppf save först",
    "changed-meanwhile": "filen ändrades medan kommandot arbetade; kör kommandot igen",
    "nothing-to-save": "det finns inget att spara; ändra något först",
    "commit-differs": "en krok (hook) i git ändrade vad som sparades, så inget är sparat; "
    "låt kroken bara granska, eller undanta filen från den",
    "act-unfinished": "ändringen kunde inte tas tillbaka helt; åtgärda felen som visas, nästa kommando tar vid",
    "journal-unreadable": "anteckningen om en avbruten ändring går inte att läsa ({journal}); jämför filerna med git "
    "(git status), rätta dem och ta bort anteckningen",
    # git
    "git-missing": "programmet git finns inte på datorn; installera git",
    "git-failed": "git {command} misslyckades: {said}; rätta felet och försök igen",
    "git-unsafe-owner": "mappen ägs av någon annan och git litar inte på den; om du gör det, "
    "kör git config --global --add safe.directory {folder}",
    "git-ignored": ".gitignore utesluter {files}; ta bort regeln som träffar filen",
    "commit-refused": "git sparade inte: {said}; inget är ändrat, rätta felet och försök igen",
    "commit-too-slow": "git blev inte klar på {seconds} sekunder, troligen för en krok (hook) som väntar; "
    "inget är ändrat, rätta kroken och försök igen",
    "unknown-revision": "”{revision}” är ingen version i förrådet; ange en versions id, se uppf log",
    # the state of the repository
    "no-identity": "git vet inte vem du är; kör git config --global user.name 'Ditt namn' och "
    "git config --global user.email din@adress",
    "detached-head": "förrådet står inte på någon gren, så det du sparar skulle försvinna; kör git switch main",
    "index-locked": "ett annat git-kommando arbetar; vänta, och om inget git-kommando är igång, ta bort {lock}",
    "merge-in-progress": "en sammanslagning är inte färdig; slutför den med git merge --continue "
    "eller avbryt den med git merge --abort",
    "rebase-in-progress": "en ombasering är inte färdig; slutför den med git rebase --continue "
    "eller avbryt den med git rebase --abort",
    "cherry-pick-in-progress": "en plockning (cherry-pick) är inte färdig; slutför den med git cherry-pick --continue "
    "eller avbryt den med git cherry-pick --abort",
    "revert-in-progress": "en återställning (revert) är inte färdig; slutför den med git revert --continue "
    "eller avbryt den med git revert --abort",
    "sequence-in-progress": "en följd av plockningar eller återställningar är inte färdig; "
    "slutför eller avbryt den, git status visar hur",
    "am-in-progress": "en inläsning av lappar (git am) är inte färdig; slutför den med git am --continue "
    "eller avbryt den med git am --abort",
    "bisect-in-progress": "en felsökning (bisect) pågår; avsluta den med git bisect reset",
    "clock-absurd": "datorns klocka säger {now}; ställ klockan rätt",
    "clock-behind": "datorns klocka säger {now} men senaste ändringen är från {last}; ställ klockan rätt",
    "shallow-history": "förrådet är en ytlig kopia där äldre historik saknas; hämta resten med git fetch --unshallow",
}
