"""What may be published: each thing that is left out, with its reason, and that nothing tells of it afterwards."""

import datetime as dt

import pytest

from tests.rules.office import PROVIDER, Office, office
from uppf.model.register import texts
from uppf.rules.due import due
from uppf.rules.offers import FIELDS, Few, Secret, offers
from uppf.rules.publication import publication

DAY = dt.date(2026, 9, 1)
DONE = """\
ärende: 2026-ekbacken-7k2m9x
dnr: 26/SN 0091
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02
tillfällen:
  h4x9td: {datum: 2026-04-01, plats: Ekbacken, närvarande: [utredare]}
brister:
  b7q2wn: {text: Rutinen saknas., konstaterad: 2026-04-01, krav: Avtal 4.3, konsekvens: {individ: liten}}
rapporter:
  r4k8pm: {utkast: 2026-04-20, färdig: 2026-05-04, regel: rutin/arlig, slutsats: brist, sammanfattning: En brist.}
"""


def reasons(desk: Office, day: dt.date = DAY) -> list[str]:
    """What was left out, each as its kind, its key and the reason."""
    return [f"{left.kind} {left.id}: {left.reason}" for left in publication(desk.register, day).left]


def shown(desk: Office, day: dt.date = DAY) -> list[str]:
    return [report.key for report in publication(desk.register, day).reports]


def test_a_finished_report_is_published() -> None:
    desk = office(DONE)
    assert shown(desk) == ["2026-ekbacken-7k2m9x-r4k8pm"]
    assert reasons(desk) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("färdig: 2026-05-04, ", ""), "rapport 2026-ekbacken-7k2m9x-r4k8pm: draft"),
        (("färdig: 2026-05-04", "färdig: 2026-09-02"), "rapport 2026-ekbacken-7k2m9x-r4k8pm: draft"),
        (("En brist.", "Brukaren i lägenhet 12 klagar."), "rapport 2026-ekbacken-7k2m9x-r4k8pm: personal-trace"),
        (("En brist.", "Ring 070-123 45 67."), "rapport 2026-ekbacken-7k2m9x-r4k8pm: personal-trace"),
        (("Rutinen saknas.", "Se 640823-3234."), "rapport 2026-ekbacken-7k2m9x-r4k8pm: personal-trace"),
    ],
)
def test_a_report_that_is_not_ready_or_may_point_at_a_person(change: tuple[str, str], reason: str) -> None:
    desk = office(DONE.replace(*change))
    assert shown(desk) == []
    assert reasons(desk) == [reason]
    assert publication(desk.register, DAY).register.cases == {}


UNANNOUNCED = (
    ("oanmäld: ja\n", "its own mark"),
    ("metod: oanmält_besök\n", "its method"),
    ("regel: rutin/oanmald\n", "its rule"),
    ("tillfällen: {x4x9td: {datum: 2026-10-01, metod: oanmält_besök}}\n", "a visit"),
)
HIDDEN = """\
ärende: 2026-lonnen-8m3n7p
avtal: lou-1
enhet: lonnen
öppnat: 2026-08-20
"""


@pytest.mark.parametrize("mark", [mark for mark, _ in UNANNOUNCED], ids=[name for _, name in UNANNOUNCED])
def test_an_unannounced_follow_up_never_was(mark: str) -> None:
    desk, without = office(DONE, HIDDEN + mark), office(DONE)
    assert reasons(desk) == ["ärende 2026-lonnen-8m3n7p: unannounced"]
    known, never = publication(desk.register, DAY), publication(without.register, DAY)
    assert known.register.cases == never.register.cases
    assert known.facts == never.facts
    assert due(known.facts, DAY) == due(never.facts, DAY)
    assert offers(known) == offers(never)


def test_an_unannounced_follow_up_is_read_when_its_report_is_finished() -> None:
    done = HIDDEN + "oanmäld: ja\nrapporter: {r2222b: {utkast: 2026-08-24, färdig: 2026-08-31}}\n"
    assert shown(office(done)) == ["2026-lonnen-8m3n7p-r2222b"]
    assert shown(office(done), dt.date(2026, 8, 30)) == []


