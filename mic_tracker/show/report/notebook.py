"""What a notebook shows of a registry and of its verdicts: a piece of HTML among others.

Its style speaks of nothing else on the page. Its colours follow the theme of Jupyter, of VS Code
or of Colab where the page names one, else that of the reader's screen; and it brings its own
paper, so letters can be read on any page.
"""

from collections.abc import Sequence

from markupsafe import Markup

from mic_tracker.model.finding import Finding
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Report
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.html import colour_variables, environment, read_template
from mic_tracker.show.report.page import make_table
from mic_tracker.show.views import status_summary as summary
from mic_tracker.show.views.findings import no_findings, notices

_SCOPE = ".mic-tracker"
_DARK = ("[data-jp-theme-light=false]", ".vscode-dark", "html[theme=dark]")
_LIGHT = ("[data-jp-theme-light=true]", ".vscode-light", "html[theme=light]")


def status_html(report: Report, words: Words) -> str:
    """Write the status table with what it is about, and the sentences under it."""
    title = summary.title(report, words)
    sentences = summary.counts(report, words), summary.reviewed(report, words)
    return _fill(
        words,
        title=title,
        setting=tuple(summary.setting(report, words)),
        table=make_table(report, words),
        empty=words.text("screen", "none"),
        notices=(),
        sentences=tuple(filter(None, sentences)),
    )


def registry_html(registry: Registry, findings: Sequence[Finding], words: Words) -> str:
    """Write what a registry is called, how much is in it, and its findings."""
    told = notices(findings, words)
    sound = no_findings(registry, registry.path, words)
    return _fill(
        words,
        title=words.local(registry.title),
        setting=(),
        table=None,
        empty="",
        notices=told.notices,
        sentences=(told.counts if findings else sound,),
    )


def _fill(words: Words, **facts: object) -> str:
    style = Markup(_style())  # noqa: S704 - our own file and colours, no data
    template = environment().get_template("notebook.html")
    return template.render(language=words.language, style=style, **facts)


def _style() -> str:
    """The colours of both themes, whoever chooses between them; then the rules."""
    light, dark = (f"color-scheme:{paper};{colour_variables(paper)}" for paper in ("light", "dark"))
    return (
        f"{_SCOPE}{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{{_SCOPE}{{{dark}}}}}\n"
        f"{_under(_LIGHT)}{{{light}}}\n{_under(_DARK)}{{{dark}}}\n{read_template('notebook.css')}"
    )


def _under(themes: Sequence[str]) -> str:
    return ",".join(f"{theme} {_SCOPE}" for theme in themes)
