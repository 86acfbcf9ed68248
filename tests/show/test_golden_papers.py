"""Every paper of the program's keeps its form, about something in the example."""

import re

import pytest

from tests.show.papers import ABOUT, GOLDEN, example, golden
from uppf.show.shelf import papers

PAPERS = [paper for paper in papers(example()[0].root) if paper.name != "arenderapport"]
"""The report on a case has golden files of its own."""


def test_every_paper_has_a_golden_file() -> None:
    assert {paper.name for paper in PAPERS} == set(ABOUT) == {path.stem for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_a_paper_keeps_its_form(name: str) -> None:
    assert golden(name) == (GOLDEN / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_a_paper_reads_as_a_paper(name: str) -> None:
    text = (GOLDEN / f"{name}.md").read_text("utf-8")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    # No heading stands empty, and no key of the files or command of the program is left in what others read.
    lines = [line for line in text.splitlines() if line]
    heads = [re.match(r"#+", line) for line in lines]
    for line, head, after in zip(lines, heads, heads[1:], strict=False):
        assert not (head and after and len(after[0]) <= len(head[0])), f"nothing stands under {line}"
    assert not re.findall(r"\b[a-zåäö]+\\?_[a-zåäö_]+\b", text)
    assert "uppf " not in text


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_says_what_it_is(paper: object) -> None:
    name, title, topic, purpose = paper[:4]  # type: ignore[index]
    assert (bool(title), bool(topic), len(purpose) > 20) == (True, True, True), name
