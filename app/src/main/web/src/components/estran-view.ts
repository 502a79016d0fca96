import "ol/ol.css";
import Feature from "ol/Feature";
import Map from "ol/Map";
import ScaleLine from "ol/control/ScaleLine";
import TileLayer from "ol/layer/Tile";
import TileWMS from "ol/source/TileWMS";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import View from "ol/View";
import Zoom from "ol/control/Zoom";
import Draw, { createBox } from "ol/interaction/Draw";
import { defaults } from "ol/interaction/defaults";
import type { Coordinate } from "ol/coordinate";
import { LineString, Point } from "ol/geom";
import Polygon, { fromExtent } from "ol/geom/Polygon";
import { transform } from "ol/proj";
import { look } from "./map-look";
import { whenSeen } from "./map-waking";
import { position, words } from "./map-words";
import { polarProjection } from "./polar";
import { Steps } from "./view-steps";
import { viewWords } from "./view-words";

type Tool = "place" | "line" | "area" | "polygon";

/**
 * `<estran-view unit="°C" service="/wms/…" layer="sst" crs="CRS:84" box="west,south,east,north">` over the still map of the page, whose
 * form it follows: what is chosen there is on the map and in the address, and what is chosen on the map is in the form.
 */
class EstranView extends HTMLElement {
  private readonly language = document.documentElement.lang === "en" ? "en" : "fr";
  private readonly w = viewWords[this.language];
  private readonly said = document.createElement("p");
  private readonly drawn = new VectorSource();
  private readonly form = document.querySelector<HTMLFormElement>("#view-form")!;
  private map!: Map;
  private data!: TileWMS;
  private projection = "EPSG:4326";
  private tool: Tool = "place";
  private drawing?: Draw;
  private renewal?: AbortController;
  private waiting?: number;

  connectedCallback(): void {
    whenSeen(this, () => this.start());
  }

  private start(): void {
    const crs = this.getAttribute("crs") ?? "CRS:84";
    this.projection = crs === "CRS:84" ? "EPSG:4326" : crs;
    polarProjection(this.projection);
    this.said.className = "map-where";
    this.said.setAttribute("role", "status");
    const stage = document.createElement("div");
    stage.className = "map-live view-live";
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", this.w.map);
    this.querySelector(".view-still")?.remove();
    this.append(this.tools(), stage, this.said, this.sliders());
    this.data = new TileWMS({ url: this.service(), params: this.params(), projection: this.projection, transition: 0, wrapX: true });
    this.map = this.draw(stage);
    this.showAsked();
    this.form.addEventListener("change", (event) => this.formChanged(event));
  }

  private service(): string {
    return this.getAttribute("service") ?? "";
  }

