"""Before tests and examples are collected: Django is set up, without a database."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.web.placeholders")
django.setup()
