"""The texts of the pages and their German: ``messages.py`` gathers and compiles, ``--check`` names what is missing.

In: templates and Python of kontaktdichte.web; locale/de/LC_MESSAGES/django.po, where the German is written. Out: that
file with every text in use (new ones empty), and django.mo. English needs no catalogue: the texts in the code are
English. Needs no gettext tools, which many desks lack.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src/kontaktdichte/web"
CATALOGUE = WEB / "locale/de/LC_MESSAGES/django.po"
FUNCTIONS = {"_", "gettext", "gettext_lazy"}
PLURALS = {"ngettext", "ngettext_lazy"}
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Language: de\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
VARIANTS = sorted(WEB.glob("locale/*_X-*/LC_MESSAGES/django.po"))  # other words of some kinds of organisations
STRANGE = {"de_X-traeger": "Klient", "en_X-traeger": "client"}  # the word in whose place they have another
Message = tuple[str, str | None]  # one, and many where the number matters
_TEXT = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b(?:gettext|_)\(\s*{_TEXT}|\bngettext\(\s*{_TEXT},\s*{_TEXT}")


def used() -> dict[Message, str]:
    """Every text of the pages, with the first file that has it."""
    found: dict[Message, str] = {}
    for path in sorted(WEB.rglob("*")):
        texts = _of_template(path) if path.suffix == ".html" else _of_module(path) if path.suffix == ".py" else ()
        for text in texts:
            found.setdefault(text, str(path.relative_to(WEB)))
    return found


def _of_template(path: Path) -> Iterator[Message]:
    code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for single, one, many in _IN_TEMPLATE.findall(code):
        yield (ast.literal_eval(single or one), ast.literal_eval(many) if many else None)


def _of_module(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if node.func.id in FUNCTIONS and texts:
            yield (texts[0], None)
        elif node.func.id in PLURALS and len(texts) == 2:
            yield (texts[0], texts[1])


def read(catalogue: Path = CATALOGUE) -> dict[Message, list[str]]:
    """The German as it is written in the catalogue, or the words of a variant."""
    found: dict[Message, list[str]] = {}
    for block in catalogue.read_text(encoding="utf-8").split("\n\n") if catalogue.exists() else ():
        lines = [line.split(" ", 1) for line in block.splitlines() if line.startswith("msg")]
        said = {name: ast.literal_eval(text) for name, text in lines}
        if said.get("msgid"):
            found[said["msgid"], said.get("msgid_plural")] = [
                text for name, text in said.items() if name.startswith("msgstr")
            ]
    return found


def written(texts: dict[Message, str], german: dict[Message, list[str]]) -> str:
    """The catalogue as a file: in the order of the texts, each with where it stands."""
    blocks = [f'msgid ""\nmsgstr {quoted(HEADER)}']
    for message, place in sorted(texts.items()):
        one, many = message
        said = german.get(message) or [""] * (2 if many else 1)
        lines = [f"#: {place}", f"msgid {quoted(one)}"]
        if many:
            lines += [f"msgid_plural {quoted(many)}", *(f"msgstr[{i}] {quoted(text)}" for i, text in enumerate(said))]
        else:
            lines.append(f"msgstr {quoted(said[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    """A text in the quotes of the catalogue."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def compiled(german: dict[Message, list[str]]) -> bytes:
    """The catalogue as programs read it (GNU gettext's binary form, revision 0)."""
    pairs = [(b"", HEADER.encode())]
    for (one, many), said in german.items():
        if all(said):
            pairs.append((f"{one}\0{many}".encode() if many else one.encode(), "\0".join(said).encode()))
    pairs.sort()
    begin = 28 + 16 * len(pairs)
    index, content = [b"", b""], b""
    for which in (0, 1):
        for pair in pairs:
            index[which] += struct.pack("<II", len(pair[which]), begin + len(content))
            content += pair[which] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 28 + 16 * len(pairs))
    return header + index[0] + index[1] + content


def problems() -> list[str]:
    """What keeps a page from being German: texts without it, placeholders that differ, files that are not current."""
    texts, german, binary = used(), read(), CATALOGUE.with_suffix(".mo")
    found = [
        f"no German for {one!r} ({place})"
        for (one, many), place in texts.items()
        if not all(german.get((one, many)) or [""])
    ]
    found += [f"nobody says any more: {one!r}" for one, many in german.keys() - texts.keys()]
    for (one, many), said in german.items():
        if (
            {name for text in said for name in placeholders(text)}
            - set(placeholders(many or one))
            - set(placeholders(one))
        ):
            found.append(f"other placeholders in the German of {one!r}")
    if not binary.exists() or binary.read_bytes() != compiled(german):
        found.append("django.mo is not current: python scripts/messages.py")
    return found


def whole(variant: Path) -> dict[Message, list[str]]:
    """A variant with the German behind it: else Django's own words for the same texts would come before ours."""
    return (read() if variant.parents[1].name.startswith("de") else {}) | read(variant)


def of_variant(path: Path, german: dict[Message, list[str]]) -> list[str]:
    """What is wrong with other words: said for nothing, strange words that were left, a file that is not current."""
    said, name = read(path), path.parents[1].name
    left = [message for message, texts in german.items() if STRANGE["de_X-traeger"] in "".join(texts)]
    found = [f"nobody says in {name}: {one!r}" for one, _many in said.keys() - german.keys()]
    found += [f"no own words in {name} for {one!r}" for one, many in left if (one, many) not in said]
    found += [f"strange in {name}: {text!r}" for texts in said.values() for text in texts if STRANGE[name] in text]
    binary = path.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(whole(path)):
        found.append(f"django.mo of {name} is not current: python scripts/messages.py")
    return found


def placeholders(text: str) -> list[str]:
    """Names of what is put in: %(name)s."""
    return re.findall(r"%\((\w+)\)[sd]", text)


def main(check: bool) -> int:
    """Gather and compile, or name what is missing."""
    if not check:
        texts, german = used(), read()
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_text(written(texts, german), encoding="utf-8")
        CATALOGUE.with_suffix(".mo").write_bytes(compiled(read()))
        for variant in VARIANTS:
            variant.with_suffix(".mo").write_bytes(compiled(whole(variant)))
    found = problems()
    found += [problem for path in VARIANTS for problem in of_variant(path, read())]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