  private value(name: string): string {
    return (this.form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "";
  }

  private put(name: string, value: string): void {
    const field = this.form.elements.namedItem(name) as HTMLInputElement | null;
    if (field) field.value = value;
  }

  /** What the service is asked for; the names are its own. */
  private params(): Record<string, string | undefined> {
    const style = this.value("style");
    const params: Record<string, string | undefined> = {
      VERSION: "1.3.0", LAYERS: this.value("layer"), FORMAT: "image/png", TRANSPARENT: "true",
      STYLES: style === "contours" ? style : `${style}/${this.value("palette")}`,
      COLORSCALERANGE: this.value("range") || undefined,
    };
    for (const field of this.dimensions()) {
      params[field.name.toUpperCase()] = field.value || undefined;
    }
    return params;
  }

  /** The fields of dimensions: those that lie beside their sliders still belong to the form. */
  private dimensions(): (HTMLSelectElement | HTMLInputElement)[] {
    return [...this.form.elements].filter((one) => (one as HTMLElement).dataset.dimension) as (HTMLSelectElement | HTMLInputElement)[];
  }

  private draw(stage: HTMLElement): Map {
    const coast = new TileWMS({ url: this.service(), params: { VERSION: "1.3.0", LAYERS: "coastline", STYLES: "", FORMAT: "image/png", TRANSPARENT: "true" }, projection: this.projection, transition: 0, wrapX: true });
    const colours = look(this);
    const map = new Map({
      target: stage,
      interactions: defaults({ onFocusOnly: true, altShiftDragRotate: false, pinchRotate: false }),
      controls: [new Zoom({ zoomInTipLabel: words[this.language].zoomIn, zoomOutTipLabel: words[this.language].zoomOut }), new ScaleLine({ minWidth: 60 })],
      layers: [
        new TileLayer({ source: this.data }),
        new TileLayer({ source: coast }),
        new VectorLayer({ source: this.drawn, style: colours.pointed }),
      ],
      view: new View({ projection: this.projection, center: [0, 0], zoom: 1, maxZoom: 16, multiWorld: true, constrainRotation: 1 }),
    });
    map.getView().fit(this.box(), { size: map.getSize() ?? [760, 420] });
    map.on("moveend", () => this.renewSoon());
    map.on("click", (event) => {
      if (this.tool === "place") void this.touched(event.coordinate);
    });
    map.on("pointermove", (event) => {
      if (event.dragging || this.said.dataset.held === "yes") return;
      const [lon, lat] = this.degrees(event.coordinate);
      this.said.textContent = position(lon, lat, words[this.language]);
    });
    return map;
  }

  private box(): number[] {
    return (this.getAttribute("box") ?? "").split(",").map(Number);
  }

  private degrees(at: Coordinate): [number, number] {
    const [lon, lat] = transform(at, this.projection, "EPSG:4326") as [number, number];
    return [((((lon + 180) % 360) + 360) % 360) - 180, lat];
  }

  private onMap(lon: number, lat: number): Coordinate {
    return transform([lon, lat], "EPSG:4326", this.projection);
  }

  private tools(): HTMLElement {
    const tools = document.createElement("div");
    tools.className = "view-tools";
    tools.setAttribute("role", "group");
    for (const tool of ["place", "line", "area", "polygon"] as const) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.textContent = this.w[tool];
      button.setAttribute("aria-pressed", String(tool === this.tool));
      button.addEventListener("click", () => {
        tools.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
        this.take(tool);
      });
      tools.append(button);
    }
    return tools;
  }

  private take(tool: Tool): void {
    this.tool = tool;
    if (this.drawing) this.map.removeInteraction(this.drawing);
    this.drawing = undefined;
    this.hold(this.w[`${tool}Hint`]);
    this.map.getTargetElement()?.classList.toggle("map-drawing", tool !== "place");
    if (tool === "place") return;
    this.drawing = new Draw({ source: this.drawn, type: tool === "line" ? "LineString" : tool === "polygon" ? "Polygon" : "Circle", ...(tool === "area" ? { geometryFunction: createBox() } : {}) });
    this.drawing.on("drawend", (event) => {
      if (tool === "line") {
        const points = (event.feature.getGeometry() as LineString).getCoordinates();
        this.put("line", this.written(points));
      } else if (tool === "polygon") {
        this.put("area", this.written((event.feature.getGeometry() as Polygon).getCoordinates()[0]!.slice(0, -1)));
      } else {
        const corners = event.feature.getGeometry()!.getExtent() as [number, number, number, number];
        const [west, south] = this.degrees([corners[0], corners[1]]);
        const [east, north] = this.degrees([corners[2], corners[3]]);
        this.put("area", [west, Math.min(south, north), east, Math.max(south, north)].map(short).join(","));
      }
      // The drawn shape joins the others only after this; those of the form take its place.
      if (tool !== "area" || this.projection === "EPSG:4326") window.setTimeout(() => this.redraw());
      void this.renew();
    });
    this.map.addInteraction(this.drawing);
  }

  private written(points: Coordinate[]): string {
    return points.map((p) => this.degrees(p).map(short).join(" ")).join(",");
  }

  private async touched(at: Coordinate): Promise<void> {
    const [lon, lat] = this.degrees(at);
    this.put("place", `${short(lon)},${short(lat)}`);
    this.redraw();
    this.hold(`${position(lon, lat, words[this.language])} : ${this.w.loading}`);
    const query = new URLSearchParams({
      SERVICE: "WMS", REQUEST: "GetFeatureInfo", QUERY_LAYERS: this.value("layer"), INFO_FORMAT: "application/json", CRS: "CRS:84",
      BBOX: [lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5].join(","), WIDTH: "1", HEIGHT: "1", I: "0", J: "0",
    });
    for (const [name, value] of Object.entries(this.params())) if (value !== undefined && name !== "STYLES") query.set(name, value);
    const answer = await fetch(`${this.service()}?${query}`).then((r) => (r.ok ? r.json() : undefined));
    const value = answer?.features?.[0]?.properties?.values?.[0];
    const number = value?.value == null ? this.w.none : `${Number(value.value.toPrecision(6)).toLocaleString(this.language)} ${this.getAttribute("unit") ?? ""}`;
    this.hold(`${position(lon, lat, words[this.language])} : ${number}`);
    await this.renew();
  }

