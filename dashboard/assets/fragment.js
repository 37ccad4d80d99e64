/* Draws dashboard.html.server_html.Fragment: prepared HTML as one React node. */
(function (corridor) {
  "use strict";

  /* The first page carries the whole view as HTML, so that it can be read before Dash has started.
     Fragments take over what it shows; then it goes. Its ids were set aside, so that none stands in the page twice:
     what a fragment takes over gets them back. */
  const first = document.getElementById("first-page");
  const firstHtml = {};
  if (first) {
    for (const element of first.querySelectorAll("[data-fragment]")) {
      firstHtml[element.dataset.fragment] = element.innerHTML.replaceAll(' data-fragment="', ' id="');
    }
  }

  const LIMIT = 12;
  const FIRST_PARTS = 2; /* of a long panel: its heading and the first group, */
  const FIRST_TILES = 16; /* and of that what can be in sight */
  const PAINTED = 80; /* ms after which the beginning can be seen */
  const shown = {};
  /* How high the fragments stand, told after each layout: to ask for it in the middle of a change would cost one more. */
  const heights = new WeakMap();
  const measuring = new ResizeObserver(function (entries) {
    for (const entry of entries) heights.set(entry.target, entry.target.offsetHeight);
  });
  const kept = new Map();

  function drawn(id) {
    corridor.marks.repaint(document.getElementById(id));
    document.dispatchEvent(new CustomEvent("drawn", { detail: id }));
  }

  /* The nodes of what was shown lately are kept: to show it again costs no parsing. */
  function keep(id, nodes) {
    if (shown[id] === undefined) return;
    kept.set(id + shown[id], nodes);
    if (kept.size > LIMIT) kept.delete(kept.keys().next().value);
  }

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return Array.from(template.content.childNodes);
  }

  /* Takes the children of `parent` after the first `count` out; answers what puts them back. */
  function cut(parent, count) {
    const rest = parent ? Array.from(parent.children).slice(count) : [];
    for (const node of rest) node.remove();
    return () => parent && parent.append(...rest);
  }

  /* Of a long panel what can be in sight comes at once, the rest when that has been painted. Until then the panel keeps
     its height, so that nothing on the page moves. */
  function showBeginning(element, section) {
    const back = [cut(section, FIRST_PARTS), cut(section.querySelector(".tiles"), FIRST_TILES)];
    return function () {
      for (const put of back) put();
      if (section.isConnected) element.style.minHeight = "";
    };
  }

  /* What had the focus is gone: it goes to what does the same (for a language: leads back), or to the heading of what
     has come. */
  function refocus(element, gone) {
    const press = gone.dataset.press || "";
    const like = press.startsWith("lang=") ? '^="lang="' : '="' + CSS.escape(press) + '"';
    const next = (press && element.querySelector("[data-press" + like + "]")) || element.querySelector("h2[tabindex]");
    if (next) next.focus({ preventScroll: true });
  }

  /* Shows `html` in the fragment `id` before it returns: as a property that Dash hands down it would cost Dash's walk
     through the whole page. React draws a fragment once and leaves its content alone. */
  corridor.fill = function (id, html) {
    const element = document.getElementById(id);
    const nodes = kept.get(id + html) || parsed(html);
    const long = document.documentElement.dataset.mode !== "wall" && nodes.find((node) => node.matches?.("[data-long]"));
    const finish = long && showBeginning(element, long);
    const before = Array.from(element.childNodes);
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    element.style.minHeight = long ? heights.get(element) + "px" : "";
    element.replaceChildren(...nodes);
    keep(id, before);
    shown[id] = html;
    drawn(id);
    if (focused && !focused.isConnected) refocus(element, focused);
    if (finish) window.setTimeout(() => (finish(), drawn(id)), PAINTED);
  };

  /* The first page goes; its map stays above Plotly's until that is drawn. */
  function leave() {
    const still = first.querySelector(".map-still");
    const box = document.querySelector("#map-frame .map-box");
    if (still && box) box.append(still);
    first.remove();
  }

  function Fragment(props) {
    window.React.useLayoutEffect(function () {
      if (first && first.isConnected) leave();
      measuring.observe(document.getElementById(props.id));
      drawn(props.id);
    }, []);
    return window.React.createElement("div", {
      id: props.id,
      className: props.className,
      role: props.role,
      dangerouslySetInnerHTML: { __html: props.html || firstHtml[props.id] || "" },
    });
  }

  corridor.Fragment = window.React.memo(Fragment, () => true);
})(window.corridor);
