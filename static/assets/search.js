// Search on a page of its own. The files that this loads, and why, are told in docs/search.md; the
// same rules in Python stand in ssg/search/.

const PAGE = 10; // results shown at once
const FIRST = 3; // of which so many before the texts of the others are loaded
const LONGEST = 200; // characters of a query
const LOOKUPS = 16; // shards that one phrase may load
const ENOUGH = 12; // of which so many, unless more tell much more
const TITLE = 1, HEADINGS = 2, LABELS = 4, FIELDS = 7, BODY = 3; // bits of a mask; blocks from BODY on

// ---- Text as it is compared: ssg/search/fold.py, character for character

const NEWER = /([\u0897\u0cf3\u0ece\u1acf-\u1aeb\u1c89\ua7cb-\ua7ce\ua7d2\ua7d4\ua7da-\ua7f1\u{105c9}-\u{105e4}\u{10d50}-\u{10d6d}\u{10efa}-\u{10eff}\u{11241}\u{11382}-\u{113e2}\u{11b60}-\u{11b67}\u{11f00}-\u{11f5a}\u{13440}-\u{13455}\u{1611e}-\u{1612f}\u{16d63}-\u{16d6a}\u{16ea0}-\u{16eb8}\u{1ccd6}-\u{1ccf9}\u{1e030}-\u{1e08f}\u{1e4ec}-\u{1e6f5}]+)/u;
const UNSEEN = /[\xad\u200b\u2060\ufeff]+/g;
const SPACES = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
// A character with all that may combine with it.
const CLUSTER = /(?:[^\p{M}\uff9e\uff9f\u1160-\u11ff]|^)[\p{M}\uff9e\uff9f\u1160-\u11ff]*/gu;

function known(text) {
  const lowered = text.normalize("NFKC").replaceAll("\u03a3", "\u03c3").toLowerCase();
  return lowered.normalize("NFKC").replaceAll("\u03c2", "\u03c3");
}

function folded(text) {
  text = text.replace(UNSEEN, "");
  if (!NEWER.test(text)) return known(text);
  return text.split(NEWER).map((part, n) => (n % 2 ? part : known(part))).join("");
}

export function fold(text) {
  return folded(text).replace(SPACES, " ").replace(/^ | $/g, "");
}

// Where the words stand in a text as it was written: pairs of start and end.
function places(text, words) {
  let plain = "";
  const from = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    for (const unit of folded(cluster).replace(SPACES, " ")) {
      if (unit === " " && (plain === "" || plain.endsWith(" "))) continue;
      for (let n = 0; n < unit.length; n++) from.push([index, index + cluster.length]);
      plain += unit;
    }
  }
  const found = [];
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      found.push([from[at][0], from[at + word.length - 1][1]]);
    }
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

// ---- The index: ssg/search/grams.py and postings.py

const narrow = (code) => code < 0x1100;

function shardOf(a, b, c, bits) {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x9e3779b1);
  return mixed >>> (32 - bits);
}

export class Index {
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
  }

  // Each file is loaded once; one that failed may be asked for again.
  load(name, read) {
    if (!this.files.has(name)) {
      const loading = fetch(this.folder + name, { cache: "no-cache" }).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.status + " " + name);
        return read(new Response(answer.body.pipeThrough(new DecompressionStream("deflate"))));
      });
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  table() {
    return this.load("table.bin", async (data) => {
      const next = numbers(new Uint8Array(await data.arrayBuffer()));
      const [, pairBits, gramBits, part, posts, size] = [next(), next(), next(), next(), next(), next()];
      return { pairBits, gramBits, part, posts, ranks: next.rest(size) };
    });
  }

  text(slot, part) {
    return this.load(part ? `t/${slot}-${part}.bin` : `t/${slot}.bin`, (data) => data.json());
  }

  // The posts that hold a piece of two to four characters: slot to mask.
  async find(codes) {
    const { pairBits, gramBits } = await this.table();
    const pair = codes.length === 2;
    const number = shardOf(codes[0], codes[1], pair ? 0 : codes[2], pair ? pairBits : gramBits);
    const name = (pair ? "2/" : "3/") + number.toString(16) + ".bin";
    return (await this.load(name, (data) => shard(data, pair ? 2 : 4)))(codes);
  }
}

