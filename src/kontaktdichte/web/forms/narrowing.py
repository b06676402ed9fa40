"""What forms that narrow a list share: every choice stands in the address, a wrong one narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms


class Narrowing(forms.Form):
    """Filters of one list. ``in_address``: field and its name there; ``sort`` is no filter."""

    in_address: ClassVar[Mapping[str, str]] = {}

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="f-%s")

    def add_prefix(self, field_name: str) -> str:
        """The name in the address."""
        return self.in_address.get(field_name, field_name)  # Django also asks for the prefixes of ids

    def offer(self, name: str, nothing: Any, choices: list[tuple[str, Any]]) -> None:
        """The choices of a field; ``nothing``: the words for none of them."""
        field: Any = self.fields[name]
        field.choices = [("", nothing), *choices]

    def offered(self, name: str) -> dict[str, Any]:
        """The choices of a field: value and words."""
        field: Any = self.fields[name]
        return dict(getattr(field, "choices", ()))

    @property
    def said(self) -> dict[str, Any]:
        """What was chosen, by field; wrong values are left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.said.keys() - {"sort"})

    def chosen(self) -> list[tuple[str, str, str]]:
        """What was chosen: name in the address, label, value in words."""
        return [
            (self.in_address[name], str(self.fields[name].label), self.in_words(name, value))
            for name, value in self.said.items() if name != "sort"
        ]  # fmt: skip

    def in_words(self, name: str, value: Any) -> str:
        """A value as the list says it."""
        return str(self.offered(name).get(value, value))

    def told(self) -> str:
        """All that was chosen, in one line."""
        return "; ".join(f"{label}: {value}" for _name, label, value in self.chosen())

    def address(self) -> str:
        """What narrows or sorts the list, as it stands in an address: what can be kept."""
        return urlencode([(name, str(self.said[key])) for key, name in self.in_address.items() if key in self.said])
