"""`history TARGET`: where a target stood each time something became known about it."""

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit
from mic_tracker.show.formats import FOR_PEOPLE


def history(
    target: options.Target,
    *,
    file: options.File = None,
    as_of: options.AsOf = None,
    known_on: options.KnownOn = None,
    at: options.At = None,
    method: options.Method = None,
    format: options.Format = None,  # noqa: A002 - the option's name
    json: options.Json = False,
    output: options.Output = None,
    lang: options.Language = None,
    color: options.Colour = "auto",
    width: options.Width = None,
    wide: options.Wide = False,
) -> None:
    """Show what became known of a target on each day, and where it stood then.

    mic-tracker history digital-firms-2030

    mic-tracker history digital-firms-2030 --method eurostat
    """
    from mic_tracker.pipeline.history import render_history
    from mic_tracker.pipeline.load import judge_registry

    clock = environment.clock(as_of, known_on)
    path = environment.registry(file)
    language = environment.language(lang)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, method, at=at, follow=follow)
    screen = environment.screen(color, width, wide=wide, file=output)
    chosen = format or ("json" if json else "terminal")
    emit(
        render_history(report, target, method, chosen, language, screen),
        output,
        keep=(path,),
        for_programs=chosen != FOR_PEOPLE,
        paged=True,
    )
