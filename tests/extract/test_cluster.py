"""The same folder read by the two workers of a Dask cluster on this machine."""

from __future__ import annotations

import os

import pytest
from tests.extract.corpus_texts import report

from workreport.extract.corpus import cluster
from workreport.extract.corpus.command import run
from workreport.registry.problems import ProjectError

distributed = pytest.importorskip("distributed", reason="the optional extra dask is not installed")


def started(count):
    """A scheduler with its workers, each a process of its own."""
    return distributed.LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    )


@pytest.fixture(scope="module")
def workers():
    with started(2) as local:
        yield local


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "reports"
    root.mkdir()
    for number in range(12):
        (root / f"{number:02d}.txt").write_text(report(2010 + number, f"{number}.5"), encoding="utf-8")
    (root / "bad.txt").touch()
    return root


def test_the_cluster_reads_what_this_machine_reads(workers, folder, tmp_path):
    here = run(folder, tmp_path / "here.csv", processes=1)
    there = run(folder, tmp_path / "there.csv", scheduler=workers.scheduler_address)
    assert there.processes == 2
    assert (there.reports, there.failed, there.characters) == (here.reports, here.failed, here.characters)
    assert (tmp_path / "there.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
    assert (tmp_path / "there.failed.csv").read_bytes() == (tmp_path / "here.failed.csv").read_bytes()


def test_both_workers_take_part(workers, folder):
    with cluster.cluster(workers.scheduler_address) as readers:
        assert readers.count == 2
        with distributed.Client(workers.scheduler_address, set_as_default=False) as client:
            assert len(client.run(cluster.rules)) == 2


def test_workers_that_read_by_other_rules_are_refused(workers, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "rules", lambda: str(os.getpid()))  # so each process answers for itself
    with pytest.raises(ProjectError, match="do not have the workreport that runs here"):
        run(folder, tmp_path / "out.csv", scheduler=workers.scheduler_address)
    assert not (tmp_path / "out.csv").exists()


def test_an_address_without_a_scheduler_is_told(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(ProjectError, match="no Dask scheduler answers"):
            run(folder, tmp_path / "out.csv", scheduler=address)
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]


def test_without_the_extra_the_reader_is_told_what_to_install(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ProjectError, match="pip install distributed"):
        run(folder, tmp_path / "out.csv", scheduler="tcp://127.0.0.1:8786")


def test_a_cluster_that_goes_away_leaves_nothing_half_written(folder, tmp_path, monkeypatch):
    with started(1) as local:
        begin = cluster.Cluster.begin

        def begin_then_lose(self, job):
            if job.name == "05.txt":
                local.close()
            return begin(self, job)

        monkeypatch.setattr(cluster.Cluster, "begin", begin_then_lose)
        with pytest.raises(ProjectError, match="was lost"):
            run(folder, tmp_path / "out.csv", scheduler=local.scheduler_address)
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]
