"""Which figures Plotly draws anew while a run plays: painters are to do that."""

NOTED = """() => {
  window.calls = new Set();
  for (const name of ['restyle', 'redraw', 'react']) {
    const original = Plotly[name];
    Plotly[name] = (div, ...rest) => {
      if (document.querySelector('.live').__live.playing) calls.add(div.dataset.figure);
      return original(div, ...rest);
    };
  }
}"""


def note(page) -> None:
    """Note them from now on; Plotly has to be there."""
    page.evaluate(NOTED)


def redrawn(page) -> set[str]:
    """The figures that Plotly has drawn since, while the run played."""
    return set(page.evaluate("[...calls]"))
