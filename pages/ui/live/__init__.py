"""A run played under pictures; only stage.py knows Streamlit."""
