"""A hook for MkDocs: compiled templates are kept, as Python keeps compiled modules.

The theme's templates take a quarter of a build to compile, once for each language, and
change only with the theme. Jinja names what it keeps by source and version, so nothing
here can be out of date.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

FOLDER = ".cache/templates"  # below the project


class _Kept(FileSystemBytecodeCache):
    """Keeps what it can: a disk that refuses costs only time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - as MkDocs calls it
    """Let the environment of templates keep what it compiles; without a place for it, it compiles each time."""
    folder = Path(config.config_file_path).parent / FOLDER
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = _Kept(str(folder))
    return env
