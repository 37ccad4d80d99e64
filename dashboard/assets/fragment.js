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

  function Fragment(props) {
    const html = props.html === undefined || props.html === null ? firstHtml[props.id] || "" : props.html;
    window.React.useLayoutEffect(function () {
      if (first && first.isConnected) first.remove();
    }, []);
    window.React.useLayoutEffect(
      function () {
        corridor.marks.repaint(document.getElementById(props.id));
        document.dispatchEvent(new CustomEvent("drawn", { detail: props.id }));
      },
      [html],
    );
    return window.React.createElement("div", {
      id: props.id,
      className: props.className,
      role: props.role,
      dangerouslySetInnerHTML: { __html: html },
    });
  }

  corridor.Fragment = window.React.memo(Fragment, (before, after) => before.html === after.html);
})(window.corridor);
