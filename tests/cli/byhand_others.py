"""What the verbs for agreements, providers, procurements and new files say, and what a hand writes instead.

Written from docs/kommandon.md, the schemas, docs/ordlista.md and the files in `cases/`. Nothing here calls an act.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tests.cli.byhand import REASONS, ROLES, Hand, NothingToSay, Row, Situation, Value, Words

BUSY, TOWN, BUYING = "bjorkgard", "kommun", "inkop"
"""A provider with agreements in the middle of their lives, the municipality's own file, and a procurement."""
PROVIDER = """\
utförare: bjorkgard
namn: Björkgård Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  bjorken:
    namn: Björken
    verksamhet: boende
    tillståndspliktig: ja
    tillstånd: {läge: tidsbegränsat, giltig_till: 2026-11-30, dnr: TM 2025-1}   # sökt på nytt
  granen: {namn: Granen, verksamhet: boende}
avtal:
  ram-2:
    rubrik: Ramavtal om boende
    avtalsform: LOU-ramavtal
    verksamhet: boende
    nämnd: socialnamnden
    planer: [rutin, pris]
    enheter: {bjorken: }
    ikraft: 2025-01-01
    driftstart: 2025-01-01
    slut: 2027-06-30
    uppsägningstid: 6 månader
    optioner: [{längd: 1 år, besked_senast: 2026-12-31}, {längd: 6 månader}]
    bevakningar:
      w2cert: {vad: Försäkringsbevis, giltig_till: 2026-06-30}
      w3day: {vad: Index, datum: 2026-06-01, förpliktad: kommunen}
    klausuler: {insyn: "7.1"}
  ny-3:
    rubrik: Drift av Granen
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: [rutin]
    enheter: {granen: }
    tilldelat: 2026-04-01
    underrättelse: 2026-04-02
händelser:
  h3price: {händelse: prisjustering.begärd, datum: 2026-05-11, avtal: ram-2}
  h2old: {händelse: förändring, datum: 2026-02-01, informerad: 2026-02-03, avtal: ram-2, förändring: ledning}
"""
PROCUREMENT = """\
upphandling: inkop
rubrik: Nytt boende
verksamhet: boende
avtalsform: LOU-entreprenad
nämnd: socialnamnden
planer: [rutin]
driftstart: 2027-09-01
steg:
  beslut_upphandling: {planerat: 2026-05-19}
  framtagande_ffu: {utfört: 2026-05-04, notering: Klart.}
"""
PLAN = """\
plan: pris
rubrik: Prisrutin
giltighet: {från: 2025-01-01}
regler:
  - id: prisjustering
    rubrik: Begäran om prisjustering
    källa: s. 1
    ordalydelse: Årsvis vid begäran
    frekvens: {vid: prisjustering.begärd, frist: 30 dagar, högst: 1 per avtalsår}
    objekt: avtal
    ansvarig: chef
    räknas_som_genomförd: beslut
"""
FILES = {"planer/pris.yaml": PLAN, "utforare/bjorkgard.yaml": PROVIDER, "upphandlingar/inkop.yaml": PROCUREMENT}
"""What lies beside the files of `middle`."""
PLACES = {BUSY: "utforare/bjorkgard.yaml", TOWN: "uppf.yaml", BUYING: "upphandlingar/inkop.yaml"}
"""Where they lie, by what they are called in the rows."""

SERVICE = "boende"
"""What the municipality calls ”Särskilt boende”."""
DAYS = (0, 30, 400)


def _some_day(at: Situation) -> dt.date:
    return at.later(*DAYS)


def _filled(**things: Any) -> Value:
    return {key: thing for key, thing in things.items() if thing not in ("", [], {}, None)}


def _yes(hand: Hand, name: str) -> str:
    return "ja" if hand.said.get(name) else ""


# Providers


def _provider(hand: Hand) -> None:
    hand.files[f"utforare/{hand.get('id')}.yaml"] = _filled(
        utförare=hand.get("id"),
        namn=hand.get("name"),
        driftsform=hand.get("operating_form"),
        orgform=hand.get("organisation_kind"),
        orgnr=hand.get("number"),
        räkenskapsår_slut=hand.get("financial_year_end"),
        kontakt=hand.get("contact"),
        kontaktroll=ROLES.get(hand.get("contact_role"), ""),
        notering=hand.get("note"),
    )


