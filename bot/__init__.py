"""The conversation with a candidate: the assistant, its channels, its storage, its command line."""
