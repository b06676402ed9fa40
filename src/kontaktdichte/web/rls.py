"""How the database itself keeps organisations apart: what a migration does to a table, and a transaction's context.

Every table of an organisation is under forced row-level security, also for its owner; without a context reading it is
an error, never an empty list. What a migration says here is what it did then: arguments are explicit, nothing is read
from today's models. The tables in :data:`EXEMPT` belong to no organisation.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.migrations.operations.base import Operation

from kontaktdichte.web.clock import today

APP, BACKUP, DAY = "kontaktdichte_app", "kontaktdichte_backup", "app.day"
SETTING = "app.organisation"
OWN = f"(select current_setting('{SETTING}')::uuid)"
TODAY = f"(select current_setting('{DAY}')::date)"
SPAN = f'"from" <= {TODAY} AND ("until" IS NULL OR {TODAY} < "until")'
EXEMPT = {
    "django_migrations": "which migrations ran",
    "django_content_type": "names of the models",
    "django_session": "sessions of browsers, by a secret key",
    "auth_permission": "Django's own, empty of meaning here",
    "auth_group": "Django's own, empty",
    "auth_group_permissions": "Django's own, empty",
    "axes_accessattempt": "failed logins, before an organisation is known",
    "axes_accessattemptexpiration": "until when a login is locked",
    "axes_accessfailurelog": "failed logins",
    "axes_accesslog": "logins",
    "account_emailaddress": "django-allauth's addresses of accounts, empty: the account's own counts",
    "account_emailconfirmation": "django-allauth's, empty: the administration enters addresses",
    "mfa_authenticator": "second factors and passkeys of accounts, which may belong to several organisations",
    "usersessions_usersession": "where an account is logged in",
    "socialaccount_socialapp": "django-allauth's, empty: login providers are rows of their organisation",
    "socialaccount_socialaccount": "which login of a provider belongs to which account, before it is known where",
    "socialaccount_socialtoken": "django-allauth's, empty: no tokens are kept",
    "django_cache": "counters of tries and codes already used, shared by the workers; no personal data",
    "procrastinate_jobs": "jobs that wait: keys of organisations, no personal data",
    "procrastinate_events": "when a job was tried",
    "procrastinate_periodic_defers": "which jobs of the clock were asked for",
    "procrastinate_workers": "which workers live",
    "web_user": "accounts: may belong to several organisations",
    "web_userevent": "what accounts were, as the accounts themselves",
    "pghistory_context": "a library's, empty",
}


@contextmanager
def inside(organisation: UUID, using: str = "default") -> Iterator[None]:
    """A transaction in the context of one organisation."""
    with transaction.atomic(using=using):
        enter(organisation, using)
        yield


def enter(organisation: UUID, using: str = "default") -> None:
    """Set the context until the end of the running transaction: whose rows, and what partners publish on which day."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select set_config(%s, %s, true), set_config(%s, %s, true)",
            [DAY, today().isoformat(), SETTING, str(organisation)],
        )


def setting(name: str, value: str, using: str = "default") -> None:
    """Tell the database a word until the end of the running transaction."""
    with connections[using].cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [name, value])


class Sql(ABC, Operation):
    """Statements of a migration that change no model. There is no way back: data would be in the open."""

    reduces_to_sql = True
    reversible = False

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As Django writes migrations."""
        return type(self).__name__, list(self.arguments), {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No model changes."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run the statements."""
        for statement in self.statements():
            schema_editor.execute(statement, params=None)

    @abstractmethod
    def statements(self) -> Iterator[str]:
        """The SQL."""


class Secure(Sql):
    """``Secure(table, grants)``: seen only in its organisation's context; ``grants`` of the application's role."""

    def statements(self) -> Iterator[str]:
        """Row-level security, a key over both columns, the grants."""
        table, grants = self.arguments
        key = "id" if table in ("web_organisation", "web_organisationevent") else "organisation_id"
        yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
        yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
        yield f'CREATE POLICY own ON "{table}" USING ("{key}" = {OWN}) WITH CHECK ("{key}" = {OWN})'
        yield f'REVOKE ALL ON "{table}" FROM PUBLIC, {APP}'
        yield f'GRANT {grants} ON "{table}" TO {APP}'

    def describe(self) -> str:
        """What `migrate --plan` shows."""
        return f"Secure {self.arguments[0]}"


class Publish(Sql):
    """``Publish(table, condition)``: the organisation named in ``partner`` reads the rows for which it holds, too.

    ``condition`` is SQL in which :data:`SPAN` stands for "today within from and until of the row". The partner is one
    with which the owner works (``web_partner``).
    """

    def statements(self) -> Iterator[str]:
        """A policy for reading alone, and the key to the partner."""
        table, condition = self.arguments
        yield f'CREATE POLICY partner ON "{table}" FOR SELECT USING (partner = {OWN} AND ({condition}))'
        yield (
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_partner_fk" FOREIGN KEY (organisation_id, partner) '
            "REFERENCES web_partner (organisation_id, partner) DEFERRABLE INITIALLY DEFERRED NOT VALID"  # no rows yet
        )

    def describe(self) -> str:
        """What `migrate --plan` shows."""
        return f"Publish {self.arguments[0]}"


class Key(Sql):
    """``Key(table)``: rows can be referred to together with their organisation."""

    def statements(self) -> Iterator[str]:
        """A unique constraint over both columns."""
        (table,) = self.arguments
        yield f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_own_key" UNIQUE (organisation_id, id)'


