"""Tables proved against the text, and the questions that notebooks put to them."""
