"""Settings for tools that look at the pages without a database: tests before theirs runs, and mypy."""

import os

os.environ.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
os.environ.setdefault("KONTAKTDICHTE_SECRET_KEY", "only-for-tests-" * 5)
os.environ.setdefault("KONTAKTDICHTE_SECURE", "false")
os.environ.setdefault("KONTAKTDICHTE_TODAY", "2026-11-20")
os.environ.setdefault("KONTAKTDICHTE_ALLOWED_HOSTS", "testserver")

from kontaktdichte.web.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # many accounts, all made up
