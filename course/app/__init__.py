"""The course as a Streamlit app: the one package that imports streamlit."""