def _unit(hand: Hand) -> None:
    permit = _filled(läge=hand.get("permit"), dnr=hand.get("permit_dnr"), giltig_till=hand.get("permit_to"))
    hand.put(
        "enheter",
        hand.get("id"),
        namn=hand.get("name"),
        verksamhet=SERVICE,
        lagområde=hand.get("legal_area"),
        platser=hand.get("places"),
        kommundel=hand.get("area"),
        hsl=_yes(hand, "health_care"),
        tillståndspliktig=_yes(hand, "permit_required"),
        tillstånd=permit,
        startar=hand.get("starts"),
    )


def _permit(hand: Hand) -> None:
    way = ("enheter", _unit_of(hand.get("unit")), "tillstånd")
    hand.put(
        *way,
        läge=hand.get("state"),
        giltig_till=hand.get("valid_to"),
        beslutad=hand.get("decided"),
        dnr=hand.get("dnr"),
        max_antal=hand.get("places"),
        föreståndare_kontrollerad=hand.get("manager_checked"),
    )
    hand.put(
        "händelser", hand.new(),
        händelse="tillstånd.ändrat", datum=hand.on, enhet=_unit_of(hand.get("unit")), text=hand.get("reason"),
        dnr=hand.get("dnr"),
    )  # fmt: skip


def _unit_of(text: str) -> str:
    return {"Björken": "bjorken", "Granen": "granen"}.get(text, text)


def _change(hand: Hand) -> None:
    hand.put(
        "händelser",
        hand.new(),
        händelse="förändring",
        datum=hand.on,
        informerad=hand.get("informed") or str(hand.day),
        avtal=hand.get("agreement"),
        enhet=_unit_of(hand.get("unit")),
        förändring=hand.get("kind"),
        text=hand.get("text"),
        dnr=hand.get("dnr"),
    )


# Agreements


def _agreement(hand: Hand) -> None:
    pairs = {name: dict(pair.split("=") for pair in hand.said.get(name, ())) for name in ("clause", "sanction")}
    hand.put(
        "avtal",
        hand.get("id"),
        rubrik=hand.get("title"),
        avtalsform=hand.get("award"),
        verksamhet=SERVICE,
        nämnd="socialnamnden",
        planer=hand.get("plan"),
        enheter=dict.fromkeys(hand.said.get("unit", ())),
        dnr=hand.get("dnr"),
        tilldelat=hand.get("awarded"),
        underrättelse=hand.get("notified"),
        driftstart=hand.get("starts"),
        slut=hand.get("ends"),
        optioner=[{"längd": one} for one in hand.said.get("option", ())],
        uppsägningstid=hand.get("notice_period"),
        klausuler=pairs["clause"],
        sanktioner=pairs["sanction"],
        samverkansgrupp_finns=_yes(hand, "joint_group"),
        konkurrensutsatt=_yes(hand, "exposed"),
    )


def _sign(hand: Hand) -> None:
    hand.put(
        "avtal",
        hand.get("agreement"),
        undertecknat=hand.on,
        undertecknare=[ROLES[one] for one in hand.said["signer"]],
        ikraft=hand.get("in_force"),
        driftstart=hand.get("starts"),
        slut=hand.get("ends"),
        underrättelse=hand.get("notified"),
        dnr=hand.get("dnr"),
        avtalsspärr_skäl=hand.get("reason"),
        underskrift=hand.get("signature"),
    )


def _option(hand: Hand) -> None:
    options = hand.value["avtal"][hand.get("agreement")].setdefault("optioner", [])
    if hand.get("add"):
        options.append(_filled(längd=hand.get("add"), besked_senast=hand.get("notify_by")))
        return
    left = next(one for one in options if not {"utnyttjad", "avstådd"} & one.keys())
    left.update(
        _filled(utnyttjad=hand.get("use"), avstådd=hand.get("decline"), dnr=hand.get("dnr"), skäl=hand.get("reason"))
    )


