"""Sets of requirements that agreements share: where each comes from and how it is verified."""

from uppf.model.plan import Scope
from uppf.model.shape import Id, Key, Line, Many, Named, Shape, Text
from uppf.model.vocabulary import Norm, RequirementSource


class Requirement(Shape):
    """One requirement; without a way to verify it and a guide value it cannot be followed up."""

    text: Text
    clause_number: Line | None = None
    area: Key | None = None
    kind_of_source: RequirementSource
    source: Line | None = None
    edition: Line | None = None
    verification: Line | None = None
    guide_value: Line | None = None
    norm: Norm = Norm.SHALL
    applies_to: Scope | None = None
    checked_by: Many[Id] = ()
    programme_goal: Key | None = None


class RequirementSet(Shape):
    """A set of requirements, shared by reference so that like providers are measured alike."""

    requirement_set: Id
    title: Line
    service: Many[Key] = ()
    requirements: Named[Requirement]
