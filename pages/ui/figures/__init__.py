"""Arrays in, pictures out: no Streamlit, no run."""
