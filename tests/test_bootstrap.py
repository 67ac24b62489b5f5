"""The private environment, tried for real: copies of the entrance, one tiny package, no network."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts import bootstrap

BASE = Path(getattr(sys, "_base_executable", sys.executable))
"""The Python that people have, not the one of an environment."""

ENTRANCE = ("__init__.py", "__main__.py", "bootstrap.py", "console.py", "commands/__init__.py")
COMMAND = """
import sys
import tiny


def run(*, format, report):
    print(tiny.WORD, sys.prefix)
    return 0
"""


def make_wheel(folder: Path, version: str, word: str) -> str:
    """Write the package ``tiny``, which knows one word, and give its fingerprint."""
    inside = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": f"WORD = {word!r}\n",
        f"{inside}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{inside}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{inside}/RECORD,,"]
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record.append(f"{name},sha256={digest},{len(text.encode())}")
    files[f"{inside}/RECORD"] = "\n".join(record) + "\n"
    wheel = folder / f"tiny-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Copy:
    """A copy of the entrance, with a lock that asks for ``tiny`` alone."""

    root: Path

    def ask_for(self, version: str, word: str, fingerprint: str | None = None) -> None:
        made = make_wheel(self.root / "wheels", version, word)
        lock = f"tiny=={version} --hash=sha256:{fingerprint or made}\n"
        (self.root / "requirements" / "build.txt").write_text(lock, "utf-8")

    def start(self, *, python: Path | None = None, **variables: str) -> subprocess.Popen[str]:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(("COURSE_", "PIP_"))}
        offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels"}
        return subprocess.Popen(
            [str(python or BASE), "-m", "scripts", "check"],
            cwd=self.root,
            env={**inherited, **offline, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *, python: Path | None = None, **variables: str) -> Answer:
        return Answer.of(self.start(python=python, **variables))


@dataclass(frozen=True)
class Answer:
    """What a person sees of a run."""

    code: int
    shown: str
    said: str

    @classmethod
    def of(cls, process: subprocess.Popen[str]) -> Answer:
        shown, said = process.communicate(timeout=120)
        assert "Traceback" not in said
        return cls(process.returncode, shown.strip(), said)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy in a folder with spaces and Chinese in its name."""
    root = tmp_path / "the course 课 程"
    for name in ("scripts/commands", "requirements", "wheels"):
        (root / name).mkdir(parents=True)
    for name in ENTRANCE:
        (root / "scripts" / name).write_bytes((bootstrap.ROOT / "scripts" / name).read_bytes())
    (root / "scripts" / "commands" / "check.py").write_text(COMMAND, "utf-8")
    made = Copy(root)
    made.ask_for("1.0", "first")
    return made


def test_first_run_prepares_and_later_runs_are_silent(copy: Copy) -> None:
    inside = copy.root / ".venvs" / "build"
    first, second = copy.run(), copy.run()
    assert first.shown == second.shown == f"first {inside}"
    assert first.said.startswith("Preparing .venvs/build once (packages: 1) …\n")
    assert "Ready after " in first.said
    assert second.said == ""


def test_environment_moves_with_its_folder(copy: Copy) -> None:
    copy.run()
    moved = Copy(copy.root.rename(copy.root.with_name("moved 搬家")))
    answer = moved.run()
    assert answer == Answer(0, f"first {moved.root / '.venvs' / 'build'}", "")


def test_changed_lock_is_noticed(copy: Copy) -> None:
    copy.run()
    copy.ask_for("2.0", "second")
    answer = copy.run()
    assert answer.shown.startswith("second ")
    assert "Preparing" in answer.said


def test_two_at_once_prepare_once(copy: Copy) -> None:
    both = [Answer.of(process) for process in (copy.start(), copy.start())]
    assert [answer.code for answer in both] == [0, 0]
    assert both[0].shown == both[1].shown
    assert sum(answer.said.count("Preparing") for answer in both) == 1


def test_who_comes_second_waits_and_is_told(copy: Copy) -> None:
    fcntl = pytest.importorskip("fcntl")
    (copy.root / ".venvs").mkdir()
    with (copy.root / ".venvs" / "build.busy").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        process = copy.start()
        assert process.stderr is not None
        told = process.stderr.readline()
    assert told == "Another run is preparing the same environment; waiting for it …\n"
    assert Answer.of(process).code == 0


