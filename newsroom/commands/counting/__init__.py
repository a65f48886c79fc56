"""Count readers from the logs of a web server; ``__main__`` is what people run."""
