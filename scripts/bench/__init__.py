"""Measurements: each file gives one Markdown table, made by running whole processes in turn."""
