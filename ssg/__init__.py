"""Tsugime mends analysis posts that a model wrote in several calls, and publishes them."""

__version__ = "0.1.0"
