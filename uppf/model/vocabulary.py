"""The table that joins the code's words with the files': identifier, Swedish key, label and what it means.

It feeds the models' aliases, the JSON Schemas, the headings of tables and the glossary. A field whose
identifier has no row here cannot be declared.
"""

from enum import StrEnum
from typing import NamedTuple

from uppf.model.terms import TABLE


class Term(NamedTuple):
    """One word of the field: its key in the files, its label on paper, one sentence of what it is."""

    key: str
    label: str
    description: str


def _read(table: str) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for line in table.strip().splitlines():
        identifier, key, label, description = (part.strip() for part in line.split("|"))
        terms[identifier] = Term(key, label or key.replace("_", " ").capitalize(), description)
    return terms


TERMS = _read(TABLE)


class OperatingForm(StrEnum):
    """Who runs it (KL 10:7): a municipal company is not a private provider."""

    IN_HOUSE = "egen_regi"
    MUNICIPAL_COMPANY = "kommunalt_bolag"
    PRIVATE = "privat"


class Award(StrEnum):
    """How the duty was given."""

    CONTRACT = "LOU-entreprenad"
    FRAMEWORK = "LOU-ramavtal"
    DIRECT = "direktupphandling"
    CHOICE = "LOV"
    PARTNERSHIP = "IOP"
    INTERNAL = "överenskommelse"
    ASSIGNMENT = "uppdragsbeskrivning"


class LegalArea(StrEnum):
    """The law under which the care is given."""

    SOL = "SoL"
    LSS = "LSS"
    HSL = "HSL"


class Strength(StrEnum):
    """How heavily a duty weighs, heaviest first; a goal is never overdue."""

    LAW = "lag"
    AGREEMENT = "avtal"
    PLAN = "plan"
    GOAL = "mål"


class Norm(StrEnum):
    """What the words demand: only a *ska* can become late or a finding."""

    SHALL = "ska"
    SHOULD = "bör"
    MAY = "kan"


class Obliged(StrEnum):
    """Whom a duty binds; a late provider is a candidate finding, a late municipality a deviation from the plan."""

    MUNICIPALITY = "kommunen"
    PROVIDER = "utföraren"
    BOTH = "båda"


class RuleObject(StrEnum):
    """What a rule is counted for, one by one."""

    UNIT = "enhet"
    AGREEMENT = "avtal"
    PROVIDER = "utförare"
    SERVICE = "verksamhet"
    MUNICIPALITY = "kommunen"
    BOARD = "nämnd"
    ORDERING_UNIT = "beställarenhet"
    PROCUREMENT = "upphandling"
    CASE = "ärende"
    FINDING = "brist"
    ACTION_PLAN = "åtgärdsplan"
    PLAN = "plan"


class HolidayRule(StrEnum):
    """What happens to a day that falls on a holiday (law 1930:173: only deadlines in law move forward)."""

    NONE = "ingen"
    NEXT = "nästa_vardag"
    PREVIOUS = "föregående_vardag"


class CheckPhase(StrEnum):
    """When a check point is looked at."""

    BEFORE = "förberedelse"
    ON_SITE = "på_plats"
    AFTER = "efter"


class RequirementSource(StrEnum):
    """Where a requirement comes from."""

    COUNCIL_GOAL = "fullmäktigemål"
    TENDER = "förfrågningsunderlag"
    BID = "anbud"
    AGREEMENT = "avtal"
    ASSIGNMENT = "uppdragsbeskrivning"
    INTERNAL = "överenskommelse"
    APPROVAL = "godkännande"
    LAW = "lag"
    REGULATION = "föreskrift"
    STANDARD = "standard"
    POLICY = "policy"


class OrganisationKind(StrEnum):
    """The legal form of a provider; a sole trader's number is a person's and is never stored."""

    COMPANY = "aktiebolag"
    ECONOMIC_ASSOCIATION = "ekonomisk_förening"
    ASSOCIATION = "ideell_förening"
    FOUNDATION = "stiftelse"
    PARTNERSHIP = "handelsbolag"
    SOLE_TRADER = "enskild_firma"
    COMMUNITY = "samfällighet"
    MUNICIPALITY = "kommun"
    FAITH_COMMUNITY = "trossamfund"


class PermitState(StrEnum):
    """Where a unit's permit stands."""

    NOT_REQUIRED = "krävs_ej"
    MISSING = "saknas"
    APPLIED = "sökt"
    VALID = "giltigt"
    TIME_LIMITED = "tidsbegränsat"
    CHANGE_APPLIED = "ändring_sökt"
    REVOKED = "återkallat"
    UNCLEAR = "oklart"


