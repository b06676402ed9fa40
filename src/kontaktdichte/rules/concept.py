"""The concept: a document whose parts fit together, frozen; the only form the later stations accept.

In: the plain mapping that :mod:`loading` read from ``concept.yaml``, readings already put in place. Out: a
:class:`Concept`. What must not be is refused here with the rule's name, so no later station checks again.
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from kontaktdichte.rules.consistency import complaints
from kontaktdichte.rules.document import Document, Suspends


class Concept(Document):
    """One source document in one edition, consistent."""

    @model_validator(mode="after")
    def _refuse_what_must_not_be(self) -> Self:
        found = complaints(self)
        if found:
            sentences = "; ".join(sentence for _, sentence in found)
            raise PydanticCustomError("complaints", "{sentences}", {"sentences": sentences, "complaints": found})
        return self

    @property
    def name(self) -> str:
        """``concept@edition``: what names this text in this edition everywhere."""
        return f"{self.concept}@{self.edition}"

    def suspended_by(self, clause: Suspends) -> tuple[str, ...]:
        """Names of the rules that a suspends clause puts to rest."""
        return clause.rules + (self.sets[clause.set] if clause.set else ())