class Refer(Sql):
    """``Refer(table, column, target, on delete)``: a foreign key over organisation and column."""

    def statements(self) -> Iterator[str]:
        """The constraint, checked at the end of the transaction."""
        table, column, target, deletion = self.arguments
        yield (
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{column}_own_fk" FOREIGN KEY (organisation_id, "{column}") '
            f'REFERENCES "{target}" (organisation_id, id) ON DELETE {deletion} DEFERRABLE INITIALLY DEFERRED'
        )


class Allow(Sql):
    """``Allow(table, grants)``: what the application's role may do with a table of no organisation."""

    def statements(self) -> Iterator[str]:
        """The grants, and those of its sequence."""
        table, grants = self.arguments
        yield f'GRANT {grants} ON "{table}" TO {APP}'
        yield f"""
DO $$ BEGIN
    EXECUTE 'GRANT USAGE ON SEQUENCE ' || pg_get_serial_sequence('{table}', 'id') || ' TO {APP}';
EXCEPTION WHEN undefined_column OR null_value_not_allowed THEN NULL;
END $$"""


class Chain(Sql):
    """``Chain()``: the functions that end an action with a link, and that say which organisations an account is in."""

    def statements(self) -> Iterator[str]:
        """Three functions; an operator who ends an action is no actor."""
        yield """
CREATE FUNCTION append_link(action uuid, kind text, actor uuid, root bytea) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    org uuid := current_setting('app.organisation')::uuid;
    head web_chainhead%ROWTYPE;
    moment timestamptz := clock_timestamp();
    nobody uuid := '00000000-0000-0000-0000-000000000000';
    new_digest bytea;
BEGIN
    SELECT * INTO STRICT head FROM web_chainhead WHERE organisation_id = org FOR UPDATE;
    new_digest := sha256(head.digest || int8send(head.number + 1) || uuid_send(action) || convert_to(kind, 'UTF8')
        || uuid_send(coalesce(actor, nobody)) || int8send((extract(epoch FROM moment) * 1000000)::bigint) || root);
    INSERT INTO web_link (id, organisation_id, number, action, kind, actor_id, at, root, digest)
        VALUES (gen_random_uuid(), org, head.number + 1, action, kind, actor, moment, root, new_digest);
    UPDATE web_chainhead SET number = head.number + 1, digest = new_digest WHERE organisation_id = org;
    RETURN head.number + 1;
END $$"""
        yield """
CREATE FUNCTION memberships_of(account uuid, day date)
    RETURNS TABLE (organisation uuid, name text, membership uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT m.organisation_id, o.name, m.id, m.role
    FROM web_membership m JOIN web_organisation o ON o.id = m.organisation_id
    JOIN web_user u ON u.id = m.user_id
    WHERE m.user_id = account AND u.is_active AND m."from" <= day AND (m."until" IS NULL OR day < m."until")
    ORDER BY o.name, m."from" $$"""
        yield """
CREATE FUNCTION organisations() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT id FROM web_organisation ORDER BY id $$"""
        yield f"GRANT CREATE ON SCHEMA public TO {BACKUP}"
        for function in ("memberships_of(uuid, date)", "organisations()"):
            yield f"ALTER FUNCTION {function} OWNER TO {BACKUP}"
            yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"
            yield f"GRANT EXECUTE ON FUNCTION {function} TO {APP}"
        yield f"REVOKE CREATE ON SCHEMA public FROM {BACKUP}"
        yield f"GRANT EXECUTE ON FUNCTION append_link(uuid, text, uuid, bytea) TO {APP}"


class Acted(Sql):
    """``Acted()``: the action that a row's state names, without which there is no change; notes that there is one."""

    def statements(self) -> Iterator[str]:
        """The function of the states' column."""
        yield """
CREATE FUNCTION current_action() RETURNS uuid LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    action text := current_setting('app.action', true);
BEGIN
    IF coalesce(action, '') = '' THEN
        RAISE EXCEPTION 'rows of an organisation change within an action only (kontaktdichte.web.actions.acting)';
    END IF;
    PERFORM set_config('app.stated', action, true);
    RETURN action::uuid;
END $$"""


class Doors(Sql):
    """``Doors()``: which login provider has an address, which are offered; whether an account is a member elsewhere."""

    def statements(self) -> Iterator[str]:
        """Three functions that look over organisations."""
        yield """
CREATE FUNCTION login_provider(address text)
    RETURNS TABLE (organisation uuid, slug text, name text, issuer text, client_id text, secret text,
        email_claim text, vouches boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT organisation_id, p.slug, p.name, p.issuer, p.client_id, p.secret, p.email_claim, p.vouches
    FROM web_loginprovider p WHERE p.slug = address AND p.active $$"""
        yield """
CREATE FUNCTION login_providers() RETURNS TABLE (slug text, name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT p.slug, p.name FROM web_loginprovider p WHERE p.active AND p.listed ORDER BY p.name, p.slug $$"""
        yield """
CREATE FUNCTION elsewhere(account uuid, day date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT EXISTS (SELECT FROM web_membership m WHERE m.user_id = account AND (m."until" IS NULL OR m."until" > day)
        AND m.organisation_id <> current_setting('app.organisation')::uuid) $$"""
        yield f"GRANT CREATE ON SCHEMA public TO {BACKUP}"
        for function in ("login_provider(text)", "login_providers()", "elsewhere(uuid, date)"):
            yield f"ALTER FUNCTION {function} OWNER TO {BACKUP}"
            yield f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC"
            yield f"GRANT EXECUTE ON FUNCTION {function} TO {APP}"
        yield f"REVOKE CREATE ON SCHEMA public FROM {BACKUP}"
