"""The whole document is accounted for: every quote stands in it, and no sentence of it is passed over."""

from __future__ import annotations

import hashlib

import pytest
from tests.concepts.coverage import Entry, coverage, entries, table, uncovered, wrong_quotes

from kontaktdichte.rules.lint import fold, pieces
from kontaktdichte.rules.loading import available_concepts, load_concept

SHIPPED = sorted(available_concepts())

# Words and SHA-256 of the folded text, computed from the documents themselves, not from source.md.
COMPLETE = {
    "schwaebisch-hall-mindestkontaktdichte@2017-02-15": (
        517,
        "376be47d0e9ae3e220c2675aa238b3ed42edf8233955a90b59032ed1fa8dacde",
    ),
    "thueringen-integrationsbegleitung@2019-01-01": (
        460,
        "9964d0e11f69498a4ccf5e1bb4acd3b3ce1c3f7698976a39f2e41f6df0328dbe",
    ),
}


def _source(name: str) -> str:
    return available_concepts()[name].with_name("source.md").read_text("utf-8")


def _entries(name: str) -> list[Entry]:
    return entries(load_concept(available_concepts()[name]))


@pytest.mark.parametrize("name", SHIPPED)
def test_source_text_is_complete(name: str) -> None:
    folded = fold(_source(name))
    assert name in COMPLETE, f"count the words of the document behind {name} and enter them here"
    assert (len(folded.split()), hashlib.sha256(folded.encode()).hexdigest()) == COMPLETE[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_quote_stands_in_the_source(name: str) -> None:
    assert wrong_quotes(_source(name), _entries(name)) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_piece_of_the_source_is_accounted_for(name: str) -> None:
    source, listed = _source(name), _entries(name)
    print(table(name, source, listed))
    assert uncovered(source, listed) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_most_rules_lean_on_words_of_their_own(name: str) -> None:
    """A concept that declares its whole document to be no duty would pass the tests above."""
    kinds = [kind for _, kind in coverage(_source(name), _entries(name))]
    assert kinds.count("rule") >= 5


@pytest.mark.parametrize("name", SHIPPED)
def test_pieces_lose_nothing(name: str) -> None:
    source = _source(name)
    assert " ".join(piece.text for piece in pieces(source)) == fold(source)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    "planted",
    [
        "\n\nDiesen Satz deckt keine Regel.",
        "\n\n- ein Punkt ohne Regel",
        "\n\n## Kapitel ohne Regel",
        "\n\n| Zelle ohne Regel |",
    ],
)
def test_planted_piece_is_named(name: str, planted: str) -> None:
    named = uncovered(_source(name) + planted, _entries(name))
    assert len(named) == 1
    assert named[0].endswith(planted.strip("\n -#|"))


@pytest.mark.parametrize("name", SHIPPED)
def test_taking_away_one_entry_is_noticed(name: str) -> None:
    """Every entry of what is not encoded or no duty is needed: without it a piece stands uncovered."""
    source, listed = _source(name), _entries(name)
    for entry in listed:
        if entry.kind in ("not_encoded", "no_duty"):
            assert uncovered(source, [other for other in listed if other is not entry]), f"{entry.name} covers nothing"


def test_a_word_more_in_a_covered_sentence_is_noticed() -> None:
    listed = [Entry("rule", "twice", ("zweimal im Monat",))]
    assert uncovered("Zweimal!\n\nMindestens zweimal im Monat.", listed) == [
        "line 1: Zweimal!",
        "line 3: Mindestens zweimal im Monat.",
    ]
    assert uncovered("zweimal im Monat.", listed) == []


def test_planted_wrong_quote_is_named() -> None:
    source = "Anzahl der **Ansprachen**, mindestens zwei pro Monat."
    right = Entry("rule", "right", ("Anzahl der Ansprachen, […] pro Monat.",))
    wrong = Entry("rule", "wrong", ("mindestens drei pro Monat", "pro Monat […] Anzahl", "zwei pro Mon"))
    assert wrong_quotes(source, [right, wrong]) == [f"wrong: {quote}" for quote in wrong.quotes]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Nach Nr. 2 gilt es bzw. Ersatz. Danach nicht.", ["Nach Nr. 2 gilt es bzw. Ersatz.", "Danach nicht."]),
        ("Es gilt ab 15.02.2017. Es endet nie!", ["Es gilt ab 15.02.2017.", "Es endet nie!"]),
        ("Die Führungskraft hat dies i. R. der Aufsicht nachzuhalten.", None),
        ("- erster Punkt,\n  der weitergeht\n- zweiter", ["erster Punkt, der weitergeht", "zweiter"]),
        ("| N | innerhalb 15 AT |\n|---|---|\n| Z | - |", ["N", "innerhalb 15 AT", "Z", "-"]),
        ("# Titel\nAbsatz\nweiter", ["Titel", "Absatz weiter"]),
    ],
)
def test_text_is_cut_at_sentences_items_and_cells(text: str, cut: list[str] | None) -> None:
    assert [piece.text for piece in pieces(text)] == (cut or [text])
