"""Looking for words in all reports: the page, its results, what is done with them."""
