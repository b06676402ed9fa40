"""Which text a column of a table may hold, by the concept and the profile; German and English labels are spellings.

In: a concept and a profile. Out: for each column a function text → value or problem; for the three columns whose
meaning hangs on a neighbour (a situation's value and reason, an agreement's value) one of both texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kontaktdichte.intake.agreed import AgreedValues
from kontaktdichte.intake.messages import Problem
from kontaktdichte.intake.profile import LAST_DAY, Profile
from kontaktdichte.intake.profile import Mapping as Source
from kontaktdichte.intake.values import Codes, Read, day, identifier, minutes, moment, parts
from kontaktdichte.rules.concept import Concept
from kontaktdichte.rules.tables import COLUMNS, REQUIRED
from kontaktdichte.rules.vocabulary import Text

Reader = Callable[[str], "Read | Problem"]
PairReader = Callable[[str, str], "Read | Problem"]
IDS = {"id", "subject", "replaces"}
# column → the neighbour that says what it means
PAIRS = {("situations", "value"): "attribute", ("situations", "reason"): "attribute", ("agreements", "value"): "key"}
# what a row can do without: one wrong cell there must not cost a person all her contacts. The kind is not among them,
# for it decides which rules apply at all; in every other table a wrong cell would change what the row says
DISPENSABLE = {("persons", c) for c in COLUMNS["persons"] if c not in (*REQUIRED["persons"], "kind")}
FLAG = {"true": Text(de="ja", en="yes"), "false": Text(de="nein", en="no")}
FLAG_SPELLINGS = {**dict.fromkeys(("x", "1", "j", "y", "wahr"), "true"), **dict.fromkeys(("0", "n", "falsch"), "false")}
SUBJECT_KINDS = {
    "person": Text(de="Person", en="Person"),
    "project": Text(de="Projekt", en="Project"),
    "agreement": Text(de="Kooperationsvereinbarung", en="Cooperation agreement"),
    "household": Text(de="Bedarfsgemeinschaft", en="Household"),
    "staff": Text(de="Beschäftigte Person", en="Member of staff"),
}
STATUS = {
    "given": Text(de="angegeben", en="given"),
    "notified": Text(de="mitgeteilt", en="notified"),
    "accepted": Text(de="anerkannt", en="accepted"),
    "rejected": Text(de="abgelehnt", en="rejected"),
}


class Dictionary:
    """Every closed list of a concept with its labels, and how each column of a mapping is read."""

    def __init__(self, concept: Concept, profile: Profile) -> None:
        self.concept, self.profile = concept, profile
        self.agreed = AgreedValues(concept)
        attributes = {name: a.label for name, a in concept.attributes.items()}
        rules = {name: r.label for name, r in concept.rules.items()}
        events = {name: e.label for name, e in concept.events.items()}
        keys = {name: k.label for name, k in concept.agreed.items()}
        # (table, column) → code of the message, list
        self.lists: dict[tuple[str, str], tuple[str, Mapping[str, Text]]] = {
            ("persons", "kind"): ("unknown_subject_kind", SUBJECT_KINDS),
            ("situations", "attribute"): ("unknown_attribute", attributes),
            ("events", "event"): ("unknown_event", events),
            ("contacts", "kind"): ("unknown_kind", concept.kinds),
            ("contacts", "channel"): ("unknown_channel", concept.channels),
            ("contacts", "outcome"): ("unknown_outcome", concept.outcomes),
            ("contacts", "justification"): ("unknown_justification", concept.justifications),
            ("contacts", "place"): ("unknown_place", concept.places),
            ("contacts", "participants"): ("unknown_participant", concept.participants),
            ("agreements", "key"): ("unknown_key", keys),
            ("deviations", "rule"): ("unknown_rule", rules),
            ("deviations", "reason"): ("unknown_deviation_reason", concept.deviation_reasons),
            ("deviations", "status"): ("unknown_status", STATUS),
        }
        for column in ("justification", "place", "participants", "reason"):  # a concept without the list takes any text
            for table in ("contacts", "deviations"):
                if not self.lists.get((table, column), ("", {"any": None}))[1]:
                    del self.lists[(table, column)]

    def reader(self, mapping: Source, column: str) -> Reader | None:
        """How one cell of this column is read; None where any text will do."""
        table = mapping.table
        if column in IDS:
            return identifier
        if column == "minutes":
            return minutes
        kind = "Date" if column == LAST_DAY else str(COLUMNS[table][column])
        formats = self.profile.date_formats
        if kind == "Date":
            return lambda text: day(text, formats)
        if kind.startswith("Datetime"):
            return lambda text: moment(text, formats)
        if (table, column) not in self.lists:
            return (lambda text: Read(parts(text))) if column == "participants" else None
        codes = self._codes(mapping, column)
        return codes.read_list if column == "participants" else codes.read

    def pair_reader(self, mapping: Source, column: str) -> PairReader:
        """How a cell is read whose meaning hangs on its neighbour (first argument: the neighbour's code)."""
        if mapping.table == "agreements":
            return self.agreed.read
        extra = self._extra(mapping, column)
        known: dict[str, Codes | None] = {}

        def read(attribute: str, text: str) -> Read | Problem:
            if attribute not in known:
                known[attribute] = self._values(attribute, column, extra)
            codes = known[attribute]
            if codes is not None:
                return codes.read(text)
            # free values are names or ids of other subjects, and suffer from Excel as ids do
            return identifier(text) if column == "value" else Read(text)

        return read

    def value_label(self, attribute: str, value: str) -> Text:
        """What a situation's value is called; names and ids are called as they are."""
        return self.concept.attributes[attribute].values.get(value) or FLAG.get(value) or Text(de=value, en=value)

    def knows(self, mapping: Source) -> str | None:
        """The first constant of a mapping that this concept does not have."""
        for column, code in mapping.constants.items():
            entry = self.lists.get((mapping.table, column))
            if entry is not None and code not in entry[1]:
                return code
        return None

    def _codes(self, mapping: Source, column: str) -> Codes:
        message, labels = self.lists[(mapping.table, column)]
        return Codes(message, labels, self._extra(mapping, column))

    def _extra(self, mapping: Source, column: str) -> dict[str, str]:
        return {**self.profile.values.get(column, {}), **mapping.values.get(column, {})}

    def _values(self, name: str, column: str, extra: dict[str, str]) -> Codes | None:
        attribute = self.concept.attributes[name]
        if column == "reason":
            if attribute.approval is None:
                return None
            return Codes("unknown_approval_reason", attribute.approval.reasons, extra, of=attribute.label)
        if attribute.free:
            return None
        if attribute.values:
            return Codes("unknown_value", attribute.values, extra, of=attribute.label)
        return Codes("unknown_value", FLAG, {**FLAG_SPELLINGS, **extra}, of=attribute.label)
