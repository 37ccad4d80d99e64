/* On a wall nothing scrolls. The panel's section is laid out in columns and magnified as a whole: in the largest type in
   which it has the fewest pages. A page is as many columns as the panel has room for; nothing is smaller than at a desk. */
(function (corridor) {
  "use strict";

  const LARGEST = 1.8;
  const ROOMY = 1.1; /* with less than this the programmes are named, not described */
  const STEP = 0.97;
  const COLUMNS = [3, 2]; /* few wide ones may hold more than many narrow ones, in which long names are broken */
  const NARROWEST = 300; /* px of a column and its gap, in which a long number stands beside its name */
  let watched = null;
  let page = 0;
  let entry = 0; /* the page with which the next scene begins */

  const onWall = () => document.documentElement.dataset.mode === "wall";

  /* The panel, also while the first page shows it. */
  const shown = () => document.querySelector('#panel, [data-fragment="panel"]');

  function found() {
    const panel = shown();
    return panel && panel.querySelector("section");
  }

  function room(panel) {
    const style = getComputedStyle(panel);
    return panel.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  }

  /* From the left edge of one page to that of the next, in the section's own px. */
  function pitch(section) {
    return section.clientWidth + parseFloat(getComputedStyle(section).columnGap);
  }

  function pages(section, height, times, columns) {
    section.style.setProperty("--wall-type", times);
    section.style.zoom = times;
    section.style.height = height / times + "px";
    section.style.columnCount = columns;
    if (columns > Math.min(...COLUMNS) && pitch(section) < columns * NARROWEST) return Infinity;
    /* A column too many stands further out than the gap before it; a hair's breadth of overhang is none. */
    const beyond = section.scrollWidth - pitch(section);
    return 1 + Math.max(0, Math.ceil(beyond / pitch(section)));
  }

  function fit() {
    const section = found();
    if (!section) return;
    if (!onWall()) return void release(section);
    const height = room(section.parentElement);
    const needed = (times) => COLUMNS.map((columns) => pages(section, height, times, columns));
    section.removeAttribute("data-pages");
    section.removeAttribute("data-brief");
    if (Math.min(...needed(ROOMY)) > 1) section.dataset.brief = "";
    const fewest = Math.min(...needed(1));
    let times = LARGEST;
    while (times > 1 && Math.min(...needed(times)) > fewest) times = Math.max(1, times * STEP);
    pages(section, height, times, COLUMNS[needed(times).findIndex((count) => count <= fewest)]);
    section.dataset.pages = fewest;
    show(Math.min(page, fewest - 1));
  }

  function release(section) {
    if (!section.dataset.pages) return; /* never fitted; to ask it for its place would cost a desk a layout */
    section.removeAttribute("style");
    section.removeAttribute("data-pages");
    section.removeAttribute("data-brief");
    delete section.querySelector("h2").dataset.page;
    delete section.firstElementChild.dataset.continued;
  }

  /* The name of what the shown page begins within: a block with parts both before its left edge and after. */
  function continued(section) {
    const panel = section.parentElement;
    const left = panel.getBoundingClientRect().left;
    const block = [...section.querySelectorAll(".region-share, .group")].find(function (found) {
      const parts = [...found.getClientRects()].filter((part) => part.height > 0);
      return parts.some((part) => part.right <= left) && parts.some((part) => part.left >= left - 1);
    });
    return block ? block.querySelector("h3, h4").firstChild.textContent : "";
  }

  function show(wanted) {
    const section = found();
    page = wanted;
    section.style.marginInlineStart = -page * pitch(section) + "px";
    const title = section.querySelector("h2");
    if (section.dataset.pages > 1) title.dataset.page = page + 1 + " / " + section.dataset.pages;
    else delete title.dataset.page;
    const name = page ? continued(section) : "";
    if (name) section.firstElementChild.dataset.continued = name;
    else delete section.firstElementChild.dataset.continued;
  }

  function restart() {
    page = entry;
    entry = 0;
    fit();
  }

  /* Whoever goes back (-1) comes to a scene's last page. */
  corridor.wallEnter = function (by) {
    entry = by < 0 ? Infinity : 0;
  };

  /* A scene changes the panel's content; leaving the wall and turning the screen change its box. */
  corridor.wallFit = function () {
    const panel = shown();
    if (panel && panel !== watched) {
      watched = panel;
      new MutationObserver(restart).observe(panel, { childList: true });
      new ResizeObserver(fit).observe(panel);
    }
    fit();
  };

  /* Turn to the page after (1) or before (-1), if the scene has one. */
  corridor.wallTurn = function (by) {
    const section = found();
    const wanted = page + by;
    if (!section || !(wanted >= 0 && wanted < section.dataset.pages)) return false;
    show(wanted);
    return true;
  };

  if (onWall()) fit(); /* the first page, before it is painted */
})(window.corridor);
