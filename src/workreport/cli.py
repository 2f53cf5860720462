"""The commands: ``workreport …``.

Each prints what it made; what is wrong goes to standard error, every problem at
once, and the exit status is 1 (2 for a command that is itself wrong).
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer

from workreport.registry.language import Bilingual, preferred
from workreport.registry.problems import ProjectError

ITS_ID = "The report's id, such as huzhou-2020; the book's own when not given."

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read a Chinese government work report, bind its figures, and publish an annotated book.",
)


def _say(en: str, zh: str) -> None:
    typer.echo(Bilingual(en, zh).to(preferred()))


def _told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a command's problems into lines and an exit status."""

    @functools.wraps(command)
    def telling(*positional: Any, **named: Any) -> Any:
        try:
            return command(*positional, **named)
        except ProjectError as error:
            _tell(error)
            raise typer.Exit(1) from error
        except OSError as error:  # a full disk, a folder one may not write to
            label = Bilingual("error: ", "错误：").to(preferred())
            print(f"{label}{error.filename or ''}: {error.strerror or error}", file=sys.stderr)
            raise typer.Exit(1) from error

    return telling


def _tell(error: ProjectError) -> None:
    language = preferred()
    label = Bilingual("error: ", "错误：").to(language)
    for found in error.problems:
        print(f"{label}{found.to(language)}", file=sys.stderr)


@app.command("list")
@_told
def list_all() -> None:
    """List the reports and the pages of the project."""
    from workreport.book.pages import list_pages
    from workreport.registry.project import find_project

    project = find_project()
    for path in sorted(project.data.glob("reports/*/report.txt")):
        print(f"report\t{path.parent.name}")
    for page in list_pages(project):
        print(f"{'notebook' if page.is_notebook else 'page'}\t{page.name}\t{page.source}")


@app.command()
@_told
def extract(
    text: Annotated[
        Path,
        typer.Argument(help="A government work report (.txt, .md, .html or .docx), or a folder of them."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where the table goes; of a folder also .parquet.")
    ] = Path("figures.csv"),
    report_year: Annotated[
        int | None, typer.Option(help="The year of the report; read from the text when not given.")
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Of a folder: how many are read at once; one a core by default.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Read on a Dask cluster: its scheduler, such as tcp://host:8786."
        ),
    ] = None,
) -> None:
    """Read the figures of any government work report, or of a folder of them, into a table."""
    if text.is_dir() or scheduler or output.suffix.lower() == ".parquet":
        _extract_all(text, output, report_year, processes, scheduler)
        return
    from workreport.extract.command import run as draft

    summary = draft(text, output, report_year)
    _say(*summary.said)


def _extract_all(
    source: Path, output: Path, year: int | None, processes: int | None, scheduler: str | None
) -> None:
    """Many reports into one table; ends with 1 when one could not be read, after the rest were."""
    from workreport.extract.corpus.command import run as draft

    tally = draft(source, output, year, processes=processes, scheduler=scheduler)
    _say(*tally.said)
    if tally.failed:
        _tell(ProjectError(tally.problems))
        if tally.rest:
            print(tally.rest.to(preferred()), file=sys.stderr)
        raise typer.Exit(1)


