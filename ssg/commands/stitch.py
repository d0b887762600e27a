"""``ssg stitch``: the fragments of a post put together, and what was done at each seam."""

import argparse
import sys

from ssg.commands.options import UsageError
from ssg.commands.terminal import has_color

NAME = "stitch"
HELP = "mend posts, and show each seam"
EXAMPLE = """\
  ssg stitch posts/a.md               the seams of a post, one by one, and a diff
  ssg stitch posts/                   all posts in one table
  ssg stitch posts/a.md --write       replace the body; the raw file is kept as posts/a.md.raw
  ssg stitch --out - posts/a.md       the mended body alone
  ssg stitch --json - < a.md          one JSON object
  ssg stitch --check posts/           exit 1 when a seam asks for review or an end is unfinished"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "paths", nargs="+", metavar="FILE", help="posts, folders of posts, or - for standard input"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="write the mended body there; - prints it"
    )
    parser.add_argument(
        "--check", action="store_true",
        help="exit 1 when a seam asks for review or an end is unfinished",
    )  # fmt: skip
    parser.add_argument(
        "--write", action="store_true",
        help="replace the body in the file; the raw file is kept beside it",
    )  # fmt: skip
    parser.add_argument(
        "--force", action="store_true", help="with --write: also where a seam asks for review"
    )


def run(args: argparse.Namespace) -> int:
    """Mend each post, report, and write where that is asked for."""
    from ssg.commands.progress import progress
    from ssg.commands.stitch_files import Mended, find_posts, mend_file, write_back, write_text
    from ssg.commands.stitch_report import as_json, describe, table
    from ssg.diagnostics import has_errors, report

    posts = find_posts(args.paths)
    if args.out and (len(posts) > 1 or args.json or args.write):
        raise UsageError("--out takes one post, and neither --json nor --write")
    if args.force and not args.write:
        raise UsageError("--force belongs to --write")
    if args.write and "-" in posts:
        raise UsageError("--write needs a file, not standard input")
    mended: list[Mended] = list(progress().through("posts", map(mend_file, posts), len(posts)))
    diagnostics = [d for m in mended for d in m.diagnostics]
    written: list[str] = []
    if args.write:
        for one in mended:
            note, problems = write_back(one, force=args.force)
            diagnostics += problems
            written += [note] if note else []
    color = has_color(sys.stdout)
    if args.json:
        print(as_json(mended))
    elif args.out:
        write_text(args.out, mended[0].stitched.body)
    elif len(mended) == 1:
        print(describe(mended[0], color=color))
    else:
        print(table(mended, color=color))
    if diagnostics:
        print(report(diagnostics, color=has_color(sys.stderr)), file=sys.stderr)
    for note in written:
        print(note, file=sys.stderr)
    unsure = any(m.stitched.truncated or m.review for m in mended)
    return int(has_errors(diagnostics) or (args.check and unsure))
