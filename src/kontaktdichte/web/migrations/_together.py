"""Operations of one migration whose models are built once, not anew after each: a minute of a first start."""

from typing import Any

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """``Together(operation, …)``: creates what does not refer to anything that a later one of them creates."""

    reduces_to_sql = True
    reversible = False

    def __init__(self, *operations: Operation) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As Django writes migrations."""
        return type(self).__name__, list(self.operations), {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """All that they say, before anybody asks for a model."""
        state.is_delayed = True
        state.clear_delayed_apps_cache()
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Each by the models as they are after all of them."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` shows."""
        return f"{len(self.operations)} operations together"
