"""Configs from settings: what the widgets of a page describe, as the core speaks it."""

from dataclasses import fields, replace

import dnn
from pages.ui.settings.page_table import Table, Values
from pages.ui.settings.table import IMAGES, PLAYGROUND, RACE

OF_MANY = {"hidden", "activation", "features", "pair"}  # fields that several settings make up


def config_of(values: Values, table: Table = PLAYGROUND) -> dnn.Config:
    """The Config that a page's widget values describe; what is missing has its default.

    What the page has no setting for has the Config's default, and a page without depth has no hidden layers.
    """

    def value(name: str):
        return table.value(values, table.prefix + name)

    depth = value("depth") if f"{table.prefix}depth" in table.settings else 0
    one = value("activation")
    plain = {field.name for field in fields(dnn.Config) if table.prefix + field.name in table.settings} - OF_MANY
    return dnn.Config(
        hidden=tuple(value(f"units_{l}") for l in range(1, depth + 1)),
        activation=tuple(value(f"activation_{l}") for l in range(1, depth + 1)) if one == "one_each" else (one,),
        features=tuple(
            name
            for name in dnn.FEATURES
            if f"{table.prefix}feature_{name}" in table.settings and value(f"feature_{name}")
        ),
        **{name: value(name) for name in plain},
    )


MOST_WORK = 60_000_000  # parameters times inputs times seeds of one net: a step of about 30 ms


def race_configs(values: Values, **changes) -> tuple[dnn.Config, ...]:
    """For each net of the race a Config a seed, net by net.

    Raises ValueError, with a sentence for the reader, for text that names no net, and for a race so large that one step
    of it would keep other visitors waiting.
    """

    def value(name: str):
        return RACE.value(values, f"race_{name}")

    n, seeds = value("bits"), value("seeds")
    plain = dict(dataset=value("inputs"), examples=2**n, train_share=1.0, noise=dnn.Config().noise)
    base = replace(config_of(values, RACE), **plain, **changes)
    nets = [RACE.widths(f"race_{i}", value(f"{i}")) for i in (1, 2, 3)]
    nets = [hidden for hidden in nets if hidden]
    largest = max(dnn.parameter_count((n, *hidden, 1)) for hidden in nets)
    if largest * base.examples * seeds > MOST_WORK:
        raise ValueError(
            f"{largest:,} parameters, {base.examples:,} inputs and {seeds} seeds are too much for one step on a shared "
            "server: choose fewer seeds, units or bits."
        )
    return tuple(replace(base, hidden=hidden, seed=seed) for hidden in nets for seed in range(1, seeds + 1))


def images_config(values: Values) -> dnn.Config:
    """The Config of the images' page. Raises ValueError if the two digits are the same."""
    chosen = IMAGES.value(values, "images")
    return replace(
        config_of(values, IMAGES),
        dataset="faces" if chosen == "faces" else "digits",
        pair=tuple(IMAGES.value(values, name) for name in ("digit_0", "digit_1")) if chosen == "pair" else (),
        train_share=0.75,
    )
