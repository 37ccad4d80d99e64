/* The component dashboard.ServerHtml: HTML prepared on the server, as one node of React's. What it shows
   later is put into it by `fill`; as a property that Dash passes on it would cost Dash's walk through the whole page. */

import { all, byId, mark } from "./elements.js";
import { oncePainted } from "./once_painted.js";
import { options } from "./page_options.js";
import { start } from "./selection_state.js";
import { moveTo } from "./static_map.js";

const LIMIT = 24; /* of each selection its panel and its headlines */
const FIRST_PARTS = 2; /* of a long panel: its heading and the first group, */
const FIRST_TILES = 16; /* and of that what can be in sight, */
const STRIP_TILES = 6; /* or in a strip of it */
const STRIP = 160; /* px of a panel, at the lower edge of the window: its heading and the beginning of what comes first */

/* The first page carries the whole view as HTML, so that it can be read before Dash has started. The components take
   over what it shows, the very nodes; then it goes. Its ids were set aside, so that none stands in the page twice: what a
   component takes over gets them back. */
const firstPage = document.getElementById("first-page");
/** @type {Record<string, HTMLElement>} */
const firstParts = {};
for (const part of firstPage ? all("[data-server-html]", firstPage) : []) firstParts[part.dataset.serverHtml || ""] = part;

/** @type {Record<string, string>} */
const shown = {};
/** @type {Map<string, Node[]>} */
const kept = new Map();
/* How high the elements stand, noted after each layout: to ask for it in the middle of a change would cost one more. */
/** @type {WeakMap<Element, number>} */
const heights = new WeakMap();
const measuring = new ResizeObserver(function (entries) {
  for (const { target, borderBoxSize } of entries) heights.set(target, borderBoxSize[0].blockSize);
});

/**
 * Which of the elements lie below the window, for the same reason, but for as much of them as a strip at its lower edge.
 * @param {number} strip px
 */
function watchingBelow(strip) {
  /** @type {WeakMap<Element, boolean>} */
  const below = new WeakMap();
  const observer = new IntersectionObserver(
    function (entries) {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        below.set(target, !isIntersecting && boundingClientRect.top > 0);
      }
    },
    { rootMargin: "0px 0px -" + strip + "px" },
  );
  return {
    observe: (/** @type {Element} */ element) => observer.observe(element),
    holds: (/** @type {Element} */ element) => below.get(element) === true,
  };
}
const below = watchingBelow(0);
const barely = watchingBelow(STRIP);

/**
 * How high an element stood after the last layout.
 * @param {Element} element
 */
export function heightOf(element) {
  return heights.get(element) || 0;
}

/** @param {string} id */
function announce(id) {
  document.dispatchEvent(new CustomEvent("drawn", { detail: id }));
}

/**
 * Watch a part that has come to stand in the page, and say that it does.
 * @param {string} id
 */
export function stand(id) {
  measuring.observe(byId(id));
  below.observe(byId(id));
  barely.observe(byId(id));
  announce(id);
}

/**
 * Call `listener` with the id of an element whenever its content has been drawn.
 * @param {(id: string) => void} listener
 */
export function onDrawn(listener) {
  document.addEventListener("drawn", (event) => listener(/** @type {CustomEvent<string>} */ (event).detail));
}

/**
 * The nodes of what was shown lately are kept: to show it again costs no parsing.
 * @param {string} id
 * @param {Node[]} nodes
 */
function keep(id, nodes) {
  if (shown[id] === undefined) return;
  kept.set(id + shown[id], nodes);
  const oldest = kept.keys().next().value;
  if (kept.size > LIMIT && oldest !== undefined) kept.delete(oldest);
}

/** @param {string} html */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return Array.from(template.content.childNodes);
}

/**
 * Take the children of `parent` after the first `count` out; returns what puts them back.
 * @param {Element | null} parent
 * @param {number} count
 */
function cut(parent, count) {
  const rest = parent ? Array.from(parent.children).slice(count) : [];
  for (const node of rest) node.remove();
  return () => parent?.append(...rest);
}

/**
 * Of a long panel what can be in sight comes at once, the rest when that has been painted. Until then the panel keeps its
 * height, so that nothing on the page moves.
 * @param {HTMLElement} element
 * @param {HTMLElement} section
 */
function showBeginning(element, section) {
  const tiles = barely.holds(element) ? STRIP_TILES : FIRST_TILES;
  const back = [cut(section, FIRST_PARTS), cut(section.querySelector(".tiles"), tiles)];
  return function () {
    for (const put of back.splice(0)) put();
    if (section.isConnected && !("more" in section.dataset)) element.style.minHeight = "";
  };
}

/* Sections whose beginning is being painted, with what puts back all of what came, and the promise of it. */
/** @type {WeakMap<HTMLElement, { finish: () => void, done: Promise<void> }>} */
const painting = new WeakMap();

/**
 * Put the rest of a long panel below its beginning, which has been shown in the element `id`: before the template at its
 * end, as where it comes whole.
 * @param {string} id
 * @param {HTMLElement} section
 * @param {string} html
 */
