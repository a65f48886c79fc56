"""The editors' desk: write, see and publish articles in a browser (*bàn biên tập*)."""
