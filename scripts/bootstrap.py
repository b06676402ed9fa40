"""Build .venv from uv.lock; in: a bare Python >= 3.11 and a package registry, out: .venv and its stamp.

Run by every make target. When the stamp names this folder and this lock, nothing happens: no network, no reinstall. An
interrupted run left no stamp, so the next one starts over. Only the standard library, and readable by a Python that is
too old, so that it can say so.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, ".kontaktdichte-ready")
OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
CA_BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


def main():
    """Bring .venv up to date, or say in one sentence why that is impossible."""
    move_to_a_newer_python()
    with one_at_a_time():
        if not is_ready():
            build()
        if sys.argv[1:2] == ["--extra"]:
            add(sys.argv[2])


def move_to_a_newer_python():
    """Hand over to a newer Python on the PATH when this one is too old and the user did not choose it."""
    if sys.version_info >= OLDEST:
        return
    found = None if os.environ.get("PYTHON") else next(filter(is_new_enough, NEWER), None)
    if found is None:
        sentence = (
            "kontaktdichte needs Python 3.11 or newer and this is {}.{}: name one, as in `make PYTHON=python3.12 test`."
        )
        stop(sentence.format(*sys.version_info[:2]))
    os.execvp(found, [found, *sys.argv])


def is_new_enough(name):
    """Whether this command is there, starts, and is no older than we need."""
    test = "import sys; sys.exit(sys.version_info < {!r})".format(OLDEST)
    return shutil.which(name) is not None and subprocess.call([name, "-c", test], stderr=subprocess.DEVNULL) == 0


def one_at_a_time():
    """Hold a lock on the project's own folder, so that two terminals do not build the same .venv."""
    handle = open(os.path.abspath(__file__))  # noqa: SIM115
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    except (ImportError, OSError):
        pass  # no file locks here (Windows, some network drives): then as before
    return handle


def is_ready():
    """Whether the last run finished, here, with this lock, and its Python still exists."""
    return os.path.exists(interpreter()) and read(STAMP) == wanted().encode()


def wanted():
    """What .venv must have been built from: this folder, this script, this project, this lock."""
    digest = hashlib.sha256(ROOT.encode("utf-8", "surrogateescape"))
    for name in ("uv.lock", "pyproject.toml", os.path.join("scripts", "bootstrap.py")):
        digest.update(read(os.path.join(ROOT, name)))
    return digest.hexdigest()


def build():
    """Make .venv from the lock and set the stamp last."""
    if not (os.path.exists(STAMP) and os.path.exists(interpreter())):
        create_venv()
    if os.path.exists(STAMP):
        os.remove(STAMP)
    install_uv()
    index = registry()
    if index is None:
        uv("sync", "--locked", "--compile-bytecode", "--quiet")
    else:
        install_from(index)
    with open(STAMP, "w") as stamp:
        stamp.write(wanted())


def add(extra):
    """Install what an extra of the project needs besides; the next ordinary run leaves it there."""
    index = registry()
    if index is None:
        uv("sync", "--frozen", "--inexact", "--extra", extra, "--quiet")
    else:
        exported = os.path.join(VENV, "locked.txt")
        uv("export", "--frozen", "--no-emit-project", "--extra", extra, "--quiet", "--output-file", exported)
        uv("pip", "install", "--require-hashes", "--quiet", "--default-index", index, "--requirements", exported)


def create_venv():
    """Make an empty .venv, or leave none."""
    try:
        import venv
        from ensurepip import version  # noqa: F401
    except ImportError:
        stop("kontaktdichte needs Python's venv module, missing here: run `apt install python3-venv` and try again.")
    say("Setting up .venv, once; this takes a minute at most.")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        stop("Python could not create {}: {}.".format(VENV, str(error) or "interrupted"))


def install_uv():
    """Install the uv that uv.lock names, checked against its hashes there."""
    import tomllib

    packages = tomllib.loads(read(os.path.join(ROOT, "uv.lock")).decode())["package"]
    locked = next(package for package in packages if package["name"] == "uv")
    hashes = ["--hash=" + wheel["hash"] for wheel in locked["wheels"]]
    pinned = os.path.join(VENV, "uv.txt")
    with open(pinned, "w") as file:
        file.write("uv==" + locked["version"] + " " + " ".join(hashes) + "\n")
    options = "--quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes --requirement"
    run([interpreter(), "-m", "pip", "install", *options.split(), pinned])


def install_from(index):
    """Install the locked versions, checked against the locked hashes, from the office's own registry."""
    exported = os.path.join(VENV, "locked.txt")
    uv("export", "--frozen", "--no-emit-project", "--quiet", "--output-file", exported)
    uv("pip", "sync", "--require-hashes", "--compile-bytecode", "--quiet", "--default-index", index, exported)
    uv("pip", "install", "--no-deps", "--quiet", "--default-index", index, "--editable", ".")


def registry():
    """The registry this machine was told to use instead of PyPI (uv's or pip's setting), or None."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name]
    for setting in (":env:.index-url", "global.index-url", "install.index-url"):
        question = [interpreter(), "-m", "pip", "config", "get", setting]
        answer = subprocess.run(question, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if answer.returncode == 0:
            return answer.stdout.decode().strip()
    return None


def uv(*arguments):
    """Run the uv inside .venv on this project."""
    run([interpreter(), "-m", "uv", *list(arguments)])


def run(command):
    """Run one installation step; when it fails its own words are on the terminal, ours is one sentence."""
    if subprocess.call(command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL) != 0:
        stop("Setting up .venv failed, see above; nothing is lost, run the same command again when the cause is gone.")


def environment():
    """The caller's environment without what would lead an installation elsewhere."""
    astray = ("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "UV_TARGET")
    chosen = {name: value for name, value in os.environ.items() if name not in astray}
    chosen.update(PYTHONUTF8="1", PIP_USER="0", PIP_NO_INPUT="1", UV_NO_CONFIG="1", UV_PYTHON_DOWNLOADS="never")
    chosen.update(UV_PYTHON=interpreter(), UV_PROJECT_ENVIRONMENT=VENV, VIRTUAL_ENV=VENV)
    if not can_cache(chosen):
        chosen.update(XDG_CACHE_HOME=os.path.join(ROOT, ".cache"), XDG_DATA_HOME=os.path.join(ROOT, ".cache", "data"))
    if "SSL_CERT_FILE" not in chosen:
        trust_what_pip_trusts(chosen)
    chosen.setdefault("UV_LINK_MODE", "copy")
    return chosen


def can_cache(chosen):
    """Whether pip and uv may write where they usually keep their downloads."""
    home = chosen.get("HOME", "")
    return bool(chosen.get("XDG_CACHE_HOME")) or os.name == "nt" or (bool(home) and os.access(home, os.W_OK))


def trust_what_pip_trusts(chosen):
    """Give uv the certificates of pip or of the system: offices run registries behind their own authority."""
    bundle = next(filter(os.path.exists, (chosen.get("PIP_CERT") or "", *CA_BUNDLES)), None)
    if bundle:
        chosen["SSL_CERT_FILE"] = bundle


def interpreter():
    """The Python inside .venv."""
    return os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def read(path):
    """A file's bytes, none when it does not exist."""
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def say(sentence):
    """Tell the user something, apart from what the target itself prints."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def stop(sentence):
    """End with one sentence."""
    say(sentence)
    sys.exit(1)


if __name__ == "__main__":
    main()
