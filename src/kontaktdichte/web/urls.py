"""Addresses of the pages, German as in the browser's line."""

from __future__ import annotations

from django.urls import path

from kontaktdichte.web.views import account, client, contact, gallery, help, persons, today

urlpatterns = [
    path("", today.today, name="today"),
    path("klienten/", persons.persons, name="persons"),
    path("klienten/<uuid:key>/", client.file, name="client"),
    path("klienten/<uuid:key>/kontakt/", client.contact, name="client-contact"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/", contact.entry, name="contact"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/stornieren/", contact.cancel, name="contact-cancel"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/bestreiten/", contact.dispute, name="contact-dispute"),
    path("klienten/<uuid:key>/kontakte/<uuid:contact>/verschieben/", contact.move, name="contact-move"),
    path("anmelden/", account.login, name="login"),
    path("abmelden/", account.logout, name="logout"),
    path("sprache/", account.language, name="language"),
    path("hilfe/", help.contents, name="help"),
    path("hilfe/<slug:key>/", help.chapter, name="help-chapter"),
    path("bausteine/", gallery.gallery, name="gallery"),
    path("healthz", today.health, name="health"),
]

handler400 = "kontaktdichte.web.views.errors.bad_request"
handler403 = "kontaktdichte.web.views.errors.forbidden"
handler404 = "kontaktdichte.web.views.errors.not_found"
handler500 = "kontaktdichte.web.views.errors.server_error"
