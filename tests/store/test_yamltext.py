"""What is read from a file, what is refused in it and where: the same with either parser."""

import errno
import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from uppf.problem import Level, Mark, Place, Problem, Refusal, Route
from uppf.show.swedish import reading, writing
from uppf.store import yamltext
from uppf.store.complaints import SYNTAX, understood
from uppf.store.rawtext import LIMIT
from uppf.store.yamltext import Span, locate, parse, read_bytes

PARSERS = ("c", "pure")


@contextmanager
def parser(name: str) -> Iterator[None]:
    """Reading with one of the parsers."""
    usual, yamltext.LOADER = yamltext.LOADER, name
    try:
        yield
    finally:
        yamltext.LOADER = usual


@pytest.fixture(params=PARSERS, autouse=True)
def each_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    with parser(request.param):
        yield


def refused(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(Refusal) as refusal:
        parse(data if isinstance(data, bytes) else data.encode(), "arenden/a.yaml")
    return refusal.value.problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("svar: nej", {"svar": "nej"}, id="nej is a word"),
        pytest.param("land: NO", {"land": "NO"}, id="NO is a country"),
        pytest.param("a: yes\nb: on\nc: null\nd: ~", {"a": "yes", "b": "on", "c": "null", "d": "~"}, id="as written"),
        pytest.param("a: 12:30\nb: 12:30:45", {"a": "12:30", "b": "12:30:45"}, id="a time is not 750"),
        pytest.param("löpnr: 010", {"löpnr": "010"}, id="zeros stay"),
        pytest.param("belopp: 1_000\nandel: 1.10", {"belopp": "1_000", "andel": "1.10"}, id="numbers stay"),
        pytest.param("a: 1e3\nb: 0o17\nc: 0x1F", {"a": "1e3", "b": "0o17", "c": "0x1F"}, id="odd numbers"),
        pytest.param("a: " + "9" * 5000, {"a": "9" * 5000}, id="5 000 digits"),
        pytest.param("datum: 2026-02-30", {"datum": "2026-02-30"}, id="an impossible day is the model's matter"),
        pytest.param("a: 2026-05-20 10:00:00Z", {"a": "2026-05-20 10:00:00Z"}, id="a moment"),
        pytest.param("a:\nb: ''\nc: \"\"", {"a": None, "b": "", "c": ""}, id="nothing, and an empty text"),
        pytest.param("a: {b, c: d}", {"a": {"b": None, "c": "d"}}, id="a key alone in brackets"),
        pytest.param(
            "a: |\n  rad\n\n  två\nb: >-\n  en\n  rad", {"a": "rad\n\ntvå\n", "b": "en rad"}, id="block texts"
        ),
        pytest.param("a: en\n  rad\nb: 'det''s'", {"a": "en rad", "b": "det's"}, id="folded and quoted"),
        pytest.param('a: "\\u00e5\\t\\n\\u2028\\U0001F600"', {"a": "å\t\n\u2028😀"}, id="escapes"),
        pytest.param("a\u030atga\u0308rd: a\u030a", {"\u00e5tg\u00e4rd": "\u00e5"}, id="NFC"),
        pytest.param('a: "a\\u030a"', {"a": "\u00e5"}, id="NFC of an escape"),
        pytest.param("\ufeffa: 1", {"a": "1"}, id="byte-order mark"),
        pytest.param("a: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": "1", "b": "x\ny\n"}, id="CRLF"),
        pytest.param("# c\n---\na: 1\n...\n# d\n", {"a": "1"}, id="one marked document"),
        pytest.param("{}", {}, id="an empty mapping"),
        pytest.param("a: # c\n  - b # c\n# slut", {"a": ["b"]}, id="comments"),
        pytest.param("a:\n- b\n-\n- - c\n- {}", {"a": ["b", None, ["c"], {}]}, id="lists"),
        pytest.param("? a\n: b", {"a": "b"}, id="a key with a question mark"),
        pytest.param("a: R&D, 3*4, C# (ja!) 5 %", {"a": "R&D, 3*4, C# (ja!) 5 %"}, id="signs in a text"),
        pytest.param("a: 'x\ty' # \t c\nb: |\n  x\ty\n", {"a": "x\ty", "b": "x\ty\n"}, id="tabs in texts and comments"),
        pytest.param("a: |\n  Rubrik\n  =======\n", {"a": "Rubrik\n=======\n"}, id="a Markdown heading"),
        pytest.param("a: x\u00a0y", {"a": "x\u00a0y"}, id="a hard space in a text"),
        pytest.param(
            "a: \u0939\u093f\u0928\u094d\u0926\u0940", {"a": "\u0939\u093f\u0928\u094d\u0926\u0940"}, id="Hindi"
        ),
    ],
)
def test_every_scalar_is_the_text_that_was_written(text: str, value: dict[str, object]) -> None:
    document = parse(text.encode())
    assert document.value == value
    assert document.text == text
    assert document.warnings == ()


