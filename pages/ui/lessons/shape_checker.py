"""Give one array another shape, and see on that array which rule breaks, and where."""

from collections.abc import Iterable
from html import escape
from math import log2

import streamlit as st

import dnn
from pages.ui.figures.style import PURPLE
from pages.ui.lessons.iteration import Start
from pages.ui.lessons.shape_rules import Shape, Use, rule_of, shapes_of, uses
from pages.ui.page.kept import kept

MOST = 400  # rows and columns
UNIT, DOUBLING = 26, 17  # px of a side of 1, and so much more each time it doubles

STYLE = f"""<style>
.shapes {{ display: flex; align-items: flex-end; gap: 1.1rem; padding: .5rem 0 .2rem; --broken: {PURPLE}; }}
.shapes figure {{ margin: 0; display: grid; grid-template-columns: auto auto; justify-items: center;
  align-items: center; gap: .2rem .4rem; }}
.shapes figcaption {{ grid-column: 2; font-weight: 600; }}
.shapes .columns {{ grid-column: 2; }} .shapes .rows {{ grid-column: 1; text-align: right; }}
.shapes .box {{ grid-column: 2; border: 1.5px solid currentColor; border-radius: 3px; opacity: .75; }}
.shapes .fit {{ font-weight: 600; text-decoration: underline; text-underline-offset: 3px; }}
.shapes .fit.broken {{ text-decoration-style: dashed; }}
.shapes .box.broken {{ border: 2px dashed var(--broken); opacity: 1; }}
.shapes .sign {{ font-size: 1.4rem; }}
</style>"""


def show(start: Start) -> None:
    """The choice of an array and of its shape, and every place where it is used."""
    st.markdown(
        "$W^{[l]}$ must be $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ $(n^{[l]}, 1)$, and $X$ $(n_x, m)$. Give any array "
        "another shape, and see which rule breaks on it: in a product the columns of the left have to meet the rows of "
        "the right."
    )
    sizes, m = dnn.layer_sizes(start.params), start.data.X.shape[1]
    own = shapes_of(sizes, m)
    array, down, across = st.columns(3)
    name = array.selectbox("Array", list(own), key=kept("shape_of"))
    rows = down.number_input("Rows", 1, MOST, own[name][0], key=kept(f"rows {name} {own[name]}"))
    columns = across.number_input("Columns", 1, MOST, own[name][1], key=kept(f"columns {name} {own[name]}"))
    shape = (int(rows), int(columns))
    found = uses(sizes, m, name, shape)
    say(name, shape, own[name], found)
    st.html(STYLE)
    for column, use in zip(st.columns(len(found)), found, strict=True):
        with column:
            st.markdown(f"${use.formula}$")
            st.html(picture(use))
            st.markdown(f"{'✓' if use.fits else '✗'} {use.words}")


def say(name: str, shape: Shape, right: Shape, found: Iterable[Use]) -> None:
    """The rule, on the array that has the shape."""
    if shape == right:
        st.success(f"{name} of shape {shape} fits, by the rule {rule_of(name)}.")
        return
    broken = sum(not use.fits for use in found)
    where = "nowhere alone" if not broken else "here" if broken == 1 else f"in {broken} places"
    st.error(f"{name} has shape {shape}: expected {right}, by the rule {rule_of(name)}. It breaks {where}:")


def picture(use: Use) -> str:
    """Both operands as rectangles, as HTML; what has to be equal is marked, and dashed where it is not."""
    product = use.sign == "·"
    left = _rectangle(*use.left, marked=("columns",) if product else ("rows", "columns"), broken=not use.fits)
    right = _rectangle(*use.right, marked=("rows",) if product else ("rows", "columns"), broken=not use.fits)
    said = escape(use.words, quote=True)
    return f'<div class="shapes" role="img" aria-label="{said}">{left}<span class="sign">{use.sign}</span>{right}</div>'


def _rectangle(name: str, shape: Shape, marked: tuple[str, ...], broken: bool) -> str:
    height, width = (round(UNIT + DOUBLING * log2(side)) for side in shape)
    state = " broken" if broken else ""
    rows, columns = (
        f'<span class="{kind}{f" fit{state}" if kind in marked else ""}">{number}</span>'
        for kind, number in zip(("rows", "columns"), shape, strict=True)
    )
    box = f'<span class="box{state}" style="width: {width}px; height: {height}px"></span>'
    return f"<figure><figcaption>{escape(name)}</figcaption>{columns}{rows}{box}</figure>"