def _notice(hand: Hand) -> None:
    """Six months are given by the agreement."""
    day = dt.date.fromisoformat(hand.on)
    month = day.month + 6
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    hand.put(
        *("avtal", hand.get("agreement"), "upphörde"),
        datum=hand.get("ends") or str(dt.date(year, month, min(day.day, last))),
        orsak="uppsägning",
        uppsagt=hand.on,
        uppsagt_av=hand.get("by"),
        # Whoever decided for the municipality did so only where it gave the notice.
        roll=hand.role() if hand.get("by") == "kommunen" else "",
        skäl=hand.get("reason"),
        dnr=hand.get("dnr"),
    )


def _ended(hand: Hand) -> None:
    hand.put(
        *("avtal", hand.get("agreement"), "upphörde"),
        datum=hand.on,
        orsak=hand.get("cause"),
        roll=hand.role(),
        skäl=hand.get("reason"),
        dnr=hand.get("dnr"),
    )


def _watch(hand: Hand) -> None:
    hand.put(
        *("avtal", hand.get("agreement"), "bevakningar", hand.new()),
        vad=hand.get("what"),
        giltig_till=hand.get("valid_to"),
        datum=hand.get("on"),
        förpliktad=hand.get("obliged"),
        påminn=hand.get("remind"),
        dnr=hand.get("dnr"),
        notering=hand.get("note"),
    )


def _renew(hand: Hand) -> None:
    """What was watched goes on under a key of its own, which names the one before it."""
    watches = hand.value["avtal"]["ram-2"]["bevakningar"]
    before = watches[hand.said["watch"]]
    same = {key: before[key] for key in ("vad", "förpliktad", "påminn") if key in before}
    watches[hand.new()] = same | _filled(
        giltig_till=hand.get("valid_to"),
        datum=hand.get("on"),
        förnyar=hand.said["watch"],
        dnr=hand.get("dnr"),
        notering=hand.get("note"),
    )


def _watched(hand: Hand) -> None:
    hand.put("avtal", "ram-2", "bevakningar", hand.said["watch"], utfört=hand.on, notering=hand.get("note"))


def _price(hand: Hand) -> None:
    hand.put(
        "händelser",
        hand.new(),
        händelse="prisjustering.begärd",
        datum=hand.on,
        svar_senast=hand.get("answer_by"),
        avtal="ram-2",
        text=hand.get("text"),
        dnr=hand.get("dnr"),
    )


# Procurements


def _procurement(hand: Hand) -> None:
    hand.files[f"upphandlingar/{hand.get('id')}.yaml"] = _filled(
        upphandling=hand.get("id"),
        rubrik=hand.get("title"),
        verksamhet=SERVICE,
        avtalsform=hand.get("award"),
        nämnd="socialnamnden",
        planer=["rutin"],
        dnr=hand.get("dnr"),
        driftstart=hand.get("operation_starts"),
    )


def _step(hand: Hand) -> None:
    hand.put(
        *("steg", hand.get("step")),
        planerat=hand.get("planned"),
        utfört=hand.get("done"),
        dnr=hand.get("dnr"),
        paragraf=hand.get("section"),
        skäl=hand.get("reason"),
        notering=hand.get("note"),
    )


# The municipality


def _sent_out(hand: Hand) -> None:
    """Where nobody is named all who have an agreement for the service got it."""
    names = {"Björkgård Exempel AB": "bjorkgard", "solglantan": "solglantan"}
    to = [names[one] for one in hand.said.get("to", ())] or ["bjorkgard", "solglantan"]
    hand.put(
        "utskick",
        hand.new(),
        datum=hand.on,
        vad=hand.get("what"),
        verksamhet=["boende" for _ in hand.said.get("service", ())],
        mottagare=to,
        dnr=hand.get("dnr"),
    )


# Cases that are opened


def _opened(hand: Hand) -> None:
    row = next(one for one in hand.due() if one.id == hand.said["id"])
    tail = hand.new()
    name = f"{hand.on[:4]}-{row.dims.unit or row.dims.agreement or row.dims.provider}-{tail}"
    hand.files[f"arenden/{hand.on[:4]}/{name}.yaml"] = _filled(
        ärende=name,
        dnr=hand.get("dnr"),
        rubrik=hand.get("title"),
        regel=row.rule,
        avser=row.period,
        utförare=row.dims.provider,
        avtal=row.dims.agreement,
        enhet=row.dims.unit,
        verksamhet=SERVICE,
        nämnd="socialnamnden",
        öppnat=hand.on,
        ansvarig=ROLES.get(hand.get("responsible"), "") or row.responsible,
        metod=hand.get("method"),
        metod_skäl=hand.get("method_reason"),
        oanmäld="ja" if hand.said.get("unannounced") else "",
    )


