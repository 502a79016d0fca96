import "ol/ol.css";
import type Feature from "ol/Feature";
import Map from "ol/Map";
import ScaleLine from "ol/control/ScaleLine";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import View from "ol/View";
import Zoom from "ol/control/Zoom";
import GeoJSON from "ol/format/GeoJSON";
import DragBox from "ol/interaction/DragBox";
import OlFeature from "ol/Feature";
import { defaults } from "ol/interaction/defaults";
import { fromExtent } from "ol/geom/Polygon";
import { graticule, land } from "./map-ground";
import { look, type Look } from "./map-look";
import { onOtherColours, whenSeen } from "./map-waking";
import { position, words, type MapWords } from "./map-words";

/**
 * `<estran-map src="…geojson" box="west,south,east,north" results=".hit[data-record]" draw-for="bbox">` over the picture
 * the server drew, which stays where scripts are off. Shows every hit's extent; pointing at a result shows it on the map
 * and the other way round; a rectangle drawn, or the view itself, becomes the `bbox` of the page's address.
 */
class EstranMap extends HTMLElement {
  private readonly w: MapWords = words[document.documentElement.lang === "en" ? "en" : "fr"];
  private readonly extents = new VectorSource({ wrapX: true });
  private readonly where = document.createElement("p");
  private look!: Look;
  private map?: Map;
  private ground!: VectorSource;
  private asking!: VectorSource;
  private pointed?: Feature;
  private endColours?: () => void;

  connectedCallback(): void {
    whenSeen(this, () => void this.start());
  }

  disconnectedCallback(): void {
    this.endColours?.();
  }

  private async start(): Promise<void> {
    const [ground, found] = await Promise.all([land(), fetch(this.getAttribute("src") ?? "").then((r) => r.json())]);
    this.ground = ground;
    this.asking = this.box();
    this.extents.addFeatures(new GeoJSON().readFeatures(found));
    const stage = document.createElement("div");
    stage.className = "map-live";
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", this.w.map);
    this.where.className = "map-where";
    this.querySelector(".map-still")?.remove();
    this.append(stage, this.tools(), this.where);
    this.map = this.draw(stage);
    this.wear();
    this.pointing(this.map);
    this.endColours = onOtherColours(() => this.wear());
  }

  /** In the page's colours; another scheme changes the layers, and neither the view nor what is pointed at. */
  private wear(): void {
    this.look = look(this);
    this.look.box.setZIndex(20);
    this.map?.setLayers([
      new VectorLayer({ source: this.ground, style: this.look.land }),
      graticule(this.look, this.w),
      new VectorLayer({ source: this.extents, style: (shape) => (isWorldwide(shape as Feature) ? this.look.worldwide : this.look.extent) }),
      new VectorLayer({ source: this.asking, style: this.look.box }),
    ]);
    this.pointed?.setStyle(this.look.pointed);
  }

  private draw(stage: HTMLElement): Map {
    const map = new Map({
      target: stage,
      interactions: defaults({ onFocusOnly: true, altShiftDragRotate: false, pinchRotate: false }),
      controls: [
        new Zoom({ zoomInTipLabel: this.w.zoomIn, zoomOutTipLabel: this.w.zoomOut }),
        new ScaleLine({ minWidth: 60 }),
      ],
      view: new View({ projection: "EPSG:4326", center: [0, 20], zoom: 0, maxZoom: 12, multiWorld: true, constrainRotation: 1 }),
    });
    map.getView().fit(this.startExtent(), { padding: [24, 24, 24, 24], maxZoom: 7 });
    map.on("pointermove", (event) => {
      const lon = ((((event.coordinate[0]! + 180) % 360) + 360) % 360) - 180;
      if (!event.dragging && this.where.dataset.held !== "yes") this.where.textContent = position(lon, event.coordinate[1]!, this.w);
    });
    return map;
  }

  private startExtent(): number[] {
    const asked = this.asked();
    if (asked) return asked;
    // What lies everywhere says nothing of where to look.
    const placed = new VectorSource({ features: this.extents.getFeatures().filter((shape) => !isWorldwide(shape)) });
    const all = placed.getExtent();
    return all && Number.isFinite(all[0]!) ? [Math.max(all[0]!, -180), Math.max(all[1]!, -75), Math.min(all[2]!, 200), Math.min(all[3]!, 82)] : [-170, -60, 170, 75];
  }

