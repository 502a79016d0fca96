import "ol/ol.css";
import Draw, { createBox } from "ol/interaction/Draw";
import Feature from "ol/Feature";
import Map from "ol/Map";
import ScaleLine from "ol/control/ScaleLine";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import View from "ol/View";
import Zoom from "ol/control/Zoom";
import type { Geometry } from "ol/geom";
import { LineString, Point, Polygon } from "ol/geom";
import { defaults } from "ol/interaction/defaults";
import { graticule, land } from "./map-ground";
import { look } from "./map-look";
import { onOtherColours, whenSeen } from "./map-waking";
import { position, words } from "./map-words";
import { write, written, type Written } from "./extent-fields";

/**
 * `<estran-extent>` in a form that describes a record: shows the boxes, polygons, tracks and points written in its fields,
 * and writes what is drawn into them. The fields stay the truth: all that can be drawn can be typed.
 */
class EstranExtent extends HTMLElement {
  private readonly w = words[document.documentElement.lang === "en" ? "en" : "fr"];
  private readonly shapes = new VectorSource({ wrapX: true });
  private readonly where = document.createElement("p");
  private map?: Map;
  private drawing?: Draw;
  private ground?: VectorSource;
  private endColours?: () => void;

  connectedCallback(): void {
    whenSeen(this, () => void this.start());
  }

  disconnectedCallback(): void {
    this.endColours?.();
  }

  private get form(): HTMLFormElement {
    return this.closest("form")!;
  }

  private async start(): Promise<void> {
    // A drawing may ask for an empty row at once, so what fetches it must be there first.
    [this.ground] = await Promise.all([land(), import("../htmx")]);
    const stage = document.createElement("div");
    stage.className = "map-live";
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", this.w.extents);
    this.where.className = "map-where";
    this.append(this.tools(), stage, this.where);
    this.map = new Map({
      target: stage,
      interactions: defaults({ onFocusOnly: true, altShiftDragRotate: false, pinchRotate: false }),
      controls: [new Zoom({ zoomInTipLabel: this.w.zoomIn, zoomOutTipLabel: this.w.zoomOut }), new ScaleLine({ minWidth: 60 })],
      view: new View({ projection: "EPSG:4326", center: [0, 20], zoom: 0, maxZoom: 14, multiWorld: true, constrainRotation: 1 }),
    });
    this.wear();
    this.show();
    this.fit();
    this.map.on("pointermove", (event) => {
      const lon = ((((event.coordinate[0]! + 180) % 360) + 360) % 360) - 180;
      if (!event.dragging && !this.drawing) this.where.textContent = position(lon, event.coordinate[1]!, this.w);
    });
    this.form.addEventListener("input", () => this.show());
    this.form.addEventListener("htmx:afterSettle", () => this.show());
    this.endColours = onOtherColours(() => this.wear());
  }

  /** In the page's colours; another scheme changes the layers and nothing that was typed. */
  private wear(): void {
    const colours = look(this);
    this.map?.setLayers([
      new VectorLayer({ source: this.ground!, style: colours.land }),
      graticule(colours, this.w),
      new VectorLayer({ source: this.shapes, style: colours.extent }),
    ]);
  }

  private show(): void {
    this.shapes.clear();
    this.shapes.addFeatures(written(this.form).map((one) => new Feature(geometry(one))));
  }

  private fit(): void {
    const extent = this.shapes.getExtent();
    const bounds = extent && Number.isFinite(extent[0]!) ? extent : [-170, -60, 170, 75];
    this.map?.getView().fit(bounds, { padding: [24, 24, 24, 24], maxZoom: 8 });
  }

  private tools(): HTMLElement {
    const tools = document.createElement("p");
    tools.className = "map-tools";
    for (const [type, label] of [["Box", this.w.box], ["Polygon", this.w.polygon], ["LineString", this.w.track], ["Point", this.w.point]] as const) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.textContent = label;
      button.addEventListener("click", () => this.draw(type));
      tools.append(button);
    }
    return tools;
  }

  private draw(type: Written["type"]): void {
    this.stop();
    this.drawing = type === "Box"
      ? new Draw({ type: "Circle", geometryFunction: createBox() })
      : new Draw({ type });
    this.where.textContent = { Box: this.w.drawBox, Polygon: this.w.drawPolygon, LineString: this.w.drawTrack, Point: this.w.drawPoint }[type];
    this.drawing.on("drawend", (event) => {
      const drawn = event.feature.getGeometry()!;
      // OpenLayers ends its own work with the event first.
      setTimeout(() => { this.stop(); void this.keep({ type, coordinates: coordinates(drawn) }); });
    });
    this.map?.addInteraction(this.drawing);
    this.map?.getTargetElement()?.focus();
  }

  private stop(): void {
    if (this.drawing) this.map?.removeInteraction(this.drawing);
    this.drawing = undefined;
    this.where.textContent = "";
  }

  /** An empty row is asked for where there is none. */
  private async keep(drawn: Written): Promise<void> {
    if (!write(this.form, drawn)) {
      await this.emptyRow(drawn.type === "Box" ? "boxes" : "shapes");
      if (!write(this.form, drawn)) return;
    }
    this.show();
    this.form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The part comes anew with a row more. What else the page asks for meanwhile, its checks say, is no answer to this. */
  private emptyRow(part: string): Promise<void> {
    return new Promise((resolve) => {
      const settled = (event: Event) => {
        if (!(event.target as Element).closest(`[data-part="${part}"]`)) return;
        this.form.removeEventListener("htmx:afterSettle", settled);
        resolve();
      };
      this.form.addEventListener("htmx:afterSettle", settled);
      document.getElementById(`add-${part}`)?.click();
    });
  }
}

function geometry(one: Written): Geometry {
  if (one.type === "Point") return new Point(one.coordinates[0]![0]!);
  return one.type === "LineString" ? new LineString(one.coordinates[0]!) : new Polygon(one.coordinates);
}

function coordinates(drawn: Geometry): Written["coordinates"] {
  if (drawn instanceof Polygon) return drawn.getCoordinates();
  return drawn instanceof LineString ? [drawn.getCoordinates()] : [[(drawn as Point).getCoordinates()]];
}

customElements.define("estran-extent", EstranExtent);