  private hold(text: string): void {
    this.said.textContent = text;
    this.said.dataset.held = "yes";
  }

  private sliders(): HTMLElement {
    const sliders = document.createElement("div");
    sliders.className = "view-sliders";
    for (const field of this.dimensions()) {
      const label = this.form.querySelector(`label[for="${field.id}"]`)?.firstChild?.textContent?.trim() ?? field.name;
      const steps = new Steps(field, label, this.w, () => this.changed(), () => this.shown());
      sliders.append(steps.element);
      if (field instanceof HTMLSelectElement) steps.offer([...field.options].map((option) => option.value));
      else if (field.dataset.dimension === "time") void this.timesteps().then((all) => steps.offer(all));
      else steps.element.hidden = true;
    }
    return sliders;
  }

  private async timesteps(): Promise<string[]> {
    const query = new URLSearchParams({ REQUEST: "GetMetadata", item: "timesteps", layerName: this.value("layer") });
    return fetch(`${this.service()}?${query}`).then((r) => r.json()).then((all) => all.timesteps as string[]);
  }

  private formChanged(event: Event): void {
    const name = (event.target as HTMLInputElement).name;
    // Another variable has other dimensions: the page is made anew.
    if (name === "layer" || name === "dataset") this.form.requestSubmit();
    else this.changed();
  }

  private changed(): void {
    this.data.updateParams(this.params());
    this.renewSoon();
  }

  private shown(): Promise<void> {
    return new Promise((done) => this.map.once("rendercomplete", () => done()));
  }

  private renewSoon(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.renew(), 400);
  }

  /** The address says what is seen; what stands below the map is the server's for that address. */
  private async renew(): Promise<void> {
    const address = new URL(location.href);
    for (const [name, value] of new FormData(this.form)) {
      if (String(value)) address.searchParams.set(name, String(value));
      else address.searchParams.delete(name);
    }
    const box = this.map.getView().calculateExtent(this.map.getSize());
    address.searchParams.set("crs", this.getAttribute("crs") ?? "CRS:84");
    address.searchParams.set("bbox", box.map((n) => String(Math.round(n * 1e4) / 1e4)).join(","));
    history.replaceState(null, "", address);
    this.renewal?.abort();
    this.renewal = new AbortController();
    try {
      const page = await fetch(address, { signal: this.renewal.signal }).then((r) => r.text());
      const made = new DOMParser().parseFromString(page, "text/html");
      for (const id of ["view-result", "view-legend"]) {
        const fresh = made.getElementById(id);
        if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
      }
    } catch (stopped) {
      if ((stopped as Error).name !== "AbortError") throw stopped;
    }
  }

  private redraw(): void {
    this.drawn.clear();
    this.showAsked();
  }

  /** What the address asks for is drawn on the map too. */
  private showAsked(): void {
    const place = this.value("place").split(",").map(Number);
    if (place.length === 2 && place.every(Number.isFinite)) this.drawn.addFeature(new Feature(new Point(this.onMap(place[0]!, place[1]!))));
    const line = this.value("line").split(",").map((p) => p.trim().split(/\s+/).map(Number));
    if (line.length > 1 && line.flat().every(Number.isFinite)) this.drawn.addFeature(new Feature(new LineString(line.map((p) => this.onMap(p[0]!, p[1]!)))));
    const ring = this.value("area").split(",").map((p) => p.trim().split(/\s+/).map(Number));
    if (ring.length > 2 && ring.every((p) => p.length === 2 && p.every(Number.isFinite))) this.drawn.addFeature(new Feature(new Polygon([[...ring, ring[0]!].map((p) => this.onMap(p[0]!, p[1]!))])));
    const area = this.value("area").split(",").map(Number);
    if (area.length === 4 && area.every(Number.isFinite) && this.projection === "EPSG:4326") this.drawn.addFeature(new Feature(fromExtent(area)));
  }
}

function short(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}

customElements.define("estran-view", EstranView);
