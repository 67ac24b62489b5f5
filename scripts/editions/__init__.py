"""A pair of modules → what a page, a sheet of paper or a slide shows, ready to render."""
