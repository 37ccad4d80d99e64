/* What the scripts find in the window, and what Dash finds of them there. */

interface Window {
  React: {
    createElement(kind: string, properties: Record<string, unknown>): unknown;
    memo<Properties>(component: (properties: Properties) => unknown, same: () => boolean): unknown;
    useLayoutEffect(effect: () => void, needs: unknown[]): void;
  };
  Plotly: {
    relayout(graph: HTMLElement, wanted: Record<string, unknown>): Promise<HTMLElement>;
    toImage(figure: object, options: { format: string; width: number; height: number }): Promise<string>;
    Fx: { hover(graph: HTMLElement | null, points: { curveNumber: number; pointNumber: number }[]): void };
    Plots: { resize(graph: HTMLElement): Promise<HTMLElement> };
  };
  dash_clientside: {
    set_props(id: string, properties: Record<string, unknown>): void;
    [namespace: string]: unknown;
  };
  regeneratorRuntime: {
    mark(compiled: Function): Function;
    wrap(...compiled: unknown[]): Generator;
  };
  dashboard: { ServerHtml: unknown };
  edition(name: string, body: unknown): void;
  corridor: Record<string, Record<string, unknown>>;
}
