"""The folders of modules and pages → pairs, with a finding for each twin that is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.model import Finding, Language, Module, Pair, Place
from scripts.modules.parsing import module_language, page_language, parse_module

_OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}
_NAMES: dict[Language, str] = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Folder:
    """What a folder of pages holds.

    Attributes:
        pairs: The pages that are there in both languages, in the order of their names.
        unread: The names of all others.
        findings: What could not be understood, and which twins are missing.
    """

    pairs: tuple[Pair, ...]
    unread: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_modules(folder: Path, root: Path) -> Folder:
    """Read all modules of a folder.

    Args:
        folder: Where they are.
        root: Paths in findings are relative to this folder.

    Returns:
        The modules, and what is wrong with them.
    """
    return _read(folder, root, module_language, _bad_name)


def read_pages(folder: Path, root: Path) -> Folder:
    """Read all pages of a folder that are not modules; they have the same form.

    Args:
        folder: Where they are.
        root: Paths in findings are relative to this folder.

    Returns:
        The pages, and what is wrong with them.
    """
    return _read(folder, root, page_language, _no_language)


def _read(
    folder: Path,
    root: Path,
    language_of: Callable[[Path], Language | None],
    refuse: Callable[[Path], Finding],
) -> Folder:
    modules: list[Module] = []
    findings: list[Finding] = []
    unreadable: set[str] = set()
    for path in sorted(folder.glob("*.md")):
        named = path.relative_to(root)
        language = language_of(path)
        if language is None:
            findings.append(refuse(named))
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            unreadable.add(_name(path))
            findings.append(_unreadable(named, error))
            continue
        module, found = parse_module(named, text, language)
        modules.append(module)
        findings.extend(found)
    pairs, alone = _pair(modules)
    findings.extend(_alone(module) for module in alone if module.name not in unreadable)
    return Folder(pairs, tuple(sorted({*unreadable, *(module.name for module in alone)})), tuple(findings))


def _pair(modules: Iterable[Module]) -> tuple[tuple[Pair, ...], list[Module]]:
    by_name: dict[str, dict[Language, Module]] = {}
    for module in modules:
        by_name.setdefault(module.name, {})[module.language] = module
    twins = [by_name[name] for name in sorted(by_name)]
    pairs = tuple(Pair(both["en"], both["zh"]) for both in twins if len(both) > 1)
    return pairs, [module for one in twins if len(one) == 1 for module in one.values()]


def _name(path: Path) -> str:
    return path.name.split(".")[0]


def _alone(module: Module) -> Finding:
    missing = _OTHER[module.language]
    twin = module.path.with_name(f"{module.name}.{missing}.md")
    return Finding(
        "P101",
        Place(module.path),
        f"The page has no {_NAMES[missing]} twin.",
        f"Write {twin.as_posix()} with the same ids and blocks.",
    )


def _bad_name(path: Path) -> Finding:
    return Finding(
        "M106",
        Place(path),
        "The file name is not that of a module.",
        "Name it NN-slug.en.md or NN-slug.zh.md, in small letters, digits and hyphens.",
    )


def _no_language(path: Path) -> Finding:
    return Finding(
        "M106",
        Place(path),
        "The file name does not state the language.",
        "Name it NAME.en.md or NAME.zh.md.",
    )


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> Finding:
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return Finding("M107", Place(path, line), "The page is not in UTF-8.", "Save it as UTF-8 text.")
    fact = f"The page cannot be read ({error.strerror})."
    return Finding("M107", Place(path), fact, "Put the file back, and see that you may read it.")