export async function complete(id, section, html) {
  await painting.get(section)?.done;
  completeNow(id, section, html);
}

/**
 * The same, though the beginning may not have been painted: what is about to be printed must be whole.
 * @param {string} id
 * @param {HTMLElement} section
 * @param {string} html
 */
export function completeNow(id, section, html) {
  painting.get(section)?.finish();
  if (!("more" in section.dataset)) return;
  delete section.dataset.more;
  const nodes = parsed(html);
  const [begun] = all(".tiles[data-parted]", section);
  if (begun) {
    /* The tiles of the group that has begun come first. */
    begun.append(...Array.from(/** @type {Element} */ (nodes.shift()).children));
    delete begun.dataset.parted;
  }
  if (section.lastElementChild?.matches("template")) section.lastElementChild.before(...nodes);
  else section.append(...nodes);
  if (!section.isConnected) return; /* another one is shown by now; this one is whole when it is shown again */
  byId(id).style.minHeight = "";
  announce(id);
}

/* What waits to be laid out, with what calls that off. */
/** @type {WeakMap<HTMLElement, () => void>} */
const putOff = new WeakMap();

/**
 * Lay out now what waits for it: somebody is led to something in it.
 * @param {HTMLElement} element
 */
export function layOut(element) {
  putOff.get(element)?.();
  if (putOff.delete(element)) element.style.minHeight = "";
  mark(element, "unseen", false);
}

/**
 * What lies below the window is in the page at once, and laid out when what can be seen has been painted; panel_long.css
 * has the rule. Until then it keeps its height.
 * @param {HTMLElement} element
 */
function putOffLayout(element) {
  element.style.minHeight = heights.get(element) + "px";
  mark(element, "unseen", below.holds(element) ? "whole" : "rest");
  putOff.set(element, oncePainted(() => layOut(element)));
}

/**
 * What had the focus is gone: it goes to what does the same (for a language: leads back), or to the heading of what has
 * come.
 * @param {HTMLElement} element
 * @param {Element} gone
 */
function refocus(element, gone) {
  const press = gone instanceof HTMLElement ? gone.dataset.press || "" : "";
  const like = press.startsWith("lang=") ? '^="lang="' : '="' + CSS.escape(press) + '"';
  const [next] = [...(press ? all("[data-press" + like + "]", element) : []), ...all("h2[tabindex]", element)];
  next?.focus({ preventScroll: true });
}

/**
 * Show `html` in the element `id` before this returns. React draws the element once and leaves its content alone.
 * @param {string} id
 * @param {string} html
 */
export function fill(id, html) {
  const element = byId(id);
  const nodes = kept.get(id + html) || parsed(html);
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const [long] = /** @type {HTMLElement[]} */ (nodes.filter((node) => node instanceof HTMLElement && node.matches("[data-long]")));
  const unseen = !focused && (long ? below : barely).holds(element);
  const parted = unseen || document.documentElement.dataset.mode === "wall" ? undefined : long;
  const finish = parted && showBeginning(element, parted);
  const before = Array.from(element.childNodes);
  layOut(element);
  element.style.minHeight = parted ? heights.get(element) + "px" : "";
  element.replaceChildren(...nodes);
  keep(id, before);
  shown[id] = html;
  if (unseen) putOffLayout(element);
  announce(id);
  if (focused && !focused.isConnected) refocus(element, focused);
  if (!finish) return;
  /** @type {Promise<void>} */
  const painted = new Promise((resolve) => void oncePainted(resolve));
  painting.set(parted, { finish, done: painted.then(() => (finish(), announce(id))) });
}

/** @type {Element | null} */
let focusedFirst = null; /* what of the first page had the focus */

/* The first page goes; the map that it carries stays, in its place. */
function leave() {
  focusedFirst = document.activeElement;
  moveTo(byId("map"));
  firstPage?.remove();
}

/**
 * Put what the first page shows of a part into the component that takes it over.
 * @param {string} id
 */
function takeOver(id) {
  const part = firstParts[id];
  if (!part) return;
  delete firstParts[id];
  for (const element of all("[data-server-html]", part)) {
    element.id = element.dataset.serverHtml || "";
    element.removeAttribute("data-server-html");
  }
  byId(id).append(...Array.from(part.childNodes));
  if (focusedFirst instanceof HTMLElement && byId(id).contains(focusedFirst)) focusedFirst.focus({ preventScroll: true });
}

/** @param {{ id: string, html?: string, className?: string, role?: string }} props */
function ServerHtml(props) {
  window.React.useLayoutEffect(function () {
    if (firstPage?.isConnected) leave();
    if (!props.html) takeOver(props.id);
    stand(props.id);
    window.queueMicrotask(start); /* React has put the whole page in place, and now lets each component know */
  }, []);
  return window.React.createElement("div", {
    id: props.id,
    className: props.className,
    role: props.role,
    dangerouslySetInnerHTML: { __html: props.html || "" },
  });
}

/* Where Dash looks for the component: in its namespace. A page in a folder is whole without Dash. */
if (!options().edition) window.dashboard = { ServerHtml: window.React.memo(ServerHtml, () => true) };
