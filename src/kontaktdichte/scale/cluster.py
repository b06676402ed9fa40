"""A run on Spark from the command line: start it, ask, write, stop.

In: a master, addresses of a folder with the six tables and of the result, a question. Out: duties as Parquet, which in
the order of the files' names stand in the order of persons. Refusals say what is missing on this machine.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kontaktdichte.rules.tables import TableError
from kontaktdichte.scale.partition import Question, Refusal, holds_only_parts

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.session.timeZone": "UTC",  # moments with a zone become days as they do in one process
}


def judge(folder: str, question: Question, out: str, *, master: str | None = None, **size: int) -> tuple[int, int]:
    """The duties of everyone in ``folder``, columns ``DUTY``, as Parquet in ``out``; how many, and how many overdue.

    ``master``: as Spark names it (``local[2]``, ``spark://host:7077``), default the one that is configured. An older
    result in ``out`` is replaced. Raises Refusal and TableError.
    """
    holds_only_parts(Path(out))
    with session(master) as spark, _refusals():
        from pyspark.sql import functions as F

        from kontaktdichte.scale.spark import duties

        found = duties(spark, folder, question, **size)
        found.write.mode("overwrite").option("compression", "zstd").parquet(out)
        row = spark.read.parquet(out).agg(F.count("*"), F.count_if("overdue")).collect()[0]
        return row[0], row[1]


@contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """A Spark session, stopped at the end. Raises Refusal where pyspark or Java is missing."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Refusal(
            "Für --engine spark fehlt pyspark: bitte mit pip install 'kontaktdichte[spark]' nachinstallieren.",
            "For --engine spark pyspark is missing: install it with pip install 'kontaktdichte[spark]'.",
        ) from error
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise _no_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder.appName("kontaktdichte")
    if master is not None:
        builder = builder.master(master)
        if master.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # personal data do not leave this machine
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    try:
        started = builder.getOrCreate()
    except PySparkRuntimeError as error:
        raise _no_java() from error
    try:
        yield started
    finally:
        started.stop()


def _no_java() -> Refusal:
    return Refusal(
        "Für --engine spark fehlt Java 17 oder neuer: bitte installieren (Debian: apt install openjdk-17-jre-headless) "
        "oder JAVA_HOME setzen.",
        "For --engine spark Java 17 or newer is missing: install it (Debian: apt install openjdk-17-jre-headless) or "
        "set JAVA_HOME.",
    )


@contextmanager
def _refusals() -> Iterator[None]:
    """What a worker refused, and what Spark could not do, in one sentence instead of pages."""
    from pyspark.errors import PySparkException, PythonException

    try:
        yield
    except PythonException as error:
        said = re.search(r"TableError: (.+)", str(error))
        if said is None:
            raise
        raise TableError(said[1]) from error
    except PySparkException as error:
        why = str(error).splitlines()[0]
        raise Refusal(f"Spark hat abgebrochen: {why}", f"Spark gave up: {why}") from error
