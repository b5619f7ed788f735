// Streamlit has the words of its own parts in English only. Those that learners meet are said by the style sheet,
// which gets them from here in the page's language.

function sayOwn(words) {
  for (const [name, text] of Object.entries(words)) {
    document.documentElement.style.setProperty(`--word-${name}`, JSON.stringify(text));
  }
}
