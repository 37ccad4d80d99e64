/* The list that stands for the region's radios where there are very many: choosing in it is a press as any other. */
(function (corridor) {
  "use strict";

  document.addEventListener("change", function (event) {
    if (event.target.id === "region-choice") corridor.press("region=" + encodeURIComponent(event.target.value));
  });
})(window.corridor);
