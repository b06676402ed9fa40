"""One cell: text as it stands in a file → date, time, number, id or code, or the problem with it.

In: trimmed text, never empty. Out: the value, or a :class:`~kontaktdichte.intake.messages.Problem`; where a value was
taken but should be looked at, both. Knows no table and no file; first station of the intake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kontaktdichte.intake.messages import Problem, problem, unknown
from kontaktdichte.rules.vocabulary import Text

BERLIN = ZoneInfo("Europe/Berlin")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MINUTES_OF_A_DAY = 24 * 60
# zero-width characters, direction marks, byte order mark, soft hyphen: trimmed at both ends, refused inside an id
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
SPACES = " \t\r\n\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
SUSPICIOUS_ID = rf"^[=@+#]|^\d+[.,]0+$|^\d[.,]?\d*[eE]\+|^\d{{4}}-\d\d-\d\d 0|[\x00-\x1f\x7f-\x9f{INVISIBLE}]"
CELL_ERROR = r"^#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!|NV|BEZUG!|WERT!|ZAHL!)$"
NOT_CALCULATED = "#FORMEL"  # the workbook reader's mark for a formula without a stored result

_TIME = r"(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
_ISO = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?:[T ]\s*{_TIME}\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_GERMAN = re.compile(
    rf"(?P<d>\d{{1,2}})\.\s*(?P<m>\d{{1,2}})\.\s*(?P<y>\d+)(?:,?\s+(?:um\s+)?{_TIME}(?:\s*Uhr)?)?(?P<zone>)", re.ASCII
)
_BASIC = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<h>)(?P<zone>)", re.ASCII)
_SERIAL = re.compile(r"(?P<days>\d{5})(?:[.,](?P<part>\d{1,15}))?", re.ASCII)
_SERIAL_ORIGIN = datetime(1899, 12, 30)  # day 0 of Excel's count, for days after February 1900  # noqa: DTZ001
_SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)
_INCOMPLETE = re.compile(r"\d{4}|\d{1,2}\.\s*\d{1,2}\.?|\d{1,2}[./]\d{4}|\d{4}-\d{1,2}", re.ASCII)
_NUMBER = re.compile(
    r"(?P<whole>-?\d{1,9})(?:[.,](?P<part>\d{1,15}))?(?:\s*(?:min\.?|minuten))?", re.ASCII | re.IGNORECASE
)


class Read(NamedTuple):
    """A value that was taken, perhaps with a warning."""

    value: object
    warning: Problem | None = None


def fold(text: str) -> str:
    """Text for comparing headings and codes: case, spaces, punctuation and the spelling of umlauts do not matter.

    >>> fold("Überprüfen am") == fold("ueberpruefen-am")
    True
    """
    plain = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum()) or plain.strip()


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def day(text: str, formats: Iterable[str] = ()) -> Read | Problem:
    """A calendar day; a time of day beside it is dropped, a zone is turned into Berlin's day first.

    >>> day("31.12.2025").value.isoformat()
    '2025-12-31'
    >>> day("1.3.26").code
    'date_two_digit_year'
    """
    read = moment(text, formats)
    return read if isinstance(read, Problem) else Read(_moment(read).date(), read.warning)


def moment(text: str, formats: Iterable[str] = ()) -> Read | Problem:
    """A day with or without a time of day, as Berlin's clock shows it, without zone."""
    for pattern in formats:
        try:
            return _in_range(datetime.strptime(text, pattern), text)  # noqa: DTZ007
        except ValueError:
            continue
    for expression in (_ISO, _GERMAN, _BASIC):
        if match := expression.fullmatch(text):
            return _from_parts(match, text)
    if (match := _SERIAL.fullmatch(text)) and text[0] != "0":
        return _from_serial(match, text)
    if _SLASHES.fullmatch(text):
        return problem("date_slashes", value=text)
    return problem("date_incomplete" if _INCOMPLETE.fullmatch(text) else "date_unreadable", value=text)


def _from_parts(match: re.Match[str], text: str) -> Read | Problem:
    parts = match.groupdict()
    if len(parts["y"]) != 4:
        return problem("date_two_digit_year" if len(parts["y"]) == 2 else "date_out_of_range", value=text)
    try:
        found = datetime(int(parts["y"]), int(parts["m"]), int(parts["d"]))  # noqa: DTZ001
    except ValueError:
        return problem("date_out_of_range" if parts["y"] == "0000" else "date_impossible", value=text)
    if parts["h"]:
        hour, minute, second = int(parts["h"]), int(parts["min"]), int(parts["s"] or 0)
        if hour > 23 or minute > 59 or second > 59:
            return problem("time_impossible", value=text)
        found = found.replace(hour=hour, minute=minute, second=second)
    if not EARLIEST <= found.date() <= LATEST:
        return problem("date_out_of_range", value=text)
    return _in_range(_berlin(found, parts["zone"]), text)


