"""A drawing that somebody else made, let into a paper only if it can do nothing but be looked at."""

from typing import NamedTuple
from xml.etree import ElementTree

from uppf.problem import Place, refuse

SPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "clipPath", "mask", "pattern"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
"""Shapes and words; neither scripts, styles, other pictures nor other documents."""


class Drawing(NamedTuple):
    """A drawing as SVG, and the words that say the same."""

    svg: str
    alt: str


def drawing(svg: str, alt: str, file: str) -> Drawing:
    """The drawing in a file, without what stands before it. Refuses ``drawing-unsafe`` and ``drawing-unreadable``."""
    # Entities can grow without end and fetch files, and no drawing needs them.
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise refuse("drawing-unsafe", Place(file), name="DOCTYPE")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise refuse("drawing-unreadable", Place(file)) from error
    for element in root.iter():
        name = str(element.tag).removeprefix(SPACE)
        if name not in ELEMENTS or (element is root) is not (name == "svg"):
            raise refuse("drawing-unsafe", Place(file), name=name)
        for key, value in element.attrib.items():
            if key.startswith("on") or key == "style" or not _near(key, value):
                raise refuse("drawing-unsafe", Place(file), name=key.rpartition("}")[2])
    return Drawing(svg[svg.index("<svg") :].strip(), alt)


def _near(key: str, value: str) -> bool:
    """Whether an attribute points at nothing outside the drawing."""
    if key.rpartition("}")[2] == "href":
        return value.startswith("#")
    return all(part.lstrip("\"' ").startswith("#") for part in value.casefold().split("url(")[1:])
