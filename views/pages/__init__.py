"""The pages, each a script that Streamlit runs where its name is opened."""
