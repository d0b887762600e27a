"""The words and sentence patterns of the corpus: reports on towns, trains, farms and energy.

A pattern's ``{a}``, ``{b}`` and ``{c}`` are three different nouns, ``{how}`` is a trait, ``{does}``
what happens, ``{n}`` and ``{m}`` numbers, ``{year}`` a year and ``{key}`` a name as code has it.
One pattern each has a code span, a link, emphasis, strong text, and (in Japanese) strong text that
ends against a wide character without a space.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the sentences of one language are made of."""

    nouns: tuple[str, ...]
    traits: tuple[str, ...]
    verbs: tuple[str, ...]
    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    columns: tuple[str, str, str]
    space: str
    per_minute: int

    def units(self, text: str) -> int:
        """What a reader reads ``per_minute`` of: words, or characters without spaces."""
        return len(text.split()) if self.space else sum(map(len, text.split()))


JAPANESE = Vocabulary(
    nouns=(
        "地方鉄道", "路線バス", "物流倉庫", "再生可能エネルギー", "蓄電池", "公共図書館",
        "上下水道", "木造建築", "養殖漁業", "果樹栽培", "商店街", "観光案内", "港湾設備",
        "都市計画", "防災無線", "給食調理", "介護施設", "中古住宅", "町工場", "気象観測",
        "伝統工芸", "森林管理", "自転車道", "学校統合", "郵便配達", "地域通貨", "水田農業",
        "送電網", "空き家対策", "廃棄物処理",
    ),
    traits=(
        "静かな", "急激な", "息の長い", "予想外の", "小規模な", "広域の", "実務的な", "控えめな",
        "根深い", "局所的な",
    ),
    verbs=(
        "持ち直している", "先送りされている", "数字に表れ始めた", "曲がり角に来ている",
        "引き継がれている", "縮小を続けている", "見通しを欠いている", "採算に乗りつつある",
        "再編されている", "話題に上らなくなった",
    ),
    sentences=(
        "この三年で{a}は{does}。背景にあるのは{b}の{how}変化だ。",
        "調査に応じた{n}の自治体のうち、{a}に予算を付けたのは{m}にとどまった。",
        "{a}の費用を一人当たりに直すと、{b}より{n}%ほど高くつく計算になる。",
        "担当者は「**{a}だけは譲れない**」と話すが、{b}との両立は簡単ではない。",
        "{year}年の資料を読み返すと、{a}と{b}はすでに別々の道を歩んでいた。",
        "設定ファイルの`{key}`を見ると、{a}がどの順番で計算されるかがわかる。",
        "元の表は[{a}の年次報告](https://example.com/{key}/{year})にある。{b}の欄も合わせて読みたい。",
        "重要なのは*何を数えるか*であり、{a}の{how}動きだけを追うと{b}を見誤る。",
        "それでも{a}が{does}のはなぜか。{b}と{c}の順序を入れ替えて考えるとわかりやすい。",
        "{n}件の聞き取りから見えたのは、{a}より{b}を心配する声の多さだった。",
        "{a}の{how}計画は{year}年に描かれたが、{b}の関係者のほかに覚えている人はいない。",
        "人口が{n}人でも{m}人でも{a}の収支は似た形になり、{b}だけが違う曲線を描く。",
    ),
    titles=(
        "{a}と{b}のあいだで起きていること（その{n}）",
        "{a}を数え直す：{b}の現場から 第{n}回",
        "{n}枚の図で読む{a}と{b}",
    ),
    headings=("{a}の内訳を見る {n}", "{b}から見た{a} {n}", "{a}は{b}に何を残したか {n}"),
    columns=("項目", "割合", "増減"),
    space="",
    per_minute=560,
)  # fmt: skip

