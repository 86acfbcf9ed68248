"""What in running text may point at a person, and what may not; the telephone numbers are those kept for fiction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uppf.problem import Level, Mark, Place, Problem
from uppf.rules import privacy

MUNICIPALITY = ("kommunen.example",)


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        ("nr 410302-XXXX enligt", "ofullständigt personnummer", "4*****-****"),
        ("nr 19410302-xxxx.", "ofullständigt personnummer", "1*******-****"),
        ("(410302-****)", "ofullständigt personnummer", "4*****-****"),
        ("410362–12xx", "ofullständigt personnummer", "4*****-****"),
        ("kvinna född 1941-03-02 som", "födelsedatum", "f*** ****-**-**"),
        ("född den 2 mars 1941", "födelsedatum", "f*** *** * **** ****"),
        ("Född 410302", "födelsedatum", "F*** ******"),
        ("fo\N{COMBINING DIAERESIS}dd 1941", "födelsedatum", "f*** ****"),
        ("född 2/3 1941", "födelsedatum", "f*** */* ****"),
        ("(f. 1941)", "födelsedatum", "f. ****"),
        ("Födelsedatum: 1941-03-02", "födelsedatum", "F***********: ****-**-**"),
        ("A.B., 87 år, uppger", "initialer och ålder", "A.*., ** **"),
        ("A. B. (87 år)", "initialer och ålder", "A. *. (** **"),
        ("Brukaren i lgh 1204 saknar", "bostad", "l** ****"),
        ("rum 12, där den boende", "bostad", "r** **"),
        ("kunden på lägenhet nr 7", "bostad", "l******* ** *"),
        ("ring 070-174 06 05", "mobilnummer", "0**-*** ** **"),
        ("0701740605", "mobilnummer", "0*********"),
        ("+46 (0)70 174 06 05", "mobilnummer", "+** (*)** *** ** **"),
        (
            "070\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}174\N{THIN SPACE}06\N{THIN SPACE}05",
            "mobilnummer",
            "0** - *** ** **",
        ),
        ("skriv till a.b@post.example.", "privat e-postadress", "a.*@****.*******"),
        ("b@falsk-kommunen.example", "privat e-postadress", "b@*****-********.*******"),
        ("hon har skyddad identitet", "skyddade uppgifter", "s****** *********"),
        ("Skyddade personuppgifter", "skyddade uppgifter", "S******* ***************"),
        ("skyddad folkbokföring", "skyddade uppgifter", "s****** *************"),
    ],
)
def test_a_trace_of_a_person(text: str, kind: str, masked: str) -> None:
    assert [(trace.kind, trace.masked) for trace in privacy.find_personal_traces(text, MUNICIPALITY)] == [
        (kind, masked)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Besök 2026-05-20 på Ekbacken, kl. 09.30",
        "Formen ÅÅMMDD-XXXX får inte användas",
        "Avtalet gäller 2026-01-01–2027-12-31",
        "Brister i 3 av 10 granskade ärenden",
        "Föddes gör ingen, och föda ges kl. 12",
        "Bolaget har funnits i 12 år",
        "Vård AB, 5 år kvar av avtalet",
        "Mötet hölls i rum 12 i stadshuset",
        "Avsnitt A. Inom 3 år",
        "Växel 08-465 004 00",
        "Dnr Sov 349/2018",
        "Skriv till registrator@kommunen.example eller sol@social.KOMMUNEN.example",
        "Uppgifterna skyddas av sekretess",
    ],
)
def test_ordinary_words_of_a_follow_up_are_left_alone(text: str) -> None:
    assert privacy.find_personal_traces(text, MUNICIPALITY) == []


def test_without_allowed_domains_every_address_is_a_trace() -> None:
    (trace,) = privacy.find_personal_traces("registrator@kommunen.example")
    assert trace.kind == "privat e-postadress"


def test_a_room_far_from_any_person_is_a_room() -> None:
    assert privacy.find_personal_traces(f"brukaren {'åt och ' * 20} i rum 12") == []
    assert len(privacy.find_personal_traces("brukaren åt och sov i rum 12")) == 1


@given(st.text(alphabet="f0d7åöA.@x-+ 1lghrum\N{SOFT HYPHEN}", max_size=120))
def test_a_trace_lies_in_the_text_and_its_mask_shows_one_character(text: str) -> None:
    for trace in privacy.find_personal_traces(text):
        assert 0 <= trace.start < trace.end <= len(text)
        assert not any(char.isalnum() for char in trace.masked[1:])


def test_the_problem_of_a_trace_names_its_kind_and_place() -> None:
    problems = privacy.personal_trace_problems("Rad ett\nRing 070-174 06 05", Place("arenden/2026/ekbacken.yaml"))
    facts = {"kind": "mobilnummer", "masked": "0**-*** ** **"}
    place = Place("arenden/2026/ekbacken.yaml", mark=Mark(2, 6))
    assert problems == [Problem("personal-trace", place, Level.WARNING, facts)]
