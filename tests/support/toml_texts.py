"""TOML documents with everything a person may write, for the laws about text."""

from hypothesis import strategies as st

_HARD = st.text("ab[]{}#=.,' \tđ\u2028", max_size=8)
_BLOCK = st.text("ab[]{}#=., \nđ", max_size=12)
SCALARS = st.one_of(
    st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(["1_000", "0xff", "1.5", "-0.5e3", "inf", "nan", "true", "false"]),
    st.sampled_from(
        ["2024-07-01", "07:30:00", "2024-07-01 07:30:00Z", "2024-07-01T07:30:00+07:00"]
    ),
    _HARD.map(lambda s: '"' + s.replace("'", '\\"') + '"'),
    _HARD.map(lambda s: "'" + s.replace("'", '"') + "'"),
    _BLOCK.map(lambda s: f'"""\n{s}\\"""x"\\\\"""'),
    _BLOCK.map(lambda s: f'"""{s}""\n# no comment"""""'),
    _BLOCK.map(lambda s: f"'''{s}''\n[no.header]\n'''''"),
)
_GAPS = st.sampled_from(["", " ", "\n", " # a ] comment, = \" '\n", "\n\n  "])
_NAMES = st.sampled_from(["plain", '"quo.ted"', "'lit [x]'", '"\\u00e9\\""', "0", "-"])


@st.composite
def _keys(draw: st.DrawFn, number: int) -> str:
    """A key nobody else in its table has: plain, quoted, or dotted."""
    style = draw(
        st.sampled_from(
            ["k{n}", '"k.{n}"', "'k {n}'", '"\\u006b\\"{n}"', "k{n} . {x}", "k{n}.{x}.y"]
        )
    )
    return style.format(n=number, x=draw(_NAMES))


@st.composite
def _arrays(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    gap, parts = draw(_GAPS), draw(st.lists(items, max_size=3))
    comma = draw(st.sampled_from(["", ","])) if parts else ""
    return "[" + gap + (gap + "," + gap).join(parts) + gap + comma + gap + "]"


@st.composite
def _inline_tables(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    parts = [f"{draw(_keys(n))} = {draw(items)}" for n in range(draw(st.integers(0, 3)))]
    return "{ " + ", ".join(parts) + " }"


VALUES = st.recursive(SCALARS, lambda inner: _arrays(inner) | _inline_tables(inner), max_leaves=6)
_ENDS = st.sampled_from(["", " ", " # [comment] \"'", "\n", "\n\n# alone\n", "\n  # [[x]]"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    count = draw(st.integers(0, 4))
    return "".join(f"{draw(_keys(n))} = {draw(VALUES)}{draw(_ENDS)}\n" for n in range(count))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML 1.0 with LF newlines: tables, nested arrays of tables, every kind of value."""
    text = draw(bodies())
    elements = 0
    for number in range(draw(st.integers(0, 6))):
        forms = [f"[t{number}]", f"[ t{number} . 'x y' ]", "[[list]]", f'[[t{number}."l]"]]']
        if elements:
            forms += ["[[list.inner]]", f"[list.t{number}]"]
        form = draw(st.sampled_from(forms))
        elements += form == "[[list]]"
        text += f"{form}{draw(_ENDS)}\n{draw(bodies())}"
    return text


@st.composite
def styled(draw: st.DrawFn) -> str:
    """A document as editors save it: LF or CRLF, byte order mark and last newline or not."""
    text = draw(documents())
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if draw(st.booleans()) else "") + text
