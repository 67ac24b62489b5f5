"""Content → paragraphs of DrawingML, every run with its language, every Chinese run with its face.

PowerPoint and WPS choose the Chinese face by ``a:ea`` and the proofing and line breaking by
``lang``; python-pptx sets neither, so paragraphs are written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape

from scripts.editions.nodes import Content, Node, plain_text
from scripts.model import Language
from scripts.outputs.powerpoint.template import CHINESE, LATIN

_TONGUES = {"en": 'lang="en-US"', "zh": 'lang="zh-CN"'}
_FACES = {"en": "", "zh": f'<a:ea typeface="{CHINESE}"/>'}


@dataclass
class Paragraph:
    """A paragraph in the making: its properties and its runs so far."""

    properties: str
    size: int
    bold: bool
    runs: list[str] = field(default_factory=list)

    def add(self, content: Content, language: Language, *, colour: str = "") -> None:
        """Add text in a language; ``colour`` is a slot of the theme."""
        filled = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
        for marks, spans in groupby(_spans(content, ' b="1"' if self.bold else ""), key=itemgetter(1)):
            text = "".join(span for span, _ in spans)
            size = f' sz="{self.size * 100}"' if self.size else ""
            head = f"{_TONGUES[language]}{size}{marks}>{filled}{_FACES[language]}</a:rPr>"
            self.runs.append(f"<a:r><a:rPr {head}<a:t>{escape(text)}</a:t></a:r>")

    def xml(self) -> str:
        """Give the finished paragraph."""
        return f"<a:p>{self.properties}{''.join(self.runs)}</a:p>"


def paragraph(  # noqa: PLR0913 - the look of a paragraph, mostly left as it is
    content: Content,
    language: Language,
    size: int,
    *,
    bold: bool = False,
    mark: str = "",
    continued: bool = False,
    gap: bool = False,
    colour: str = "",
) -> Paragraph:
    """Begin a paragraph.

    Args:
        content: Its first text.
        language: Of that text.
        size: In point; 0 for that of the placeholder.
        bold: All of it.
        mark: ``•`` or a number with its full stop, drawn by the program as a list mark.
        continued: Set in like the paragraph before, without a mark of its own.
        gap: Whether there is air above.
        colour: Slot of the theme.

    Returns:
        A paragraph that more can be added to.
    """
    indent = round(size * 12700 * 1.5) if mark else 0
    hanging = -indent if mark and not continued else 0
    before = size * 50 if gap and not continued else size * 12 if continued else 0
    space = f'<a:spcBef><a:spcPts val="{before}"/></a:spcBef>' if before else ""
    set_in = f' marL="{indent}" indent="{hanging}"' if indent else ""
    bullet = _bullet(mark) if mark and not continued else ""
    made = Paragraph(f"<a:pPr{set_in}>{space}{bullet}</a:pPr>" if space or set_in else "", size, bold)
    made.add(content, language, colour=colour)
    return made


def note_paragraphs(content: Content, language: Language) -> Iterator[Paragraph]:
    """Give the paragraphs of a trainer's note, lists with their marks as text."""
    for node in content:
        if isinstance(node, Node) and node.tag in {"ul", "ol"}:
            for number, entry in enumerate(node.elements(), 1):
                mark = "• " if node.tag == "ul" else f"{number}. "
                yield paragraph((mark, *entry.content), language, 0)
        elif isinstance(node, Node):
            yield paragraph(node.content, language, 0, bold=node.tag == "h3")
        elif node.strip():
            yield paragraph((node,), language, 0)


def _bullet(mark: str) -> str:
    if mark == "•":
        return f'<a:buFont typeface="{LATIN}"/><a:buChar char="•"/>'
    return f'<a:buFont typeface="{LATIN}"/><a:buAutoNum type="arabicPeriod" startAt="{mark[:-1]}"/>'


def _spans(content: Content, marks: str) -> Iterator[tuple[str, str]]:
    for item in content:
        if isinstance(item, str):
            if item:
                yield item, marks
        elif item.tag in {"strong", "b"}:
            yield plain_text(item.content), ' b="1"'
        elif item.tag in {"em", "i"}:
            yield plain_text(item.content), f'{marks} u="sng"'
        else:
            yield from _spans(item.content, marks)
