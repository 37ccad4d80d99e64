/* Elements of the page, found with a type that says what is certain. */

/**
 * The element of an id that always stands in the page.
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error("The page has no element #" + id);
  return found;
}

/**
 * Every element within `scope` that matches.
 * @param {string} selector
 * @param {ParentNode} [scope]
 * @returns {HTMLElement[]}
 */
export function all(selector, scope = document) {
  return Array.from(scope.querySelectorAll(selector));
}

/**
 * The first such element.
 * @param {string} selector
 * @param {ParentNode} [scope]
 * @returns {HTMLElement | null}
 */
export function first(selector, scope = document) {
  return scope.querySelector(selector);
}

/**
 * What an event happened to, or the nearest element about it, that matches.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function target(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/**
 * Set `data-name` on an element, or remove it where the value says nothing; an unchanged one costs no style.
 * @param {Element} node
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function mark(node, name, value) {
  const none = value === null || value === undefined || value === false || value === "";
  const wanted = none ? null : value === true ? "" : String(value);
  if (node.getAttribute("data-" + name) === wanted) return;
  if (wanted === null) node.removeAttribute("data-" + name);
  else node.setAttribute("data-" + name, wanted);
}

/**
 * Hide an element, or show it; an unchanged one costs no style here either.
 * @param {HTMLElement} node
 * @param {boolean} hidden
 */
export function hide(node, hidden) {
  if (node.hidden !== hidden) node.hidden = hidden;
}