function numbers(bytes) {
  let at = 0;
  const next = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
  };
  next.rest = (size) => bytes.subarray(at, at + size);
  return next;
}

async function shard(data, width) {
  const next = numbers(new Uint8Array(await data.arrayBuffer()));
  const many = (count) => Uint32Array.from({ length: count }, next);
  const grams = next();
  const columns = Array.from({ length: width }, () => many(grams));
  const counts = many(grams);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const slots = many(total);
  const masks = many(total);
  return (codes) => {
    const found = new Map();
    for (let gram = 0, at = 0; gram < grams; at += counts[gram++]) {
      if (!codes.every((code, n) => columns[n][gram] === code)) continue;
      for (let n = at, slot = 0; n < at + counts[gram]; n++) {
        slot += slots[n];
        found.set(slot, found.get(slot) | masks[n]);
      }
    }
    return found;
  };
}

// What to look up for a phrase, the most telling pieces first: those that together cover it, then
// the rest.
function pieces(codes) {
  if (codes.length === 2) return [{ at: 0, codes }];
  const all = codes.slice(2).map((_, at) => {
    const four = codes.slice(at, at + 4);
    const whole = four.length === 4 && four.every(narrow);
    return { at, codes: whole ? four : four.slice(0, 3), cover: false };
  });
  const last = codes.length - 1;
  if (last > 2 && all[last - 3].codes.length === 4) all.pop(); // the one before says as much
  for (let at = 0, end = 0; end <= last; ) {
    const piece = all[Math.min(at, all.length - 1)];
    piece.cover = true;
    at = end = piece.at + piece.codes.length;
  }
  const told = (piece) => piece.codes.reduce((sum, code) => sum + weight(code), piece.cover ? 99 : 0);
  return all.sort((a, b) => told(b) - told(a));
}

function weight(code) {
  if (code >= 0x3400) return 3; // ideographs, syllables of Hangul
  if (code >= 0x30a0 && code < 0x3100) return 2; // katakana
  return code < 0x80 && !/[a-z0-9]/.test(String.fromCharCode(code)) ? 0.5 : 1;
}

// The posts that may hold a phrase: slot to the blocks and fields where it may stand whole
// (``inside``) and the blocks out of which it may run into the next (``across``).
async function candidates(index, phrase) {
  const found = [];
  const waiting = pieces(Array.from(phrase, (letter) => letter.codePointAt(0))).slice(0, LOOKUPS);
  let left = new Map();
  while (waiting.length) {
    const some = waiting.splice(0, 2);
    const maps = await Promise.all(some.map((piece) => index.find(piece.codes)));
    some.forEach((piece, n) => found.push({ at: piece.at, map: maps[n] }));
    found.sort((a, b) => a.at - b.at);
    const before = left.size;
    left = new Map();
    const fewest = found.reduce((a, b) => (a.map.size <= b.map.size ? a : b));
    for (const slot of fewest.map.keys()) {
      let inside = -1, across = 0;
      for (const { map } of found) {
        const mask = map.get(slot) | 0;
        across = (across | (inside === -1 ? 0 : inside)) & (mask >> 1) & ~FIELDS;
        inside &= mask;
      }
      if (inside | across) left.set(slot, { inside, across });
    }
    if (left.size < 3 || (found.length >= ENOUGH && left.size > before * 0.9)) break;
  }
  return left;
}

// ---- Results

const bits = (mask) => {
  let count = 0;
  for (; mask; mask &= mask - 1) count++;
  return count;
};
const field = (mask) => (mask & TITLE ? 0 : mask & HEADINGS ? 1 : mask & LABELS ? 2 : 3);

