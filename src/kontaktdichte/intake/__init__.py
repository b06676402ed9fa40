"""Office files → the six checked tables and a list of what was not taken, each cell with its reason.

In: XLSX, CSV or Parquet files, a concept and a mapping profile. Out: :class:`Intake`. The room between the files of an
office and ``rules``; imports nothing but ``rules``. The front door; everything else in this folder is private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontaktdichte.intake.messages import IntakeError
from kontaktdichte.intake.profile import Profile, available_profiles, load_profile
from kontaktdichte.intake.reading import Intake, read
from kontaktdichte.intake.sheets import Limits

if TYPE_CHECKING:
    from kontaktdichte.intake.template import write_template

__all__ = ["Intake", "IntakeError", "Limits", "Profile", "available_profiles", "load_profile", "read", "write_template"]


def __getattr__(name: str) -> Any:
    """Import ``write_template`` on first use: whoever only reads does not pay for the workbook writer."""
    if name != "write_template":
        raise AttributeError(f"module 'kontaktdichte.intake' has no attribute {name!r}")
    from kontaktdichte.intake.template import write_template

    return write_template
