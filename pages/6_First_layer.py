"""Faces and digits: what each unit of the first layer looks for, while it learns to."""

import streamlit as st

import dnn
from pages.ui.images import choose, controls, facts
from pages.ui.images.answers import MistakePictures, PreferredPictures, ResponsePictures
from pages.ui.images.unit import UnitPictures
from pages.ui.images.weights import Seen, WeightPictures, shape_of
from pages.ui.live import stage
from pages.ui.live.playable import factory
from pages.ui.live.staged import Stage
from pages.ui.page import shapes, source
from pages.ui.page.frame import frame
from pages.ui.settings import widgets
from pages.ui.settings.configs import images_config


def current(now):
    return (images_config(now),)


def pick(shown: Stage, figure: str, place: int) -> None:
    st.session_state["unit"] = shown.pictures.unit_at(place) + 1


frame("First layer")
st.markdown(
    "The first layer computes $a^{[1]}_i = g(w_i \\cdot x + b_i)$: row $i$ of $W^{[1]}$ has a weight for each pixel, "
    "so it is itself an image of what unit $i$ looks for: orange where light raises $z$, blue where light lowers it. "
    "Press **Play** and watch the squares form. Then compare the first two presets."
)
widgets.presets(controls.PRESETS)
controls.sidebar()
try:
    (config,) = current(widgets.standing())
except ValueError:
    st.info("Choose two different digits.")
    st.stop()
split = dnn.make_split(config)
image_shape = shape_of(config)
m, m_test = split.train.X.shape[1], split.test.X.shape[1]
st.caption(
    f"{m + m_test} real images of {image_shape[0]} x {image_shape[1]} pixels: {m} to learn from, {m_test} held out as "
    f"the test part, of which one image is {1 / m_test:.1%}. That is little: another data seed moves the accuracy. "
    "Inputs are centred on the mean training image."
)
look = controls.look(config.hidden[0])
shown = stage.show("first_layer", current, factory(WeightPictures, look), seed="image_seed", on_pick=pick)

st.subheader(f"Unit {look.unit + 1} of layer 1")
st.markdown("Choose another above, or click on its square (the star marks the chosen one).")
stage.watch("image_unit", shown, factory(UnitPictures, look))

st.subheader("One image through the net")
choose.choose(config, split)
stage.watch("image_responses", shown, factory(ResponsePictures, Seen.of(choose.chosen())))

st.subheader("Mistakes")
stage.watch("image_mistakes", shown, MistakePictures)

st.subheader("What deeper units look for")
st.markdown(
    "A deeper unit has no weights on pixels. Its image is found by gradient ascent on the **input**: from faint noise, "
    "$x := x + \\eta\\,\\partial z_i/\\partial x$ through the backward functions, with $\\lVert x\\rVert$ held at "
    "that of a usual training image and each pixel between black and white. The course tells of edges, then parts, "
    "then whole faces. Here, with λ = 1.5, the output's image is a face, but layer 1 already looks for whole faces: "
    "these images are small and all cut alike. With λ = 0 noise excites the units far more than any real image does, "
    "though the net is as often right."
)
stage.watch("image_deeper", shown, PreferredPictures)
shapes.expander(split, config)
source.show(dnn.preferred_inputs, dnn.input_gradients, label="The code of the ascent")
st.markdown(
    f"""
**Try**
- Faces, λ from 0 to 15 in steps: when do the squares turn from noise to brows and eyes? Watch the test accuracy: it
  hardly moves ({facts.sentence()}). *Seeing features* in the weights and *being right* are different things.
- Two digits, 3 against 8: which pixels tell them apart? Click the squares with the largest outgoing weights.
- Ten digits: which two are confused most? Paint one that lies between them.
"""
)