class Clause(StrEnum):
    """The clauses an agreement must have for follow-up and public insight (KL 10:8–9)."""

    INSIGHT = "insyn"
    PARTICIPATION = "medverkan"
    ACCESS = "tillträde"
    DOCUMENTS = "underlag"
    FOLLOW_UP = "uppföljning"
    SANCTIONS = "sanktioner"
    PRICE = "prisjustering"
    NOTICE = "uppsägning"
    EXTENSION = "förlängning"
    CHANGES = "förändringar"


class EndCause(StrEnum):
    """How an agreement comes to an end before its time."""

    NOTICE = "uppsägning"
    TERMINATION = "hävning"
    TRANSFER = "överlåtelse"
    CLOSURE = "nedläggning"
    FINISHED = "avslutad"


class Signature(StrEnum):
    """How something was signed (R024)."""

    ELECTRONIC = "elektronisk"
    BY_HAND = "egenhändig"


class Party(StrEnum):
    """Who of the two in an agreement."""

    MUNICIPALITY = "kommunen"
    PROVIDER = "utföraren"


class ChangeKind(StrEnum):
    """What changes at a provider that the municipality wants to hear of."""

    OWNER = "ägare"
    MANAGEMENT = "ledning"
    MANAGER = "föreståndare"
    PREMISES = "lokaler"
    TARGET_GROUP = "målgrupp"
    STAFF = "personal"
    SUBCONTRACTOR = "underleverantör"
    SUSPENSION = "tillfälligt_upphörande"
    CLOSURE = "nedläggning"
    OTHER = "annat"


class Risk(StrEnum):
    """How likely it is that a provider fails."""

    LOW = "låg"
    MEDIUM = "medel"
    HIGH = "hög"


class OrganisationUnitKind(StrEnum):
    """What a part of the organisation is."""

    ADMINISTRATION = "förvaltning"
    DEPARTMENT = "avdelning"
    SECTION = "sektion"
    UNIT = "enhet"
    ORDERING_UNIT = "beställarenhet"


class FindingSource(StrEnum):
    """Where a finding or a signal came from."""

    FOLLOW_UP = "uppföljning"
    COMPLAINT = "klagomål"
    SIGNAL = "signal"
    DEVIATION = "avvikelseblankett"
    PROVIDER = "utföraren_själv"
    LEX_SARAH = "lex_sarah_information"
    SUPERVISOR = "tillsynsbeslut"
    ECONOMIC = "ekonomisk_kontroll"
    INDIVIDUAL = "individuppföljning"
    COOPERATION_GROUP = "samverkansgrupp"
    OTHER = "annat"


class EvidenceKind(StrEnum):
    """What kind of material a document is."""

    ROUTINE = "rutin"
    COMPILATION = "sammanställning"
    USER_SURVEY = "kundundersökning"
    AUTHORITY = "myndighetsinformation"
    FILE_REVIEW = "journalgranskning"
    SELF_CHECK = "egenkontroll"
    ANNUAL_REPORT = "verksamhetsberättelse"
    ACCOUNTS = "årsredovisning"
    IMPROVEMENT = "förbättringsarbete"
    INDICATOR = "indikator"
    OTHER = "annat"


class Demanded(StrEnum):
    """What a rule may want in a case before its follow-up begins."""

    AREA = "område"
    THEME = "tema"
    COMMISSION = "uppdrag"
    OCCASION = "anledning_eller_uppdrag"
    PLANNING = "planering"
    RESPONSIBLE = "ansvariga_per_område"
    COMMUNICATION = "kommunikationsplan"
    CONSULTATION = "samråd"


class Occurrence(StrEnum):
    """How often a fault occurs."""

    SINGLE = "enstaka"
    RECURRING = "återkommande"
    SYSTEMATIC = "systematisk"


class Consequence(StrEnum):
    """How hard a fault hits."""

    NONE = "ingen"
    SMALL = "liten"
    MODERATE = "måttlig"
    LARGE = "stor"


class Grade(StrEnum):
    """How serious a finding is."""

    MINOR = "mindre"
    FINDING = "brist"
    SERIOUS = "allvarlig"


class SanctionType(StrEnum):
    """The rungs of the ladder that are decided as sanctions."""

    WARNING = "varning"
    PENALTY = "vite"
    DEDUCTION = "prisavdrag"
    WITHHOLDING = "innehållen_betalning"
    REDUCTION = "sänkt_ersättning"
    SUSPEND_DEFAULT = "avstängning_ickeval"
    SUSPEND_CHOICE = "avstängning_aktiva_val"
    NOTICE = "uppsägning"
    TERMINATION = "hävning"


class ConcludedAs(StrEnum):
    """What a report concludes of the compliance with the agreement."""

    COMPLIES = "uppfyller"
    FINDINGS = "brist"
    SNAPSHOT = "nulägesbild"


NOTHING_TO_NOTE = "Inget att notera."
"""The answer to a standing point that was raised and gave nothing to write (R022)."""
CARRIED_OUT = "Genomförd."
"""The answer to a point of an introduction that was gone through."""
