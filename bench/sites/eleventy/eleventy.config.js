import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import anchor from "markdown-it-anchor";

const POSTS = "src/posts/*.md";
const SIZE = 20;
const iso = (date) => new Date(date).toISOString();

const newestFirst = (api) => [...api.getFilteredByGlob(POSTS)].reverse();

// The pages of every term of a taxonomy, SIZE posts on each.
const pagesOf = (taxonomy) => (api) => {
  const terms = new Map();
  for (const post of newestFirst(api)) {
    for (const name of post.data[taxonomy] ?? []) {
      if (!terms.has(name)) terms.set(name, []);
      terms.get(name).push(post);
    }
  }
  return [...terms].flatMap(([name, posts]) => {
    const total = Math.ceil(posts.length / SIZE);
    return Array.from({ length: total }, (_, i) => ({
      name,
      total,
      number: i + 1,
      count: posts.length,
      posts: posts.slice(i * SIZE, (i + 1) * SIZE),
    }));
  });
};

export default function (config) {
  config.addPlugin(highlight);
  config.amendLibrary("md", (md) => md.use(anchor));
  config.addPassthroughCopy({ "src/css": "css" });
  config.setUseGitIgnore(false);
  config.addFilter("iso", iso);
  config.addFilter("day", (date) => iso(date).slice(0, 10));
  config.addCollection("newest", newestFirst);
  config.addCollection("feed", (api) => newestFirst(api).slice(0, SIZE));
  config.addCollection("tagPages", pagesOf("tags"));
  config.addCollection("categoryPages", pagesOf("categories"));
  config.addCollection("neighbours", (api) => {
    const posts = api.getFilteredByGlob(POSTS);
    posts.forEach((post, i) => {
      post.data.older = posts[i - 1];
      post.data.newer = posts[i + 1];
    });
    return posts;
  });
  return { dir: { input: "src", output: "_site" }, markdownTemplateEngine: false };
}
