"""The commands: ``python3 -m scripts COMMAND``.

In: the words behind ``scripts``. Out: a command of ``scripts/commands`` run in its private
environment, and an exit code. Every failure ends here, in words. Readable by Python 3.8, so that
an old Python can be told what is missing.

Exit codes: 0 done, 1 findings or failed tests, 2 wrong words on the command line,
3 no environment, 70 a fault of the program itself, 130 stopped by the person.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import bootstrap, console

if TYPE_CHECKING:
    from collections.abc import Callable

FINDINGS, USAGE, NO_ENVIRONMENT, FAULT, STOPPED = 1, 2, 3, 70, 130

TEST_ENVIRONMENT = {"test", "bench", "lint", "lock", "pictures"}
"""The commands that need more than a build does."""

NO_ENVIRONMENT_NEEDED = {"verify"}
"""The commands that work with Python alone, for people who were only given a copy."""


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """Turn the words of the command line into a command and its options.

    Raises:
        SystemExit: Help was asked for (0), or the words make no sense (2).
    """
    parser = argparse.ArgumentParser(
        prog="python3 -m scripts",
        description="Build, check and extend the course.",
        epilog="The first run of a command installs what it needs in .venvs and takes longer.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_making(commands)
    _add_handing_over(commands)
    _add_keeping(commands)
    if arguments[:1] == ["test"] and not {"-h", "--help"} & set(arguments):
        return argparse.Namespace(command="test", arguments=arguments[1:])
    return parser.parse_args(arguments)


def _add_making(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = _add(commands, "build", "check the course, then make the site, papers, slides and pack")
    build.add_argument("--output", type=Path, default=Path("site"), help="folder to fill (site)")
    build.add_argument("--jobs", type=_between(1, 999), help="processes to use (one for each processor)")
    build.add_argument("--only", choices=("site", "pdf", "slides", "pack"), help="make a part")
    build.add_argument("--edition", choices=("trainers", "officers"), default="trainers", help="officers: no notes")
    build.add_argument("--pack", choices=("whole", "light"), default="whole", help="light: add a pack below 400 kB")
    build.add_argument("--large-print", action="store_true", help="add the workbook in large print")

    check = _add(commands, "check", "read the course and tell what a human should change")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--report", action="store_true", help="add the figures behind the rules")

    split = _add(commands, "split", "cut a source text into passages and draft their modules")
    split.add_argument("source", metavar="FILE", type=Path, help="seeds/NAME.txt")

    confirm = _add(commands, "confirm", "note that a translation says what the English says now")
    confirm.add_argument("pages", metavar="FILE", type=Path, nargs="*", help="docs/….zh.md (all)")

    preview = _add(commands, "preview", "show the course in the browser and follow every change")
    preview.add_argument("--port", type=_between(1, 65535), default=8000, help="port on this machine (8000)")


def _add_handing_over(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = _add(commands, "verify", "tell whether a copy of the course is whole and unchanged")
    verify.add_argument("copy", metavar="FOLDER|ZIP", type=Path, help="a pack, unpacked or not, or a site")

    publish = _add(commands, "publish", "lay out a release of the site for nginx and take it into use")
    publish.add_argument("folder", metavar="FOLDER", type=Path, help="the folder of the server")
    publish.add_argument("--site", type=Path, default=Path("site"), help="the site that everybody can read (site)")
    publish.add_argument("--trainers", type=Path, help="a site for trainers, below /trainers/, behind a password")
    publish.add_argument("--passwords", type=Path, help="names and passwords for it, as htpasswd writes them")
    publish.add_argument("--listen", default="127.0.0.1:8080", help="address and port (127.0.0.1:8080)")
    publish.add_argument("--server-name", default="_", help="names of the server (any)")

    licences = _add(commands, "licences", "list the licences of all packages that a build uses")
    licences.add_argument("--of", choices=("build", "test"), default="build", help="test: what is used for work too")
    licences.add_argument(
        "--format", choices=("text", "cyclonedx"), default="text", help="cyclonedx: a bill of materials"
    )


def _add_keeping(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    test = _add(commands, "test", "run the tests; all further words go to pytest")
    test.add_argument("arguments", nargs="*", metavar="PYTEST", help="as in: test -k bootstrap")

    bench = _add(commands, "bench", "measure what the README claims")
    bench.add_argument("--write", action="store_true", help="put the figures into README.md")
    _add(commands, "handbook", "write the figures of the course into EDITING.md")
    _add(commands, "pictures", "take the screenshot that the README shows")

    lint = _add(commands, "lint", "check the style of the code and its architecture")
    lint.add_argument("--fix", action="store_true", help="first mend what can be mended safely")

    lock = _add(commands, "lock", "renew requirements/*.txt after a change of pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, purpose: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
    parser.set_defaults(command=name)
    return parser


def _between(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"“{text}” is no whole number between {least} and {most}")
        return int(text)

    return read


def run_command(command: str, **options: object) -> int:
    """Run a command, once its packages are there; only now is it imported."""
    if command not in NO_ENVIRONMENT_NEEDED:
        for_work = command in TEST_ENVIRONMENT or options.get("of") == "test"
        bootstrap.enter("test" if for_work else "build", console.say)
    return int(importlib.import_module(f"scripts.commands.{command}").run(**options))


def main(arguments: list[str]) -> int:
    """Do what the words ask for, and tell any failure in words.

    Args:
        arguments: The words behind ``python3 -m scripts``.

    Returns:
        The exit code; the head of this file lists them.
    """
    try:
        bootstrap.check_python()
        return run_command(**vars(read_arguments(arguments)))
    except bootstrap.EnvironmentMissingError as problem:
        console.say(str(problem))
        return NO_ENVIRONMENT
    except KeyboardInterrupt:
        console.say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        console.hush()
        return FINDINGS
    except Exception as error:  # whatever it is, nobody shall read a traceback
        return _explain(error, arguments)


def _explain(error: Exception, arguments: list[str]) -> int:
    findings = getattr(error, "findings", ())
    for finding in findings:
        console.say(str(finding))
    if findings:
        return FINDINGS
    if isinstance(error, ModuleNotFoundError) and os.environ.get(bootstrap.CHOICE):
        console.say(
            f"This Python ({sys.executable}) has no package “{error.name}”.\n"
            f"Hint: unset {bootstrap.CHOICE}, or install requirements/build.txt in it."
        )
        return NO_ENVIRONMENT
    fact = " ".join(traceback.format_exception_only(type(error), error)[-1].split())
    console.say(f"The program made a mistake: {fact}\nHint: {_file_report(error, arguments)}")
    return FAULT


def _file_report(error: Exception, arguments: list[str]) -> str:
    lines = [
        f"Command: python3 -m scripts {' '.join(arguments)}\n",
        f"Python: {platform.python_version()} on {platform.platform()}\n",
        *traceback.format_exception(type(error), error, error.__traceback__),
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="course-", suffix=".txt", delete=False
        ) as report:
            report.writelines(lines)
    except OSError:
        return "no report of it could be written; is the disk full?"
    return f"the full report is in {report.name}; please send it with your question."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
