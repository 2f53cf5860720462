"""Property tests here are timed by the machine's other work: no deadline per example."""

from hypothesis import settings

settings.register_profile("extract", deadline=None, max_examples=50)
settings.load_profile("extract")
