/* A page that lies in a folder: what the server would answer comes from files beside it. A browser lets such a page fetch
   nothing, but load scripts: each file is one that hands over what it holds. */

import { searchAnswer } from "./edition_search.js";
import { tableHtml } from "./edition_table.js";
import { all } from "./elements.js";
import { options } from "./page_options.js";
import { answerFrom } from "./prefetch.js";
import { start } from "./selection_state.js";
import { stand } from "./server_html.js";

/** @type {Map<string, any>} */
const held = new Map();
/** @type {Map<string, Promise<void>>} */
const loading = new Map();

window.edition = function (name, body) {
  held.set(name, body);
};

/**
 * What a file holds.
 * @param {string} name
 */
async function file(name) {
  if (!loading.has(name)) loading.set(name, load(name));
  await loading.get(name);
  return held.get(name);
}

/** @param {string} name */
function load(name) {
  return /** @type {Promise<void>} */ (
    new Promise(function (done, refuse) {
      const script = document.createElement("script");
      script.src = "data/" + name + ".js";
      script.onload = () => done();
      script.onerror = function () {
        loading.delete(name);
        refuse(new Error(script.src));
      };
      document.head.append(script);
    })
  );
}

/**
 * The answer to what a part of the page would ask the server.
 * @param {string} path
 */
async function answer(path) {
  const [, lang, part, query = ""] = /^\/([^/]+)\/([^?]+)\.json(?:\?(.*))?$/.exec(path) || [];
  const asked = new URLSearchParams(query);
  if (part === "table") return { html: tableHtml(await file(lang + "/table"), asked) };
  if (part === "search") return searchAnswer(await file(lang + "/search"), asked.get("q") || "");
  const [, region, initiative] = /^region\/(.+)\/(.+)$/.exec(part) || [];
  if (region && options().edition?.together) return (await file(lang + "/regions"))[region][initiative];
  if (region) return (await file(lang + "/region/" + region))[initiative];
  const figure = part.startsWith("evidence/") ? part.slice("evidence/".length) : "";
  if (!figure) return file(lang + "/" + part);
  const place = options().edition?.evidence[figure];
  if (place === undefined) throw new Error(path);
  return (await file(lang + "/evidence-" + place))[figure];
}

if (options().edition) {
  answerFrom(answer);
  for (const part of all("[id][class^='part-']")) stand(part.id);
  start();
}