def _a_row(at: Situation) -> Words:
    """A follow-up of a unit that no case follows yet."""
    found = [
        row for row in at.due() if row.rule in ("rutin/arlig", "rutin/aktgranskning") and not row.case and not row.done
    ]
    if not found:
        raise NothingToSay
    row = at.choose(found[:4])
    return {
        "id": row.id,
        **at.date(),
        **at.some(dnr=["26/SN 20"], responsible=[*ROLES], title=["Ett eget namn"], unannounced=[True]),
    }


def _price_decided(at: Situation) -> Words:
    """The one request that there is; of several it would have to be said which."""
    if sum(one["händelse"] == "prisjustering.begärd" for one in at.value["händelser"].values()) != 1:
        raise NothingToSay
    return {
        "request": "ram-2",
        # Nobody has it delegated.
        "role": at.one_of("socialnamnden", "Socialnämnden"),
        "approved": at.one_of(True, False),
        "reason": at.choose(REASONS),
        **at.date(),
        **at.some(dnr=["26/SN 24"]),
    }


def _signal(hand: Hand) -> None:
    """The plan has a rule for signals, and none for complaints."""
    name = f"{hand.day.year}-ekbacken-{hand.new()}"
    ruled = hand.get("source") != "klagomål"
    hand.files[f"arenden/{hand.day.year}/{name}.yaml"] = _filled(
        ärende=name,
        dnr=hand.get("dnr"),
        regel="rutin/signaler" if ruled else "",
        utförare="solglantan",
        avtal="lou-1",
        enhet="ekbacken",
        verksamhet=SERVICE,
        nämnd="socialnamnden",
        öppnat=str(hand.day),
        ansvarig=ROLES.get(hand.get("responsible"), "") or ("utredare" if ruled else ""),
        signal=_filled(
            källa=hand.get("source"),
            inkommen=hand.get("received") or str(hand.day),
            kategori=hand.get("category"),
        ),
    )


def _started(hand: Hand) -> None:
    """A special review, which no plan asks for by a day: there is no planned one that it could be taken for."""
    name = f"{hand.on[:4]}-ekbacken-{hand.new()}"
    hand.files[f"arenden/{hand.on[:4]}/{name}.yaml"] = _filled(
        ärende=name,
        dnr=hand.get("dnr"),
        rubrik=hand.get("title"),
        regel="rutin/sarskild",
        utförare="solglantan",
        avtal="lou-1",
        enhet="ekbacken",
        verksamhet=SERVICE,
        nämnd="socialnamnden",
        öppnat=hand.on,
        ansvarig=ROLES.get(hand.get("responsible"), ""),
        område=hand.get("area").lower(),
        tema=hand.get("theme"),
        anledning=hand.get("occasion"),
        oanmäld=_yes(hand, "unannounced"),
        metod="särskild_granskning",
        räknas=_yes(hand, "counts"),
    )


def _priced(hand: Hand) -> None:
    """The decision is that of a case about the request."""
    name = f"{hand.day.year}-bjorken-{hand.new()}"
    hand.files[f"arenden/{hand.day.year}/{name}.yaml"] = _filled(
        ärende=name,
        regel="pris/prisjustering",
        avser="h3price",
        utförare="bjorkgard",
        avtal="ram-2",
        enhet="bjorken",
        verksamhet=SERVICE,
        nämnd="socialnamnden",
        öppnat=hand.on,
        ansvarig="chef",
        beslut=_filled(
            datum=hand.on,
            roll="socialnamnden",
            bifallen="ja" if hand.said["approved"] else "nej",
            skäl=hand.get("reason"),
            dnr=hand.get("dnr"),
        ),
    )


# Cooperation groups


