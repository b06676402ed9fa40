"""Kontaktdichte: keep, plan and prove the minimum contact between caseworker and client."""
