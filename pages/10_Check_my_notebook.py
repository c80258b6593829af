"""Paste W, b, AL, gradients or the cost from your exercise: what agrees, and where the first difference is."""

import streamlit as st

import dnn
from pages.ui.lessons.notebook import comparison, expected
from pages.ui.lessons.notebook.text import parsed
from pages.ui.page import source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets
from pages.ui.settings.table import CHECK

EXAMPLE = """W1 = [[ 0.01624345 -0.00611756 -0.00528172]
 [-0.01072969  0.00865408 -0.02301539]]
b1 = [[0.]
 [0.]]
W2 = [[ 0.01744812 -0.00761207]]
b2 = [[0.]]"""
LOOKS = {True: ":material/check_circle: :green", False: ":material/cancel: :red", None: ":material/help: :gray"}

frame("Check my notebook")
st.markdown(
    "Stuck in the exercise? Give the layer sizes $n^{[0]}$-$n^{[1]}$-…-$n^{[L]}$ and paste what your notebook prints: "
    "`W1 = …`, `b1 = …`. With `X` it also checks `Z1`, `A1` and `AL`; with `Y` also `cost`, `dZ1`, `dW1`, `db1` and "
    "`dA1`; with `alpha` also the updated parameters: `W1` once more, after the update. Brackets as Python or NumPy "
    "writes them."
)
columns = st.columns(4)
names = ("check_sizes", "check_hidden", "check_rule", "check_seed")
sizes, hidden, rule, seed = (widgets.draw(name, place=column) for name, column in zip(names, columns, strict=True))
text = st.text_area("Your numbers", EXAMPLE, height=260, key="check_text")
try:
    widths = CHECK.widths("check_sizes", sizes)
    if len(widths) < 2:
        raise ValueError("Layer sizes must be at least two numbers, such as 3-2-1.")
    known_rule = rule if rule in expected.RULES else None
    rows = comparison.checked(parsed(text), widths, hidden, known_rule, int(seed))
except ValueError as problem:
    st.error(str(problem), icon=":material/edit:")
    st.stop()
for name, agrees, words in rows:
    st.markdown(f"{LOOKS[agrees]}[**{name.replace('_', chr(92) + '_')}**] {words}")
wrong = [row.name for row in rows if row.agrees is False]
if wrong:
    st.warning(f"The first difference is in **{wrong[0]}**. Mend it first: what comes after it may follow from it.")
elif not any(row.agrees for row in rows):
    st.info("Nothing could be compared yet.")
elif None in [row.agrees for row in rows]:
    st.info("What could be compared agrees; the rest could not be checked.")
else:
    st.success("All that could be compared agrees.")
st.caption(
    "Cells count from 0, as in Python, and agree to the digits that NumPy prints. Everything is computed from your own "
    "W and b where you give them, the cost from your AL, the update from your dW and db. The output is a sigmoid, the "
    "cost is the binary cross-entropy, without a penalty."
)
source.show(dnn.layer_forward, dnn.linear_backward, expected.drawn)
