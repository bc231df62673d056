"""What holds for every test: properties are promises about results, never about how fast a busy machine finds them."""

from hypothesis import settings

settings.register_profile("kliping", deadline=None)
settings.load_profile("kliping")
