"""The project's own PostgreSQL: a folder in, a running server out; started, joined, stopped, never left behind.

For demo, tests and trial; an office sets ``DATABASE_URL`` and uses :func:`prepare` alone. Knows no Django. One process
owns the server of a folder: the first that starts it. Others that start the same folder while it runs join it, and do
not stop it. It ends with its owner, however that ends; the next start of anyone takes over. :mod:`.server` starts and
joins, :mod:`.place` knows the folder, :mod:`.cluster` makes it, :mod:`.identity` decides as whom the programs run,
:mod:`.tether` holds them, :mod:`.roles` says who may do what inside, :mod:`.errors` what a person can do about it.
"""

from kontaktdichte.web.database.errors import DatabaseError
from kontaktdichte.web.database.place import DATABASE, ROLES, program
from kontaktdichte.web.database.roles import prepare
from kontaktdichte.web.database.server import Server, start

__all__ = ["DATABASE", "ROLES", "DatabaseError", "Server", "prepare", "program", "start"]
