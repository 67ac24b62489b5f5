"""The course → what each kind of printed document shows, as plain data for the typesetter.

`blocks` turns a tree into blocks, `chapters` a lesson into a chapter, `twins` lays the two
languages side by side, `links` finds where a link leads on paper, `documents` puts the
documents of the whole set together.
"""

from scripts.editions.sheets.documents import Sheet, make_sheets

__all__ = ["Sheet", "make_sheets"]
