"""Which Pillow this is, told without loading more of it than its compiled parts."""

from functools import cache
from importlib import import_module


@cache
def codec(name: str) -> object | None:
    """One of Pillow's compiled modules; None where this Pillow is built without."""
    try:
        return import_module(f"PIL.{name}")
    except ImportError:
        return None


@cache
def pillow_version() -> str:
    """The versions of Pillow and of every library that shapes the bytes it writes."""
    core, webp, avif = codec("_imaging"), codec("_webp"), codec("_avif")
    named = {
        "pillow": getattr(core, "PILLOW_VERSION", ""),
        "jpeg": getattr(core, "libjpeg_turbo_version", "") or getattr(core, "jpeglib_version", ""),
        "zlib": getattr(core, "zlib_ng_version", "") or getattr(core, "zlib_version", ""),
        "webp": getattr(webp, "webpdecoder_version", ""),
        "avif": getattr(avif, "libavif_version", ""),
        "codecs": avif.codec_versions() if hasattr(avif, "codec_versions") else "",
    }
    return " ".join(f"{name} {value}" for name, value in named.items())
