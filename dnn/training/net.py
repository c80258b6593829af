"""The net that a config describes: its layers' sizes, its activations and its first parameters."""

from typing import NamedTuple

import numpy as np

from ..activations import Activation, choose_activation
from ..config import Config
from ..costs import COSTS
from ..data.splits import Split
from ..initializers import initialize
from ..network import Layer


class Net(NamedTuple):
    """Layer sizes n_0 ... n_L and the activations g[1] ... g[L]."""

    sizes: tuple[int, ...]
    activations: tuple[Activation, ...]


def net_of(config: Config, split: Split) -> Net:
    """The net that `config` describes for these data; its output activation is the one that belongs to the cost."""
    train = split.train
    names = (
        config.activation if len(config.activation) == len(config.hidden) else config.activation * len(config.hidden)
    )
    hidden = [choose_activation(name, config.slope) for name in names]
    return Net((len(train.X), *config.hidden, len(train.Y)), (*hidden, COSTS[train.cost].output))


def first_params(config: Config, split: Split) -> tuple[Layer, ...]:
    """The parameters a run starts from: the same for the same config, bit for bit."""
    return initialize(net_of(config, split).sizes, config.initializer, np.random.default_rng(config.seed))
