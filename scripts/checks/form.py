"""A module has the parts that the grammar asks for, with ids, and times that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from scripts.checks.reporting import report
from scripts.model import SECTIONS, Block, Finding, Module, Section
from scripts.model.guess import closest, nearest
from scripts.settings import parse_minutes

_FRONT: Mapping[str, tuple[type, str]] = {
    "description": (str, "one sentence for lists and search results"),
    "minutes": (int, "the sum of the minutes of all parts but the five-minute version"),
    "passages": (list, "the ids of the passages that the module quotes, as in [p01]"),
}
_OPTIONAL = ("translated",)
_NAMED_BLOCKS = frozenset({"passage", "scenario", "question", "quiz"})
_LONGEST_PART = 5  # minutes; a part is read in one go, standing at a counter
_SHORTEST, _LONGEST = 20, 40  # minutes of a module: what fits between two shifts


def check_form(module: Module) -> Iterator[Finding]:
    """Check front matter, sections, ids and times of one module."""
    if module.front:  # else it could not be read, and that was said
        yield from _front(module)
    yield from _sections(module)
    yield from check_ids(module)
    yield from _times(module)


def check_ids(module: Module) -> Iterator[Finding]:
    """Check that every id is there and unique; for other pages too."""
    if module.title and not module.title_id:
        yield report(module, module.title_line, "M110", "The title has no id.", f"Write `# {module.title} {{#id}}`.")
    for section in module.sections:
        if not section.id:
            fact = f"The heading “{section.title}” has no id."
            yield report(module, section.line, "M110", fact, f"Write `## {section.title} {{#id}}`.")
    for block in all_blocks(module):
        if block.kind in _NAMED_BLOCKS and not block.id:
            fact, hint = f"The block `{block.kind}` has no id.", "Write `    attrs: {id: …}` below."
            yield report(module, block.line, "M110", fact, hint)
    yield from _duplicates(module)


def all_blocks(module: Module) -> Iterator[Block]:
    """Give every block of a module, nested ones behind the one that holds them."""
    for section in (module.opening, *module.sections):
        for block in section.blocks:
            yield block
            yield from block.blocks


def _front(module: Module) -> Iterator[Finding]:
    for key, (kind, what) in _FRONT.items():
        value = module.front.get(key)
        if value in (None, "", []):
            yield report(
                module,
                module.front_lines.get(key, 1),
                "M108",
                f"The front matter has no {key}.",
                f"Write `{key}:` with {what}.",
            )
        elif not isinstance(value, kind) or isinstance(value, bool):
            fact = f"The value of {key} is of the wrong kind."
            yield report(module, module.front_lines.get(key, 1), "M108", fact, f"Give {what}.")
    known = (*_FRONT, *_OPTIONAL)
    for key in module.front:
        if key not in known:
            line = module.front_lines.get(key, 1)
            yield report(module, line, "M109", f"There is no key `{key}`.", nearest(key, known))


def _sections(module: Module) -> Iterator[Finding]:
    ids = [section.id for section in module.sections]
    strange = [id_ for id_ in ids if id_ not in SECTIONS]
    for missing in (id_ for id_ in SECTIONS if id_ not in ids):
        if "" not in ids and not closest(missing, strange):  # else a heading has no id, or another one
            yield report(
                module,
                module.title_line,
                "M111",
                f"The part `{missing}` is missing.",
                f"Add a heading with {{#{missing}}}; the parts are: {', '.join(SECTIONS)}.",
            )
    for section in module.sections:
        if section.id and section.id not in SECTIONS:
            hint = nearest(section.id, SECTIONS)
            yield report(module, section.line, "M112", f"There is no part `{section.id}`.", hint)
    known = [section for section in module.sections if section.id in SECTIONS]
    for before, after in pairwise(known):
        if SECTIONS.index(before.id) > SECTIONS.index(after.id):
            fact = f"The part `{after.id}` stands behind `{before.id}`."
            hint = f"Put the parts in this order: {', '.join(SECTIONS)}."
            yield report(module, after.line, "M113", fact, hint)


def _duplicates(module: Module) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    places = [(module.title_id, module.title_line)]
    places += [(section.id, section.line) for section in module.sections]
    places += [(block.id, block.line) for block in all_blocks(module)]
    for id_, line in sorted(places, key=lambda place: place[1]):
        if id_ and id_ in seen:
            fact = f"The id `{id_}` is used on line {seen[id_]} already."
            yield report(module, line, "M114", fact, "Give one of the two another id.")
        seen.setdefault(id_, line)


def _times(module: Module) -> Iterator[Finding]:
    timed: list[Section | Block] = [*module.sections]
    timed += [block for block in all_blocks(module) if block.kind == "question"]
    for part in timed:
        given = part.attributes.get("data-time", "")
        if parse_minutes(given) is None:
            fact = f"The time {f'`{given}` ' if given else ''}is {'not one' if given else 'missing'}."
            yield report(module, part.line, "M115", fact, "Write it as `4 min`.")
    yield from _sums(module)


def _sums(module: Module) -> Iterator[Finding]:
    counting = [section for section in module.sections if section.id != "five-minutes"]
    stated, total = module.front.get("minutes"), _sum(counting)
    if isinstance(stated, int) and not isinstance(stated, bool) and stated != (total or stated):
        fact = f"The front matter says {stated} minutes, the parts have {total}."
        line = module.front_lines.get("minutes", 1)
        yield report(module, line, "M116", fact, f"Write `minutes: {total}` or mend a part.")
    if total is not None and not _SHORTEST <= total <= _LONGEST:
        fact = f"The module takes {total} minutes."
        hint = f"Bring it to between {_SHORTEST} and {_LONGEST}: split it, or leave something out."
        yield report(module, module.front_lines.get("minutes", 1), "M118", fact, hint)
    for section in module.sections:
        minutes = _sum([section])
        if section.id == "discussion":
            questions = _sum(block for block in section.blocks if block.kind == "question")
            if None not in (minutes, questions) and questions != minutes:
                fact = f"The discussion says {minutes} minutes, its questions have {questions}."
                yield report(module, section.line, "M116", fact, f'Write data-time="{questions} min".')
        elif minutes is not None and minutes > _LONGEST_PART:
            fact = f"The part `{section.id}` takes {minutes} minutes."
            hint = f"Keep every part but the discussion to {_LONGEST_PART} minutes."
            yield report(module, section.line, "M117", fact, hint)


def _sum(parts: Iterable[Section | Block]) -> int | None:
    """Add the minutes of parts; None where one of them does not say any."""
    times = [parse_minutes(part.attributes.get("data-time", "")) for part in parts]
    return None if None in times else sum(time for time in times if time)
