"""Pages, a file per family. A view declares its policy, reads through ``access``, writes through ``actions``."""
