/* The words of a page that lies in a folder, put together as the server does: corridor.messages.templates. */

/**
 * A template with values in its places; `{count:row|rows}` follows the number by its grammar.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function filled(template, values) {
  return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, function (_, name, one, other) {
    if (other === undefined) return String(values[name]);
    return String(values[name]) === "1" ? one : other;
  });
}

/**
 * A text as HTML has it, in attributes too; escaped as the server does.
 * @param {string} text
 */
export function escaped(text) {
  const signs = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" });
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}
