"""Write a draft as an article folder whose Markdown our own reader gives back word for word."""
