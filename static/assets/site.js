// Enhancements only: every page reads whole without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var texts = document.currentScript.dataset;

  // Light or dark, remembered. A choice equal to the system's own is forgotten again.
  var system = matchMedia("(prefers-color-scheme: dark)");
  var button = document.querySelector(".theme-switch");
  var grounds = Array.from(document.querySelectorAll('meta[name="theme-color"]'), function (meta) {
    return { meta: meta, own: meta.content };
  });
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  }
  function show() {
    button.setAttribute("aria-pressed", String(dark()));
    var chosen = root.dataset.theme && getComputedStyle(root).backgroundColor;
    grounds.forEach(function (ground) {
      ground.meta.content = chosen || ground.own;
    });
  }
  function choose(wanted) {
    var same = system.matches === (wanted === "dark");
    if (same) delete root.dataset.theme;
    else root.dataset.theme = wanted;
    try {
      if (same) localStorage.removeItem("theme");
      else localStorage.setItem("theme", wanted);
    } catch (e) {
      // Storage is closed: the choice lasts as long as the page.
    }
  }
  if (button) {
    button.addEventListener("click", function () {
      choose(dark() ? "light" : "dark");
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  // A copy button on each block of code.
  if (navigator.clipboard) {
    document.querySelectorAll(".highlight").forEach(function (block) {
      var code = block.querySelector("pre");
      if (!code) return;
      var copy = document.createElement("button");
      copy.type = "button";
      copy.className = "copy";
      copy.textContent = texts.copy;
      copy.addEventListener("click", function () {
        navigator.clipboard.writeText(code.textContent).then(function () {
          copy.textContent = texts.copied;
          setTimeout(function () {
            copy.textContent = texts.copy;
          }, 2000);
        });
      });
      block.append(copy);
    });
  }

  // A link to each heading of the text.
  document.querySelectorAll(".prose > :is(h2, h3, h4)[id]").forEach(function (heading) {
    var link = document.createElement("a");
    link.className = "anchor";
    link.href = "#" + encodeURIComponent(heading.id);
    link.setAttribute("aria-label", texts.anchor.replace("{title}", heading.textContent));
    link.textContent = "#";
    heading.append(link);
  });

  // The contents: open beside the text on a wide screen, and following the reader.
  var toc = document.querySelector(".toc");
  if (!toc) return;
  var box = toc.querySelector("details");
  var wide = matchMedia("(min-width: 74rem)");
  function fit() {
    box.open = wide.matches;
  }
  wide.addEventListener("change", fit);
  fit();

  var links = new Map();
  toc.querySelectorAll("a").forEach(function (link) {
    var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  });
  var headings = Array.from(links.keys());
  var waiting = false;
  function follow() {
    waiting = false;
    var here = headings.filter(function (heading) {
      return heading.getBoundingClientRect().top < innerHeight / 3;
    }).pop();
    links.forEach(function (link, heading) {
      if (heading === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }
  addEventListener("scroll", function () {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(follow);
    }
  }, { passive: true });
  follow();
})();
