"""`course serve`: the app behind Streamlit's own ASGI server, with what a plain `streamlit run` cannot give."""
