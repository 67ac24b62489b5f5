"""Finished pages → what can be found on them: the page, its parts, passages, questions, terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from scripts.model import Language, Term
from scripts.outputs.finishing.article import classes, read_article

_BOXES = ("passage", "question", "scenario", "quiz", "note")
_LEFT_OUT = {"twin", "minutes", "form", "question-list", "module-list", "side-by-side", "used-in", "certainty"}
_LEFT_OUT_TAGS = {"nav", "svg", "script", "style", "table"}
_BREAKING = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "div", "section", "summary", "tr", "ul", "ol", "dl"}


@dataclass
class Entry:
    """A place that a result can lead to.

    Attributes:
        anchor: Id on its page; nothing for the page as a whole.
        kind: ``page``, ``part``, ``term``, or the kind of box.
        title: What the result is called.
        texts: What it says, in pieces.
        variants: Other words under which it should be found; not shown.
    """

    anchor: str
    kind: str
    title: str
    texts: list[str] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All pieces in one."""
        return " ".join(self.texts)


def read_entries(page: str, language: Language, terms: Sequence[Term], path: str) -> list[Entry]:
    """Find out what a page holds.

    Args:
        page: The whole HTML of a finished page.
        language: Of the page.
        terms: The glossary; its other forms of words become variants.
        path: Of the page below the site.

    Returns:
        Its entries, the page itself first; nothing where it has no article.
    """
    article = read_article(page)
    if article is None:
        return []
    entries = [Entry("", "page", "")]
    _gather(article.root, entries, entries[0])
    by_id = {term.id: term for term in terms} if path.endswith("glossary.html") else {}
    for entry in entries:
        _add_variants(entry, language, terms, by_id)
    return [entry for entry in entries if entry.title]


def _add_variants(entry: Entry, language: Language, terms: Sequence[Term], by_id: Mapping[str, Term]) -> None:
    own = by_id.get(entry.anchor)
    if own:
        entry.kind = "term"
        entry.variants = [own.en, own.zh, *own.also[language]]
        return
    said = entry.text.casefold()
    for term in terms:
        forms = (term[language], *term.also[language])
        if any(form.casefold() in said for form in forms):
            entry.variants.extend(forms)


def _gather(element: HtmlElement, entries: list[Entry], current: Entry) -> Entry:
    """Add what an element holds to the current entry or to new ones; give the one that is current behind it."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _LEFT_OUT_TAGS or _LEFT_OUT & set(classes(child)):
            continue
        if child.tag == "h1":
            entries[0].title = words(child)
        elif child.tag in {"h2", "h3"} and child.get("id"):
            current = Entry(str(child.get("id")), "part", words(child))
            entries.append(current)
        elif child.get("id") and set(_BOXES) & set(classes(child)):
            entries.append(_box(child))
        elif child.tag in {"section", "div"} and not child.get("lang"):
            current = _gather(child, entries, current)
        elif not child.get("lang") or "term-other" in classes(child):
            _say(child, current)
    return current


def _box(element: HtmlElement) -> Entry:
    kind = next(name for name in _BOXES if name in classes(element))
    entry = Entry(str(element.get("id")), kind, words(element[0]))
    for child in element[1:]:
        if isinstance(child.tag, str) and not _LEFT_OUT & set(classes(child)):
            _say(child, entry)
    return entry


def _say(element: HtmlElement, entry: Entry) -> None:
    text = words(element)
    if text:
        entry.texts.append(text)


def words(element: HtmlElement) -> str:
    """Give the words of an element in its own language, without what only decorates."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT_TAGS and not _LEFT_OUT & set(classes(child)):
            yield from _pieces(child)
            if child.tag in _BREAKING:
                yield " "
        yield child.tail or ""
