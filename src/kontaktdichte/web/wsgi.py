"""What a server loads: ``granian --interface wsgi kontaktdichte.web.wsgi:application``."""

from __future__ import annotations

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktdichte.web.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what is loaded once stays: looking through it again and again would cost each page
gc.set_threshold(20_000, 20, 50)
sys.setswitchinterval(0.0005)  # seconds; a save asks a dozen questions, and after each waits for whoever draws a page
