"""What every page shares: components as declared, texts in both languages, nothing that the security policy refuses."""

import re
import subprocess
import sys
from pathlib import Path

import allauth
import pytest
from django.db import OperationalError
from django.template import Context, Engine, engines
from django.template.base import TemplateSyntaxError
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import mark_safe

from kontaktdichte.web.evaluations import NoConcept
from kontaktdichte.web.templatetags.kd import late, missing
from kontaktdichte.web.templatetags.kern import ANYTHING, COMPONENTS, Component, component, components
from kontaktdichte.web.views import errors

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src/kontaktdichte/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
VENDOR = WEB / "static/vendor"


def names() -> list[str]:
    return [str(path.relative_to(WEB / "templates")) for path in TEMPLATES]


def rendered(text: str) -> str:
    engine = engines["django"].engine
    assert isinstance(engine, Engine)
    return engine.from_string("{% load kern kd %}" + text).render(Context({}))


def test_every_text_is_german_and_current() -> None:
    """A caseworker reads an English sentence in the middle of a German page."""
    said = subprocess.run(
        [sys.executable, ROOT / "scripts/messages.py", "--check"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_german_reaches_the_page_and_english_stays_english() -> None:
    for language, word in (("de", "überfällig"), ("en", "overdue")):
        with translation.override(language):
            assert word in rendered('{% kern "badge" verdict="overdue" %}')


def test_no_german_is_written_into_a_template() -> None:
    """It would stay German for those who chose English."""
    code = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>|{#.*?#}", re.DOTALL)
    comment = re.compile(r"{% comment %}.*?{% endcomment %}|<title>.*?</title>|<svg.*?</svg>", re.DOTALL)
    allowed = {"kontaktdichte", "Deutsch", "English", "Muster", "Maria", "Moritz", "lang", "code"}
    found = {}
    for path in TEMPLATES:
        text = re.sub(
            r"{% blocktranslate.*?{% endblocktranslate %}",
            "",
            comment.sub("", path.read_text("utf-8")),
            flags=re.DOTALL,
        )
        words = set(re.findall(r"[A-Za-zÄÖÜäöüß]{3,}", code.sub(" ", text))) - allowed
        if words:
            found[path.name] = words
    assert not found, f"texts that are not translated: {found}"


@pytest.mark.parametrize("name", names())
def test_every_template_can_be_read(name: str) -> None:
    get_template(name)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline_that_the_security_policy_refuses(path: Path) -> None:
    """The browser would drop it, and a hole in the policy would let a stranger's script in."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(
        r"<style|\sstyle=|\son(?:click|change|load|submit|input|error|key\w+)=|javascript:|<script(?![^>]*\ssrc=)|hx-on",
        text,
    )
    assert not re.search(r"(?:src|href)=\"https?://(?!codeberg\.org/kontaktdichte)", text), "something of another house"


def test_every_template_is_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in [*TEMPLATES, *WEB.rglob("*.py")])
    used_by_name = {f"kern/{one.name}.html" for one in components()}
    theirs = Path(allauth.__file__).parent / "templates"  # shown by views of that library, under its names
    used_by_name |= {str(path.relative_to(theirs)) for path in theirs.rglob("*.html")}
    unused = [
        name for name in names() if f'"{name}"' not in code and name not in used_by_name and "errors/" not in name
    ]
    assert not unused, f"nobody shows {unused}"
    shown = {path.stem for path in (WEB / "templates/errors").glob("[!b]*.html")}
    assert shown == set(re.findall(r'_page\("(\w+)"', (WEB / "views/errors.py").read_text("utf-8")))


@pytest.mark.parametrize("one", components(), ids=lambda one: one.name)
def test_a_component_says_what_it_is_for_and_what_it_takes(one: Component) -> None:
    """Whoever builds a page chooses from what is declared, and a slip is an error at once."""
    declared = component(one.name)
    assert declared.purpose.endswith(".")
    assert declared.options
    text = (COMPONENTS / f"{declared.name}.html").read_text("utf-8").split("{% endcomment %}")[1]
    for option in declared.options.values():
        assert re.search(rf"\b{option.name}\b", text), f"{declared.name} ignores {option.name}"
        assert option.default is None or option.default in (*option.values, "") or ANYTHING in option.values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{% kern "badge" verdict="late" %}', "verdict is overdue or"),
        ('{% kern "badge" %}', "needs the option verdict"),
        ('{% kern "badge" verdict="open" colour="red" %}', "no option colour"),
        ('{% kern "bagde" verdict="open" %}', "no component bagde"),
    ],
)
def test_a_component_given_nonsense_is_an_error(text: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=said):
        rendered(text)


def test_a_verdict_is_told_by_word_colour_and_shape() -> None:
    """Eight per cent of men cannot tell the red badge from the green one."""
    badges = [
        rendered(f'{{% kern "badge" verdict="{verdict}" %}}')
        for verdict in component("badge").options["verdict"].values
    ]
    shapes = {re.findall(r"<svg.*?</svg>", badge, re.DOTALL)[0] for badge in badges}
    words = {re.findall(r'kern-label">([^<]+)', badge)[0] for badge in badges}
    assert len(shapes) == len(words) == len(badges)


def test_the_gallery_shows_every_component() -> None:
    page = (WEB / "templates/gallery/page.html").read_text("utf-8")
    assert set(re.findall(r"one=components\.(\w+)", page)) == {one.name for one in components()}


@pytest.mark.parametrize(
    ("days", "german", "english"),
    [
        (0, "spätestens heute", "today at the latest"), (1, "1 Tag zu spät", "1 day late"),
        (12, "12 Tage zu spät", "12 days late"), (-1, "noch 1 Tag", "1 day left"), (-3, "noch 3 Tage", "3 days left"),
        (365, "365 Tage zu spät", "365 days late"), (366, "über 1 Jahr zu spät", "over 1 year late"),
        (800, "über 2 Jahre zu spät", "over 2 years late"),
    ],
)  # fmt: skip
def test_how_late_somebody_is_reads_like_a_sentence(days: int, german: str, english: str) -> None:
    with translation.override("de"):
        assert late(days) == german
    with translation.override("en"):
        assert late(days) == english


def test_what_is_missing_is_counted() -> None:
    duty = {"need": 3, "counted": 1, "owed": "Kontakte", "by_contact": True}
    with translation.override("de"):
        assert missing(duty) == "Es fehlt: 2 Kontakte (1 von 3 erledigt)"
        assert missing(duty | {"by_contact": False, "owed": "Vereinbarung"}) == "Vereinbarung liegt noch nicht vor"


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ValueError("x"), 500, "schiefgegangen"),
        (NoConcept(), 503, "Noch kein Konzept in Kraft"),
        (OperationalError("gone"), 503, "Datenbank ist nicht erreichbar"),
    ],
)
def test_what_went_wrong_is_told_without_account_and_database(error: Exception, status: int, words: str) -> None:
    request = RequestFactory().get("/")
    with translation.override("de"):
        try:
            raise error
        except Exception:
            answer = errors.server_error(request)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert ("Retry-After" in answer) == (status == 503)


def test_refused_and_unknown_pages_say_what_to_do() -> None:
    request = RequestFactory().get("/")
    answers = [
        errors.not_found(request, Exception()),
        errors.forbidden(request),
        errors.bad_request(request, Exception()),
    ]
    assert [answer.status_code for answer in answers] == [404, 403, 400]


def test_what_others_made_carries_its_licence() -> None:
    assert {path.parent.name for path in VENDOR.glob("*/[LO]*")} == {path.name for path in VENDOR.iterdir()}
    declared = (ROOT / "REUSE.toml").read_text("utf-8")
    for folder in VENDOR.iterdir():
        assert f"static/vendor/{folder.name}/**" in declared
    assert "SIL OPEN FONT LICENSE" in (VENDOR / "fira-sans/OFL.txt").read_text("utf-8")


def test_what_is_drawn_once_keeps_language_and_markup_apart() -> None:
    """If it fails, somebody reads a badge in another's language, or a quoted sentence becomes markup."""
    with translation.override("de"):
        german = rendered('{% kern "badge" verdict="open" %}')
    with translation.override("en"):
        assert rendered('{% kern "badge" verdict="open" %}') != german
    quoted = '{% kern "reason" quote=quote section="1" summary="Warum?" %}'
    told = [
        engines["django"].from_string("{% load kern %}" + quoted).render({"quote": quote})
        for quote in (mark_safe("<b>a</b>"), "<b>a</b>", mark_safe("<b>a</b>"))
    ]
    assert told[0] == told[2]
    assert "<b>a</b>" in told[0]
    assert "&lt;b&gt;a&lt;/b&gt;" in told[1]
