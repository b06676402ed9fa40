"""What a server loads: ``granian --interface wsgi kontaktdichte.web.wsgi:application``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktdichte.web.settings")
application = get_wsgi_application()
