"""The floor of a chart that sliders move: the least Streamlit page with three lines of 101 points."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

st.title("Pay")
base = st.slider("Base", 500, 3000, 1000, 50)
rate = st.slider("Rate", 0, 30, 10)
sales = np.linspace(0, 50_000, 101)
rates = (rate, rate + 5, rate + 10)
lines = [go.Scatter(x=sales, y=base + sales * r / 100, name=f"{r}%") for r in rates]
st.plotly_chart(go.Figure(lines))
