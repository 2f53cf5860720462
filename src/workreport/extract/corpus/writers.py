"""One table on disk from many readings, written as they come: CSV or Parquet, by the suffix.

A table is written beside its place and put there when it is complete; what is broken off leaves nothing.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from workreport.extract import table
from workreport.registry.problems import Problem, ProjectError, problem

Cells = Sequence[str]

COLUMNS = ["file", "place", "year", *table.COLUMNS]
"""Which report a row is from, then the columns of a single report; ``figure_id`` counts within a file."""

LONGEST = 255
"""Bytes of a file's name that every common file system holds."""

GROUP = 20_000
"""Rows of a Parquet row group: what is kept in memory before it is written."""


class Writer(Protocol):
    """A table that is being written."""

    def add(self, rows: Iterable[Cells]) -> None:
        """Append rows of text, as many cells as there are columns."""
        ...

    def finish(self) -> None:
        """Put the table in its place."""
        ...

    def discard(self) -> None:
        """Leave nothing; without effect on a finished table."""
        ...


def writer(path: Path, columns: Sequence[str] = COLUMNS) -> Writer:
    """A writer for ``path``: ``.csv`` or ``.parquet``.

    Raises
    ------
    ProjectError
        For any other suffix.
    """
    kinds = {".csv": CsvWriter, ".parquet": ParquetWriter}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise ProjectError([_no_kind(path)])
    path.parent.mkdir(parents=True, exist_ok=True)
    return kind(path, columns)


class _Staged:
    """A file beside its place."""

    def __init__(self, path: Path):
        self._path = path
        handle, self._name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
        os.chmod(self._name, 0o644)

    def _close(self) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        self._close()
        os.replace(self._name, self._path)

    def discard(self) -> None:
        self._close()
        Path(self._name).unlink(missing_ok=True)


class CsvWriter(_Staged):
    """UTF-8, line feeds, every cell as text."""

    def __init__(self, path: Path, columns: Sequence[str]):
        super().__init__(path)
        self._file = open(self._name, "w", encoding="utf-8", newline="")  # noqa: SIM115
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(columns)

    def add(self, rows: Iterable[Cells]) -> None:
        """Append rows."""
        self._rows.writerows(rows)

    def _close(self) -> None:
        self._file.close()


class ParquetWriter(_Staged):
    """Offsets and years as integers, confidence as a number, all else as text; values stay exact text."""

    _TYPES = {"year": "int32", "start": "int32", "end": "int32", "confidence": "float64"}

    def __init__(self, path: Path, columns: Sequence[str]):
        # A third of a second that only who writes Parquet spends.
        import pyarrow as arrow
        from pyarrow import parquet

        super().__init__(path)
        kinds = {"int32": arrow.int32(), "float64": arrow.float64()}
        fields = [(name, kinds.get(self._TYPES.get(name, ""), arrow.string())) for name in columns]
        self._arrow, self._schema = arrow, arrow.schema(fields)
        self._parquet = parquet.ParquetWriter(self._name, self._schema, compression="zstd")
        self._kept: list[Cells] = []

    def add(self, rows: Iterable[Cells]) -> None:
        """Append rows; they reach the disk a row group at a time."""
        self._kept += rows
        while len(self._kept) >= GROUP:
            self._write(self._kept[:GROUP])
            del self._kept[:GROUP]

    def _write(self, rows: list[Cells]) -> None:
        arrow = self._arrow
        columns = zip(*rows, strict=True)
        arrays = [
            arrow.array(cells, arrow.string()).cast(field.type)
            for cells, field in zip(columns, self._schema, strict=True)
        ]
        self._parquet.write_table(arrow.Table.from_arrays(arrays, schema=self._schema))

    def finish(self) -> None:
        """Write what is kept and put the table in its place."""
        if self._kept:
            self._write(self._kept)
            self._kept = []
        super().finish()

    def _close(self) -> None:
        if self._parquet.is_open:
            self._parquet.close()


class TextFolder:
    """Texts that were made from Word files and web pages, each under the name of its file with ``.txt``.

    The folder is made when there is a text; it replaces the one of an earlier run.
    """

    def __init__(self, path: Path):
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._staged = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
        self._staged.chmod(0o755)

    def add(self, name: str, text: str) -> None:
        """Keep the text of a file; ``name`` is its path from the folder of the reports."""
        path = self._staged / f"{name}.txt"
        if len(path.name.encode()) > LONGEST:
            path = self._staged / Path(name).with_suffix(".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def finish(self) -> None:
        """Put the texts in their place; without any, no folder stands there."""
        shutil.rmtree(self._path, ignore_errors=True)
        if any(self._staged.iterdir()):
            os.replace(self._staged, self._path)

    def discard(self) -> None:
        """Leave nothing; without effect on finished texts."""
        shutil.rmtree(self._staged, ignore_errors=True)


def _no_kind(path: Path) -> Problem:
    return problem(
        str(path),
        "",
        en=f"a table of many reports is written as .csv or .parquet, not as {path.suffix or 'this'}.",
        zh=f"多份报告的总表只能写成 .csv 或 .parquet，不能写成{path.suffix or '这种文件'}。",
        mend_en="Name the output so, for example -o figures.parquet.",
        mend_zh="请用这样的文件名，例如 -o figures.parquet。",
    )
