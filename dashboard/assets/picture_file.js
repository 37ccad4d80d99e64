/* A picture as a file: Plotly's drawing on paper's colours, its title above it, below it where its numbers come from. All
   of it is made in the browser. */

import { handle } from "./actions.js";
import { first } from "./elements.js";
import { say } from "./status_message.js";

const NS = "http://www.w3.org/2000/svg";
const LEAST_WIDTH = 640; /* px */
const MARGIN = 16;
const TITLE = 17; /* px: the size of its letters, and that of the lines below */
const SMALL = 12;
const SHARPER = 2; /* times the pixels of the screen */

/**
 * `text` in lines no wider than `width` px, by the letters' usual widths: half of their height, for Chinese all of it.
 * @param {string} text
 * @param {number} size
 * @param {number} width
 */
export function wrapped(text, size, width) {
  const lines = [""];
  let used = 0;
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/g) || []) {
    const wide = /[\u2e80-\uffef]/.test(piece) ? size : piece.length * size * 0.56;
    if (used && used + wide > width) {
      lines.push("");
      used = 0;
    }
    if (used || piece.trim()) lines[lines.length - 1] += piece;
    used += wide;
  }
  return lines.map((line) => line.trimEnd());
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function element(name, attributes, text) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {SVGElement} drawing Plotly's
 * @param {{ title: string, lines: string[] }} words
 * @param {number} width
 * @param {number} height of the drawing
 */
function composed(drawing, words, width, height) {
  const title = wrapped(words.title, TITLE, width - 2 * MARGIN);
  const lines = words.lines.flatMap((line) => wrapped(line, SMALL, width - 2 * MARGIN));
  const top = MARGIN + title.length * TITLE * 1.4;
  const whole = top + height + MARGIN + lines.length * SMALL * 1.5;
  const font = { "font-family": getComputedStyle(document.body).fontFamily, fill: "#17242c" };
  const svg = element("svg", { xmlns: NS, width, height: whole, viewBox: [0, 0, width, whole].join(" ") });
  svg.append(element("rect", { width, height: whole, fill: "#ffffff" }));
  title.forEach((text, at) => {
    const place = { x: MARGIN, y: MARGIN + (at + 0.9) * TITLE * 1.3 };
    svg.append(element("text", { ...place, ...font, "font-size": TITLE, "font-weight": 600 }, text));
  });
  drawing.setAttribute("y", String(top));
  svg.append(drawing);
  lines.forEach((text, at) => {
    const place = { x: MARGIN, y: top + height + (at + 1) * SMALL * 1.5 };
    svg.append(element("text", { ...place, ...font, fill: "#47545c", "font-size": SMALL }, text));
  });
  return { text: new XMLSerializer().serializeToString(svg), width, height: whole };
}

/** @param {{ text: string, width: number, height: number }} picture */
async function pixels({ text, width, height }) {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SHARPER, height * SHARPER];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return /** @type {Promise<Blob>} */ (new Promise((resolve) => canvas.toBlob((blob) => resolve(/** @type {Blob} */ (blob)))));
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {HTMLElement} button */
async function save(button) {
  const graph = /** @type {import("./plotly_map.js").Graph | null} */ (
    first(".js-plotly-plot", button.closest(".picture") || undefined)
  );
  if (!graph) return;
  const [width, height] = [Math.max(LEAST_WIDTH, graph.clientWidth), graph.clientHeight];
  const layout = { ...graph.layout, width, height, autosize: false };
  const address = await window.Plotly.toImage({ data: graph.data, layout }, { format: "svg", width, height });
  const markup = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const drawing = /** @type {SVGElement} */ (
    /** @type {unknown} */ (new DOMParser().parseFromString(markup, "image/svg+xml").documentElement)
  );
  const { title } = graph.layout.meta;
  const picture = composed(drawing, graph.layout.meta, width, height);
  const vector = button.dataset.format === "svg";
  const blob = vector ? new Blob([picture.text], { type: "image/svg+xml" }) : await pixels(picture);
  const name = title.replace(/[\\/:*?"<>|\s]+/g, "_") + (vector ? ".svg" : ".png");
  download(blob, name);
  say(button.dataset.done || "");
}

handle("save-picture", save);
