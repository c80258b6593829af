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

Read network.py first, then activations.py, costs.py, optimizers.py; workspace.py is network.py made fast, and
descent.py, slices.py and training.py are the loop around it.
"""

from .activations import ACTIVATIONS, Activation, choose_activation
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
from .data.datasets import DATASETS, Dataset
from .data.features import FEATURES, Feature, with_features
from .data.splits import Split, data_generator, make_split, prepared, split, standardize
from .export.code import keras_code, numpy_script, torch_code, unknown_to
from .export.parameters import load_params, save_params
from .initializers import INITIALIZERS, Initializer, initialize
from .network import (
    Cache,
    Layer,
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
from .parity import CONSTRUCTIONS, Construction, parity_errors, parity_net, tree_widths
from .registry import lookup
from .training.history import History
from .training.run import Net, Run, Saved, Snapshot, Step, first_params, net_of, train
from .training.stack import Stack
