"""What keeps the project's own PostgreSQL from starting, said to a person; in: what PostgreSQL wrote, out: sentences.

The sentences stand in ``errors.yaml`` beside this file; each names the folder and what to do.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yaml")
SENTENCES: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text("utf-8"))
_SIGNS = (
    ("full", "No space left on device|Disk quota exceeded"),
    ("nobody", "could not look up effective user ID"),
    ("taken", "lock file .* already exists|pre-existing shared memory block|Is another postmaster|already in use"),
    ("version", "incompatible with server|initialized by PostgreSQL version|not compatible with this version"),
    ("unwritable", "Permission denied|Read-only file system|Operation not permitted"),
    ("broken", "PANIC:|pg_control|valid checkpoint|not a (valid|database)|checksum|could not (open|access|read)"),
)  # fmt: skip
_LOUD = re.compile(r"(?:FATAL|PANIC|error):\s+(?!the database system is)(\S.*)", re.IGNORECASE)  # not our own knocking


class DatabaseError(RuntimeError):
    """The project's own PostgreSQL cannot be had; ``de`` and ``en`` say what to do, ``code`` is stable."""

    def __init__(self, code: str, folder: object, detail: object = "") -> None:
        self.code = code
        self.de, self.en = (SENTENCES[code][tongue].format(folder=folder, detail=detail) for tongue in ("de", "en"))
        super().__init__(self.de)


def diagnosis(log: str, folder: object) -> DatabaseError:
    """What PostgreSQL's own words mean for a person; its last loud line is the detail."""
    loud = _LOUD.findall(log) or log.strip().splitlines() or ["?"]
    code = next((code for code, sign in _SIGNS if re.search(sign, log)), "other")
    return DatabaseError(code, folder, loud[-1].strip())


def unwritable(error: OSError, folder: object) -> DatabaseError:
    """The sentence for what the file system refused."""
    reason = error.strerror or str(error)
    return diagnosis(reason, folder) if "No space" in reason else DatabaseError("unwritable", folder, reason)
