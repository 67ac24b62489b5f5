"""One command a file: ``run`` takes the options of the command line and returns the exit code.

In: the options that ``scripts/__main__.py`` declares, by name. Out: work done in the rooms below,
told through ``scripts.console``. A command is imported only after its packages are there.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
