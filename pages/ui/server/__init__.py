"""What one process shares among its visitors: who trains when, and what memory is given back."""