def test_a_draft_beside_a_finished_report_leaves_the_finished_one() -> None:
    desk = office(DONE + "  r9z3ww: {utkast: 2026-08-01, sammanfattning: Hemligt utkast.}\n")
    public = publication(desk.register, DAY)
    assert [report.key for report in public.reports] == ["2026-ekbacken-7k2m9x-r4k8pm"]
    assert not any("utkast." in text for text in texts(public.register.cases["2026-ekbacken-7k2m9x"]))


def test_what_came_after_the_report_and_what_is_only_considered_belongs_to_nobody_yet() -> None:
    later = DONE.replace(
        "rapporter:",
        "  c8r3xn: {text: Ny brist., konstaterad: 2026-06-01, krav: Avtal 5, konsekvens: {individ: stor}}\n"
        "sanktioner:\n  s4s4ss: {typ: vite, brister: [b7q2wn], överläggning: 2026-06-10}\n"
        "förberedelse: {planering: Hemlig planering.}\n"
        "rapporter:",
    )
    desk = office(later)
    case = publication(desk.register, DAY).register.cases["2026-ekbacken-7k2m9x"]
    assert list(case.findings) == ["b7q2wn"]
    assert (case.sanctions, case.preparation) == ({}, None)
    assert reasons(desk) == ["uppgift 2026-ekbacken-7k2m9x-r4k8pm: sanction-undecided"]


SECRET = "sekretess: {lagrum: 26 kap. 1 § OSL}"


def test_a_protected_place_is_not_told_and_a_report_that_tells_it_is_stopped() -> None:
    protected = PROVIDER.replace(
        "ekbacken: {namn: Ekbacken,", f"ekbacken: {{{SECRET}, adress: 'Hasselgränd 7, Provby', namn: Ekbacken,"
    )
    public = publication(office(DONE, provider=protected).register, DAY)
    values = {offer.id: offer.values for offer in offers(public)}["ekbacken"]
    assert (values["adress"], values["kommundel"]) == (Secret("26 kap. 1 § OSL"), Secret("26 kap. 1 § OSL"))
    assert not any("Hassel" in text for text in texts(public.register.providers["solglantan"]))
    assert len(public.reports) == 1
    told = DONE.replace("En brist.", "Besöket gjordes på  hasselgränd.")
    assert reasons(office(told, provider=protected))[2:] == ["rapport 2026-ekbacken-7k2m9x-r4k8pm: said-again"]


def test_a_unit_that_is_not_published_takes_its_reports_with_it_but_not_its_provider() -> None:
    closed = PROVIDER.replace("ekbacken: {namn: Ekbacken,", f"ekbacken: {{{SECRET}, publiceras: nej, namn: Ekbacken,")
    public = publication(office(DONE, provider=closed).register, DAY)
    assert public.reports == ()
    assert [offer.id for offer in offers(public)] == ["lonnen"]
    assert public.closed == {"lou-1": "26 kap. 1 § OSL"}
    alone = closed.replace("      lonnen:\n", "")
    (offer,) = offers(publication(office(provider=alone).register, DAY))
    assert (offer.id, offer.name, offer.values["enhet"]) == (
        "lou-1",
        "Solgläntan Exempel AB",
        Secret("26 kap. 1 § OSL"),
    )


def test_a_control_whose_kind_is_marked_secret_has_no_outcome() -> None:
    marked = PROVIDER + "sekretess: {kreditupplysning: {lagrum: 31 kap. 16 § OSL}}\n"
    case = DONE.replace(
        "rapporter:",
        "registerkontroller: {k2222b: {slag: kreditupplysning, datum: 2026-04-02, utfall: Skuld på 61 900 kr}}\n"
        "rapporter:",
    )
    desk = office(case, provider=marked)
    public = publication(desk.register, DAY)
    assert not any("61 900" in text for text in texts(public.register.cases["2026-ekbacken-7k2m9x"]))
    assert "uppgift 2026-ekbacken-7k2m9x-r4k8pm: secret-control" in reasons(desk)
    for said in ("Det finns en skuld på  61 900 kr.", "Skulderna uppgår till 61 900 kronor."):
        assert shown(office(case.replace("En brist.", said), provider=marked)) == []