def _berlin(found: datetime, zone: str | None) -> datetime:
    if not zone:
        return found
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:]) if digits else 0
    offset = timedelta(minutes=min(minutes, MINUTES_OF_A_DAY - 1))
    source = UTC if zone == "Z" else timezone(-offset if zone[0] == "-" else offset)
    return found.replace(tzinfo=source).astimezone(BERLIN).replace(tzinfo=None)


def _from_serial(match: re.Match[str], text: str) -> Read | Problem:
    part = float(f"0.{match['part']}") if match["part"] else 0.0
    found = _SERIAL_ORIGIN + timedelta(days=int(match["days"]), seconds=round(part * 86_400))
    read = _in_range(found, text)
    if isinstance(read, Problem):
        return read
    return Read(found, problem("date_from_number", value=text, read=f"{found:%d.%m.%Y}"))


def _in_range(found: datetime, text: str) -> Read | Problem:
    return Read(found) if EARLIEST <= found.date() <= LATEST else problem("date_out_of_range", value=text)


def _moment(read: Read) -> datetime:
    assert isinstance(read.value, datetime)
    return read.value


def minutes(text: str) -> Read | Problem:
    """Whole minutes of one day; ``45,0`` is 45.

    >>> minutes("45,0").value
    45
    """
    match = _NUMBER.fullmatch(text)
    if not match:
        return problem("number_unreadable", value=text)
    if match["part"] and match["part"].strip("0"):
        return problem("number_not_whole", value=text)
    # 1.000 may be a thousand or one: three zeros after the sign are refused rather than guessed
    if match["part"] and len(match["part"]) == 3:
        return problem("number_unreadable", value=text)
    whole = int(match["whole"])
    return Read(whole) if 0 <= whole <= MINUTES_OF_A_DAY else problem("number_out_of_range", value=text)


_ID_FLOAT = re.compile(r"(\d+)[.,]0+", re.ASCII)
_ID_SCIENTIFIC = re.compile(r"\d[.,]?\d*[eE]\+?\d+", re.ASCII)
_ID_DATE = re.compile(r"\d{4}-\d\d-\d\d 00:00:00", re.ASCII)
_INNER = re.compile(rf"[\x00-\x1f\x7f-\x9f{INVISIBLE}]")


def identifier(text: str) -> Read | Problem:
    """An id: text with its leading zeros; what Excel made of one is undone where nothing was lost.

    >>> identifier("0070").value, identifier("70.0").value
    ('0070', '70')
    """
    if _INNER.search(text):
        return problem("invisible_characters", value=text)
    if match := _ID_FLOAT.fullmatch(text):
        return Read(match[1], problem("id_number", value=text, read=match[1]))
    # 1E5 typed as an id is rare, an id that Excel shortened is not
    if "+" in text[1:] and _ID_SCIENTIFIC.fullmatch(text):
        return problem("id_scientific", value=text)
    if _ID_DATE.fullmatch(text):
        return problem("id_is_date", value=text)
    return problem("id_formula", value=text) if text[0] in "=@+" else Read(text)


class Codes:
    """The spellings of a closed list: code, both labels, the profile's own; a label of two codes fits neither."""

    def __init__(
        self, code: str, labels: Mapping[str, Text], extra: Mapping[str, str] | None = None, *, of: Text | None = None
    ) -> None:
        self.code, self.labels, self.of = code, labels, of
        meant: dict[str, set[str]] = {}
        for key, label in labels.items():
            for name in (label.de, label.en):
                meant.setdefault(fold(name), set()).add(key)
        own = {name: key for name, key in (extra or {}).items() if key in labels}
        self.known = {name: keys.pop() for name, keys in meant.items() if len(keys) == 1}
        self.known |= {fold(key): key for key in labels} | {fold(name): key for name, key in own.items()}
        self.exact = {**{key: key for key in labels}, **own}  # before folding: codes that differ by a sign only

    def read(self, text: str) -> Read | Problem:
        """The code a spelling means."""
        found = self.exact.get(text) or self.known.get(fold(text))
        return Read(found) if found is not None else unknown(self.code, text, self.labels.values(), of=self.of)

    def read_list(self, text: str) -> Read | Problem:
        """Several codes; one of them wrong refuses the cell."""
        codes: list[str] = []
        for part in parts(text):
            read = self.read(part)
            if isinstance(read, Problem):
                return read
            codes.append(str(read.value))
        return Read(list(dict.fromkeys(codes)))


def parts(text: str) -> list[str]:
    """The entries of a cell that holds several, separated by , ; + / | or a line break."""
    return [part.strip() for part in re.split(r"[,;+/\n|]", text) if part.strip()]
