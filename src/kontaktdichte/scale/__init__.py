"""The same duties for more people than one process, or one machine, should take: in parts, row for row as in one.

In: a folder with the six tables as Parquet and what is asked of them. Out: duties as Parquet, in the order of persons.
:mod:`partition` says what a part is and judges one, :mod:`files` reads the tables, :mod:`pool` runs the parts on the
cores of this machine, :mod:`spark` on a cluster. Imports nothing but ``rules``; web workers never call it.
"""
