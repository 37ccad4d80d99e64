/* The oldest browsers stand in package.json, as "browserslist": Chrome 109 and Firefox 115, both of 2023. Two tables say
   what they know, as neither is complete; what is allowed here beyond them loses nothing but comfort where it is unknown. */
export default {
  plugins: ["stylelint-no-unsupported-browser-features", "stylelint-plugin-use-baseline"],
  reportNeedlessDisables: true,
  rules: {
    "plugin/no-unsupported-browser-features": [
      true,
      {
        ignorePartialSupport: true,
        ignore: [
          "css-zoom", // wall_without_zoom.css stands in for it
          "css-content-visibility", // only faster
        ],
      },
    ],
    "plugin/use-baseline": [
      true,
      {
        available: 2022,
        ignoreAtRules: ["page"], // both know it; margin boxes need more, print.js asks for them
        ignoreProperties: {
          // Both browsers know these; others came later.
          "accent-color": ["/.+/"],
          "container-type": ["/.+/"],
          "forced-color-adjust": ["/.+/"],
          hyphens: ["/.+/"],
          outline: ["/.+/"],
          "overscroll-behavior-x": ["/.+/"],
          page: ["/.+/"],
          "paint-order": ["/.+/"],
          "user-select": ["/.+/"],
          "contain-intrinsic-size": ["/.+/"],
          // Printed as meant by the prefixed twin beside it.
          "print-color-adjust": ["/.+/"],
          // Nothing is lost but comfort.
          "break-after": ["avoid"],
          "break-before": ["avoid"],
          "content-visibility": ["/.+/"],
          "overflow-clip-margin": ["/.+/"],
          "scrollbar-width": ["/.+/"],
          "text-spacing-trim": ["/.+/"],
          "text-wrap": ["/.+/"],
          // wall_without_zoom.css stands in for it.
          zoom: ["/.+/"],
        },
        ignoreUnits: ["cqi"], // both know it
      },
    ],
  },
};