// The posts that may hold all of the words, the best first.
export async function ranked(index, words) {
  const { ranks } = await index.table();
  const sought = words.filter((word) => Array.from(word).length > 1);
  const found = await Promise.all(sought.map((word) => candidates(index, word)));
  const [fewest] = [...found].sort((a, b) => a.size - b.size);
  const list = [];
  for (const slot of fewest ? fewest.keys() : []) {
    const where = found.map((map) => map.get(slot));
    if (!where.every(Boolean)) continue;
    list.push({
      slot,
      where,
      field: where.reduce((sum, { inside }) => sum + field(inside), 0),
      blocks: where.reduce((sum, { inside, across }) => sum + bits((inside | across) >> BODY), 0),
      rank: ranks[slot],
      verified: null,
    });
  }
  return list.sort(order);
}

const order = (a, b) => a.field - b.field || b.blocks - a.blocks || b.rank - a.rank || a.slot - b.slot;

// Read a post's text where the words should be; false where one of them is not.
export async function verify(index, hit, words) {
  const { part } = await index.table();
  const wanted = new Set();
  for (const { inside, across } of hit.where) {
    const body = (inside | across) >> BODY;
    if (!body) continue;
    const block = 31 - Math.clz32(body & -body);
    wanted.add(Math.floor(block / part)); // where the first hit should be
  }
  if (!wanted.size) wanted.add(0);
  const sought = words.filter((word) => Array.from(word).length > 1);
  const blocks = [];
  let post;
  const read = async (number) => {
    post = await index.text(hit.slot, number);
    post.b.forEach((text, n) => (blocks[number * part + n] = text));
  };
  const blockOf = async (block) => {
    if (blocks[block] === undefined) await read(Math.floor(block / part));
    return blocks[block];
  };
  await Promise.all(Array.from(wanted, read));
  const fields = [[post.t], post.h.map((heading) => heading[0]), post.g].map((texts) => texts.map(fold));
  hit.field = 0;
  let shown = null;
  for (const word of words) {
    const where = hit.where[sought.indexOf(word)] ?? { inside: -1, across: 0 };
    const best = fields.findIndex((texts) => texts.some((text) => text.includes(word)));
    hit.field += best < 0 ? 3 : best;
    let at = null;
    for (let block = 0, mask = (where.inside | where.across) >>> BODY; mask && !at; block++, mask >>>= 1) {
      if (!(mask & 1)) continue;
      if (block >= post.n) break;
      // Where not every piece was looked up, the rest may stand in the block before or behind.
      for (const [from, to] of [[block, block], [block, block + 1], [block - 1, block]]) {
        if (at || from < 0 || to >= post.n) continue;
        const passage = from === to ? await blockOf(from) : (await blockOf(from)) + (await blockOf(to));
        if (fold(passage).includes(word)) at = { block: from, text: passage };
      }
    }
    if (best < 0 && !at) return false;
    shown ??= at;
  }
  hit.verified = { post, shown: shown ?? { block: -1, text: post.n ? await blockOf(0) : "" } };
  return true;
}

// ---- The page

const box = document.querySelector("[data-search-index]");
if (box) start(box);

