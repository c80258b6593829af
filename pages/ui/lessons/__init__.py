"""Pictures and runs of the lessons: one iteration, activations, initialization, hyperparameters, the notebook."""
