"""Every verb that edits a file, as two officers may type it about the same thing at the same time."""

import shlex
from typing import NamedTuple

from uppf.cli.app import COMMANDS


class Typed(NamedTuple):
    """What the one types, and what the other types of the same thing in other words."""

    one: str
    other: str

    def args(self, other: bool = False) -> list[str]:
        """The words of a command line."""
        return shlex.split(self.other if other else self.one)


CASE, MEET, INTRO, END = "7k2m9x", "m7k2m9", "n7k2m9", "e7k2m9"
VERBS: dict[str, Typed] = {
    # Before
    "signal acknowledge": Typed(f"signal acknowledge {CASE}", f"signal acknowledge {CASE} --date 2026-05-19"),
    "signal judge": Typed(
        f"signal judge {CASE} --breach --reason 'Larmen testas inte.'",
        f"signal judge {CASE} --not-breach --reason 'Larmen är nya.'",
    ),
    "prepare": Typed(
        f"prepare {CASE} --area Bemanning --planning 'Två dagar.' --responsible bemanning=utredare",
        f"prepare {CASE} --area Mat --communication-plan 'Chefen ringer.' --responsible mat=utredare",
    ),
    "consult": Typed(f"consult {CASE} MAS", f"consult {CASE} MAS --date 2026-05-18"),
    "request ask": Typed(
        f"request ask {CASE} Scheman --kind rutin", f"request ask {CASE} Avtal --answer-by 2026-06-01"
    ),
    "request ask, the same": Typed(
        f"request ask {CASE} Nyckelrutin --answer-by 2026-06-01", f"request ask {CASE} nyckelrutin --kind rutin"
    ),
    "request remind": Typed("request remind q2asked", "request remind q2asked --date 2026-05-18"),
    "request receive": Typed("request receive q2asked", "request receive q2asked --date 2026-05-18"),
    "request complete": Typed("request complete q3given", "request complete q3given --date 2026-05-18"),
    "request complete, not": Typed(
        "request complete q3given --incomplete 'Juni saknas.'", "request complete q3given --incomplete 'Maj saknas.'"
    ),
    "request review": Typed("request review q3given", "request review q3given --date 2026-05-18"),
    "request none": Typed(
        "request none q2asked --role chef --reason 'Finns inte.'",
        "request none q2asked --role utredare --reason 'Finns redan.'",
    ),
    # Looking
    "visit": Typed(
        f"visit {CASE} --place Ekbacken --present utredare,chef",
        f"visit {CASE} --place Lönnen --present utredare,mas --date 2026-05-19",
    ),
    "held": Typed("held g7qheld --place Ekbacken --present utredare", "held g7qheld --place Lönnen --present chef"),
    "move": Typed("move g8qplan --date 2026-06-10", "move g8qplan --date 2026-06-11"),
    "call-off": Typed("call-off g9qplan --reason Smitta", "call-off g9qplan --reason Semester"),
    "control": Typed(f"control {CASE} skatt --outcome 'Ingen skuld'", f"control {CASE} kredit --outcome God"),
    "count": Typed(f"count {CASE} --examined 10 --faults 2", f"count {CASE} --examined 12 --in-time 8"),
    "survey send": Typed(
        f"survey send {CASE} --questionnaire utforarenkat",
        f"survey send {CASE} --questionnaire utforarenkat --date 2026-05-19",
    ),
    "survey answer": Typed(
        "survey answer v2sent --answer bemanning=God --answer maten=Varm", "survey answer v2sent --answer maten=Kall"
    ),
    "point": Typed(
        f"point {CASE} samtal --assessment uppfyller --observation Lugnt", f"point {CASE} samtal --answer 'Alla nöjda.'"
    ),
    "point, judged": Typed(
        f"point {CASE} klagomal --assessment uppfyller", f"point {CASE} klagomal --assessment uppfyller_inte"
    ),
    "point, more": Typed(
        f"point {CASE} rutiner --observation 'Pärmen finns.'", f"point {CASE} rutiner --observation 'Pärmen är ny.'"
    ),
    # Findings
    "finding": Typed(
        f"finding {CASE} 'Planer saknas.' --category dokumentation --clause 4.3",
        f"finding {CASE} 'Larm testas inte.' --category larm --clause 4.4",
    ),
    "regrade": Typed(
        "regrade b2open --frequency återkommande --individual-consequence stor --reason 'Fler fall.'",
        "regrade b2open --individual-consequence liten --reason 'Ingen skada.'",
    ),
    "supervisor notified": Typed(
        "supervisor notified b2open --dnr '26/SN 0100'", "supervisor notified b2open --dnr '26/SN 0101'"
    ),
    "supervisor not-required": Typed(
        "supervisor not-required b2open --role chef --reason 'Ingen fara.'",
        "supervisor not-required b2open --role chef --reason 'Redan prövat.'",
    ),
    "remark": Typed("remark b2open --reason Första", "remark b2open --reason Enda --date 2026-05-19"),
    "write-off": Typed(
        "write-off b2open --role chef --reason 'Inte så.'", "write-off b2open --role utredare --reason 'Fel hus.'"
    ),
    "plan ask": Typed("plan ask b2open --answer-by 2026-06-05", "plan ask b2open --answer-by 2026-06-12"),
    "plan receive": Typed("plan receive p3asked", "plan receive p3asked --date 2026-05-18"),
    "plan action": Typed(
        "plan action p4come 'Ny rutin' --responsible vd --end 2026-06-30", "plan action p4come 'Nya listor'"
    ),
    "plan return": Typed(
        "plan return p4come --reason Tunn --answer-by 2026-06-05",
        "plan return p4come --reason 'Ingen rutin' --answer-by 2026-06-01 --date 2026-05-19",
    ),
    "plan approve": Typed("plan approve p4come --role chef", "plan approve p4come --role utredare"),
    "action done": Typed("action done a5due --evidence Kvitto", "action done a5due --date 2026-05-18"),
    "action move": Typed(
        "action move a5due --end 2026-06-20 --reason Leverans", "action move a5due --end 2026-06-25 --reason Sjuka"
    ),
    "remedied": Typed("remedied b5plan", "remedied b5plan --date 2026-05-18"),
    "verify": Typed(
        "verify b6seen --remedied --role utredare --evidence Besök",
        "verify b6seen --not-remedied --role chef --evidence Foto",
    ),
    # Sanctions
    "sanction consider": Typed(
        f"sanction consider {CASE} vite --finding b2open --reason Upprepat",
        f"sanction consider {CASE} vite --finding b4come --reason Maten",
    ),
    "sanction ask": Typed("sanction ask s2think --answer-by 2026-06-01", "sanction ask s2think --answer-by 2026-06-08"),
    "sanction statement": Typed("sanction statement s2think", "sanction statement s2think --date 2026-05-19"),
    "sanction deliberate": Typed("sanction deliberate s2think", "sanction deliberate s2think --date 2026-05-18"),
    "sanction deliberate, booked": Typed(
        "sanction deliberate s2think --booked 2026-05-27", "sanction deliberate s2think --booked 2026-05-28"
    ),
    "sanction decide": Typed(
        "sanction decide s2think --role chef --reason Larmen", "sanction decide s2think --role chef --reason Upprepat"
    ),
    "sanction execute": Typed("sanction execute s3done", "sanction execute s3done --date 2026-05-19"),
    "sanction dispute": Typed("sanction dispute s3done", "sanction dispute s3done --date 2026-05-19"),
    "sanction reconsider": Typed("sanction reconsider s3done", "sanction reconsider s3done --date 2026-05-19"),
    "sanction end": Typed("sanction end s3done", "sanction end s3done --reason Betalat --date 2026-05-19"),
    # Telling
    "draft": Typed(f"draft {CASE} --summary 'Brister i larm.'", f"draft {CASE} --part mat --summary 'Brister i mat.'"),
    "draft, more": Typed(
        f"draft {CASE} --part bemanning --summary God", f"draft {CASE} --part bemanning --strengths Lugn"
    ),
    "fact-check send": Typed("fact-check send r4part", "fact-check send r4part --answer-by 2026-06-09"),
    "fact-check answer": Typed("fact-check answer r3sent --comments Fel", "fact-check answer r3sent --comments Rätt"),
    "finish": Typed("finish r3sent --conclusion brist", "finish r3sent --conclusion uppfyller --summary Väl."),
    "decide": Typed(f"decide {CASE} --role chef --reason Brister", f"decide {CASE} --role utredare"),
    "feed-back": Typed(f"feed-back {CASE}", f"feed-back {CASE} --date 2026-05-19"),
    "management": Typed(f"management {CASE}", f"management {CASE} --date 2026-05-19"),
    "lay": Typed(f"lay {CASE}", f"lay {CASE} --date 2026-06-16"),
    "published": Typed(f"published {CASE}", f"published {CASE} --date 2026-05-19"),
    "lay, section": Typed(
        f"lay {CASE} --section '§ 4' --date 2026-05-19", f"lay {CASE} --section '§ 5' --date 2026-05-19"
    ),
    "board report": Typed("board report p5good", "board report p5good"),
    "amend": Typed(f"amend {CASE} --dnr '26/SN 0103' --area Mat", f"amend {CASE} --dnr '26/SN 0104' --title Maten"),
    "keep": Typed("keep k4two --reason 'Maja var där.'", "keep k4two --reason 'Hon såg.' --date 2026-05-19"),
    "note": Typed(f"note {CASE} 'Ring åter.'", f"note {CASE} 'Skriv i juni.'"),
    "lesson": Typed(f"lesson {CASE} 'Kräv larmprov.'", f"lesson {CASE} 'Kräv varm mat.'"),
    "cancel": Typed(f"cancel {CASE} --role chef --reason Flyttad", f"cancel {CASE} --role utredare --reason Stängd"),
    "not-applicable": Typed(
        f"not-applicable {CASE} --role chef --reason Tom", f"not-applicable {CASE} --role chef --reason Stängd"
    ),
    # The end
    "close": Typed(f"close {END} --role chef", f"close {END} --role utredare --reason Klart"),
    "replace": Typed(
        f"replace {END} --by {CASE} --role chef --reason Sammanlagt",
        f"replace {END} --by {INTRO} --role chef --reason X",
    ),
    "note on what is over": Typed(f"note {END} 'Ring åter.'", f"note {END} 'Skriv i juni.'"),
    "finding in what is over": Typed(f"finding {END} 'Larm testas inte.'", f"finding {END} 'Mat kyls ned.'"),
    # Cooperation groups
    "group form": Typed("group form lou-1 --role chef --reason Avtalet", "group form lou-1 --date 2026-05-19"),
    "group form, members": Typed(
        "group form lou-1 --commissioner MAS", "group form lou-1 --commissioner utredare --provider föreståndare"
    ),
    "group meet": Typed(
        "group meet lou-1 --date 2026-05-19 --present chef,vd --place Rådhuset",
        "group meet lou-1 --date 2026-05-18 --present chef --absence-reason Sjuk",
    ),
    "group meet, planned": Typed(
        "group meet lou-1 --present chef,vd --place Rådhuset", "group meet lou-1 --present chef,vd --note Kort"
    ),
    "group answer": Typed(
        "group answer t3next --point ekonomi='Går ihop.' --rest", "group answer t3next --nothing ekonomi,personal"
    ),
    "group problem": Typed(
        "group problem t3next 'Hissen står.' --outcome bordlagt",
        "group problem t3next 'Larm tyst.' --outcome brist --category larm",
    ),
    "group proposal": Typed("group proposal t3next 'Fler promenader.'", "group proposal t3next 'Egen odling.'"),
    "group settle": Typed(
        "group settle j2bord --outcome löst --reason 'Nya nycklar.'", "group settle j2bord --outcome brist"
    ),
    "group settle, a proposal": Typed(
        "group settle j3bord --outcome löst --reason Bokad", "group settle j3bord --outcome löst --reason Nej"
    ),
    "group adjust": Typed("group adjust t2first --provider 2026-05-18", "group adjust t2first --provider 2026-05-19"),
    # Introductions
    "introduction done": Typed(
        f"introduction done {INTRO} rundtur --present chef", f"introduction done {INTRO} rutinparm --present MAS"
    ),
    "introduction done, not here": Typed(
        f"introduction done {INTRO} rundtur --not-applicable Känt",
        f"introduction done {INTRO} rutinparm --not-applicable Digital",
    ),
    "introduction finish": Typed(f"introduction finish {INTRO}", f"introduction finish {INTRO} --role utredare"),
    # The municipality's own file
    "municipality board": Typed(
        "municipality board Kommunstyrelsen --short KS", "municipality board Byggnadsnämnden --short BN"
    ),
    "municipality role": Typed("municipality role Jurist --deputy chef", "municipality role Jurist --short J"),
    "municipality label": Typed("municipality label larm Trygghetslarm", "municipality label mat Måltider"),
    "municipality focus": Typed(
        "municipality focus rutin 2026 Trygghet --point rutiner",
        "municipality focus rutin 2026 Trygghet --role utredare",
    ),
    "municipality setting": Typed("municipality setting verifiera 20 dagar", "municipality setting verifiera 25 dagar"),
    "municipality event": Typed(
        "municipality event redovisning.begärd --text Natten", "municipality event behov --text Maten"
    ),
    "sent-out": Typed("sent-out 'Ny lag' --service boende", "sent-out 'Nya priser' --to solglantan --dnr '26/SN 0102'"),
}
"""By name, which begins with the command's; a new verb is a row."""

DOING = {**COMMANDS["follow"], **COMMANDS["findings"], **COMMANDS["telling"], **COMMANDS["together"]}
"""The commands for cases, by their headings."""

OTHERS = {
    "open": "a file of its own",
    "start": "a file of its own",
    "signal take": "a file of its own",
    "introduce": "a file of its own",
    **dict.fromkeys(("survey compare", "points", "report", "publish", "board agenda", "group agenda"), "no change"),
    "fill": "the same edits as point and survey answer",
    "template eject": "a template, which no case is",
    **dict.fromkeys(("sanction options", "sanction precedents", "sanction reckon"), "no change"),
}
"""The commands that do something else, and what."""