function start(box) {
  const say = box.dataset;
  const input = box.querySelector("input");
  const status = box.querySelector(".search-status");
  const list = box.querySelector(".hits");
  const more = box.querySelector(".search-more");
  const loose = box.querySelector(".search-loose");
  const index = new Index(say.searchIndex);
  let turn = 0; // what an older search still finds is not shown
  let asked = null;
  let settled = true; // the address of the page is one to come back to
  let timer = 0;

  const text = (name, values) => say[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const count = (name, n, values) => text(n === 1 && say[name + "One"] ? name + "One" : name, { n: n.toLocaleString(document.documentElement.lang), ...values });

  const ready = () => box.classList.add("search-ready"); // what stands below has its place
  if (location.protocol === "file:") return ready(), void (status.textContent = say.file);
  if (!("DecompressionStream" in window)) return ready(), void (status.textContent = say.old);

  async function search(written, apart) {
    const query = Array.from(fold(written)).slice(0, LONGEST).join("").trim();
    if (query === asked && !apart) return;
    asked = query;
    const mine = ++turn;
    const current = () => mine === turn;
    more.hidden = loose.hidden = true;
    document.title = query ? text("title", { q: written.trim() }) : say.plain;
    if (Array.from(query).length < 2) {
      list.replaceChildren();
      status.textContent = query ? say.short : say.hint;
      return ready();
    }
    const late = setTimeout(() => current() && (status.textContent = say.wait), 150);
    const words = [...new Set(query.split(" "))];
    try {
      let sought = apart ? words : [query];
      let hits = await ranked(index, sought);
      const again = !apart && words.length > 1; // none as they stand: then each word by itself
      const first = current() && (await show(hits, sought, current, again));
      if (!first && again && current()) {
        sought = words;
        hits = await ranked(index, sought);
        if (current()) await show(hits, sought, current);
      } else if (current() && again) {
        loose.hidden = false;
        loose.onclick = () => search(input.value, true).then(() => list.querySelector("a")?.focus());
      }
    } catch (error) {
      if (current()) status.textContent = say.failed;
      asked = null;
    } finally {
      ready();
      clearTimeout(late);
    }
  }

  // Show the next results of a search; how many there were. With `again` none is not the last word.
  async function show(hits, words, current, again) {
    const rows = [];
    const page = async () => {
      const wanted = rows.length + PAGE;
      while (current() && rows.length < wanted && rows.length < hits.length) {
        const upto = rows.length ? wanted : FIRST;
        const next = hits.slice(rows.length, upto).filter((hit) => !hit.verified);
        await Promise.all(next.map(async (hit) => (hit.right = await verify(index, hit, words))));
        if (!current()) return 0;
        hits = hits.filter((hit) => hit.right !== false);
        // What its text did not bear out in the title may stand lower than it seemed to.
        hits = [...hits.slice(0, rows.length), ...hits.slice(rows.length).sort(order)];
        const some = hits.slice(rows.length, upto);
        const waits = some.findIndex((hit) => !hit.verified);
        const ready = some.slice(0, waits < 0 ? some.length : waits).map((hit) => row(hit, words));
        if (rows.length) list.append(...ready);
        else if (ready.length) list.replaceChildren(...ready);
        rows.push(...ready);
      }
      if (!current()) return 0;
      if (!rows.length && again) return 0;
      if (!rows.length) list.replaceChildren();
      more.hidden = rows.length >= hits.length;
      const sure = words.join("").length < 4 || hits.every((hit) => hit.verified);
      status.textContent = count(hits.length ? (sure ? "found" : "about") : "none", hits.length, { q: words.join(" ") });
      return rows.length;
    };
    more.onclick = async () => {
      const from = rows.length;
      await page();
      rows[from]?.querySelector("a").focus();
    };
    return page();
  }

  function row(hit, words) {
    const { post, shown } = hit.verified;
    const item = document.createElement("li");
    item.className = "hit";
    if (post.l !== document.documentElement.lang) item.lang = post.l;
    const hits = places(shown.text, words);
    const at = hits.length ? hits[0][0] : 0;
    const heading = hits.length
      ? post.h.filter(([, anchor, block, place]) => anchor && (block < shown.block || (block === shown.block && place <= at))).pop()
      : undefined;
    const title = document.createElement("a");
    title.className = "hit-title";
    title.href = say.base + encodeURI(post.u).replace(/[?#]/g, encodeURIComponent) + (heading ? "#" + encodeURIComponent(heading[1]) : "");
    if (post.p?.length || post.j) title.classList.add("phrases");
    title.append(...marked(post.t, places(post.t, words), post.p, post.j));
    const facts = document.createElement("p");
    facts.className = "hit-facts";
    const day = document.createElement("time");
    day.dateTime = post.d;
    day.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(post.d));
    facts.append(day);
    if (heading) {
      const section = document.createElement("span");
      section.className = "hit-section";
      section.append(...marked(heading[0], places(heading[0], words)));
      facts.append(section);
    }
    const labels = post.g.filter((label) => places(label, words).length);
    for (const label of labels) {
      const tag = document.createElement("span");
      tag.className = "hit-label";
      tag.append(...marked(label, places(label, words)));
      facts.append(tag);
    }
    const passage = document.createElement("p");
    passage.className = "hit-text";
    passage.append(...excerpt(shown.text, hits));
    item.append(title, facts, passage);
    return item;
  }

  function commit() {
    settled = true;
  }

  function address(written) {
    const url = new URL(location.href);
    url.hash = "";
    if (written.trim()) url.searchParams.set("q", written);
    else url.searchParams.delete("q");
    if (url.href === location.href) return;
    if (settled) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    settled = false;
  }

  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      address(input.value);
      search(input.value);
    }, 120);
  }

  function fromAddress() {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    settled = true;
    search(input.value);
  }

  input.addEventListener("input", typed);
  input.addEventListener("compositionend", typed);
  input.addEventListener("change", commit);
  input.addEventListener("focus", () => index.table().catch(() => {}), { once: true });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    address(input.value);
    commit();
    search(input.value);
  });
  list.addEventListener("click", commit);
  addEventListener("popstate", fromAddress);

  // Arrows go from the box through the results and back; Escape leads back to the box.
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && here >= 0) {
      const to = stops[here + step];
      if (to) {
        event.preventDefault();
        to.focus();
      }
    } else if (event.key === "Escape" && here > 0) {
      input.focus();
    }
  });

  fromAddress();
  if (!input.value && matchMedia("(pointer: fine)").matches) input.focus();
}

