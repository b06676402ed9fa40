"""What a row that may change was before: every state as a row of its own, written by triggers of the database.

Nothing that writes can forget it, an update in SQL no more than a page. A state names the action that made it; the
chain commits to the states of each action (:class:`~kontaktdichte.web.models.evidence.Seal`), so rows that may change
are as safe from unseen changes as those that may not. Tables of an organisation change within an action only: outside
of one the database refuses. A new table is append-only, or :func:`remembered`, or in :data:`FORGOTTEN` with a why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import pghistory
from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import Cast, NullIf

from kontaktdichte.web.models.base import EVIDENT, EVIDENT_STAFF

M = TypeVar("M", bound=models.Model)
FORGOTTEN = {
    "web_chainhead": "the end of the chain, which every link repeats",
    "web_dutystate": "derived: made anew from what is recorded at any time",
    "web_computed": "derived: when that was made",
    "web_comingchange": "derived: what changes by itself",
    "web_savedlist": "what a member likes to look at: says nothing of a case, and a deleted one can be fetched back",
    "web_unmetduty": "derived: which mandatory duties were not met, and their notices",
    "web_missingfact": "derived: what is not known",
    "web_openfinding": "derived: what contradicts itself",
    "web_sharedcontact": "derived: what a partner reads of contacts",
    "web_sharedduty": "derived: what a partner reads of duties",
    "django_session": "who is logged in; ends by itself",
    "django_content_type": "names of the models, written by migrations",
    "auth_permission": "names of permissions nobody uses, written by migrations",
    "auth_group": "empty, never written",
    "pghistory_context": "empty: a state names its action itself",
    "axes_accessattempt": "failed logins, counted and forgotten",
    "axes_accessattemptexpiration": "until when a login is locked",
    "axes_accessfailurelog": "a log of its own",
    "axes_accesslog": "a log of its own",
    "account_emailaddress": "empty: the account's own address counts",
    "account_emailconfirmation": "empty: the administration enters addresses",
    "mfa_authenticator": "secrets of second factors, which no state may keep after they are removed",
    "usersessions_usersession": "where an account is logged in; ends by itself",
    "socialaccount_socialapp": "empty: login providers are rows of their organisation",
    "socialaccount_socialaccount": "which login of a provider is whose; released by an action of its own",
    "socialaccount_socialtoken": "empty: no tokens are kept",
    "procrastinate_jobs": "jobs that wait, forgotten when they are done",
    "procrastinate_events": "when a job was tried, forgotten with it",
    "procrastinate_periodic_defers": "which jobs of the clock were asked for",
    "procrastinate_workers": "which workers live",
    "django_cache": "counters of tries; they end by themselves",
}


def remembered(*secret: str, everybodys: bool = False) -> Callable[[type[M]], type[M]]:
    """Keep every state of a model's rows, without the columns named ``secret`` (or computed).

    ``everybodys``: the table is of no organisation, and may change outside an action too.
    """
    made_by: models.Expression = Func(function="current_action")
    if everybodys:
        setting = Func(Value("app.action"), Value(True), function="current_setting", output_field=models.TextField())
        made_by = Cast(NullIf(setting, Value("")), models.UUIDField())

    def tracked(model: type[M]) -> type[M]:
        name = model._meta.model_name
        pghistory.track(
            pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=list(secret),
            obj_field=None, context_field=cast(Any, None),
            attrs={
                "pgh_id": models.BigAutoField(primary_key=True, db_comment=EVIDENT),
                "pgh_created_at": models.DateTimeField(auto_now_add=True, db_comment=EVIDENT_STAFF),
                "pgh_label": models.CharField(max_length=10, db_comment=EVIDENT),
                "action": models.UUIDField(db_default=made_by, null=everybodys, db_comment=EVIDENT),
            },
            meta={"indexes": [
                models.Index(fields=["action"], name=f"{name}_action"),
                models.Index(fields=["id"], name=f"{name}_states"),
            ]},
        )(model)  # fmt: skip
        return model

    return tracked


def states(model: type[models.Model]) -> type[models.Model]:
    """The table of a remembered model's states."""
    found: type[models.Model] = cast(Any, model).pgh_event_model
    return found


def remembering() -> list[type[models.Model]]:
    """The remembered models of organisations, by name."""
    found = (cast(Any, one).pgh_tracked_model for one in pghistory.core.event_models(include_missing_pgh_obj=True))
    return sorted((one for one in found if one._meta.model_name != "user"), key=lambda one: str(one._meta.db_table))
