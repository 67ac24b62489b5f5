"""The course → PDFs to print. Only this package knows Typst."""

from scripts.outputs.paper.making import make_papers

__all__ = ["make_papers"]
