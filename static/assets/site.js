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

  // "/" leads to the search box, of this page or the search page's.
  addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (at.isContentEditable || /^(input|textarea|select)$/i.test(at.tagName)) return;
    var box = document.querySelector("input[type=search]");
    if (!box) return;
    event.preventDefault();
    if (!box.offsetParent) return box.form.submit();
    box.focus();
    box.select();
  });

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

  // Footnotes: beside the text where there is a rail, in a popover where there is none. The list
  // at the end stays; keyboard and screen reader have it, and the popover.
  var body = document.querySelector(".article-body");
  var refs = Array.from(document.querySelectorAll('.footnote-ref a[href^="#"]'));
  var rail = matchMedia("(min-width: 64rem)");

  function noteOf(ref) {
    return document.getElementById(decodeURIComponent(ref.hash.slice(1)));
  }
  function copyOf(note) {
    var copy = document.createElement("div");
    copy.append.apply(copy, note.cloneNode(true).childNodes);
    copy.querySelectorAll(".footnote-backref").forEach(function (link) {
      link.remove();
    });
    copy.querySelectorAll("[id]").forEach(function (element) {
      element.removeAttribute("id");
    });
    return copy;
  }

  if (body && refs.length) {
    var beside = new Map();
    refs.forEach(function (ref) {
      var note = noteOf(ref);
      if (!note || beside.has(note)) return;
      var copy = copyOf(note);
      copy.className = "sidenote";
      copy.setAttribute("aria-hidden", "true");
      copy.querySelectorAll("a, [tabindex], summary, input").forEach(function (element) {
        element.tabIndex = -1;
      });
      copy.dataset.number = ref.textContent.replace(/[[\]]/g, "");
      beside.set(note, { ref: ref, copy: copy });
    });
    var place = function () {
      if (!rail.matches) return;
      var top = body.getBoundingClientRect().top;
      var facts = document.querySelector(".facts");
      var end = document.querySelector(".footnotes").getBoundingClientRect().bottom - top;
      var free = facts ? facts.getBoundingClientRect().bottom - top + 24 : 0;
      beside.forEach(function (one) {
        var line = one.ref.getBoundingClientRect();
        var at = Math.max(free, line.top - top);
        var height = one.copy.offsetHeight;
        var fits = line.height > 0 && at + height <= end;
        one.copy.style.insetBlockStart = at + "px";
        one.copy.classList.toggle("sidenote-hidden", !fits);
        if (fits) free = at + height + 16;
      });
    };
    body.append.apply(body, Array.from(beside.values(), function (one) {
      return one.copy;
    }));
    new ResizeObserver(place).observe(body);
    rail.addEventListener("change", place);

    var popover = document.createElement("div");
    popover.className = "note-popover";
    popover.popover = "auto";
    popover.tabIndex = -1;
    popover.setAttribute("role", "dialog");
    var close = document.createElement("button");
    close.type = "button";
    close.className = "note-close";
    close.textContent = texts.close;
    close.addEventListener("click", function () {
      popover.hidePopover();
    });
    body.append(popover);

    refs.forEach(function (ref) {
      ref.addEventListener("click", function (event) {
        var note = noteOf(ref);
        if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
        var copy = beside.get(note).copy;
        if (rail.matches) {
          // Beside the text already: the mouse is shown where, the keyboard goes to the list.
          if (!event.detail || copy.matches(".sidenote-hidden")) return;
          event.preventDefault();
          copy.classList.remove("sidenote-shown");
          void copy.offsetWidth;
          copy.classList.add("sidenote-shown");
        } else if (popover.showPopover) {
          event.preventDefault();
          var number = copy.dataset.number;
          popover.setAttribute("aria-label", texts.note.replace("{n}", number));
          popover.replaceChildren(copyOf(note), close);
          popover.firstChild.className = "note-text";
          popover.firstChild.dataset.number = number;
          ref.focus({ preventScroll: true });
          popover.showPopover();
          popover.focus({ preventScroll: true });
          ref.scrollIntoView({ block: "nearest" });
        }
      });
    });
  }

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
