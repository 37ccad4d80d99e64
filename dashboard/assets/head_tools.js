/* The tools in the page's head that change nothing of the selection: print, theme; and what closes a dialog. */

import { handle } from "./actions.js";
import { toggleTheme } from "./theme.js";

handle("theme", toggleTheme);
handle("print", () => window.print());
handle("close", (button) => button.closest("dialog")?.close());
