"""A lesson in both languages → the slides that the deck and PowerPoint show: pure data.

Whatever stands on a slide stands there in both languages, part for part, so the language can be
changed at any moment without losing the place.
"""

from scripts.editions.slides.deck import Deck, Item, Slide, Words
from scripts.editions.slides.fitting import height
from scripts.editions.slides.plans import LENGTHS, Plan, make_plan
from scripts.editions.slides.telling import make_deck

__all__ = ["LENGTHS", "Deck", "Item", "Plan", "Slide", "Words", "height", "make_deck", "make_plan"]
