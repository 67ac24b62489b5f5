"""Modules: Markdown twins ⇄ the model, with the line of everything that can be wrong."""