ENGLISH = Vocabulary(
    nouns=(
        "regional railways", "bus routes", "warehouse space", "wind power", "grid batteries",
        "public libraries", "water mains", "timber housing", "fish farms", "apple orchards",
        "high streets", "tourist offices", "port cranes", "zoning plans", "flood sirens",
        "school kitchens", "care homes", "second-hand houses", "machine shops", "weather stations",
    ),
    traits=(
        "slow", "sudden", "patient", "unplanned", "modest", "regional", "everyday", "stubborn",
        "well-funded", "half-finished",
    ),
    verbs=(
        "has begun to recover", "keeps being postponed", "shows up in the accounts",
        "has reached a bend in the road", "changes hands quietly", "goes on shrinking",
        "lacks a plan", "is close to breaking even",
    ),
    sentences=(
        "Over three years the {how} side of {a} {does}, mostly because of {b}.",
        "Of the {n} councils that answered, only {m} had set money aside for {a}.",
        "Counted per head, {a} cost some {n}% more than {b}, and nobody has a budget for {c}.",
        "The people in charge say that **nothing comes before {a}**, yet {b} cannot wait either.",
        "Read the papers of {year} again and {a} had long parted company with {b}.",
        "The setting `{key}` tells in which order {a} and {b} enter the sum.",
        "The table is in the [report on {a}](https://example.com/{key}/{year}), next to {b}.",
        "What matters is *what gets counted*: follow {a} alone and you will misread {b}.",
        "The {how} plan for {a} was drawn up in {year} and forgotten by everyone but {b}.",
        "With {n} pupils or with {m}, the sums for {a} come out alike; those for {b} do not.",
    ),
    titles=(
        "What happens between {a} and {b}, part {n}",
        "Counting {a} again: letter {n} from {b}",
        "{a} and {b} in {n} charts",
    ),
    headings=("Taking {a} apart {n}", "How {a} look to {b} {n}", "What {a} left to {b} {n}"),
    columns=("Item", "Share", "Change"),
    space=" ",
    per_minute=200,
)  # fmt: skip

KEYS = (
    "riders_per_km", "heat_loss", "load_factor", "stock_days", "yield_per_ha", "leak_rate", "p90",
    "span", "queue", "loans",
)  # fmt: skip

CODE = {
    "python": '''\
from collections.abc import Iterator
from dataclasses import dataclass

@dataclass(frozen=True)
class Sample{i}:
    station: str
    {key}: float = {n}.25

    def scaled(self, factor: int = {m}) -> float:
        """The value in another unit."""
        if not factor:
            raise ZeroDivisionError(f"no factor for {{self.station!r}}")
        return self.{key} * factor / 100

def over(samples: list[Sample{i}], limit: float) -> Iterator[str]:
    for sample in samples:  # in the order measured
        if sample.scaled() > limit:
            yield sample.station
''',
    "js": """\
const LIMIT = {n};

/** Rows of a table, the largest first. */
export function top{i}(rows, {{ field = "{key}", count = {m} }} = {{}}) {{
  const seen = new Map();
  for (const row of rows) {{
    seen.set(row.id, (seen.get(row.id) ?? 0) + Number(row[field]));
  }}
  return [...seen.entries()]
    .filter(([, sum]) => sum > LIMIT) // leave noise out
    .sort((a, b) => b[1] - a[1])
    .slice(0, count);
}}
""",
    "bash": """\
#!/bin/sh
set -eu
total=0
for table in tables/{key}/*.csv; do
  rows=$(wc -l < "$table")
  total=$((total + rows))
  if [ "$rows" -lt {n} ]; then
    printf '%s: only %d rows\\n' "$table" "$rows" >&2  # too short to use
    continue
  fi
  cut -d, -f2 "$table" | sort -n | tail -n {m} > "top{i}.txt"
done
echo "$total"
""",
}

CATEGORIES = (
    "交通", "住まい", "食と農", "水とごみ", "電力", "防災", "学びの場", "ものづくり", "港と物流",
    "統計の読み方", "Transport", "Housing", "Farming", "Utilities", "Grids", "Safety", "Schools",
    "Workshops", "Harbours", "Methods",
)  # fmt: skip

_SUBJECTS = (
    "鉄道", "バス", "倉庫", "風力", "電池", "図書館", "水道", "木材", "漁業", "果樹", "Rail",
    "Port", "Care", "Forest", "Roads", "School", "Solar", "Water", "Maps", "市場",
)  # fmt: skip
_SIDES = ("", "予算", "統計", "歴史", "地図", "人手", "料金", "図解", "2024", "Watch")

# 200 of them; the first are the ones that posts have most.
TAGS = tuple(subject + side for side in _SIDES for subject in _SUBJECTS)

AUTHORS = ("町の記録係", "小川 実", "高梨 由紀", "P. Marsh", "L. Okafor")