  private asked(): number[] | undefined {
    const numbers = (this.getAttribute("box") ?? "").split(",").map(Number);
    if (numbers.length !== 4 || numbers.some((n) => !Number.isFinite(n))) return undefined;
    const [west, south, east, north] = numbers as [number, number, number, number];
    return [west, south, east < west ? east + 360 : east, north];
  }

  private box(): VectorSource {
    const asked = this.asked();
    return new VectorSource({ wrapX: true, features: asked ? [new OlFeature(fromExtent(asked))] : [] });
  }

  private tools(): HTMLElement {
    const tools = document.createElement("p");
    tools.className = "map-tools";
    if (!this.hasAttribute("draw-for")) return tools;
    tools.append(
      this.button(this.w.draw, (button) => this.startDrawing(button)),
      this.button(this.w.view, () => this.search(this.map!.getView().calculateExtent(this.map!.getSize()))),
    );
    if (this.asked()) tools.append(this.button(this.w.clear, () => this.search(undefined)));
    return tools;
  }

  private button(label: string, act: (button: HTMLButtonElement) => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small";
    button.textContent = label;
    button.addEventListener("click", () => act(button));
    return button;
  }

  private startDrawing(button: HTMLButtonElement): void {
    button.disabled = true;
    this.where.textContent = this.w.drawing;
    this.where.dataset.held = "yes";
    const drag = new DragBox();
    drag.on("boxend", () => this.search(drag.getGeometry().getExtent()));
    this.map!.addInteraction(drag);
    this.map!.getTargetElement()?.classList.add("map-drawing");
  }

  /** The page again, with that box or with none. */
  private search(extent: number[] | undefined): void {
    const address = new URL(location.href);
    const name = this.getAttribute("draw-for") ?? "bbox";
    address.searchParams.delete("after");
    address.searchParams.delete(name);
    if (extent) address.searchParams.set(name, boxText(extent));
    address.hash = "";
    location.assign(address);
  }

  private pointing(map: Map): void {
    const selector = this.getAttribute("results");
    const lines = selector ? [...document.querySelectorAll<HTMLElement>(selector)] : [];
    for (const line of lines) {
      const shape = this.extents.getFeatureById(line.dataset.record ?? "") as Feature | null;
      const point = (on: boolean) => {
        shape?.setStyle(on ? this.look.pointed : undefined);
        this.pointed = on && shape ? shape : undefined;
      };
      for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]] as const) {
        line.addEventListener(event, () => point(on));
      }
    }
    map.on("click", (event) => {
      const under = map.getFeaturesAtPixel(event.pixel, { layerFilter: (layer) => layer.getSource() === this.extents, hitTolerance: 4 });
      lines.forEach((line) => line.classList.toggle("pointed", under.some((f) => f.getId() === line.dataset.record)));
      if (under.length === 0) return;
      const small = under.reduce((a, b) => (area(a as Feature) <= area(b as Feature) ? a : b)) as Feature;
      const link = document.createElement("a");
      link.href = `${this.getAttribute("records") ?? "/records"}/${String(small.getId())}`;
      link.textContent = String(small.get("title"));
      this.where.dataset.held = "yes";
      this.where.replaceChildren(...(under.length > 1 ? [`${this.w.several(under.length)} : `] : []), link);
    });
  }
}

function area(shape: Feature): number {
  const [west, south, east, north] = shape.getGeometry()!.getExtent() as [number, number, number, number];
  return (east - west) * (north - south);
}

function isWorldwide(shape: Feature): boolean {
  return area(shape) > 0.4 * 360 * 180;
}

function boxText(extent: number[]): string {
  const [west, south, east, north] = extent as [number, number, number, number];
  const around = east - west >= 360;
  const turned = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const numbers = [around ? -180 : turned(west), Math.max(-90, south), around ? 180 : turned(east), Math.min(90, north)];
  return numbers.map((n) => String(Math.round(n * 100) / 100)).join(",");
}

customElements.define("estran-map", EstranMap);