def _tolerance(text: str) -> Decimal:
    """A tolerance from the command line: a number that is not negative."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or found < 0:
        raise typer.BadParameter(
            Bilingual(f"{text!r} is no number from 0 up.", f"{text!r} 不是非负数。").to(preferred())
        )
    return found


@app.command()
@_told
def audit(
    earlier: Annotated[Path, typer.Argument(help="A government work report.")],
    later: Annotated[Path, typer.Argument(help="The report of the following year.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the table goes.")] = Path("audit.csv"),
    points: Annotated[
        Decimal, typer.Option(parser=_tolerance, help="What 左右 allows a rate, in percentage points.")
    ] = Decimal("0.5"),
    percent: Annotated[
        Decimal,
        typer.Option(parser=_tolerance, help="What 左右 allows a quantity, in percent of the target."),
    ] = Decimal(5),
    force: Annotated[
        bool, typer.Option("--force", help="Go on although the reports seem to be of different places.")
    ] = False,
) -> None:
    """Tell what a later report says of the targets of an earlier one."""
    from workreport.audit.command import run as audited

    summary = audited(earlier, later, output, points, percent / 100, force)
    _say(*summary.said)


@app.command()
@_told
def new(
    text: Annotated[Path, typer.Argument(help="A government work report: .txt, .md, .html or .docx.")],
    place: Annotated[
        str, typer.Option(help="The English name of its place, needed where the registry has none.")
    ] = "",
    report_year: Annotated[
        int | None, typer.Option(help="The year of the report; read from the text when not given.")
    ] = None,
) -> None:
    """Start the edition of another report: its text, draft tables, and a sheet to review."""
    from workreport.registry.project import find_project
    from workreport.review.command import begun as drafted
    from workreport.review.start import begin

    project = find_project()
    begun = begin(project, text, report_year, place)
    folder = project.relative(begun.folder)
    _say(
        f"{folder}: begun; {begun.asked} of the {begun.rows} rows of review.csv need a decision.\n"
        f"Read review.html, edit review.csv, then run: workreport review {begun.report_id}",
        f"{folder}：已建立；review.csv 共 {begun.rows} 行，{begun.asked} 行待定。\n"
        f"请看 review.html，填 review.csv，再运行：workreport review {begun.report_id}",
    )
    if begun.places:
        _say(
            f"{folder}/places-review.csv: {begun.places} mentions of places, each to be told in English too.",
            f"{folder}/places-review.csv：提到地方{begun.places}处，每处须补英文。",
        )
    for said in drafted(project, begun.report_id):
        _say(*said)


@app.command()
@_told
def review(report: Annotated[str, typer.Argument(help="The id of an edition with a review sheet.")]) -> None:
    """Read an edition's review sheets, and write the tables of each in which nothing is open."""
    from workreport.figures.edition import no_edition
    from workreport.registry.project import find_project
    from workreport.review.command import run as reviewed

    project = find_project()
    if not (project.report(report) / "report.yml").is_file():
        raise ProjectError([no_edition(project, report)])
    for said in reviewed(project, report):
        _say(*said)


@app.command()
@_told
def check(report: Annotated[str | None, typer.Argument(help=ITS_ID)] = None) -> None:
    """Prove the tables of a report against its text, or tell what its review leaves open."""
    from workreport.registry.project import find_project
    from workreport.review.check import check as prove
    from workreport.review.check import left_open

    project = find_project()
    report = report or project.home
    if found := prove(project, report):
        raise ProjectError(found)
    for said in left_open(project, report):
        _say(f"open: {said.en}", f"空缺：{said.zh}")
    _say(f"{report}: every figure stands where the table says.", f"{report}：表中各数与原文相符。")


@app.command()
@_told
def run(
    notebook: Annotated[str, typer.Argument(help="A notebook: its path, or its name, such as headlines.")],
    parameters: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="May be repeated.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Where the run notebook goes; build/runs/ by default."),
    ] = None,
) -> None:
    """Run one notebook with parameters of your choice."""
    from workreport.book.execution.single import find_notebook, run_single
    from workreport.registry.project import find_project

    project = find_project()
    path, seconds = run_single(project, find_notebook(project, notebook), parameters or [], output)
    _say(f"{path} ({seconds:.1f} s)", f"{path}（{seconds:.1f} 秒）")


@app.command()
@_told
def book(report: Annotated[str | None, typer.Option(help=ITS_ID)] = None) -> None:
    """Build both editions of the book, unless nothing has changed."""
    from workreport.book.build import build_book
    from workreport.registry.project import find_project

    project = find_project()
    build_book(project, report or project.home)


@app.command()
@_told
def diff(
    before: Annotated[
        Path, typer.Argument(help="A report by its id or folder; or a table, or a whole project.")
    ],
    after: Annotated[Path, typer.Argument(help="The same, later.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a table (.csv) instead of telling it.")
    ] = None,
) -> None:
    """Tell what changed between two reports of a place, or between two states of the tables."""
    from workreport.figures import diff as states
    from workreport.figures import succession, terminal

    if reports := succession.reports(before, after):
        changes = succession.differences(*reports)
        years = tuple(str(report.report["plan_year"]) for report in reports)
        table, told = succession.as_table(changes), terminal.of_reports(changes, years, preferred())
    else:
        changes = states.compare_paths(before, after)
        table, told = states.as_table(changes), terminal.of_states(changes, preferred())
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(output, index=False, lineterminator="\n")
        _say(f"{output}: {len(changes)} differences.", f"{output}：{len(changes)} 处差别。")
    elif changes:
        terminal.show(told)
    else:
        _say("No value differs.", "没有差别。")


if __name__ == "__main__":
    app()