BAD = [
    # (what was written, code, line, column)
    pytest.param(b"", "empty-file", 1, 1, id="empty"),
    pytest.param(b"\n \n", "empty-file", 1, 1, id="blank"),
    pytest.param("# inget\n", "empty-file", 1, 1, id="comment only"),
    pytest.param("---\n", "empty-file", 1, 1, id="only a document mark"),
    pytest.param("\ufeff", "empty-file", 1, 1, id="only a byte-order mark"),
    pytest.param("- a\n- b\n", "not-a-mapping", 1, 1, id="a list"),
    pytest.param("# c\nbara text\n", "not-a-mapping", 2, 1, id="bare text"),
    pytest.param("~", "not-a-mapping", 1, 1, id="a tilde"),
    pytest.param("a: " + "x" * LIMIT, "too-large", 1, 1, id="too large"),
    # characters
    pytest.param("a: å".encode("utf-16"), "utf-16", 1, 1, id="UTF-16"),
    pytest.param("a: b".encode("utf-16-be"), "utf-16", 1, 1, id="UTF-16 without mark"),
    pytest.param("a: 1\nb: måttlig\n".encode("latin-1"), "not-utf8", 2, 5, id="Latin-1"),
    pytest.param(b"\xef\xbb\xbfa: \xe5", "not-utf8", 1, 4, id="Latin-1 after a byte-order mark"),
    pytest.param("å: 1\nb: å".encode()[:-1], "not-utf8", 2, 4, id="cut in the middle of å"),
    pytest.param(b"a: \xed\xa0\x80", "not-utf8", 1, 4, id="a surrogate in bytes"),
    pytest.param(b"a: 1\nb: x\0y", "control-character", 2, 5, id="NUL"),
    pytest.param(b"\0\0\0\0", "control-character", 1, 1, id="NULs after a power loss"),
    pytest.param("a: 1\nb: \x1b[2J", "control-character", 2, 4, id="ESC"),
    pytest.param("a: x\x7f", "control-character", 1, 5, id="DEL"),
    pytest.param("a: x\x85y", "control-character", 1, 5, id="NEL"),
    pytest.param("a: x\u2028y", "control-character", 1, 5, id="line separator"),
    pytest.param("a: 1\n\ufeffb: 2", "control-character", 2, 1, id="byte-order mark inside"),
    pytest.param("a: \ufffe", "control-character", 1, 4, id="no character"),
    pytest.param("a: 1\rb: 2", "control-character", 1, 5, id="CR alone"),
    pytest.param('a: 1\nb: "x\\e[2J"', "control-character", 2, 4, id="ESC escaped"),
    pytest.param('a: "\\0"', "control-character", 1, 4, id="NUL escaped"),
    pytest.param('a: "x\\r"', "control-character", 1, 4, id="CR escaped"),
    pytest.param('"\\x07": b', "control-character", 1, 1, id="BEL escaped in a key"),
    pytest.param("a: x" + "\u0301" * 31, "too-many-accents", 1, 5, id="accents"),
    pytest.param('a: "x' + "\\u0301" * 31 + '"', "too-many-accents", 1, 4, id="accents escaped"),
    # tabs
    pytest.param("a:\n\tb: 1", "tab-indent", 2, 1, id="tab as indentation"),
    pytest.param("a:\n  \tb: 1", "tab-indent", 2, 3, id="tab after spaces"),
    pytest.param("a: |\n  x\n\ty", "tab-indent", 3, 1, id="tab before a block text"),
    pytest.param("a:\tb", "tab-space", 1, 3, id="tab after the colon"),
    pytest.param("a: b\t# c", "tab-space", 1, 5, id="tab before a comment"),
    pytest.param("a: b\tc", "tab-space", 1, 5, id="tab between words"),
    pytest.param("a\tb: c", "tab-space", 1, 2, id="tab in a key"),
    pytest.param("a:\n-\tb", "tab-space", 2, 2, id="tab after a dash"),
    pytest.param("a: 'x\ty'\t", "tab-space", 1, 9, id="tab at the end"),
    # merge conflicts
    pytest.param("a: 1\n<<<<<<< HEAD\nb: 2\n", "conflict-marker", 2, 1, id="ours"),
    pytest.param("a: 1\n=======\nb: 2\n", "conflict-marker", 2, 1, id="the middle"),
    pytest.param("a: 1\r\n=======\r\nb: 2", "conflict-marker", 2, 1, id="the middle, CRLF"),
    pytest.param("a: 1\n>>>>>>> gren\n", "conflict-marker", 2, 1, id="theirs"),
    pytest.param("a: 1\n||||||| bas\n", "conflict-marker", 2, 1, id="the base"),
    pytest.param("a: |\n  x\n  <<<<<<< HEAD\n  y\n", "conflict-marker", 3, 3, id="inside a block text"),
    # keys
    pytest.param("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, id="twice"),
    pytest.param("a:\n  b: 1\n  c: 2\n  b: 3", "duplicate-key", 4, 3, id="twice, deeper"),
    pytest.param("a: {b: 1, b: 2}", "duplicate-key", 1, 11, id="twice in brackets"),
    pytest.param('a: 1\n"a": 2', "duplicate-key", 2, 1, id="twice, once quoted"),
    pytest.param("\u00e5: 1\na\u030a: 2", "duplicate-key", 2, 1, id="twice, in NFC and NFD"),
    pytest.param('å: 1\n"\\u00e5": 2', "duplicate-key", 2, 1, id="twice, once escaped"),
    pytest.param("? {a: 1}\n: 2", "complex-key", 1, 3, id="a mapping as key"),
    pytest.param("? [a]\n: b", "complex-key", 1, 3, id="a list as key"),
    pytest.param("a: {{namn}}", "complex-key", 1, 5, id="a template variable"),
    pytest.param("'': 1", "empty-key", 1, 1, id="an empty key"),
    pytest.param("a:\n  ? \n  : 1", "empty-key", 2, 4, id="no key"),
    pytest.param("a: 1\n\u00a0\u00a0b: 2", "invisible-in-key", 2, 1, id="hard spaces as indentation"),
    pytest.param("a: {gr\u200bad: x}", "invisible-in-key", 1, 5, id="a space of no width"),
    pytest.param("a:\n  <<: {b: 1}", "merge-key", 2, 3, id="merge key"),
    # anchors, tags, documents
    pytest.param("a: &x 1\nb: 2", "alias", 1, 4, id="anchor"),
    pytest.param("a: 1\nb: *x", "alias", 2, 4, id="alias"),
    pytest.param("&x a: 1", "alias", 1, 1, id="anchor on a key"),
    pytest.param("a: &x\n  b: 1", "alias", 1, 4, id="anchor on a mapping"),
    pytest.param("*x : 1", "alias", 1, 1, id="alias as key"),
    pytest.param("a: &a [*a]", "alias", 1, 4, id="a list in itself"),
    pytest.param("text: **viktigt**", "alias", 1, 7, id="bold letters"),
    pytest.param("a: !!int 3", "tag", 1, 4, id="tag"),
    pytest.param("a: ! x", "tag", 1, 4, id="tag without name"),
    pytest.param("a: !x!y z", "tag", 1, 4, id="tag of an unknown kind"),
    pytest.param("a: !!python/object/apply:os.system [ls]", "tag", 1, 4, id="tag that runs programs"),
    pytest.param("%YAML 1.2\n---\na: 1", "directive", 1, 1, id="directive"),
    pytest.param("a: 1\n---\nb: 2", "many-documents", 2, 1, id="two documents"),
    # depth
    pytest.param("a: " + "[" * 100_000, "too-deep", 1, 35, id="brackets, bottomless"),
    pytest.param("a: " + "{a: " * 40, "too-deep", 1, 128, id="braces"),
    pytest.param("a:\n " + " -" * 40 + " x", "too-deep", 2, 65, id="dashes"),
    pytest.param("".join(" " * n + "a:\n" for n in range(40)), "too-deep", 33, 33, id="blocks"),
    # syntax
    pytest.param("text: Brist: journal saknas", "yaml-colon", 1, 12, id="colon in a text"),
    pytest.param("a: 1\n  b: 2", "yaml-colon", 2, 4, id="indented too far"),
    pytest.param("a: 1\nb\nc: 3", "yaml-no-colon", 2, 1, id="no colon"),
    pytest.param('a: 1\nb: "x\nc: 3\n', "yaml-unclosed-quote", 2, 4, id="open double quote"),
    pytest.param("a: 'x\n", "yaml-unclosed-quote", 1, 4, id="open single quote"),
    pytest.param('a: "x\n---\ny"', "yaml-unclosed-quote", 1, 4, id="open quote and a document mark"),
    pytest.param('a: 1\nb: "C:\\qvitton"', "yaml-escape", 2, 7, id="a path in double quotes"),
    pytest.param('a: "\\x4"', "yaml-escape", 1, 5, id="half an escape"),
    pytest.param('a: "\\ud83d\\ude00"', "yaml-escape", 1, 5, id="surrogates escaped"),
    pytest.param('a: "x\\U00110000"', "yaml-escape", 1, 6, id="beyond Unicode"),
    pytest.param("a: 1\nb: [x, y\nc: 3\n", "yaml-unclosed-list", 2, 4, id="open list"),
    pytest.param("a: {b: 1\nc: 2\n", "yaml-unclosed-map", 1, 4, id="open braces"),
    pytest.param("a: - b", "yaml-dash", 1, 4, id="dash behind a key"),
    pytest.param("a: 1\nb: @mas", "yaml-bad-start", 2, 4, id="at sign"),
    pytest.param("a:\n    b: 1\n  c: 2", "yaml-indent", 3, 3, id="indented too little"),
    pytest.param("a: 1\n- b", "yaml-indent", 2, 1, id="a list in a mapping"),
    pytest.param('a: "x" y', "yaml-indent", 1, 8, id="text after a quote"),
    pytest.param("a: 1\n...\nb: 2", "yaml-indent", 3, 1, id="text after the end"),
    pytest.param("a: [, b]", "yaml-syntax", 1, 5, id="comma first"),
    pytest.param("a: | x\n  y", "yaml-syntax", 1, 6, id="text behind a bar"),
]


@pytest.mark.parametrize(("written", "code", "line", "column"), BAD)
def test_a_bad_file_is_refused_at_its_place(written: bytes | str, code: str, line: int, column: int) -> None:
    problem = refused(written)[0]
    assert (problem.code, problem.place) == (code, Place("arenden/a.yaml", mark=Mark(line, column)))
    assert problem.level is Level.ERROR
    found = (reading.MESSAGES | dict(writing.MESSAGES))[code]
    template = found if isinstance(found, str) else found[-1]
    assert template.format_map(problem.facts)


def test_every_complaint_of_the_parser_has_an_example() -> None:
    codes = {param.values[1] for param in BAD}
    assert {code for _, code, _ in SYNTAX} <= codes
    assert {code for code in reading.MESSAGES if code.startswith("yaml-")} <= codes


def test_a_complaint_that_nobody_has_foreseen_is_a_fault_of_the_syntax() -> None:
    assert understood(yaml.YAMLError("something new")) == ("yaml-syntax", 0)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", [{"key": "a", "first": 1}], id="duplicate"),
        pytest.param("a: 1\na: 2\na: 3", [{"key": "a", "first": 1}, {"key": "a", "first": 2}], id="three times"),
        pytest.param("a: &x [b]\nc: *x", [{"sign": "&x"}, {"sign": "*x"}], id="anchor and alias"),
        pytest.param("a: [!x b]\nc: @d", [{"sign": "!x"}, {"char": "@"}], id="a tag, then bad syntax"),
    ],
)
def test_all_that_is_wrong_is_told_at_once(text: str, facts: list[dict[str, object]]) -> None:
    assert [problem.facts for problem in refused(text)] == facts


