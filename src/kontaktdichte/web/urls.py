"""Addresses of the pages, German as in the browser's line."""

from __future__ import annotations

from django.urls import path

from kontaktdichte.web.views import account, client, persons, today

urlpatterns = [
    path("", today.today, name="today"),
    path("klienten/", persons.persons, name="persons"),
    path("klienten/<uuid:key>/", client.file, name="client"),
    path("klienten/<uuid:key>/kontakt/", client.record, name="client-contact"),
    path("anmelden/", account.login, name="login"),
    path("abmelden/", account.logout, name="logout"),
    path("healthz", today.health, name="health"),
]
