"""What the actions need, told a second time, and how the evidence may be tampered with: what P3 asks by.

An action that is in no module named here is asked for nothing, and its question survives.
"""

from __future__ import annotations

from tests.web.test_history import TAMPERED

from kontaktdichte.web.access import Permission

NEEDED = {  # by module, or by action where it needs something else
    "members": Permission.ADMINISTER, "login_rules.choose": Permission.ADMINISTER, "facts": Permission.CHANGE_FACTS,
    "login_providers": Permission.ADMINISTER, "contacts": Permission.RECORD_CONTACTS,
    "deviations": Permission.CHANGE_FACTS, "saved_lists.save": Permission.READ_CLIENTS,
    "absences": Permission.ACCOMPANY, "agreements": Permission.LEAD_PROJECT, "assignments": Permission.ASSIGN,
    "attachments": Permission.ACCOMPANY, "conferences": Permission.ACCOMPANY, "conferences.request": Permission.ASSIGN,
    "grants": Permission.GRANT, "grants.respond": Permission.SEE_SHARED, "notices": Permission.LEAD_PROJECT,
    "participation": Permission.ACCOMPANY, "partners": Permission.ACCOMPANY, "plans": Permission.ACCOMPANY,
    "plans.answer": Permission.ASSIGN, "meetings": Permission.LEAD_PROJECT, "meetings.answer": Permission.AGREE,
    "employers": Permission.ACCOMPANY, "costs": Permission.ACCOMPANY,
    "agreements.answer": Permission.AGREE,
    "reports": Permission.LEAD_PROJECT, "reports.acknowledge": Permission.AGREE,
}  # fmt: skip
LAST = "(select max(one.{0}) from {1} one where one.organisation_id = {1}.organisation_id)"
TAMPERINGS = {
    **TAMPERED,
    "no seal": f"delete from web_seal where state = {LAST.format('state', 'web_seal')}",
    "file": r"update web_attachment set content = content || '\x00'::bytea",
    "day": """update web_contact set "on" = "on" - 1""",
    "recorded": "update web_contact set recorded_at = recorded_at - interval '1 day'",
    "no contact": "delete from web_contact where form_key is null and replaces_id is not null",
    "link": "update web_link set at = at - interval '1 day' where number = 2",
    "no tail": f"delete from web_link where number = {LAST.format('number', 'web_link')}",
    "no link": "delete from web_link where number = 2", "head": "update web_chainhead set number = number + 1",
    "no member": "delete from web_membership where role = 'counsellor'",
}  # fmt: skip
