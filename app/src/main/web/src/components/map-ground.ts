import Graticule from "ol/layer/Graticule";
import GeoJSON from "ol/format/GeoJSON";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Text } from "ol/style";
import { feature as fromTopology } from "topojson-client";
import landUrl from "world-atlas/land-50m.json?url";
import type { Look } from "./map-look";
import type { MapWords } from "./map-words";

/** What lies under every map of ours: the coastline of Natural Earth and a labelled graticule. */
export async function land(): Promise<VectorSource> {
  const topology = await fetch(landUrl).then((r) => r.json());
  const shapes = fromTopology(topology, topology.objects.land);
  return new VectorSource({ wrapX: true, features: new GeoJSON().readFeatures(shapes) });
}

export function graticule(look: Look, w: MapWords): Graticule {
  const text = () => new Text({
    font: "12px 'Source Sans 3', sans-serif", fill: new Fill({ color: look.text }), stroke: new Stroke({ color: look.halo, width: 3 }),
  });
  const label = (above: string, below: string) => (degrees: number) => `${Math.round(Math.abs(degrees) * 60) / 60}°${degrees > 0 ? " " + above : degrees < 0 ? " " + below : ""}`;
  return new Graticule({
    strokeStyle: look.line, showLabels: true, wrapX: true, targetSize: 90,
    lonLabelFormatter: label(w.east, w.west), latLabelFormatter: label(w.north, w.south),
    lonLabelStyle: text(), latLabelStyle: text(),
    intervals: [90, 60, 45, 30, 20, 10, 5, 2, 1, 0.5, 0.25],
  });
}
