"""Where a part of a concept stands in its file.

In: the text of a ``concept.yaml`` and the path of a part, such as ``("rules", "u25", "rhythm")``. Out: line and column.
"""

from __future__ import annotations

from dataclasses import replace

import yaml

from kontaktdichte.rules.lint.remarks import Remark
from kontaktdichte.rules.loading import Place

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Marks = dict[Place, tuple[int, int]]


def marks(text: str) -> Marks:
    """Line and column of every key and list item of a text that loads; an empty one has only its begin."""
    found: Marks = {(): (1, 1)}
    node = yaml.compose(text, Loader=LOADER)
    if node is not None:
        _walk(node, (), found)
    return found


def _walk(node: yaml.Node, place: Place, found: Marks) -> None:
    if isinstance(node, yaml.SequenceNode):
        for i, child in enumerate(node.value):
            found[(*place, i)] = _start(child)
            _walk(child, (*place, i), found)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            found[(*place, str(key.value))] = _start(key)
            _walk(child, (*place, str(key.value)), found)


def _start(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def placed(remark: Remark, file: str, known: Marks) -> Remark:
    """A remark with file, line and column of the deepest part of its place that the file has."""
    depth = next(n for n in range(len(remark.place), -1, -1) if remark.place[:n] in known)
    line, column = known[remark.place[:depth]]
    return replace(remark, file=file, line=line, column=column)
