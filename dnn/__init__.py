"""A deep neural network from scratch, in the notation of Andrew Ng's course.

| symbol  | shape          | meaning                                                        |
| ------- | -------------- | -------------------------------------------------------------- |
| m       |                | number of examples; each is a column                            |
| L       |                | number of layers; the input, layer 0, is not counted            |
| n_l     |                | number of units of layer l; n_0 = n_x                           |
| X       | (n_x, m)       | inputs, A[0]                                                    |
| Y       | (n_L, m)       | labels                                                          |
| W[l]    | (n_l, n_{l-1}) | weights                                                         |
| b[l]    | (n_l, 1)       | biases                                                          |
| Z[l]    | (n_l, m)       | W[l] A[l-1] + b[l]                                              |
| A[l]    | (n_l, m)       | g[l](Z[l])                                                      |
| dZ[l]   | (n_l, m)       | dA[l] * g[l]'(Z[l])                                             |
| dW[l]   | (n_l, n_{l-1}) | dZ[l] A[l-1]' / m                                               |
| db[l]   | (n_l, 1)       | mean of the columns of dZ[l]                                    |
| dA[l-1] | (n_{l-1}, m)   | W[l]' dZ[l]                                                     |
| alpha   |                | learning rate: W := W - alpha dW                                |

Reading order: network.py (forward and backward), activations.py (their functions in elementwise.py), costs.py,
initializers.py, optimizers.py, checks.py (the gradient checked), config.py (one experiment as values; what a value may
be is in allowed.py, how choices are found in registry.py), then the applications ascent.py and parity.py. In data/ is
what nets learn from: datasets.py (with plane.py and images.py), features.py, splits.py. In training/ is the loop:
net.py, run.py, stack.py and several.py are what one trains, descent.py is one iteration, workspace.py is network.py
made fast, batches.py the order of examples, measures.py, slices.py, history.py and places.py how a run is measured,
cut, recorded and kept, progress.py how a copy of it goes on elsewhere, threads.py what it may take. In export/ a run
becomes code or a file.
"""

from .activations import ACTIVATIONS, SOFTMAX, Activation, choose_activation
from .ascent import input_gradients, preferred_inputs
from .checks import (
    check_data,
    check_forward,
    check_params,
    gradient_check,
    numerical_gradients,
    relative_difference,
)
from .config import FIELDS, Config, Field, changes, needs_new_run
from .costs import COSTS, Cost
from .data.datasets import DATASETS, Dataset, make_dataset, parity_examples
from .data.features import FEATURES, Feature, with_features
from .data.images import images
from .data.labels import one_hot
from .data.splits import Split, data_generator, make_split, prepared, split, standardize
from .export.code import keras_code, numpy_script, torch_code, unknown_to
from .export.parameters import load_params, save_params
from .initializers import INITIALIZERS, Initializer, initialize
from .network import (
    Cache,
    Layer,
    copied,
    layer_backward,
    layer_forward,
    layer_sizes,
    linear_backward,
    network_backward,
    network_forward,
    parameter_count,
    penalty,
    predict,
)
from .optimizers import OPTIMIZERS, Optimizer, Rates
from .parity import CONSTRUCTIONS, Construction, folds, parity_errors, parity_net, tree_widths
from .registry import lookup
from .training.descent import Checkpoint
from .training.history import History
from .training.measures import Measures
from .training.net import Net, first_params, net_of
from .training.places import Saved, Snapshot, Step
from .training.run import Run, train
from .training.several import InStep, Member, Several, members_of
from .training.stack import Stack

__all__ = [
    "ACTIVATIONS",
    "CONSTRUCTIONS",
    "COSTS",
    "DATASETS",
    "FEATURES",
    "FIELDS",
    "INITIALIZERS",
    "OPTIMIZERS",
    "SOFTMAX",
    "Activation",
    "Cache",
    "Checkpoint",
    "Config",
    "Construction",
    "Cost",
    "Dataset",
    "Feature",
    "Field",
    "History",
    "InStep",
    "Initializer",
    "Layer",
    "Measures",
    "Member",
    "Net",
    "Optimizer",
    "Rates",
    "Run",
    "Saved",
    "Several",
    "Snapshot",
    "Split",
    "Stack",
    "Step",
    "changes",
    "check_data",
    "check_forward",
    "check_params",
    "choose_activation",
    "copied",
    "data_generator",
    "first_params",
    "folds",
    "gradient_check",
    "images",
    "initialize",
    "input_gradients",
    "keras_code",
    "layer_backward",
    "layer_forward",
    "layer_sizes",
    "linear_backward",
    "load_params",
    "lookup",
    "make_dataset",
    "make_split",
    "members_of",
    "needs_new_run",
    "net_of",
    "network_backward",
    "network_forward",
    "numerical_gradients",
    "numpy_script",
    "one_hot",
    "parameter_count",
    "parity_errors",
    "parity_examples",
    "parity_net",
    "penalty",
    "predict",
    "preferred_inputs",
    "prepared",
    "relative_difference",
    "save_params",
    "split",
    "standardize",
    "torch_code",
    "train",
    "tree_widths",
    "unknown_to",
    "with_features",
]
