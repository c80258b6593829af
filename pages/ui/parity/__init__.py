"""n-bit parity: what can be represented, what is learned, what generalizes."""
