"""The only room that runs engines and writes: pages, papers, slides, pack."""