def _met(hand: Hand) -> None:
    """A meeting that was planned for the day is the one that is held; a second one for the same day is extra (T04)."""
    kept = {_target(one["datum"]) for one in hand.value["tillfällen"].values() if "närvarande" in one}
    planned = [
        key
        for key, one in hand.value["tillfällen"].items()
        if one["datum"] == hand.on and "inställt" not in one and "närvarande" not in one
    ]
    hand.put(
        *("tillfällen", planned[0] if planned else hand.new()),
        datum=hand.on,
        plats=hand.get("place"),
        närvarande=[ROLES.get(one, one) for one in hand.get("present") or []],
        frånvaro_skäl=hand.get("absence_reason"),
        metod="" if planned else "samverkansmöte",
        regel="" if planned else "rutin/samverkan",
        avser="" if planned or _target(hand.on) in kept else _target(hand.on),
        notering=hand.get("note"),
    )


def _target(day: str) -> str:
    """The target day that is nearest: the first of every other month since the agreement came into force."""
    targets = [dt.date(year, month, 1) for year in (2025, 2026, 2027) for month in range(1, 12, 2)]
    return str(min(targets, key=lambda one: abs(one - dt.date.fromisoformat(day))))


def _formed(hand: Hand) -> None:
    """Who is in the group stands in the agreement; that it was decided, in the case."""
    members = hand.files["utforare/solglantan.yaml"]["avtal"]["lou-1"]["samverkansgrupp"]
    for option, side in (("commissioner", "beställare"), ("provider", "utförare")):
        for said in hand.said.get(option, ()):
            role = ROLES.get(said, said) if side == "beställare" else said
            voice = "nej" if said in hand.said.get("without_mandate", ()) else "ja"
            if not any((one["sida"], one["roll"]) == (side, role) for one in members):
                members.append({"sida": side, "roll": role, "beslutsmandat": voice})
    if "beslut" not in hand.value:
        hand.put("beslut", datum=hand.on, roll=hand.role() or "chef", skäl=hand.get("reason"))
    hand.put(dnr=hand.get("dnr"))