@pytest.mark.parametrize(("key", "field"), [("kontakt", "kontakt"), ("orgform", "")])
def test_a_field_marked_secret_is_left_out_and_a_provider_whose_nature_is_secret_too(key: str, field: str) -> None:
    marked = f"{PROVIDER}kontakt: hej@solglantan.example\nsekretess: {{{key}: {{lagrum: 31 kap. 16 § OSL}}}}\n"
    found = offers(publication(office(DONE, provider=marked).register, DAY))
    if field:
        assert {offer.values[field] for offer in found} == {Secret("31 kap. 16 § OSL")}
    else:
        assert found == ()
        assert shown(office(DONE, provider=marked)) == []


def test_a_group_so_small_that_its_number_is_not_said() -> None:
    small = PROVIDER.replace("lonnen: {namn: Lönnen,", "lonnen: {namn: Lönnen, platser: 3,")
    values = {offer.id: offer.values for offer in offers(publication(office(provider=small).register, DAY))}
    assert (values["lonnen"]["platser"], values["ekbacken"]["platser"]) == (Few(5), None)


def test_every_offer_has_the_same_fields() -> None:
    found = offers(publication(office(DONE).register, DAY))
    assert [list(offer.values) for offer in found] == [[field.key for field in FIELDS]] * 2
    assert [offer.values["senaste_rapport"] for offer in found] == [dt.date(2026, 5, 4), None]


@pytest.mark.parametrize(
    ("change", "there"),
    [
        (("slut: 2030-12-31", "slut: 2026-08-31"), []),
        (("driftstart: 2025-01-01", "driftstart: 2026-10-01"), []),
        (("      lonnen:\n", "      lonnen: {från: 2026-10-01}\n"), ["ekbacken"]),
        (("namn: Lönnen,", "namn: Lönnen, slutar: 2026-08-31,"), ["ekbacken"]),
    ],
)
def test_only_what_is_in_operation_is_there(change: tuple[str, str], there: list[str]) -> None:
    public = publication(office(provider=PROVIDER.replace(*change)).register, DAY)
    assert [offer.id for offer in offers(public)] == there


def test_one_can_choose_in_every_kind_of_service_where_somebody_is_approved() -> None:
    assert [offer.chosen for offer in offers(publication(office().register, DAY))] == [False, False]
    free = PROVIDER.replace("LOU-entreprenad", "LOV")
    assert [offer.chosen for offer in offers(publication(office(provider=free).register, DAY))] == [True, True]


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("avtal@solglantan.example", "avtal@solglantan.example"),
        ("08-123 45 67", "08-123 45 67"),
        ("maja@gmail.com", Secret("")),
        ("070-123 45 67", Secret("")),
    ],
)
def test_a_contact_that_is_a_persons_own_is_left_out(contact: str, shown: object) -> None:
    found = offers(publication(office(provider=f"{PROVIDER}kontakt: {contact}\n").register, DAY))
    assert [offer.values["kontakt"] for offer in found] == [shown, shown]


def test_a_finding_is_counted_where_it_was_found() -> None:
    both = DONE.replace("enhet: ekbacken\nöppnat", "enheter: [ekbacken, lonnen]\nöppnat")
    both = both.replace("konstaterad: 2026-04-01,", "enhet: lonnen, konstaterad: 2026-04-01,")
    public = publication(office(both).register, DAY)
    assert {offer.id: offer.values["brister"] for offer in offers(public)} == {"ekbacken": 0, "lonnen": 1}