// The part of a text around its first hit, with every hit in it marked.
function excerpt(text, hits) {
  const first = hits.length ? hits[0][0] : 0;
  let from = Math.max(0, first - 60);
  if (from) {
    const start = Math.max(...["。", "\n", "！", "？", ". "].map((end) => text.lastIndexOf(end, first - 1)));
    if (start >= from) from = start + 1;
  }
  const wide = /[\u3040-\u9fff\uac00-\ud7a3]/.test(text.slice(from, from + 40));
  let to = Math.min(text.length, Math.max(from + (wide ? 110 : 200), hits.length ? hits[0][1] + 30 : 0));
  while (/[\udc00-\udfff\p{M}]/u.test(text[from] ?? "")) from--;
  while (/[\udc00-\udfff\p{M}]/u.test(text[to] ?? "")) to++;
  const inside = hits.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a - from, b - from]);
  const nodes = marked(text.slice(from, to), inside);
  if (from && text[from - 1] !== "\n") nodes.unshift("…");
  if (to < text.length) nodes.push("…");
  return nodes;
}

// A text with its hits marked; at some places a line of it may end, at others the style sheet joins it.
function marked(text, hits, ends = [], joints = []) {
  const nodes = [];
  let end = 0;
  const run = (from, to) => {
    const parts = [];
    for (const place of [...ends, ...joints].sort((a, b) => a - b)) {
      if (place <= from || place > to) continue;
      const joint = joints.includes(place);
      const node = document.createElement(joint ? "span" : "wbr");
      if (joint) node.className = "join";
      parts.push(text.slice(from, place), node);
      from = place;
    }
    return [...parts, text.slice(from, to)];
  };
  for (const [from, to] of hits) {
    if (from < end) continue;
    const mark = document.createElement("mark");
    mark.append(...run(from, to));
    nodes.push(...run(end, from), mark);
    end = to;
  }
  nodes.push(...run(end, text.length));
  return nodes;
}
