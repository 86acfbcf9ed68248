"""Papers: Markdown from templates that a municipality may change. The only room with Jinja2.

A template gets plain values and can do nothing but read them; whatever comes from the files stays text.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from typing import Any, NoReturn

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from uppf.problem import Mark, Place, Problem, Refusal, refuse
from uppf.show.quoting import inert
from uppf.show.words import label
from uppf.store.templates import FOLDER, SUFFIX, names, template

FILTERS = (
    *("batch", "capitalize", "count", "default", "d", "dictsort", "first", "groupby", "int", "items", "join", "last"),
    *("length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "select"),
    *("selectattr", "slice", "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper"),
)
"""What a template may do with a value, beside our own filters; none of them can mark a text as markup."""

READABLE: Mapping[type, tuple[str, ...]] = {
    dict: ("items", "keys", "values", "get"),
    dt.date: ("year", "month", "day"),
}
"""What a template may call or read on a value; everything else on it is refused."""
DATA = (str, int, float, list, tuple, dict, dt.date, type(None))


def written(value: object) -> str:
    """A value as it stands in a paper: text that cannot be markup, a day as ISO 8601, an absent value said to be so.

    Raises TypeError for what has no words, such as a whole mapping.
    """
    if value is None:
        return label("paper.missing")
    if isinstance(value, bool):
        return label("yes" if value else "no")
    if isinstance(value, (list, tuple)):
        return ", ".join(written(part) for part in value) or label("paper.missing")
    if isinstance(value, (int, dt.date)):
        return str(value)
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, Undefined):
        # Nothing, for an `if` without `else` inside an expression; a refusal for a name that is not there.
        return str(value)
    raise TypeError


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a long text."""
    return [part for part in re.split(r"\n\s*\n", text or "") if part.strip()]


class _Undefined(UndefinedError):
    """A name that is not there, and those that are."""

    def __init__(self, name: object, known: Iterable[object]) -> None:
        super().__init__()
        self.unknown = str(name)
        self.known = [str(one) for one in known]


class _Strict(StrictUndefined):
    """A missing value stops the paper: a decision with a hole in it must not be written (H3)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._undefined_exception is UndefinedError:
            known = self._undefined_obj if isinstance(self._undefined_obj, dict) else ()
            self._undefined_exception = lambda message: _Undefined(self._undefined_name, known)  # type: ignore[assignment]


class _Shelf(BaseLoader):
    """Templates by the names of their files."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get_source(self, environment: object, template_name: str) -> tuple[str, str, None]:
        found = template(self.root, template_name.removesuffix(SUFFIX))
        if found is None:
            raise TemplateNotFound(template_name)
        return found.text, found.file, None


class _Writer(ImmutableSandboxedEnvironment):
    """Jinja2 with nothing in reach but the values: no functions, no methods, no way to make a text count as markup."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, root: Path, words: Callable[[str], str]) -> None:
        # What escapes is `finalize`, at every output and for every text; Jinja2's own escaping is for HTML, and its
        # way of marking a text as already escaped would be a hole.
        super().__init__(
            loader=_Shelf(root),
            undefined=_Strict,
            autoescape=False,
            finalize=written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals = {}
        self.filters = {name: JINJA_FILTERS[name] for name in FILTERS} | {"ord": words, "stycken": paragraphs}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, DATA):
            return any(attr in allowed for kind, allowed in READABLE.items() if isinstance(obj, kind))
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """A text's own `format` is a method like the others, and so refused."""

    def call_binop(self, context: object, operator: str, left: Any, right: Any) -> Any:
        if operator != "*" or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError
        return left * right


def paper(root: Path, name: str, variables: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    """A paper as Markdown, with a repository's own template or the program's.

    ``titles`` are the municipality's own words, which the filter ``ord`` uses first. Refuses ``template-missing``,
    ``template-undefined`` and ``template-error`` at their file and line, and what reading a template refuses.
    """
    return writer(root, titles)(name, variables)


def writer(root: Path, titles: Mapping[str, str]) -> Callable[[str, Mapping[str, Any]], str]:
    """What writes many papers, each template read and understood once; it refuses what `paper` refuses."""

    def words(key: str | None) -> str | None:
        return titles.get(key) or label(key) if key else None

    inside = _Writer(root, words)  # type: ignore[arg-type]

    def write(name: str, variables: Mapping[str, Any]) -> str:
        if template(root, name) is None:
            raise refuse("template-missing", name=name, nearest=tuple(get_close_matches(name, names(root), 3, 0.5)))
        try:
            text = inside.get_template(name + SUFFIX).render(variables)
        except Refusal:
            raise
        except Exception as error:
            _told(error, root, list(variables))
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        return re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"

    return write


def holds(root: Path, name: str, expression: str, variables: Mapping[str, Any]) -> bool:
    """Whether an expression of a template's is true of its variables. Refuses as `paper` does, at the first line."""
    code = f"{{% if {expression} %}}x{{% endif %}}"
    try:
        return bool(_Writer(root, lambda key: key).from_string(code).render(variables))
    except Exception as error:
        raise _refusal(
            "template-error", Place(f"{FOLDER}/{name}{SUFFIX}", mark=Mark(1, 1)), reason=_reason(error)
        ) from error


def _told(error: Exception, root: Path, variables: list[str]) -> NoReturn:
    """The error as a problem of the template's, at its line; a bug of ours goes on as it is."""
    place = _place(error)
    if place is None:
        raise error
    if isinstance(error, _Undefined):
        near = get_close_matches(error.unknown, error.known or variables, 3)
        raise _refusal("template-undefined", place, name=error.unknown, nearest=tuple(near)) from error
    if isinstance(error, TemplateNotFound):
        asked = str(error.name or "").removesuffix(SUFFIX)
        near = get_close_matches(asked, names(root), 3, 0.5)
        raise _refusal("template-missing", place, name=asked, nearest=tuple(near)) from error
    raise _refusal("template-error", place, reason=_reason(error)) from error


def _refusal(code: str, place: Place, **facts: object) -> Refusal:
    return Refusal(Problem(code, place, facts=facts))


def _place(error: Exception) -> Place | None:
    """The line of the template that the error came from."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.filename or "", mark=Mark(error.lineno, 1))
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    found = [(file, line) for file, line in lines if file.startswith(f"{FOLDER}/")]
    return Place(found[-1][0], mark=Mark(found[-1][1], 1)) if found else None


REASONS: tuple[tuple[type[Exception], str, str], ...] = (
    (TemplateError, r"No filter named '(.*)'", "template.no-filter"),
    (TemplateError, r"No test named '(.*)'", "template.no-test"),
    (TemplateSyntaxError, r"unknown tag '(.*?)'", "template.no-tag"),
    (TemplateSyntaxError, r"[Uu]nexpected end of (template)", "template.unfinished"),
    (TemplateSyntaxError, r"", "template.syntax"),
    (SecurityError, r"", "template.forbidden"),
    (RecursionError, r"", "template.endless"),
    (Exception, r"", "template.unusable"),
)
"""What is said of Jinja2's errors, by their class and their English words; the first that fits."""


def _reason(error: Exception) -> str:
    for kind, pattern, code in REASONS:
        met = re.search(pattern, str(error)) if isinstance(error, kind) else None
        if met:
            return label(code).format(name=met[1] if met.groups() else "")
    raise AssertionError