def test_what_is_told_has_an_end() -> None:
    assert len(refused("a: 1\n" * 1000)) == yamltext.MAX_PROBLEMS


@pytest.mark.parametrize(
    ("text", "mark", "facts"),
    [
        pytest.param(
            "titel: Brist #3 i rutin\n", Mark(1, 14), {"text": "Brist", "comment": "#3 i rutin"}, id="a number sign"
        ),
        pytest.param("a: 1\nb:\n  - se   #4 ", Mark(3, 10), {"text": "se", "comment": "#4"}, id="in a list"),
    ],
)
def test_a_comment_that_cuts_a_text_is_warned_of(text: str, mark: Mark, facts: dict[str, str]) -> None:
    (warning,) = parse(text.encode(), "a.yaml").warnings
    assert warning == Problem("comment-in-text", Place("a.yaml", mark=mark), Level.WARNING, facts)
    template = reading.MESSAGES[warning.code]
    assert isinstance(template, str)
    assert template.format_map(facts)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: b # se mötet", id="an ordinary comment"),
        pytest.param("a: 'b' #3", id="behind a quoted text"),
        pytest.param("a: 'b #3'", id="inside quotes"),
        pytest.param("a: |\n  b #3", id="inside a block text"),
        pytest.param("a: #3", id="behind a key"),
        pytest.param("a: b\n#3", id="on its own line"),
        pytest.param("a: b ##", id="an ornament"),
    ],
)
def test_other_comments_are_not_warned_of(text: str) -> None:
    assert parse(text.encode()).warnings == ()