def test_killed_half_way_is_made_anew(copy: Copy) -> None:
    process = copy.start()
    assert process.stderr is not None
    process.stderr.readline()
    process.kill()
    process.communicate()
    assert not (copy.root / ".venvs" / "build" / "made-from").exists()
    answer = copy.run()
    assert answer.shown.startswith("first ")
    assert "Preparing" in answer.said


def test_python_without_pip_uses_what_python_brings(copy: Copy, tmp_path: Path) -> None:
    pytest.importorskip("ensurepip", reason="this Python came without ensurepip; apt install python3-venv")
    bare = tmp_path / "bare"
    subprocess.run([str(BASE), "-m", "venv", "--without-pip", str(bare)], check=True)
    answer = copy.run(python=bare / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    assert answer.shown.startswith("first ")


def test_no_network_says_what_is_needed_and_how_to_do_without(copy: Copy) -> None:
    answer = copy.run(PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_RETRIES="0")
    assert answer.code == 3
    assert "The packages of requirements/build.txt are needed, and pip could not get them." in answer.said
    assert "PIP_NO_INDEX=1 and PIP_FIND_LINKS=wheels" in answer.said
    assert str(copy.root / ".venvs" / "build.log") in answer.said


def test_python_newer_than_its_packages_is_told_which_one_to_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = bootstrap.Environment(tmp_path, "build")
    environment.log.parent.mkdir()
    environment.log.write_text("ERROR: No matching distribution found for tiny==1.0\n", "utf-8")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    monkeypatch.setattr(sys, "version", "3.99.0 (made up)")
    said = str(bootstrap._explain(environment))
    assert said.startswith("Python 3.99.0 is newer than what we tried, and tiny==1.0 is not there for it.\n")
    assert "use another Python, as in: python3.14 -m scripts …" in said


def test_package_with_another_fingerprint_is_refused(copy: Copy) -> None:
    copy.ask_for("1.0", "first", fingerprint="0" * 64)
    answer = copy.run()
    assert answer.code == 3
    assert "A package that arrived is not the one that requirements/build.txt names." in answer.said


def test_folder_that_cannot_be_written_is_named(copy: Copy) -> None:
    (copy.root / ".venvs").write_text("in the way", "utf-8")
    answer = copy.run()
    assert answer.code == 3
    assert answer.said.startswith("The environment cannot be made: ")
    assert str(copy.root / ".venvs") in answer.said
    assert "Hint: copy the whole course to a folder that you may write to" in answer.said


def test_current_python_is_used_when_told_so(copy: Copy) -> None:
    (copy.root / "tiny.py").write_text("WORD = 'mine'\n", "utf-8")
    assert copy.run(COURSE_ENV="current").shown == f"mine {sys.base_prefix}"
    assert not (copy.root / ".venvs").exists()


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("current", "has no package “tiny”.\nHint: unset COURSE_ENV, or install requirements/build.txt in it."),
        ("mine", "COURSE_ENV is set to “mine”, which means nothing.\nHint: unset it, or set it to “current”"),
    ],
)
def test_wrong_choice_of_python_is_explained(copy: Copy, choice: str, words: str) -> None:
    answer = copy.run(COURSE_ENV=choice)
    assert answer.code == 3
    assert words in answer.said


@pytest.mark.parametrize("missing", [{"venv"}, {"pip", "ensurepip"}])
def test_python_without_its_modules_is_told_what_to_install(
    missing: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "_has", lambda module: module not in missing)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "build.txt").write_text("tiny==1.0\n", "utf-8")
    monkeypatch.delenv(bootstrap.CHOICE, raising=False)
    with pytest.raises(bootstrap.EnvironmentMissingError, match="apt install python3-venv"):
        bootstrap.enter("build", lambda _line: None, tmp_path)


def test_old_python_is_told_which_one_is_needed() -> None:
    with pytest.raises(bootstrap.EnvironmentMissingError) as refusal:
        bootstrap.check_python((3, 8, 18))
    assert str(refusal.value).startswith("This course needs Python 3.11 or newer; this is Python 3.8.18 (")
