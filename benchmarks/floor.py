"""The floor: the least Streamlit page that asks one question and tells whether the answer is right."""

import streamlit as st

st.title("Floor")
st.write("A paragraph.")
with st.form("question"):
    answer = st.radio("Pick one", ["one", "two", "three"], index=None, key="answer")
    checked = st.form_submit_button("Check")
if checked:
    st.success("Right" if answer == "two" else "Wrong")
