"""Fetch what browsers get from us and we did not write: KERN UX, Fira Sans, htmx; axe for the browser tests.

``python scripts/vendor.py`` writes the files anew; ``--check`` compares them with the packages. Needs npm, once, at the
desk of whoever raises a version: the files are committed, nothing of node runs where the application runs. A package
whose hash is not the one pinned here is not unpacked.
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "src/kontaktdichte/web/static/vendor"
WEIGHTS = ("Regular", "Italic", "Medium", "MediumItalic", "SemiBold", "SemiBoldItalic")  # those KERN asks for
FACES = [f"FiraSans-{weight}.woff2" for weight in WEIGHTS]


@dataclass(frozen=True)
class Package:
    """A package of the registry and which of its files go where."""

    name: str
    version: str
    sha512: str  # as the registry writes it: base64
    files: dict[str, Path]  # in the package → here


PACKAGES = (
    Package(
        "@kern-ux/native", "2.7.2",
        "TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg==",
        {"dist/kern.min.css": STATIC / "kern/kern.min.css", "LICENSE.md": STATIC / "kern/LICENSE.md"}
        | {f"dist/fonts/fira-sans/{face}": STATIC / "fira-sans" / face for face in FACES},
    ),
    Package(  # only for the licence text of the font, which KERN's package leaves out
        "@fontsource/fira-sans", "5.3.0",
        "z1SKSG7eRhm3srlb7rQ3j77QP4TP7OFxCZ4wUWhCdt+3hOF9K0AyvybpAsz6+JWNcCVV7AqC7dbOT3e67P2r5A==",
        {"LICENSE": STATIC / "fira-sans/OFL.txt"},
    ),
    Package(
        "htmx.org", "2.0.11",
        "Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
        {"dist/htmx.min.js": STATIC / "htmx/htmx.min.js", "LICENSE": STATIC / "htmx/LICENSE"},
    ),
    Package(
        "axe-core", "4.14.1",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
        {"axe.min.js": ROOT / "tests/e2e/axe/axe.min.js", "LICENSE": ROOT / "tests/e2e/axe/LICENSE"},
    ),
)  # fmt: skip


def packed(package: Package) -> bytes:
    """The package as the registry has it. Raises SystemExit if it is another one than was looked at."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (archive,) = Path(folder).glob("*.tgz")
        content = archive.read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != package.sha512:
        raise SystemExit(f"{package.name} {package.version} has another hash than the one pinned here")
    return content


def files(package: Package) -> Iterator[tuple[Path, bytes]]:
    """Each file that is taken, with where it goes."""
    with tarfile.open(fileobj=io.BytesIO(packed(package))) as archive:
        for inside, here in package.files.items():
            member = archive.extractfile(f"package/{inside}")
            assert member is not None
            yield here, member.read()


def main(check: bool) -> int:
    """Write the files, or name those that differ."""
    stale = []
    for package in PACKAGES:
        for path, content in files(package):
            if check and (not path.exists() or path.read_bytes() != content):
                stale.append(str(path.relative_to(ROOT)))
            elif not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    if stale:
        print("differs from its package: " + ", ".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
