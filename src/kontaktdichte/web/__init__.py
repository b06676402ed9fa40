"""The web application: requests in, pages out.

Asks ``reports``, ``planning``, ``intake`` and ``rules``; nothing asks it. Besides ``cli`` the one room that may know
Django, a database or the network.
"""
