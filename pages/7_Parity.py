"""Shallow against deep on n-bit parity: what a net can represent, what it learns, and what it makes of the rest."""

import streamlit as st

import dnn
from pages.ui.page import source, tabs
from pages.ui.page.frame import frame
from pages.ui.page.tabs import Tab
from pages.ui.parity import generalize, learn, represent

frame("Parity")
st.markdown(
    "Is the number of ones odd? The course: a tree of XOR gates does it in $O(\\log n)$ layers, one hidden layer needs "
    "$2^{n-1}$ units. True of **AND/OR gates**, false of sigmoid, threshold or ReLU units: $n$ do. What can be "
    "*represented*, what does gradient descent *find*, does it *generalize*?"
)
tabs.show(
    "parity",
    {
        "represent": Tab("1 Represent", represent.represent),
        "learn": Tab("2 Learn", learn.learn),
        "generalize": Tab("3 Generalize", generalize.generalize),
    },
)
source.show(*(construction.build for construction in dnn.CONSTRUCTIONS.values()))
