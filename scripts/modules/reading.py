"""The folders of modules and pages → pairs, with a finding for each twin that is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.model import Finding, Language, Module, Pair, Place
from scripts.modules.parsing import module_language, page_language, parse_module

_OTHER: dict[Language, Language] = {"en": "zh", "zh": "en"}
_NAMES: dict[Language, str] = {"en": "English", "zh": "Chinese"}


def read_modules(folder: Path, root: Path) -> tuple[list[Module], list[Finding]]:
    """Read all modules of a folder.

    Args:
        folder: Where they are.
        root: Paths in findings are relative to this folder.

    Returns:
        The modules by file name, and what could not be understood in them.
    """
    return _read(folder, root, module_language, _bad_name)


def read_pages(folder: Path, root: Path) -> tuple[list[Module], list[Finding]]:
    """Read all pages of a folder that are not modules; they have the same form.

    Args:
        folder: Where they are.
        root: Paths in findings are relative to this folder.

    Returns:
        The pages by file name, and what could not be understood in them.
    """
    return _read(folder, root, page_language, _no_language)


def _read(
    folder: Path,
    root: Path,
    language_of: Callable[[Path], Language | None],
    refuse: Callable[[Path], Finding],
) -> tuple[list[Module], list[Finding]]:
    modules: list[Module] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.md")):
        named = path.relative_to(root)
        language = language_of(path)
        if language is None:
            findings.append(refuse(named))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            findings.append(_unreadable(named, error))
            continue
        module, found = parse_module(named, text, language)
        modules.append(module)
        findings.extend(found)
    return modules, findings


def pair_modules(modules: Iterable[Module]) -> tuple[list[Pair], list[Finding]]:
    """Put twins together.

    Args:
        modules: In any order.

    Returns:
        The pairs in the order of the course, and a finding for each module without a twin.
    """
    by_name: dict[str, dict[Language, Module]] = {}
    for module in modules:
        by_name.setdefault(module.name, {})[module.language] = module
    pairs = [Pair(twins["en"], twins["zh"]) for _, twins in sorted(by_name.items()) if len(twins) == len(_OTHER)]
    alone = [next(iter(twins.values())) for _, twins in sorted(by_name.items()) if len(twins) == 1]
    return pairs, [_alone(module) for module in alone]


def _alone(module: Module) -> Finding:
    missing = _OTHER[module.language]
    twin = module.path.with_name(f"{module.name}.{missing}.md")
    return Finding(
        "P101",
        Place(module.path),
        f"The module has no {_NAMES[missing]} twin.",
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


def _unreadable(path: Path, error: Exception) -> Finding:
    return Finding("M107", Place(path), f"The module cannot be read ({error}).", "Save it as UTF-8 text.")
