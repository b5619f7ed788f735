"""The pay lab's thinking: its state and link, plans to start from, intake of deals, what-if, offers.

Nothing here draws or knows of Streamlit. What people read is a `Sentence`: a message id with values
that are put into the reader's language where it is shown.
"""