CASE = """\
# ärendet
ärende: 2026-ek
brister:
  b7q2wn:
    grad: allvarligt # ?
    text: >-
      Planer
      saknas.
  c1d2e3: {krav: "4.3", grad: brist}
steg:
  - tillfälle: 2026-05-20
    metod:
  - ['två ord', ö]
"""


@pytest.mark.parametrize(
    ("route", "key", "shown"),
    [
        pytest.param(("ärende",), False, (2, "2026-ek"), id="a value"),
        pytest.param(("ärende",), True, (2, "ärende"), id="its key"),
        pytest.param(("brister", "b7q2wn", "grad"), False, (5, "allvarligt"), id="deeper"),
        pytest.param(("brister", "b7q2wn", "text"), False, (6, ">-"), id="a block text"),
        pytest.param(("brister", "b7q2wn"), False, (4, "b7q2wn"), id="a block is its key"),
        pytest.param(("brister", "b7q2wn", "krav"), False, (4, "b7q2wn"), id="a missing key is its owner"),
        pytest.param(("brister", "b7q2wn", "union", "grad"), False, (5, "allvarligt"), id="a union's tag is skipped"),
        pytest.param(("brister", "b7q2wn", "[key]"), False, (4, "b7q2wn"), id="Pydantic's word for a key"),
        pytest.param(("brister", "c1d2e3"), False, (9, '{krav: "4.3", grad: brist}'), id="brackets"),
        pytest.param(("brister", "c1d2e3", "[key]"), False, (9, "c1d2e3"), id="the key of brackets"),
        pytest.param(("brister", "c1d2e3", "krav"), False, (9, '"4.3"'), id="with its quotes"),
        pytest.param(("brister", "c1d2e3", "text"), False, (9, "c1d2e3"), id="missing in brackets"),
        pytest.param(("steg", 0, "metod"), False, (12, "metod"), id="an empty value is its key"),
        pytest.param(("steg", 0), False, (11, "tillfälle: 2026-05-20"), id="an item"),
        pytest.param(("steg", 0, "plats"), False, (11, "tillfälle: 2026-05-20"), id="missing in an item"),
        pytest.param(("steg", 1, 1), False, (13, "ö"), id="an item in brackets"),
        pytest.param(("steg", 7), False, (10, "steg"), id="no such item"),
        pytest.param((), False, (2, "ärende: 2026-ek"), id="the whole"),
        pytest.param(("dnr",), True, (2, "ärende: 2026-ek"), id="missing at the top"),
    ],
)
@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda text: text, id="as it is"),
        pytest.param(lambda text: "\ufeff" + text.replace("\n", "\r\n"), id="byte-order mark and CRLF"),
    ],
)
def test_a_route_is_found_in_the_text(
    route: Route, key: bool, shown: tuple[int, str], written: Callable[[str], str]
) -> None:
    span = locate(written(CASE), route, key)
    line = CASE.splitlines()[span.line - 1]
    assert (span.line, line[span.column - 1 : span.column - 1 + span.length]) == shown


