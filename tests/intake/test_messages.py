"""Whatever is wrong in an office's file: whoever repairs it must be led to the cell and told what to do."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.intake.conftest import ReadTexts

from kontaktdichte.intake import Intake, Profile
from kontaktdichte.intake.messages import MESSAGES, UNKNOWN

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("messages.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


PROFILE = {"name": "amt", "label": {"de": "Amt", "en": "Office"}}
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['code']}-{case['at'][0]}")


def taken(case: dict[str, Any], read_texts: ReadTexts) -> Intake:
    profile = Profile.model_validate(PROFILE | case["profile"]) if "profile" in case else None
    return read_texts(case["files"], profile)


@each_case
def test_the_user_is_led_to_the_cell_and_told_what_to_do(case: dict[str, Any], read_texts: ReadTexts) -> None:
    intake = taken(case, read_texts)
    findings = intake.warnings if "keeps" in case else intake.rejected
    file, row, column, value = case["at"]
    found = findings.filter(code=case["code"], file=file, row=int(row), column=column, value=value).to_dicts()
    assert len(found) == 1, findings.to_dicts()
    assert case.get("says", "") in found[0]["reason_de"]
    assert "{" not in found[0]["reason_de"] + found[0]["reason_en"]


@each_case
def test_no_row_is_lost_whatever_is_wrong(case: dict[str, Any], read_texts: ReadTexts) -> None:
    intake = taken(case, read_texts)
    counts = intake.counts
    assert (counts["rows"] == counts["accepted"] + counts["rejected"]).all()
    for name, table in intake.tables.items():
        assert table.height == counts.filter(table=name)["accepted"].sum()


def test_every_sentence_has_its_case() -> None:
    assert {case["code"] for case in CASES} == {*MESSAGES, *UNKNOWN}


@pytest.mark.parametrize("code", [*MESSAGES])
def test_every_sentence_says_what_to_do_in_both_languages(code: str) -> None:
    assert "bitte" in MESSAGES[code].de.lower()
    assert "please" in MESSAGES[code].en.lower()
    assert MESSAGES[code].de.endswith((".", ")"))
