/* Tab and screen readers go through the page as the eye does: the parts beside the map stand in the document in the order
   in which the window shows them. (Chromium's "reading-flow" is lost at times when a part is laid out again.) */

const ORDERS = [
  ["(max-width: 959px)", "panel strip matrix"],
  ["(min-width: 1800px) and (min-height: 760px) and (max-height: 1039px)", "panel matrix strip"],
  ["(min-width: 1800px)", "strip panel matrix"],
  ["(min-height: 760px) and (max-height: 1039px)", "matrix panel strip"],
  ["all", "strip matrix panel"],
].map(([media, parts]) => ({ media: window.matchMedia(media), parts: parts.split(" ") }));
const PAPER = ["strip", "matrix", "panel"];
const root = document.documentElement;
let printing = false;

function wanted() {
  if (printing || root.dataset.mode === "wall") return PAPER;
  return ORDERS.find((order) => order.media.matches)?.parts || PAPER;
}

/* The strip belongs to the map's column where that is a box of its own. */
function order() {
  for (const board of document.querySelectorAll(".board")) {
    const place = board.querySelector(".place");
    const names = wanted();
    const nodes = names.map((name) => board.querySelector(".part-" + name)).filter((node) => node !== null);
    if (!place || nodes.length < names.length) continue;
    const inPlace = names[0] === "strip" ? nodes.shift() : undefined;
    const before = [place, ...nodes];
    if (inPlace && inPlace.parentElement !== place) place.append(inPlace);
    nodes.forEach(function (node, at) {
      if (node.previousElementSibling !== before[at]) before[at].after(node);
    });
  }
}

/** @param {boolean} on */
function paper(on) {
  printing = on;
  order();
}

order();
new MutationObserver(order).observe(root, { childList: true, subtree: true });
new MutationObserver(order).observe(root, { attributeFilter: ["data-mode"] });
for (const { media } of ORDERS) media.addEventListener("change", order);
window.addEventListener("beforeprint", () => paper(true));
window.addEventListener("afterprint", () => paper(false));
