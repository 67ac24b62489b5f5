"""The parts of an output, a file each, named as the command line names them.

Each has ``make(task) -> list[Made]``. A part is imported only when it is made, so that
pages do not wait for the typesetter to be loaded.
"""
