"""python -m damage --seed 7 --count 40 [--folder DIR] [--only FAMILY] [--show N]"""

import argparse
import difflib
import time

from damage.run import cases, table
from damage.texts import found_articles, own_articles


def main() -> None:
    """Print the table of families with their rates."""
    parser = argparse.ArgumentParser(prog="damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40, help="cases of each family")
    parser.add_argument("--folder", default="", help="more articles: a folder of Markdown files")
    parser.add_argument("--only", default="", help="one family")
    parser.add_argument("--show", type=int, default=0, help="so many failures of each family")
    args = parser.parse_args()
    articles = (*own_articles(), *(found_articles(args.folder) if args.folder else ()))
    began = time.perf_counter()
    rows = table(cases(args.seed, args.count, articles, args.only))
    print(f"{'family':32}{'cases':>6}{'exact':>8}{'lost':>8}{'review':>8}{'end wrong':>10}")
    for name, row in rows.items():
        print(
            f"{name:32}{row.cases:6}{row.exact / row.cases:8.1%}{row.lost / row.size:8.2%}"
            f"{row.reviewed / row.cases:8.1%}{row.end_wrong:6}/{row.end_judged}"
        )
        for case, body in row.failed[: args.show]:
            print("  ---", case.lang, case.family)
            want = case.expected.strip("\r\n").split("\n")
            for line in difflib.unified_diff(
                want, body.strip("\r\n").split("\n"), lineterm="", n=0
            ):
                print("     ", line[:260])
            for part in case.raw.split("---END---")[:6]:
                print("      <<", repr(part[:90]), "...", repr(part[-90:]))
    total = sum(r.cases for r in rows.values())
    mean = sum(r.exact / r.cases for r in rows.values()) / max(1, len(rows))
    print(f"{total} cases, mean of families {mean:.1%}, {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
