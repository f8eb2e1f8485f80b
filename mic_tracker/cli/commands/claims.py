"""`claims`: projections of others, our own forecast of that day, and what came of them."""

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit
from mic_tracker.show.formats import FOR_PEOPLE


def claims(
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    wide: options.Wide = False,
) -> None:
    """List what others projected, what our forecast said that day, and what came of it.

    A claim is an observation with status = "projected". It never enters a series.

    mic-tracker claims

    mic-tracker claims --format csv -o claims.csv
    """
    from mic_tracker.pipeline.claims import render_claims
    from mic_tracker.pipeline.load import unjudged_report

    path = environment.registry(file)
    language = environment.language(lang)
    report = unjudged_report(path, environment.clock(as_of, known_on), at=at)
    screen = environment.screen(color, width, wide=wide, file=output)
    chosen = format or ("json" if json else "terminal")
    with environment.followed(language):
        text = render_claims(report, chosen, language, screen)
    emit(text, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)