def _rows() -> Iterator[tuple[str, Row]]:
    yield (
        "provider add",
        Row(
            lambda at: {
                "id": at.one_of("nyhem", "ek-vard"),
                "name": "Nyhem Exempel AB",
                "operating_form": at.one_of("privat", "kommunalt_bolag"),
                "organisation_kind": "aktiebolag",
                **at.some(number=["559900-1012"], financial_year_end=["06-30"], contact=["post@nyhem.example"]),
                **at.some(contact_role=[*ROLES], note=["Ring: helst # före tio"]),
            },
            _provider,
            (TOWN,),
        ),
    )
    yield (
        "unit add",
        Row(
            lambda at: {
                "provider": at.one_of("bjorkgard", "Björkgård Exempel AB"),
                "id": at.one_of("alen", "lunden"),
                "name": "Alen",
                "service": at.one_of(SERVICE, "Särskilt boende"),
                **at.some(legal_area=[("SoL",), ("SoL", "HSL")], places=[12], area=["Norr"]),
                **at.some(health_care=[True], permit_required=[True], starts=[at.day, at.later()]),
                **at.one_of({}, {"permit": "giltigt", "permit_dnr": "TM 1"}),
            },
            _unit,
            (BUSY,),
        ),
    )
    yield (
        "permit",
        Row(
            lambda at: {
                "unit": at.one_of("bjorken", "Björken"),
                "reason": at.choose(REASONS),
                **at.date(),
                **at.some(state=["återkallat", "ändring_sökt"], valid_to=[_some_day(at)], decided=[at.day]),
                **at.some(dnr=["TM 2026-2"], places=[14], manager_checked=[at.day]),
            },
            _permit,
            (BUSY,),
        ),
    )
    yield (
        "change",
        Row(
            lambda at: {
                "provider": at.one_of("bjorkgard", "Björkgård Exempel AB"),
                "kind": at.one_of("ägare", "föreståndare", "nedläggning"),
                "date": at.one_of(at.day, at.later()),
                **at.some(informed=[at.day], unit=["Björken"], agreement=["ram-2"], text=["Ny chef."], dnr=["26/1"]),
            },
            _change,
            (BUSY,),
        ),
    )
    yield (
        "agreement add",
        Row(
            lambda at: {
                "provider": "bjorkgard",
                "id": at.one_of("ny-4", "ny-5"),
                "title": "Drift av Granen, igen",
                "award": at.one_of("LOU-entreprenad", "direktupphandling"),
                "service": at.one_of(SERVICE, "Särskilt boende"),
                "board": at.one_of("socialnamnden", "Socialnämnden"),
                "plan": ("rutin",),
                "unit": ("granen",),
                **at.some(dnr=["26/SN 7"], awarded=[at.day], notified=[at.day], starts=[at.later()]),
                **at.some(ends=[at.later(900)], notice_period=["9 månader"], option=[("1 år",), ("1 år", "6 månader")]),
                **at.some(clause=[("insyn=8.1",)], sanction=[("varning=9.2", "vite=9.3")], joint_group=[True]),
                **at.some(exposed=[True]),
            },
            _agreement,
            (BUSY,),
        ),
    )
    yield (
        "agreement sign",
        Row(
            lambda at: {
                "agreement": "ny-3",
                "signer": at.one_of(("chef",), ("Sektionschef", "utredare")),
                "in_force": at.later(),
                "starts": at.later(),
                "ends": at.later(900),
                **at.date(),
                **at.some(notified=[dt.date(2026, 4, 2)], dnr=["26/SN 8"], reason=REASONS),
                **at.some(signature=["elektronisk", "egenhändig"]),
            },
            _sign,
            (BUSY,),
        ),
    )
    yield (
        "agreement option",
        Row(
            lambda at: {
                "agreement": "ram-2",
                **at.one_of(
                    {"add": "1 år", **at.some(notify_by=[at.later()])},
                    {"use": at.day, **at.some(dnr=["26/SN 9"], reason=REASONS)},
                    {"decline": at.day, **at.some(dnr=["26/SN 9"], reason=REASONS)},
                ),
            },
            _option,
            (BUSY,),
        ),
    )
    yield (
        "agreement notice",
        Row(
            lambda at: {
                "agreement": "ram-2",
                **at.one_of({"by": "kommunen", "role": at.one_of(*ROLES)}, {"by": "utföraren"}),
                **at.date(),
                **at.some(ends=[at.later(200, 300)], reason=REASONS, dnr=["26/SN 10"]),
            },
            _notice,
            (BUSY,),
        ),
    )
    yield (
        "agreement end",
        Row(
            lambda at: {
                "agreement": "ram-2",
                "cause": at.one_of("hävning", "nedläggning", "överlåtelse"),
                "reason": at.choose(REASONS),
                "date": at.one_of(at.day, at.later()),
                **at.some(role=[*ROLES], dnr=["26/SN 11"]),
            },
            _ended,
            (BUSY,),
        ),
    )
    yield (
        "agreement watch",
        Row(
            lambda at: {
                "agreement": "ram-2",
                "what": "Skattebevis",
                **at.one_of({"valid_to": _some_day(at)}, {"on": _some_day(at)}),
                **at.some(obliged=["kommunen", "båda"], remind=[("30 dagar",), ("2 månader", "10 dagar")]),
                **at.some(dnr=["26/SN 12"], note=["Kopia i pärmen."]),
            },
            _watch,
            (BUSY,),
        ),
    )
    yield "agreement renew", Row(_renewed, _renew, (BUSY,))
    yield (
        "agreement done",
        Row(
            lambda at: {
                "watch": at.item("avtal", "ram-2", "bevakningar"),
                **at.date(),
                **at.some(note=["Behövs inte mer."]),
            },
            _watched,
            (BUSY,),
        ),
    )
    yield (
        "price ask",
        Row(
            lambda at: {
                "agreement": "ram-2",
                **at.date(),
                **at.some(answer_by=[at.later()], text=["Tre procent."], dnr=["26/SN 13"]),
            },
            _price,
            (BUSY,),
        ),
    )
    yield (
        "procurement start",
        Row(
            lambda at: {
                "id": at.one_of("nytt-1", "nytt-2"),
                "title": "Nytt boende, igen",
                "service": at.one_of(SERVICE, "Särskilt boende"),
                "award": at.one_of("LOU-entreprenad", "LOV"),
                "board": at.one_of("socialnamnden", "Socialnämnden"),
                "plan": ("rutin",),
                "operation_starts": at.later(500),
                **at.some(dnr=["26/SN 14"]),
            },
            _procurement,
            (TOWN,),
        ),
    )
    yield (
        "procurement step",
        Row(
            lambda at: {
                "procurement": at.one_of("inkop", "Nytt boende"),
                "step": at.one_of("beslut_upphandling", "annonsering", "mbl_avsikt"),
                **at.one_of({"planned": at.later()}, {"done": at.day, **at.some(section=["§ 7"], dnr=["26/SN 15"])}),
                **at.some(note=["Tjänsteskrivelsen är klar."]),
            },
            _step,
            (BUYING,),
        ),
    )
    yield (
        "procurement move",
        Row(
            lambda at: {"procurement": "inkop", "operation_starts": at.later(480, 520)},
            lambda hand: hand.put(driftstart=hand.get("operation_starts")),
            (BUYING,),
        ),
    )
    yield (
        "procurement cancel",
        Row(
            lambda at: {"procurement": "inkop", "reason": at.choose(REASONS), **at.date()},
            lambda hand: hand.put(inställt=hand.on, inställt_skäl=hand.get("reason")),
            (BUYING,),
        ),
    )
    yield (
        "sent-out",
        Row(
            lambda at: {
                "what": at.one_of("Ny lag: från juli # alla", "Nya priser"),
                **at.date(),
                **at.one_of(
                    {"service": ("boende",)},
                    {"service": ("Särskilt boende",), "to": ("solglantan",)},
                    {"to": ("Björkgård Exempel AB", "solglantan")},
                ),
                **at.some(dnr=["26/SN 102"]),
            },
            _sent_out,
            (TOWN,),
        ),
    )

    yield (
        "start",
        Row(
            lambda at: {
                "rule": at.one_of("sarskild", "rutin/sarskild"),
                "about": (at.one_of("ekbacken", "Ekbacken"),),
                "occasion": "Flera klagomål.",
                **at.date(),
                **at.some(dnr=["26/SN 23"], title=["Mat"], responsible=[*ROLES], area=["Mat"]),
                **at.some(unannounced=[True], counts=[True]),
            },
            _started,
            (TOWN,),
        ),
    )
    yield (
        "price decide",
        Row(
            _price_decided,
            _priced,
            (BUSY,),
        ),
    )
    yield "open", Row(_a_row, _opened, (TOWN,))
    yield (
        "signal take",
        Row(
            lambda at: {
                "about": at.one_of("ekbacken", "Ekbacken"),
                "source": at.one_of("klagomål", "signal", "lex_sarah_information"),
                **at.some(received=[at.day, at.day - dt.timedelta(days=3)], dnr=["26/SN 21"], responsible=[*ROLES]),
            },
            _signal,
            (TOWN,),
        ),
    )
    yield (
        "group meet",
        Row(
            lambda at: {
                "agreement": "lou-1",
                "date": at.one_of(at.day, at.day - dt.timedelta(days=1), at.later(7, 30)),
                **at.some(place=["Rådhuset"], present=[("chef", "vd"), ("Sektionschef", "vd")], note=["Kort."]),
                **at.some(absence_reason=["Sjuk."]),
            },
            _met,
            ("m7k2m9",),
        ),
    )
    yield (
        "group form",
        Row(
            lambda at: {
                "agreement": "lou-1",
                **at.date(),
                **at.some(commissioner=[("MAS",), ("utredare", "MAS")], provider=[("föreståndare",)]),
                **at.some(role=[*ROLES], reason=REASONS, dnr=["26/SN 22"]),
                **at.some(without_mandate=[("MAS",)]),
            },
            _formed,
            ("f7k2m9",),
        ),
    )


def _renewed(at: Situation) -> Words:
    watches = at.value["avtal"]["ram-2"]["bevakningar"]
    watch = at.item("avtal", "ram-2", "bevakningar")
    day = {"valid_to": at.later(400)} if "giltig_till" in watches[watch] else {"on": at.later(400)}
    return {"watch": watch, **day, **at.some(dnr=["26/SN 16"], note=["Nytt bevis."])}


ROWS: dict[str, Row] = dict(_rows())
"""Every verb that is tried, by its command; a new verb is a row."""
