/* Draws dashboard.fragment.Fragment: prepared HTML as one React node. */
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
  const shown = {};
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

  /* Shows `html` in the fragment `id` before it returns: as a property that Dash hands down it would cost Dash's walk
     through the whole page. React draws a fragment once and leaves its content alone. */
  corridor.fill = function (id, html) {
    const element = document.getElementById(id);
    const again = kept.get(id + html);
    const before = Array.from(element.childNodes);
    if (again) element.replaceChildren(...again);
    else element.innerHTML = html;
    keep(id, before);
    shown[id] = html;
    drawn(id);
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
