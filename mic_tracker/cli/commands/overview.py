"""`overview`: a registry at a glance, which a line without a command shows, too."""

from mic_tracker.cli import environment, options
from mic_tracker.cli.output import emit
from mic_tracker.show.formats import FOR_PEOPLE


def overview(
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
) -> None:
    """Show how many targets stand where, what is due, and what to type next.

    A line without a command does the same. Where there is no registry, it is the help, with the
    ways to start one.

    mic-tracker

    mic-tracker -f registries/health.toml

    mic-tracker overview --json
    """
    chosen = format or ("json" if json else FOR_PEOPLE)
    screen = environment.screen(color, width, file=output)
    path = file or environment.nearest_registry()
    # whoever names a day, a revision or an output has asked for a registry
    asked = chosen != FOR_PEOPLE or any((as_of, known_on, at, output))
    if path is None and not asked:
        from mic_tracker.cli.app import help_text
        from mic_tracker.pipeline.overview import render_welcome

        emit(
            f"{help_text(screen.width)}\n\n{render_welcome(environment.language(lang), screen)}",
            paged=True,
        )
        return
    from mic_tracker.pipeline.load import judge_registry
    from mic_tracker.pipeline.overview import render_overview

    path = environment.registry(path)
    language, clock = environment.language(lang), environment.clock(as_of, known_on)
    with environment.followed(language) as follow:
        report = judge_registry(path, clock, at=at, follow=follow)
    named = path.as_posix() if file else None
    text = render_overview(report, chosen, language, screen, named)
    emit(text, output, keep=(path,), for_programs=chosen != FOR_PEOPLE, paged=True)
