"""The engines that hold the same tables: each is started once by those who need it."""

from collections.abc import Iterator

import pytest
from database_servers import (
    VARIABLE,
    DatabaseServer,
    PostgresServer,
    SparkServer,
    needed_spark,
    running_postgres,
)

from mic_tracker.read.bulk.servers.engines.spark import LOCAL_SETTINGS

# what makes code for millions of rows, and keeps them apart, takes most of the time of a test
FOR_FEW_ROWS = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server of PostgreSQL."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkServer]:
    """Spark on this machine; it is started once, as it takes its time."""
    needed_spark()
    from pyspark.sql import SparkSession  # noqa: PLC0415 - not everybody has it

    folder = tmp_path_factory.mktemp("lake")
    builder = SparkSession.builder.master("local[2]")
    for key, value in (LOCAL_SETTINGS | FOR_FEW_ROWS).items():
        builder = builder.config(key, value)
    session = builder.config("spark.sql.warehouse.dir", str(folder)).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield SparkServer(folder)
    session.stop()


@pytest.fixture(params=["postgresql", "spark"])
def server(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> DatabaseServer:
    """Each of the servers, whose address is in the variable."""
    name = {"postgresql": "postgres"}.get(request.param, request.param)
    found: DatabaseServer = request.getfixturevalue(name)
    found.clear()
    monkeypatch.setenv(VARIABLE, found.address)
    return found


@pytest.fixture
def lake(spark: SparkServer, monkeypatch: pytest.MonkeyPatch) -> SparkServer:
    """Spark, whose address is in the variable."""
    spark.clear()
    monkeypatch.setenv(VARIABLE, spark.address)
    return spark


@pytest.fixture
def database(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> PostgresServer:
    """PostgreSQL, whose address is in the variable."""
    postgres.clear()
    monkeypatch.setenv(VARIABLE, postgres.address)
    return postgres
