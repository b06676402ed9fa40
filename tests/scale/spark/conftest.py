"""Spark for a few hundred people: without what pays only for millions, a test takes seconds and not minutes."""

import os

QUICK = "-XX:TieredStopAtLevel=1"  # the JVM compiles once, and not well
os.environ["PYSPARK_SUBMIT_ARGS"] = " ".join([
    f"--driver-java-options {QUICK}",
    f"--conf spark.executor.extraJavaOptions={QUICK}",
    "--conf spark.sql.shuffle.partitions=8",
    "--conf spark.sql.codegen.wholeStage=false",
    "pyspark-shell",
])  # fmt: skip
