"""The bar for every document: what tools that nobody here wrote say about its file."""