def test_a_text_that_cannot_be_read_has_one_place() -> None:
    assert locate('a: "', ("a",)) == Span(1, 1, 1)


ANYTHING = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [*"abåÅ0 -:,[]{}#&*!|>'\"%@`?\t\n\r\\\x00\u0301\ud7ff\ufeff", "\n  ", ": ", "- ", "---", "\\u", "<<"]
    )
).map("".join)


def read_or_told(data: bytes) -> bool:
    """Whether bytes are read as they stand, or else refused with places for everything."""
    try:
        document = parse(data)
    except Refusal as refusal:
        return all(problem.place.mark for problem in refusal.problems)
    return document.text.encode() == data


@settings(max_examples=200, deadline=None)
@given(text=ANYTHING)
def test_a_file_is_read_or_refused_and_nothing_else(text: str) -> None:
    for name in PARSERS:
        with parser(name):
            assert read_or_told(text.encode())


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=60))
def test_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    assert read_or_told(data)


def test_without_libyaml_the_pure_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader")
    spec = importlib.util.spec_from_file_location("uppf.store.yamltext_without_libyaml", yamltext.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    assert module.LOADER == "pure"
    assert module.parse(b"a: nej").value == {"a": "nej"}


# from the disk


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\r\n")
    assert read_bytes(tmp_path / "a.yaml") == b"a: 1\r\n"
    assert read_bytes(str(tmp_path / "a.yaml"), limit=6) == b"a: 1\r\n"


def make_link(path: Path) -> None:
    path.symlink_to(path.parent)


def make_large(path: Path) -> None:
    path.write_bytes(b"x" * 11)


@pytest.mark.parametrize(
    ("make", "code", "facts"),
    [
        pytest.param(make_link, "symbolic-link", {}, id="a link"),
        pytest.param(Path.mkdir, "not-a-file", {}, id="a folder"),
        pytest.param(os.mkfifo, "not-a-file", {}, id="a pipe, which would wait for ever"),
        pytest.param(make_large, "too-large", {"limit": 10}, id="too large"),
        pytest.param(lambda path: None, "unreadable", {"reason": "ENOENT"}, id="not there"),
    ],
)
def test_only_files_are_read(make: Callable[[Path], None], code: str, facts: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    make(path)
    with pytest.raises(Refusal) as refusal:
        read_bytes(path, limit=10)
    assert refusal.value.problems == (Problem(code, Place(), Level.ERROR, facts),)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(errno.ELOOP, "symbolic-link", id="a link since"),
        pytest.param(errno.EACCES, "unreadable", id="forbidden"),
    ],
)
def test_a_file_swapped_after_the_look_is_refused(
    error: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.touch()

    def fail(*_: object) -> int:
        raise OSError(error, "no")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(Refusal) as refusal:
        read_bytes(path)
    assert refusal.value.problems[0].code == code


def test_a_file_that_has_become_a_pipe_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, pipe = tmp_path / "a.yaml", tmp_path / "pipe"
    path.touch()
    os.mkfifo(pipe)
    really_open = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: really_open(pipe, flags))
    with pytest.raises(Refusal) as refusal:
        read_bytes(path)
    assert refusal.value.problems[0].code == "not-a-file"


def test_a_path_with_a_nul_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        read_bytes("a\0.yaml")
    assert refusal.value.problems[0].facts == {"reason": "EINVAL"}
