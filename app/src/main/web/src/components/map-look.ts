import { Circle, Fill, Stroke, Style } from "ol/style";

/** The map in the page's colours, light or dark. */
export interface Look {
  land: Style;
  extent: Style;
  worldwide: Style;
  pointed: Style;
  box: Style;
  line: Stroke;
  text: string;
  halo: string;
}

export function look(element: Element): Look {
  const css = getComputedStyle(element);
  const colour = (name: string) => css.getPropertyValue(name).trim();
  const extent = colour("--map-extent");
  const danger = colour("--danger");
  return {
    land: new Style({ fill: new Fill({ color: colour("--map-land") }), stroke: new Stroke({ color: colour("--map-line"), width: 0.8 }) }),
    extent: shape(extent, 0.1, 1.4),
    worldwide: new Style({ stroke: new Stroke({ color: translucent(extent, 0.5), width: 1, lineDash: [4, 4] }) }),
    pointed: shape(danger, 0.18, 2.4, 10),
    box: new Style({ stroke: new Stroke({ color: danger, width: 2, lineDash: [6, 4] }) }),
    line: new Stroke({ color: translucent(colour("--border-strong"), 0.45), width: 0.8 }),
    text: colour("--text-2"),
    halo: colour("--map-sea"),
  };
}

function shape(colour: string, opacity: number, width: number, zIndex = 1): Style {
  const fill = new Fill({ color: translucent(colour, opacity) });
  const stroke = new Stroke({ color: colour, width });
  return new Style({ fill, stroke, zIndex, image: new Circle({ radius: 5, fill: new Fill({ color: colour }), stroke: new Stroke({ color: "#fff", width: 1.5 }) }) });
}

function translucent(hex: string, opacity: number): string {
  const n = parseInt(hex.replace("#", ""), 16);
  return `rgba(${n >> 16}, ${(n >> 8) & 255}, ${n & 255}, ${opacity})`;
}
