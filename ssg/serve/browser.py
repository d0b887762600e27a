"""What the browser gets beside the site: a script in served pages, never in the built files."""

import html

EVENTS_PATH = "/__ssg/events"
SCRIPT_PATH = "/__ssg/reload.js"

# The text of the problems goes in by textContent: nothing of it can become markup. Styles are set
# from the script, so that a page's content security policy does not stop them. A hidden tab lets
# its connection go: browsers allow six to one host.
SCRIPT = """\
(() => {
  "use strict";
  const own = document.currentScript;
  let source = null;
  let box = null;
  const element = (name, style, text) => {
    const made = document.createElement(name);
    made.style.cssText = style;
    if (text) made.textContent = text;
    return made;
  };
  const hide = () => { if (box) { box.remove(); box = null; } };
  const show = (problems) => {
    hide();
    box = element("div", "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;" +
      "overflow:auto;padding:16px 20px;background:#1c1917;color:#fafaf9;" +
      "border-top:4px solid #dc2626;font:14px/1.6 system-ui,sans-serif;text-align:left");
    box.setAttribute("role", "alert");
    box.append(element("strong", "", "The build failed. This is the last good page."));
    const close = element("button", "float:right;font:inherit;color:inherit;background:none;" +
      "border:1px solid #78716c;border-radius:4px;padding:0 10px;cursor:pointer", "Close");
    close.addEventListener("click", hide);
    box.prepend(close);
    box.append(element("pre", "margin:10px 0 0;white-space:pre-wrap;overflow-wrap:anywhere;" +
      "color:inherit;background:none;font:13px/1.6 ui-monospace,monospace", problems));
    document.body.append(box);
  };
  const open = () => {
    if (source) return;
    source = new EventSource(own.dataset.events);
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.version !== own.dataset.version) location.reload();
      else if (news.problems) show(news.problems);
      else hide();
    };
  };
  const close = () => { if (source) { source.close(); source = null; } };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", () => { if (!document.hidden) open(); });
})();
"""

_EMPTY_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{text}</p></body>
</html>
"""


def with_script(page: bytes, version: str) -> bytes:
    """A page of the site with the script before its body's end, or at its end without one."""
    tag = (
        f'<script src="{SCRIPT_PATH}" data-events="{EVENTS_PATH}" '
        f'data-version="{html.escape(version)}" defer></script>'
    ).encode()
    at = page.lower().rfind(b"</body")
    return page + tag if at < 0 else page[:at] + tag + page[at:]


def plain_page(title: str, text: str) -> bytes:
    """A page of the server's own, for a site that has none to show."""
    return _EMPTY_PAGE.format(title=html.escape(title), text=html.escape(text)).encode()
