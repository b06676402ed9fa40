"""Components of pages: ``{% kern "badge" verdict="missed" %}``, or ``kern_block`` around what stands in them.

In: a template of templates/kern/, whose header comment declares its options. Out: markup. An option that is not
declared, one that is missing, a value that is not among those declared: an error, at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.utils import translation
from django.utils.safestring import SafeData, SafeString

COMPONENTS = Path(__file__).resolve().parent.parent / "templates" / "kern"
ANYTHING = "anything"
DRAWN_ONCE = ("badge", "reason")  # say how duties stand and what the document says, nothing of a person
register = template.Library()


class ComponentError(template.TemplateSyntaxError):
    """A component was given what its header comment does not declare."""


@dataclass(frozen=True)
class Option:
    """An option as declared: ``name = default: values``, or ``name: values`` where one must be given."""

    name: str
    default: str | None
    values: tuple[str, ...]


@dataclass(frozen=True)
class Component:
    """A component: what it is for, what it takes."""

    name: str
    purpose: str
    options: dict[str, Option]

    def checked(self, given: dict[str, Any]) -> dict[str, Any]:
        """The options with their defaults. Raises ComponentError."""
        if unknown := given.keys() - self.options.keys():
            raise ComponentError(f"{self.name} has no option {', '.join(sorted(unknown))}")
        return {name: self._value(option, given) for name, option in self.options.items()}

    def _value(self, option: Option, given: dict[str, Any]) -> Any:
        if option.name not in given:
            if option.default is None:
                raise ComponentError(f"{self.name} needs the option {option.name}")
            return option.default
        value = given[option.name]
        if ANYTHING not in option.values and str(value) not in option.values:
            raise ComponentError(f"{self.name}: {option.name} is {' or '.join(option.values)}, not {value!r}")
        return value


@lru_cache(maxsize=64)
def component(name: str) -> Component:
    """A component by its name. Raises ComponentError."""
    path = COMPONENTS / f"{name}.html"
    if not path.is_file():
        raise ComponentError(f"there is no component {name}")
    header = path.read_text(encoding="utf-8").split("{% comment %}")[1].split("{% endcomment %}")[0]
    purpose, *lines = header.strip().splitlines()
    options = [_option(line) for line in lines if line.strip()]
    return Component(name, purpose.strip(), {option.name: option for option in options})


def _option(line: str) -> Option:
    declared, values = line.split(":", 1)
    name, equals, default = (part.strip() for part in declared.partition("="))
    return Option(name, default.strip('"') if equals else None, tuple(value.strip() for value in values.split("|")))


def components() -> list[Component]:
    """All of them, by name."""
    return [component(path.stem) for path in sorted(COMPONENTS.glob("*.html"))]


@lru_cache(maxsize=2048)
def _drawn(name: str, language: str | None, options: tuple[tuple[str, str, bool], ...]) -> SafeString:
    """A component that stands in every row of a list, drawn once for what it says and in which language."""
    chosen = component(name).checked({key: value for key, value, _safe in options})
    return SafeString(template.engines["django"].get_template(f"kern/{name}.html").render({"content": "", **chosen}))


def _render(context: template.Context, name: str, content: str, options: dict[str, Any]) -> SafeString:
    assert context.template is not None
    if name in DRAWN_ONCE and not content and all(isinstance(value, str) for value in options.values()):
        said = tuple((key, value, isinstance(value, SafeData)) for key, value in options.items())
        return _drawn(name, translation.get_language(), said)
    chosen = component(name).checked(options)
    shown = context.template.engine.get_template(f"kern/{name}.html")
    with context.push(content=content, **chosen):
        return shown.render(context)


@lru_cache(maxsize=2048)
def _part(name: str, language: str | None, options: tuple[tuple[str, Any], ...]) -> SafeString:
    return SafeString(template.engines["django"].get_template(name).render(dict(options)))


@register.simple_tag
def drawn(name: str, **options: str | bool) -> SafeString:
    """A part that is the same in many rows of lists, drawn once for what it says and in which language.

    Only what the concept says may be given to it, nothing of a person: it stays in memory.
    """
    return _part(name, translation.get_language(), tuple(options.items()))


@register.simple_tag(takes_context=True)
def kern(context: template.Context, name: str, **options: Any) -> SafeString:
    """A component without content of its own."""
    return _render(context, name, "", options)


@register.simple_block_tag(takes_context=True)
def kern_block(context: template.Context, content: str, name: str, **options: Any) -> SafeString:
    """A component around what stands between its tags."""
    return _render(context, name, content, options)


@register.filter
def control(field: BoundField) -> SafeString:
    """The input of a field: its class, and what describes it."""
    kind = "kern-form-input__select" if is_select(field) else "kern-form-input__input"
    kind = "kern-form-check__checkbox" if is_check(field) else kind
    described = [f"{field.auto_id}_hint"] if field.help_text else []
    attributes: dict[str, str | bool] = {"class": kind}
    if field.errors:
        attributes |= {"class": f"{kind} {kind}--error", "aria-invalid": "true"}
        described.append(f"{field.auto_id}_error")
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)


@register.filter
def is_select(field: BoundField) -> bool:
    """Whether one of several values is chosen."""
    return hasattr(field.field.widget, "choices")


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether something is ticked or not."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def page_numbers(paginator: Any, number: int) -> list[int | None]:
    """First, last and those around the current page; None where some are left out."""
    elided = paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
    return [one if isinstance(one, int) else None for one in elided]
