"""Addresses of the pages, German as in the browser's line."""

from __future__ import annotations

from django.urls import path, re_path

from kontaktdichte.web.views import (
    account,
    administration,
    assigned,
    attachments,
    client,
    contact,
    deviation,
    entrance,
    exports,
    facts,
    gallery,
    grants,
    help,
    in_project,
    lists,
    month,
    notices,
    operation,
    participation,
    persons,
    supervision,
    timeline,
    today,
)

ENTRANCE = [
    path("anmelden/", entrance.login, name="account_login"),
    path("anmelden/fortsetzen/", entrance.resume, name="resume"),
    path("anmelden/zweiter-faktor/", entrance.second_factor, name="mfa_authenticate"),
    path("anmelden/passkey/", entrance.passkey, name="mfa_login_webauthn"),
    path("anmelden/ueber/<slug:provider_id>/", entrance.by_provider, name="openid_connect_login"),
    path("anmelden/ueber/<slug:provider_id>/antwort/", entrance.from_provider, name="openid_connect_callback"),
    path("abmelden/", entrance.logout, name="account_logout"),
    path("passwort-vergessen/", entrance.forgotten, name="account_reset_password"),
    path("passwort-vergessen/gesendet/", entrance.forgotten_done, name="account_reset_password_done"),
    path("passwort/gesetzt/", entrance.new_password_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^passwort/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", entrance.new_password,
        name="account_reset_password_from_key",
    ),
    path("organisation/", entrance.organisation, name="organisation"),
    path("sprache/", entrance.language, name="language"),
]  # fmt: skip
OWN = [
    path("konto/", account.own, name="account"),
    path("konto/", account.own, name="mfa_index"),
    path("konto/", account.own, name="mfa_list_webauthn"),
    path("konto/zweiter-faktor/", account.factor, name="second-factor"),
    path("konto/abmelden/", account.end_sessions, name="end-sessions"),
    path("konto/passwort/", account.password, name="account_change_password"),
    path("konto/bestaetigen/", account.again, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", account.again_by_code, name="mfa_reauthenticate"),
    path("konto/bestaetigen/passkey/", account.again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("konto/app/", account.app_on, name="mfa_activate_totp"),
    path("konto/app/entfernen/", account.app_off, name="mfa_deactivate_totp"),
    path("konto/codes/", account.codes, name="mfa_view_recovery_codes"),
    path("konto/codes/neu/", account.new_codes, name="mfa_generate_recovery_codes"),
    path("konto/passkey/", account.new_passkey, name="mfa_add_webauthn"),
    path("konto/passkey/<int:pk>/entfernen/", account.passkey_off, name="mfa_remove_webauthn"),
]
ADMINISTRATION = [
    path("verwaltung/", administration.listed, name="members"),
    path("verwaltung/mitglieder/neu/", administration.add, name="member-add"),
    path("verwaltung/mitglieder/<uuid:key>/", administration.member, name="member"),
    path("verwaltung/mitglieder/<uuid:key>/aendern/", administration.change, name="member-change"),
    path("verwaltung/mitglieder/<uuid:key>/beenden/", administration.end, name="member-end"),
    path("verwaltung/mitglieder/<uuid:key>/sofort-beenden/", administration.end_now, name="member-end-now"),
    path("verwaltung/mitglieder/<uuid:key>/schritt/", administration.step, name="member-step"),
    path("verwaltung/mitglieder/<uuid:key>/link/", administration.link, name="member-link"),
    path("verwaltung/einheiten/", administration.units, name="units"),
    path("verwaltung/einheiten/<uuid:key>/", administration.unit, name="unit"),
    path("verwaltung/konzept/", administration.concept, name="concept"),
    path("verwaltung/anmeldung/", administration.provider, name="login-provider"),
    path("verwaltung/zweiter-faktor/", administration.second_factor, name="login-rule"),
]
IN_PROJECT = [  # the Jobcenter's side
    path("in-projekten/", in_project.listed, name="in-projects"),
    path("klienten/<uuid:key>/projekt/", in_project.of_client, name="in-project"),
    path("klienten/<uuid:key>/projekt/zuweisen/", in_project.assign, name="assign"),
    path(
        "klienten/<uuid:key>/projekt/zuweisungen/<uuid:assignment>/zuruecknehmen/", in_project.withdraw,
        name="assignment-withdraw",
    ),
]  # fmt: skip
PARTICIPATION = [  # the provider's side
    path("zugewiesen/", assigned.assigned, name="assigned"),
    path("zugewiesen/<uuid:assignment>/", assigned.entry, name="entry"),
    path("klienten/<uuid:key>/teilnahme/", participation.page, name="participation"),
    path("klienten/<uuid:key>/teilnahme/austritt/", participation.leave, name="exit"),
    path("klienten/<uuid:key>/teilnahme/nachbetreuung/", participation.aftercare, name="aftercare"),
    path("klienten/<uuid:key>/teilnahme/regulaer/", participation.regular, name="regular"),
    path("klienten/<uuid:key>/teilnahme/freigaben/<uuid:sharing>/beenden/", participation.unshare, name="unshare"),
]
MONTH = [
    path("monat/", month.sheet, name="month"),
    path("monat/vertretung/", month.substitute, name="month-substitute"),
    path("monat/<uuid:key>/", month.participant, name="month-participant"),
    path("monat/<uuid:key>/abwesenheit/", month.absence, name="month-absence"),
    path("monat/<uuid:key>/abwesenheit/<uuid:absence>/zuruecknehmen/", month.absence_back, name="month-absence-back"),
    path("monat/<uuid:key>/unterschrieben/", attachments.attach, name="month-attach"),
    path("anlagen/<uuid:file>/", attachments.attachment, name="attachment"),
]
NOTICES = [
    path("abweichungen/", notices.listed, name="deviations"),
    path("mitteilungen/geprueft/", notices.review, name="deviation-review"),
    path("mitteilungen/<uuid:project>/freigeben/", notices.disclose, name="notice-disclose"),
    path("mitteilungen/<uuid:project>/<str:month>/vorbereiten/", notices.prepare, name="notice-prepare"),
    path("mitteilungen/<uuid:key>/", notices.notice, name="notice"),
    path("mitteilungen/<uuid:key>/uebernehmen/", notices.take_over, name="notice-take-over"),
    path("bewilligung/", grants.dashboard, name="grants"),
    path("bewilligung/mitteilungen/<uuid:key>/", grants.inbox, name="grant-notice"),
    path("bewilligung/grundsaetze/", grants.principles, name="principles"),
    path("bewilligung/ohne-grund/", grants.escalations, name="escalations"),
    path("aufsicht/", supervision.supervised, name="supervision"),
    path("aufsicht/<uuid:key>/", supervision.supervision_feedback, name="supervision-feedback"),
    path("rueckkopplung/", supervision.received, name="received"),
    path("rueckkopplung/<uuid:key>/", supervision.received_feedback, name="received-feedback"),
]
urlpatterns = [
    *ENTRANCE,
    *OWN,
    *ADMINISTRATION,
    *IN_PROJECT,
    *PARTICIPATION,
    *MONTH,
    *NOTICES,
    path("", today.today, name="today"),
    path("klienten/", persons.persons, name="persons"),
    path("klienten/liste.xlsx", exports.persons, {"form": "xlsx"}, name="persons-xlsx"),
    path("klienten/liste.csv", exports.persons, {"form": "csv"}, name="persons-csv"),
    path("klienten/listen/", lists.lists, name="lists"),
    path("klienten/listen/<uuid:key>/", lists.change, name="list"),
    path("klienten/<uuid:key>/kontakte.xlsx", exports.contacts, {"form": "xlsx"}, name="contacts-xlsx"),
    path("klienten/<uuid:key>/kontakte.csv", exports.contacts, {"form": "csv"}, name="contacts-csv"),
    path("klienten/<uuid:key>/", client.file, name="client"),
    path("klienten/<uuid:key>/kontakt/", client.contact, name="client-contact"),
    path("klienten/<uuid:key>/pflichten/<slug:rule>/<str:window>/", deviation.deviation, name="deviation"),
    path("klienten/<uuid:key>/zeitstrahl/", timeline.page, name="timeline"),
    path("klienten/<uuid:key>/zeitstrahl.svg", timeline.picture, name="timeline-picture"),
    path("klienten/<uuid:key>/angaben/", facts.facts, name="facts"),
    path("klienten/<uuid:key>/angaben/<slug:table>/<slug:name>/", facts.fact, name="fact"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/", contact.entry, name="contact"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/stornieren/", contact.cancel, name="contact-cancel"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/bestreiten/", contact.dispute, name="contact-dispute"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/verschieben/", contact.move, name="contact-move"),
    path("hilfe/", help.contents, name="help"),
    path("hilfe/<slug:key>/", help.chapter, name="help-chapter"),
    path("bausteine/", gallery.gallery, name="gallery"),
    path("healthz", operation.alive, name="health"),
    path("readyz", operation.ready, name="ready"),
    path("metrics", operation.metrics, name="metrics"),
]

handler400 = "kontaktdichte.web.views.errors.bad_request"
handler403 = "kontaktdichte.web.views.errors.forbidden"
handler404 = "kontaktdichte.web.views.errors.not_found"
handler429 = "kontaktdichte.web.views.errors.too_many"
handler500 = "kontaktdichte.web.views.errors.server_error"
