"""Configs from settings: what the widgets of a page describe, as the core speaks it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import dnn
from pages.ui.settings.table import DEFAULT, SETTINGS, Choice, Number


def config_of(values: Mapping[str, Any], prefix: str = "") -> dnn.Config:
    """The Config that widget values (labels for choices) describe; what is missing has its default.

    A page's own settings have a prefix; what it has no setting of its own for has the Config's default.
    """

    def value(name: str):
        if prefix + name not in SETTINGS:
            return getattr(DEFAULT, name)
        setting, found = SETTINGS[prefix + name], values.get(prefix + name)
        if found is None:
            return setting.default
        if isinstance(setting, Choice):
            return setting.name(found)
        return setting.within(found) if isinstance(setting, Number) else found

    depth = value("depth") if f"{prefix}depth" in SETTINGS else 0
    one = value("activation")
    each = tuple(value(f"activation_{l}") for l in range(1, depth + 1)) if one == "one_each" else (one,)
    features = tuple(
        name for name in dnn.FEATURES if f"{prefix}feature_{name}" in SETTINGS and value(f"feature_{name}")
    )
    same = "dataset examples noise train_share data_seed slope initializer seed alpha optimizer batch_size l2 l1"
    return dnn.Config(
        hidden=tuple(value(f"units_{l}") for l in range(1, depth + 1)),
        activation=each,
        features=features,
        **{name: value(name) for name in (*same.split(), "max_iterations", "target_cost")},
    )


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
