"""The machinery of the course; start it with ``python3 -m scripts --help``."""
