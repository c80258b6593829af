"""The Configs of pages that set up several nets, or data of their own kind, from their settings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import dnn

from .settings import SETTINGS, config_of

MOST_WORK = 60_000_000  # parameters times inputs times seeds of one net: a step of about 30 ms


def race_configs(values: Mapping[str, Any], **changes) -> tuple[dnn.Config, ...]:
    """For each net of the race a Config a seed, net by net.

    Raises ValueError, with a sentence for the reader, for text that names no net, and for a race so large that one step
    of it would keep other visitors waiting.
    """
    n, seeds = (int(values.get(name, SETTINGS[name].default)) for name in ("race_bits", "race_seeds"))
    inputs = SETTINGS["race_inputs"]
    dataset = inputs.name(values["race_inputs"]) if "race_inputs" in values else inputs.default
    base = replace(config_of(values, "race_"), dataset=dataset, examples=2**n, train_share=1.0, **changes)
    names = ("race_1", "race_2", "race_3")
    nets = [SETTINGS[name].widths(values.get(name, SETTINGS[name].default)) for name in names]
    nets = [hidden for hidden in nets if hidden]
    largest = max(dnn.parameter_count((n, *hidden, 1)) for hidden in nets)
    if largest * base.examples * seeds > MOST_WORK:
        raise ValueError(
            f"{largest:,} parameters, {base.examples:,} inputs and {seeds} seeds are too much for one step on a shared "
            "server: choose fewer seeds, units or bits."
        )
    return tuple(replace(base, hidden=hidden, seed=seed) for hidden in nets for seed in range(1, seeds + 1))


def images_config(values: Mapping[str, Any]) -> dnn.Config:
    """The Config of the images' page. Raises ValueError if the two digits are the same."""
    config = config_of(values, "image_")
    images = SETTINGS["images"]
    chosen = images.name(values["images"]) if "images" in values else images.default
    pair = tuple(int(values.get(name, SETTINGS[name].default)) for name in ("digit_0", "digit_1"))
    return replace(
        config,
        dataset="faces" if chosen == "faces" else "digits",
        pair=pair if chosen == "pair" else (),
        train_share=0.75,
    )
