"""Office files → the six checked tables and a list of what was not taken, each cell with its reason.

In: XLSX, CSV or Parquet files, a concept and a mapping profile. Out: :class:`Intake`. The room between the files of an
office and ``rules``; imports nothing but ``rules``. The front door; everything else in this folder is private.
"""

from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.profile import Profile, available_profiles, load_profile
from kontaktdichte.intake.reading import Intake, read
from kontaktdichte.intake.sheets import Limits
from kontaktdichte.intake.template import write_template

__all__ = ["Intake", "IntakeError", "Limits", "Profile", "available_profiles", "load_profile", "read", "write_template"]
