"""What a verb says, and what a person who has never heard of the verb writes in the file instead: a row for each.

Written from docs/kommandon.md (what each command says it writes), docs/ordlista.md (the keys) and the plan in
`middle`. Nothing here calls an act.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

Value = dict[str, Any]
"""A case as it lies in a file: texts, and maps and lists of them."""
Words = dict[str, Any]
"""What is said, by the names of the options with underscores."""

FOLLOWING, ENDING = "7k2m9x", "e7k2m9"
MEETING, INTRODUCTION = "m7k2m9", "n7k2m9"
EVERY, LOOKED = (FOLLOWING, ENDING), (FOLLOWING,)
ROLES = {"chef": "chef", "Sektionschef": "chef", "utredare": "utredare", "MAS": "mas", "enhetschef": "chef"}
"""How a role may be said, and what the files call it (the plan's ``roller``)."""
ACTING = {"chef": "7.2", "utredare": "7.2"}
"""Who may approve an action plan, by which point of the delegation."""
MATRIX = {
    ("enstaka", "liten"): "mindre",
    ("enstaka", "stor"): "allvarlig",
    ("återkommande", "liten"): "brist",
    ("återkommande", "stor"): "allvarlig",
}
"""The plan's matrix."""
HARDER = ("liten", "måttlig", "stor")


class NothingToSay(Exception):
    """There is nothing in the case that the verb could go on with."""


class Situation(NamedTuple):
    """A case, the day, and how one of several is chosen."""

    value: Value
    tail: str
    day: dt.date
    choose: Callable[[list[Any]], Any]
    due: Callable[[], list[Any]] = list
    """The due list as it stands."""

    def one_of(self, *options: Any) -> Any:
        """One of them."""
        return self.choose(list(options))

    def item(self, *way: str) -> str:
        """The key of one of the items of a kind."""
        held = self.value
        for step in way:
            held = held.get(step) or {}
        if not held:
            raise NothingToSay
        return str(self.choose(sorted(held)))

    def date(self) -> Words:
        """A day of the act, said or not."""
        said = self.one_of(None, self.day, self.day - dt.timedelta(days=1))
        return {"date": said} if said else {}

    def later(self, *days: int) -> dt.date:
        """A day to come."""
        day: dt.date = self.day + dt.timedelta(days=self.choose(list(days or (7, 30))))
        return day

    def some(self, **options: list[Any]) -> Words:
        """Some of the options, each with one of its values; None where it is not said."""
        said = {name: self.choose([None, *values]) for name, values in options.items()}
        return {name: value for name, value in said.items() if value is not None}


class Hand(NamedTuple):
    """A hand that writes: in which case, what it was told to, on which day, and keys for what is new."""

    value: Value
    said: Words
    day: dt.date
    new: Callable[[], str]
    files: dict[str, Value]
    """Every file, where more than one is written, or a new one."""
    due: Callable[[], list[Any]] = list
    """The due list as it stands."""

    @property
    def on(self) -> str:
        """The day of what happened."""
        return str(self.said.get("date") or self.day)

    def get(self, name: str) -> Any:
        """What was said of something, as a text or a list of texts; nothing where it was not said."""
        said = self.said.get(name)
        return list(said) if isinstance(said, tuple) else "" if said is None else str(said)

    def put(self, *way: str, **things: Any) -> None:
        """Write things under a way of keys; what is empty is not written."""
        held = self.value
        for step in way:
            held = held.setdefault(step, {})
        held.update({key: thing for key, thing in things.items() if thing not in ("", [], {}, None)})

    def role(self, name: str = "role") -> str:
        """A role by its key."""
        return ROLES[self.get(name)] if self.get(name) else ""


class Row(NamedTuple):
    """A verb: what may be said, what a hand writes, and in which cases it is said."""

    say: Callable[[Situation], Words]
    write: Callable[[Hand], None]
    cases: tuple[str, ...] = EVERY


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def _key(text: str) -> str:
    return text.lower().replace(" ", "_")


def _decision(hand: Hand, point: str = "") -> Value:
    said = {
        "datum": hand.on,
        "roll": hand.role(),
        "delegationspunkt": hand.get("point") or point,
        "dnr": hand.get("dnr"),
        "skäl": hand.get("reason"),
    }
    return {key: thing for key, thing in said.items() if thing}


# Before


def _judge(hand: Hand) -> None:
    hand.put("signal", bedömd=hand.on, avtalsbrist="ja" if hand.said["breach"] else "nej", skäl=hand.get("reason"))


def _prepare(hand: Hand) -> None:
    hand.put(område=_key(hand.get("area")))
    if hand.get("planning") or hand.get("communication_plan"):
        hand.put("förberedelse", planering=hand.get("planning"), kommunikationsplan=hand.get("communication_plan"))
    if hand.get("responsible"):
        hand.put("förberedelse", "ansvariga_per_område", social_omsorg="mas")


def _ask(hand: Hand) -> None:
    hand.put(
        "underlag",
        hand.new(),
        vad=hand.get("what"),
        slag=hand.get("kind"),
        begärd=hand.on,
        # Fourteen days, where nobody says otherwise.
        svar_senast=hand.get("answer_by") or str(dt.date.fromisoformat(hand.on) + dt.timedelta(days=14)),
        lagrum=hand.get("legal_ground"),
        avser=hand.get("period"),
    )


def _receive(hand: Hand) -> None:
    request = hand.value["underlag"][hand.said["request"]]
    if "inkommen" not in request:
        request["inkommen"] = hand.on
    for missing in request.get("kompletteringar", {}).values():
        if request["inkommen"] != hand.on or "inkommen" not in missing:
            missing.setdefault("inkommen", hand.on)


def _complete(hand: Hand) -> None:
    way = ("underlag", hand.said["request"])
    if not hand.get("incomplete"):
        hand.put(*way, komplett=hand.on)
        return
    hand.put(
        *way, "kompletteringar", hand.new(),
        begärd=hand.on, saknas=hand.get("incomplete"), svar_senast=hand.get("answer_by"),
    )  # fmt: skip


# Looking


def _present(hand: Hand) -> list[str]:
    return [ROLES.get(one, one) for one in hand.get("present") or []]


def _visit(hand: Hand) -> None:
    hand.put(
        "tillfällen",
        hand.new(),
        datum=hand.on,
        metod=hand.get("method"),
        plats=hand.get("place"),
        närvarande=_present(hand),
        frånvaro_skäl=hand.get("absence_reason"),
        notering=hand.get("note"),
    )


def _held(hand: Hand) -> None:
    """Who was already written down stays; who was there too comes after."""
    there = _listed(hand.value.get("tillfällen", {}).get(hand.said["visit"], {}).get("närvarande"))
    told = {
        "datum": hand.get("date"),
        "plats": hand.get("place"),
        "närvarande": [*there, *(one for one in _present(hand) if one not in there)],
        "frånvaro_skäl": hand.get("absence_reason"),
        "notering": hand.get("note"),
    }
    hand.put("tillfällen", hand.said["visit"], **told)


def _survey(hand: Hand) -> None:
    """The plan's two questionnaires go out together; only the provider's has a time to answer within."""
    said = hand.get("answer_by")
    hand.put(
        "enkäter", hand.new(),
        enkät="utforarenkat", mottagare="utforare", skickad=hand.on,
        svar_senast=said or str(dt.date.fromisoformat(hand.on) + dt.timedelta(days=14)),
    )  # fmt: skip
    hand.put(
        "enkäter", hand.new(),
        enkät="bestallarenkat", mottagare="utredare", förpliktad="kommunen", skickad=hand.on, svar_senast=said,
    )  # fmt: skip


def _answer(hand: Hand) -> None:
    survey = hand.value["enkäter"][hand.said["survey"]]
    survey.setdefault("inkommen", hand.on)
    for pair in hand.said["answer"]:
        point, _, text = pair.partition("=")
        survey.setdefault("svar", {})[point] = text


def _point(hand: Hand) -> None:
    """What is said stands at the last visit, beside what was said there of the point; a new visit asks anew."""
    visits = {key: one for key, one in hand.value["tillfällen"].items() if "inställt" not in one}
    last = max(
        (key for key, one in visits.items() if one["datum"] <= str(hand.day)), key=lambda k: (visits[k]["datum"], k)
    )
    held = visits[last].get("punkter", {})
    known = [key for key, one in held.items() if one["kontrollpunkt"] == hand.said["check_point"]]
    phase = {"rutiner": "på_plats", "klagomal": "förberedelse"}[hand.said["check_point"]]
    new = {} if known else {"kontrollpunkt": hand.get("check_point"), "fas": phase}
    hand.put(
        *("tillfällen", last, "punkter", known[0] if known else hand.new()),
        **new,
        svar=hand.get("answer"),
        bedömning=_key(hand.get("assessment")),
        iakttagelse=hand.get("observation"),
        underlag=hand.get("evidence"),
        antal=hand.get("examined"),
        brister_antal=hand.get("faults"),
        ej_tillämplig=hand.get("not_applicable"),
    )


# Findings


def _finding(hand: Hand) -> None:
    hard = {"individ": hand.get("individual_consequence"), "kommun": hand.get("municipality_consequence")}
    hard = {who: how for who, how in hard.items() if how}
    own = hand.get("grade")
    hand.put(
        "brister",
        hand.new(),
        text=hand.get("text"),
        konstaterad=hand.on,
        kategori=_key(hand.get("category")),
        avtalspunkt=hand.get("clause"),
        källa=hand.get("source"),
        frekvens=hand.get("frequency"),
        konsekvens=hard,
        # A grade that the plan's matrix gives needs not be written.
        grad="" if own == _reckoned(hand.get("frequency"), hard) else own,
        grad_skäl=hand.get("grade_reason"),
        beställare_informerad=hand.get("informed"),
    )


def _reckoned(often: str, hard: Mapping[str, str]) -> str:
    worst = max((how for how in hard.values() if how in HARDER), key=HARDER.index, default="")
    return MATRIX.get((often, worst), "")


def _regrade(hand: Hand) -> None:
    finding = hand.value["brister"][hand.said["finding"]]
    if hand.get("frequency"):
        finding["frekvens"] = hand.get("frequency")
    for name, who in (("individual_consequence", "individ"), ("provider_consequence", "utförare")):
        if hand.get(name):
            finding.setdefault("konsekvens", {})[who] = hand.get(name)
    own = hand.get("grade")
    if own and (own != _reckoned(finding.get("frekvens", ""), finding.get("konsekvens", {})) or "grad" in finding):
        finding["grad"] = own
    reason = hand.get("reason")
    # The reasons that were given before stand; a later one begins with its day.
    finding["grad_skäl"] = f"{finding['grad_skäl']}\n{hand.day}: {reason}" if "grad_skäl" in finding else reason


def _plan_ask(hand: Hand) -> None:
    for finding in hand.said["targets"]:
        hand.value["brister"][finding].setdefault("disposition", {}).setdefault("åtgärdsplan", hand.get("answer_by"))
    hand.put(
        "åtgärdsplaner", hand.new(),
        begärd=hand.on, svar_senast=hand.get("answer_by"), brister=list(hand.said["targets"]),
    )  # fmt: skip


def _plan_return(hand: Hand) -> None:
    plan = hand.value["åtgärdsplaner"][hand.said["plan"]]
    if "inkommen" in plan:
        plan.setdefault("komplettering_begärd", hand.on)
    hand.put(
        "åtgärdsplaner",
        hand.new(),
        begärd=hand.on,
        svar_senast=hand.get("answer_by"),
        brister=_listed(plan["brister"]),
        tidigare_begäran=hand.said["plan"],
        skäl=hand.get("reason"),
    )


def _plan_action(hand: Hand) -> None:
    actions = hand.value["åtgärdsplaner"][hand.said["plan"]].setdefault("åtgärder", {})
    more = {"ansvarig": hand.get("responsible"), "slutdatum": hand.get("end")}
    more = {key: thing for key, thing in more.items() if thing}
    same = [action for action in actions.values() if action["aktivitet"] == hand.get("activity")]
    if same:
        same[0].update(more)
    else:
        actions[hand.new()] = {"aktivitet": hand.get("activity"), **more}


def _action(hand: Hand) -> Value:
    plans = hand.value["åtgärdsplaner"].values()
    found: Value = next(
        a for plan in plans for key, a in plan.get("åtgärder", {}).items() if key == hand.said["action"]
    )
    return found


def _action_done(hand: Hand) -> None:
    _action(hand).update({"utfört": hand.on} | ({"underlag": hand.get("evidence")} if hand.get("evidence") else {}))


def _action_move(hand: Hand) -> None:
    action = _action(hand)
    if "slutdatum" in action:
        kept = {"slutdatum": action["slutdatum"], "datum": hand.on, "skäl": hand.get("reason")}
        action.setdefault("flyttat", {})[hand.new()] = kept
    action["slutdatum"] = hand.get("end")


def _remedied(hand: Hand) -> None:
    finding = hand.value["brister"][hand.said["finding"]]
    if "åtgärdad" in finding:
        finding.setdefault("åtgärdad_igen", {})[hand.new()] = hand.on
    else:
        finding["åtgärdad"] = hand.on


def _verify(hand: Hand) -> None:
    finding = hand.value["brister"][hand.said["finding"]]
    check = {
        "datum": hand.on,
        "roll": hand.role(),
        "åtgärdad": "ja" if hand.said["remedied"] else "nej",
        "underlag": hand.get("evidence"),
    }
    if "verifierad" in finding or finding.get("kontroller"):
        finding.setdefault("kontroller", {})[hand.new()] = check
    else:
        finding["verifierad"] = check


def _an_action(at: Situation) -> str:
    plans = at.value.get("åtgärdsplaner", {})
    keys = sorted(key for plan in plans.values() for key in plan.get("åtgärder", {}))
    if not keys:
        raise NothingToSay
    return str(at.choose(keys))


# Sanctions


def _consider(hand: Hand) -> None:
    hand.put(
        "sanktioner",
        hand.new(),
        typ=hand.get("type"),
        brister=list(hand.said["finding"]),
        övervägs=hand.on,
        skäl=hand.get("reason"),
    )


def _sanction_decide(hand: Hand) -> None:
    sanction = hand.value["sanktioner"][hand.said["sanction"]]
    # Only the head of section has it delegated, by one point.
    sanction["beslut"] = _decision(hand, "7.1" if hand.role() == "chef" else "")
    for key, option in (("proportionalitet", "proportionality"), ("belopp", "amount"), ("avtalspunkt", "clause")):
        if hand.get(option):
            sanction[key] = hand.get(option)
    for finding in _listed(sanction["brister"]):
        hand.value["brister"][finding].setdefault("disposition", {}).setdefault("sanktion", hand.on)


def _happened(option: str) -> Callable[[Hand], None]:
    return lambda hand: hand.put("sanktioner", hand.said["sanction"], **{option: hand.on})


def _sanction(**more: Any) -> Callable[[Situation], Words]:
    return lambda at: {"sanction": at.item("sanktioner"), **at.date(), **more}


# Telling


def _draft(hand: Hand) -> None:
    told = {
        "sammanfattning": hand.get("summary"),
        "förbättringar": hand.get("improvements"),
        "styrkor": hand.get("strengths"),
    }
    part = _key(hand.get("part"))
    reports = hand.value.get("rapporter", {})
    written = [key for key, one in reports.items() if "färdig" not in one and one.get("del", "") == part]
    if len(written) == 1:
        hand.put("rapporter", written[0], **told)
    else:
        hand.put("rapporter", hand.new(), utkast=hand.on, **{"del": part}, **told)


def _finish(hand: Hand) -> None:
    hand.put(
        "rapporter",
        hand.said["report"],
        färdig=hand.on,
        slutsats=hand.get("conclusion"),
        sammanfattning=hand.get("summary"),
        avvikelse_från_planen=hand.get("deviation"),
    )


def _lay(hand: Hand) -> None:
    """The board's only meeting is on the 16th of June."""
    for laid in hand.value.get("redovisad", {}).values():
        if laid["datum"] == "2026-06-16":
            laid["paragraf"] = hand.get("section")
            return
    hand.put("redovisad", hand.new(), nämnd="socialnamnden", datum="2026-06-16", paragraf=hand.get("section"))


def _board_report(hand: Hand) -> None:
    item = hand.said["decision"]
    plans, sanctions = hand.value["åtgärdsplaner"], hand.value["sanktioner"]
    decision = plans[item]["godkänd"] if item in plans else sanctions[item]["beslut"]
    decision["anmäld_nämnd"] = "2026-06-16"
    if hand.get("section"):
        decision["anmäld_paragraf"] = hand.get("section")


def _a_decision(at: Situation) -> Words:
    plans = [key for key, plan in at.value["åtgärdsplaner"].items() if "godkänd" in plan]
    sanctions = [key for key, one in at.value["sanktioner"].items() if "beslut" in one]
    return {"decision": at.choose(sorted(plans + sanctions)), "date": dt.date(2026, 6, 16), **at.some(section=["§ 4"])}


def _told(key: str) -> Row:
    return Row(lambda at: {"case": at.tail, **at.date()}, lambda hand: hand.put(**{key: hand.on}))


def _ended(key: str) -> Row:
    return Row(
        lambda at: {"id": at.tail, "role": at.one_of(*ROLES), "reason": at.one_of("Stängd.", "Flyttad."), **at.date()},
        lambda hand: hand.put(**{key: _decision(hand)}),
    )


# Meetings and introductions


def _group_answer(hand: Hand) -> None:
    texts = dict(pair.split("=") for pair in hand.said.get("point", ()))
    texts |= dict.fromkeys(hand.said.get("nothing", ()), "Inget att notera.")
    if hand.said["rest"]:
        points = hand.value["tillfällen"][hand.said["meeting"]].get("punkter", {}).values()
        answered = {point["kontrollpunkt"] for point in points}
        texts = {name: "Inget att notera." for name in ("ekonomi", "personal") if name not in answered} | texts
    for name in ("ekonomi", "personal"):
        if name in texts:
            hand.put("tillfällen", hand.said["meeting"], "punkter", hand.new(), kontrollpunkt=name, svar=texts[name])


def _group_adjust(hand: Hand) -> None:
    meeting = hand.value["tillfällen"][hand.said["meeting"]]
    for option, key in (("commissioner", "undertecknat_beställare"), ("provider", "undertecknat_utförare")):
        if hand.get(option):
            meeting[key] = hand.get(option)
    both = [meeting.get("undertecknat_beställare"), meeting.get("undertecknat_utförare")]
    if all(both):
        meeting["justerat"] = max(both)
    if hand.get("signature"):
        meeting["underskrift"] = hand.get("signature")


def _group_problem(hand: Hand) -> None:
    item = hand.new()
    outcome, day = hand.get("outcome"), hand.value["tillfällen"][hand.said["meeting"]]["datum"]
    told = {"text": hand.get("text"), "tillfälle": hand.said["meeting"], "skäl": hand.get("reason")}
    if outcome != "bordlagt":
        told["avgjort"] = day
    if outcome == "brist":
        told["brist"] = hand.new()
        hand.put("brister", told["brist"], text=hand.get("text"), konstaterad=day, källa="samverkansgrupp")
    hand.put("problem", item, **told)


def _group_settle(hand: Hand) -> None:
    item, outcome = hand.said["item"], hand.get("outcome")
    kind = "problem" if item in hand.value.get("problem", {}) else "förbättringsförslag"
    became = hand.new() if outcome == "brist" else ""
    if became:
        text = hand.value[kind][item]["text"]
        hand.put("brister", became, text=text, konstaterad=hand.on, källa="samverkansgrupp")
    hand.put(kind, item, avgjort=hand.on, skäl=hand.get("reason"), brist=became)


def _introduced(hand: Hand) -> None:
    if hand.get("not_applicable"):
        for point in hand.said["points"]:
            hand.put("punkter", hand.new(), kontrollpunkt=point, ej_tillämplig=hand.get("not_applicable"))
        return
    way = ("tillfällen", hand.new())
    hand.put(*way, datum=hand.on, plats=hand.get("place"), närvarande=_present(hand))
    for point in hand.said["points"]:
        hand.put(*way, "punkter", hand.new(), kontrollpunkt=point, svar=hand.get("text") or "Genomförd.")


PRESENT = [("utredare",), ("Sektionschef", "utredare", "MAS"), ("chef", "anhörigombud")]
REASONS = ["Kort skäl.", "Två rader:\nden andra."]


def _rows() -> Iterator[tuple[str, Row]]:
    """Row by row, in the order of the commands."""
    yield (
        "signal acknowledge",
        Row(
            lambda at: {"case": at.tail, **at.date()},
            lambda hand: hand.put("signal", bekräftad=hand.on),
            LOOKED,
        ),
    )
    yield (
        "signal judge",
        Row(
            lambda at: {"case": at.tail, "breach": at.one_of(True, False), "reason": at.choose(REASONS), **at.date()},
            _judge,
            LOOKED,
        ),
    )
    yield (
        "prepare",
        Row(
            lambda at: {
                "case": at.tail,
                **at.some(area=["Social dokumentation"], planning=["Två dagar."], communication_plan=["Chefen."]),
                **at.some(responsible=[("Social omsorg=MAS",)]),
            },
            _prepare,
        ),
    )
    yield (
        "consult",
        Row(
            lambda at: {"case": at.tail, "role": at.one_of(*ROLES), **at.date()},
            lambda hand: hand.put("samråd", **{hand.role(): hand.on}),
        ),
    )
    yield (
        "request ask",
        Row(
            lambda at: {
                "id": at.tail,
                "what": at.one_of("Scheman", "Rutiner för nycklar"),
                **at.date(),
                **at.some(answer_by=[at.later()], kind=["rutin"], legal_ground=["Avtal 4.1"], period=["2026"]),
            },
            _ask,
        ),
    )
    yield (
        "request remind",
        Row(
            lambda at: {"request": at.item("underlag"), **at.date()},
            lambda hand: hand.put("underlag", hand.said["request"], "påminnelser", **{hand.new(): hand.on}),
            LOOKED,
        ),
    )
    yield "request receive", Row(lambda at: {"request": at.item("underlag"), **at.date()}, _receive, LOOKED)
    yield (
        "request complete",
        Row(
            lambda at: {
                "request": at.item("underlag"),
                "answer_by": at.later(),
                **at.date(),
                **at.some(incomplete=["Juni saknas."]),
            },
            _complete,
            LOOKED,
        ),
    )
    yield (
        "request review",
        Row(
            lambda at: {"request": at.item("underlag"), **at.date()},
            lambda hand: hand.put("underlag", hand.said["request"], granskad=hand.on),
            LOOKED,
        ),
    )
    yield (
        "request none",
        Row(
            lambda at: {
                "request": at.item("underlag"),
                "role": at.one_of(*ROLES),
                "reason": "Finns inte.",
                **at.date(),
            },
            lambda hand: hand.put("underlag", hand.said["request"], "ej_aktuellt", **_decision(hand)),
            LOOKED,
        ),
    )
    yield (
        "visit",
        Row(
            lambda at: {
                "case": at.tail,
                **at.some(date=[at.day, at.later()], place=["Ekbacken"], present=PRESENT),
                **at.some(absence_reason=["Sjuk."], note=["Kort."]),
                **at.some(method=["platsbesök"]),
            },
            _visit,
        ),
    )
    yield (
        "held",
        Row(
            lambda at: {
                "visit": at.item("tillfällen"),
                **at.some(place=["Lönnen"], present=PRESENT, note=["Gick bra."], absence_reason=["Sjuk."]),
                **at.some(date=[at.day]),
            },
            _held,
        ),
    )
    yield (
        "move",
        Row(
            lambda at: {"visit": at.item("tillfällen"), "date": at.later()},
            lambda hand: hand.put("tillfällen", hand.said["visit"], datum=hand.on),
        ),
    )
    yield (
        "call-off",
        Row(
            lambda at: {
                "visit": at.item("tillfällen"),
                "reason": at.choose(REASONS),
                "role": at.one_of(*ROLES),
                **at.date(),
            },
            lambda hand: hand.put("tillfällen", hand.said["visit"], "inställt", **_decision(hand)),
        ),
    )
    yield (
        "control",
        Row(
            lambda at: {
                "case": at.tail,
                "kind": at.one_of("skatt", "Öppna kontot"),
                "outcome": "Ingen skuld",
                **at.date(),
                **at.some(sampled=[10], faults=[0, 2], source=["Skatteverket"], through=["MAS"]),
            },
            lambda hand: hand.put(
                "registerkontroller",
                hand.new(),
                slag=_key(hand.get("kind")),
                datum=hand.on,
                via=hand.role("through"),
                källa=hand.get("source"),
                utfall=hand.get("outcome"),
                stickprov=hand.get("sampled"),
                brister_antal=hand.get("faults"),
            ),
        ),
    )
    yield (
        "count",
        Row(
            lambda at: {
                "case": at.tail,
                "examined": at.one_of(10, 12),
                **at.date(),
                **at.some(in_time=[0, 8], faults=[0, 3], period=["2026-T1"], source=["Akterna"]),
            },
            lambda hand: hand.put(
                "antal_från_individuppföljning",
                hand.new(),
                datum=hand.on,
                granskade=hand.get("examined"),
                i_tid=hand.get("in_time"),
                brister_antal=hand.get("faults"),
                avser=hand.get("period"),
                källa=hand.get("source"),
            ),
        ),
    )
    yield (
        "survey send",
        Row(
            lambda at: {
                "case": at.tail,
                "questionnaire": "utforarenkat",
                **at.date(),
                **at.some(answer_by=[at.later()]),
            },
            _survey,
        ),
    )
    yield (
        "survey answer",
        Row(
            lambda at: {
                "survey": at.item("enkäter"),
                "answer": at.one_of((), ("rutiner=Finns",), ("bemanning=God", "maten=Varm"), ("maten=Kall",)),
                **at.date(),
            },
            _answer,
            LOOKED,
        ),
    )
    yield (
        "point",
        Row(
            lambda at: {
                "case": at.tail,
                "check_point": at.one_of("rutiner", "klagomal"),
                **at.one_of(
                    at.some(
                        assessment=["uppfyller", "Uppfyller inte"], answer=["Finns."], evidence=[("Pärmen", "Foto")]
                    ),
                    {"not_applicable": "Nytt hus."},
                    at.some(observation=REASONS, examined=[10], faults=[0, 2]),
                ),
            },
            _point,
            LOOKED,
        ),
    )
    yield (
        "finding",
        Row(
            lambda at: {
                "case": at.tail,
                "text": at.one_of("Larm testas inte.", "Mat: kall # ofta"),
                **at.date(),
                **at.some(category=["Social dokumentation", "larm"], clause=["4.3", "Avtal 9"], source=["klagomål"]),
                **at.some(frequency=["enstaka", "återkommande"], individual_consequence=["liten", "stor"]),
                **at.some(municipality_consequence=["måttlig"], informed=[at.day]),
                **at.one_of({}, {"grade": at.one_of("brist", "allvarlig"), "grade_reason": "Eget."}),
            },
            _finding,
        ),
    )
    yield (
        "regrade",
        Row(
            lambda at: {
                "finding": at.item("brister"),
                "reason": at.choose(REASONS),
                **at.some(frequency=["enstaka", "återkommande"], individual_consequence=["liten", "stor"]),
                **at.some(provider_consequence=["måttlig", "stor"], grade=["mindre", "allvarlig"]),
            },
            _regrade,
        ),
    )
    yield (
        "supervisor notified",
        Row(
            lambda at: {"finding": at.item("brister"), "dnr": "26/SN 0100", **at.date()},
            lambda hand: hand.put(
                "brister", hand.said["finding"], "tillsynsmyndighet", anmäld=hand.on, dnr=hand.get("dnr")
            ),
        ),
    )
    yield (
        "supervisor not-required",
        Row(
            lambda at: {
                "finding": at.item("brister"),
                "reason": "Ingen fara.",
                "role": at.one_of("chef", "Sektionschef"),
                **at.date(),
                **at.some(dnr=["26/SN 0101"]),
            },
            lambda hand: hand.put(
                *("brister", hand.said["finding"], "tillsynsmyndighet", "ej_anmälningspliktig"),
                **_decision(hand, "7.3"),
            ),
        ),
    )
    yield (
        "remark",
        Row(
            lambda at: {"finding": at.item("brister"), **at.date(), **at.some(reason=REASONS)},
            lambda hand: hand.put(
                *("brister", hand.said["finding"], "disposition"),
                påpekande=hand.on,
                påpekande_skäl=hand.get("reason"),
            ),
        ),
    )
    yield (
        "write-off",
        Row(
            lambda at: {
                "finding": at.item("brister"),
                "reason": at.choose(REASONS),
                "role": at.one_of(*ROLES),
                **at.date(),
            },
            lambda hand: hand.put("brister", hand.said["finding"], "disposition", "avskriven", **_decision(hand)),
        ),
    )
    yield (
        "plan ask",
        Row(lambda at: {"targets": (at.item("brister"),), "answer_by": at.later(), **at.date()}, _plan_ask),
    )
    yield (
        "plan receive",
        Row(
            lambda at: {"plan": at.item("åtgärdsplaner"), **at.date()},
            lambda hand: hand.put("åtgärdsplaner", hand.said["plan"], inkommen=hand.on),
        ),
    )
    yield (
        "plan action",
        Row(
            lambda at: {
                "plan": at.item("åtgärdsplaner"),
                "activity": at.one_of("Ny vagn", "Nya listor"),
                **at.some(responsible=["verksamhetschef"], end=[at.later()]),
            },
            _plan_action,
        ),
    )
    yield (
        "plan return",
        Row(
            lambda at: {
                "plan": at.item("åtgärdsplaner"),
                "reason": at.choose(REASONS),
                "answer_by": at.later(),
                **at.date(),
            },
            _plan_return,
        ),
    )
    yield (
        "plan approve",
        Row(
            lambda at: {"plan": at.item("åtgärdsplaner"), "role": at.one_of("chef", "utredare"), **at.date()},
            lambda hand: hand.put(
                "åtgärdsplaner", hand.said["plan"], "godkänd", **_decision(hand, ACTING[hand.role()])
            ),
        ),
    )
    yield (
        "action done",
        Row(lambda at: {"action": _an_action(at), **at.date(), **at.some(evidence=["Kvitto"])}, _action_done),
    )
    yield (
        "action move",
        Row(
            lambda at: {"action": _an_action(at), "end": at.later(30, 60), "reason": "Leverans.", **at.date()},
            _action_move,
        ),
    )
    yield "remedied", Row(lambda at: {"finding": at.item("brister"), **at.date()}, _remedied)
    yield (
        "verify",
        Row(
            lambda at: {
                "finding": at.item("brister"),
                "remedied": at.one_of(True, False),
                "role": at.one_of(*ROLES),
                "evidence": "Besök.",
                **at.date(),
            },
            _verify,
        ),
    )
    yield (
        "draft",
        Row(
            lambda at: {
                "case": at.tail,
                **at.date(),
                **at.some(summary=["Väl."], improvements=["Larmen."], strengths=["Lugn."], part=["mat", "bemanning"]),
            },
            _draft,
        ),
    )
    yield (
        "fact-check send",
        Row(
            lambda at: {"report": at.item("rapporter"), "answer_by": at.later(), **at.date()},
            lambda hand: hand.put(
                *("rapporter", hand.said["report"], "faktakontroll"),
                skickad=hand.on,
                svar_senast=hand.get("answer_by"),
            ),
        ),
    )
    yield (
        "fact-check answer",
        Row(
            lambda at: {"report": at.item("rapporter"), **at.date(), **at.some(comments=REASONS)},
            lambda hand: hand.put(
                *("rapporter", hand.said["report"], "faktakontroll"),
                besvarad=hand.on,
                kommentarer=hand.get("comments"),
            ),
        ),
    )
    yield (
        "finish",
        Row(
            lambda at: {
                "report": at.item("rapporter"),
                "conclusion": at.one_of("uppfyller", "brist", "nulägesbild"),
                **at.date(),
                **at.some(summary=["Sammantaget väl."], deviation=["Besöket ställdes in."]),
            },
            _finish,
        ),
    )
    yield (
        "decide",
        Row(
            lambda at: {"case": at.tail, "role": at.one_of(*ROLES), **at.date(), **at.some(reason=REASONS, dnr=["1"])},
            lambda hand: hand.put(beslut=_decision(hand)),
        ),
    )
    yield "feed-back", _told("återkopplad")
    yield "management", _told("ledningsgrupp")
    yield "published", _told("publicerad")
    yield "lay", Row(lambda at: {"case": at.tail, "date": dt.date(2026, 6, 16), **at.some(section=["§ 4"])}, _lay)
    yield "board report", Row(_a_decision, _board_report, LOOKED)
    yield (
        "close",
        Row(
            lambda at: {"case": at.tail, "role": at.one_of(*ROLES), **at.date(), **at.some(reason=REASONS)},
            lambda hand: hand.put(avslutat=_decision(hand)),
        ),
    )
    yield "cancel", _ended("inställt")
    yield "not-applicable", _ended("ej_tillämpligt")
    yield (
        "replace",
        Row(
            lambda at: {"case": at.tail, "by": FOLLOWING, "role": "chef", "reason": "Sammanlagt.", **at.date()},
            lambda hand: hand.put(avslutat=_decision(hand), ersatt_av="2026-ekbacken-7k2m9x"),
        ),
    )
    yield (
        "note",
        Row(
            lambda at: {"case": at.tail, "text": at.one_of("Ring: åter # snart", *REASONS)},
            lambda hand: hand.put("anteckningar", **{hand.new(): hand.get("text")}),
        ),
    )
    yield (
        "lesson",
        Row(
            lambda at: {"case": at.tail, "text": "Kräv larmprov.", **at.some(requirement=["4.3"])},
            lambda hand: hand.put("lärdomar", hand.new(), text=hand.get("text"), krav=hand.get("requirement")),
        ),
    )
    yield (
        "sanction consider",
        Row(
            lambda at: {
                "case": at.tail,
                "type": at.one_of("varning", "vite"),
                "finding": (at.item("brister"),),
                "reason": at.choose(REASONS),
                **at.date(),
            },
            _consider,
        ),
    )
    yield (
        "sanction ask",
        Row(
            lambda at: {"sanction": at.item("sanktioner"), "answer_by": at.later(), **at.date()},
            lambda hand: hand.put(
                *("sanktioner", hand.said["sanction"]),
                yttrande_begärt=hand.on,
                yttrande_senast=hand.get("answer_by"),
            ),
        ),
    )
    yield "sanction statement", Row(_sanction(), _happened("yttrande"))
    yield (
        "sanction deliberate",
        Row(
            lambda at: {"sanction": at.item("sanktioner"), **at.one_of(at.date(), {"booked": at.later()})},
            lambda hand: hand.put(
                *("sanktioner", hand.said["sanction"]),
                **{"överläggning_bokad": hand.get("booked"), "överläggning": "" if hand.get("booked") else hand.on},
            ),
        ),
    )
    yield (
        "sanction decide",
        Row(
            lambda at: {
                "sanction": at.item("sanktioner"),
                "role": at.one_of(*ROLES),
                "reason": at.choose(REASONS),
                **at.date(),
                **at.some(proportionality=["Mildast."], amount=["1500.50"], clause=["9.4"]),
            },
            _sanction_decide,
        ),
    )
    yield "sanction execute", Row(_sanction(), _happened("verkställd"))
    yield "sanction dispute", Row(_sanction(), _happened("tvistig"))
    yield "sanction reconsider", Row(_sanction(), _happened("omprövad"))
    yield (
        "sanction end",
        Row(
            lambda at: {"sanction": at.item("sanktioner"), **at.date(), **at.some(reason=REASONS)},
            lambda hand: hand.put(
                "sanktioner", hand.said["sanction"], upphörde=hand.on, upphörde_skäl=hand.get("reason")
            ),
        ),
    )
    yield (
        "group answer",
        Row(
            lambda at: {
                "meeting": at.item("tillfällen"),
                "rest": at.one_of(True, False),
                **at.some(point=[("ekonomi=Går ihop.",), ("personal=Två nya.",)], nothing=[("personal",)]),
            },
            _group_answer,
            (MEETING,),
        ),
    )
    yield (
        "group problem",
        Row(
            lambda at: {
                "meeting": at.item("tillfällen"),
                "text": "Hissen står.",
                "outcome": at.one_of("löst", "brist", "bordlagt"),
                **at.some(reason=REASONS),
            },
            _group_problem,
            (MEETING,),
        ),
    )
    yield (
        "group proposal",
        Row(
            lambda at: {"meeting": at.item("tillfällen"), "text": "Fler promenader."},
            lambda hand: hand.put(
                "förbättringsförslag", hand.new(), text=hand.get("text"), tillfälle=hand.said["meeting"]
            ),
            (MEETING,),
        ),
    )
    yield (
        "group settle",
        Row(
            lambda at: {
                "item": at.item(at.one_of("problem", "förbättringsförslag")),
                "outcome": at.one_of("löst", "brist"),
                **at.date(),
                **at.some(reason=REASONS),
            },
            _group_settle,
            (MEETING,),
        ),
    )
    yield (
        "group adjust",
        Row(
            lambda at: {
                "meeting": at.item("tillfällen"),
                **at.some(commissioner=[at.day], provider=[at.day], signature=["egenhändig", "elektronisk"]),
            },
            _group_adjust,
            (MEETING,),
        ),
    )
    yield (
        "introduction done",
        Row(
            lambda at: {
                "case": at.tail,
                "points": at.one_of(("rundtur",), ("rutinparm", "rundtur")),
                **at.date(),
                **at.some(present=PRESENT, text=["Gicks igenom."], place=["Rådhuset"], not_applicable=["Känt."]),
            },
            _introduced,
            (INTRODUCTION,),
        ),
    )
    yield (
        "introduction finish",
        Row(
            lambda at: {"case": at.tail, "role": at.one_of(*ROLES), **at.date(), **at.some(reason=REASONS)},
            lambda hand: hand.put(beslut=_decision(hand)),
            (INTRODUCTION,),
        ),
    )


ROWS: dict[str, Row] = dict(_rows())
"""Every verb that is tried, by its command; a new verb is a row."""
