"""Set a network, press Play, watch it learn."""

import streamlit as st

import dnn
from pages.ui.live import stage
from pages.ui.page import shapes
from pages.ui.page.frame import frame
from pages.ui.playground import exports
from pages.ui.playground.pictures import PlanePictures
from pages.ui.settings import widgets

frame("Playground", on_stage=True)
config = widgets.sidebar()
shown = stage.show(
    "playground",
    lambda now: (now.config,),
    PlanePictures,
    commands=stage.WITH_TIMELINE,
    layout="stage",
)
exports.controls(shown)

shapes.expander(dnn.make_split(config), config)
with st.expander("How to read the pictures, and what to try"):
    st.markdown(
        """
The shading is the probability $a^{[L]}$ of class 1, the line is where it is 0.5. Change the learning rate $\\alpha$
while it trains.

- **Cost J**: solid for the training part, dashed for the test part. Both include the penalty, if there is one. Where
  it jumps up and down, the line is its median, and the shading its range. It is recorded at every iteration up to 500,
  then at about every 1 %.
- **The net**: each tile is a unit's $a^{[l]}_i$ at every point of the plane, orange above 0 and blue below, each on its
  own scale; the disc at its corner is its bias. Edges are weights, the widest of each layer its largest. Point at a
  unit to see it on the output and in numbers, click to hold it; click on an edge to set its weight, on an input to
  switch it. Of large layers the 40 strongest weights are drawn.
- **Time**: a run starts with one iteration a frame and gets faster; **Speed** changes that. On the timeline below every
  one of the first 20 iterations is kept, and the places where you changed something. Drag over it or use the arrow
  keys, play it back, or continue from any place.
- **The coach**: when the numbers of a run prove that something is wrong (α too large or too small, units that are all
  alike, dead or saturated, gradients that vanish, batches too small to settle, overfitting), a line above the timeline
  says so. Its button pins the run, and plays another beside it from the same first weights with other settings.

Try: **circles** with 0 hidden layers, then with 1 layer of 3 units. **Spiral** with 2 layers of 8 units and Adam,
α = 0.02. Initialization **zeros**: why do all units look the same? Then raise α until the cost diverges.
"""
    )
