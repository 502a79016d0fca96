import type { Coordinate } from "ol/coordinate";
import Feature from "ol/Feature";
import Graticule from "ol/layer/Graticule";
import GeoJSON from "ol/format/GeoJSON";
import VectorSource from "ol/source/Vector";
import { Polygon, type MultiPolygon } from "ol/geom";
import { Fill, Stroke, Text } from "ol/style";
import { feature as fromTopology } from "topojson-client";
import landUrl from "world-atlas/land-50m.json?url";
import type { Look } from "./map-look";
import type { MapWords } from "./map-words";

/** What lies under every map of ours: the coastline of Natural Earth and a labelled graticule. */
export async function land(): Promise<VectorSource> {
  const topology = await fetch(landUrl).then((r) => r.json());
  const shapes = new GeoJSON().readFeatures(fromTopology(topology, topology.objects.land));
  const polygons = shapes.flatMap((shape) => (shape.getGeometry() as MultiPolygon).getCoordinates());
  return new VectorSource({ wrapX: true, features: polygons.flatMap(unbroken).map((rings) => new Feature(new Polygon(rings))) });
}

/**
 * On a sphere a ring may go on from 179° to −179°; on a flat map that is a leap round the world, drawn as a band across it.
 * Here it goes on beyond 180°, and lies there once more a turn to the west, so that both edges of the map have their part.
 * A ring round a pole, Antarctica's, is closed along the pole.
 */
function unbroken(rings: Coordinate[][]): Coordinate[][][] {
  const outer = straight(rings[0]!);
  const east = Math.max(...outer.map((p) => p[0]!));
  const west = Math.min(...outer.map((p) => p[0]!));
  const whole = [outer, ...rings.slice(1).map(straight)];
  const turned = (degrees: number) => whole.map((ring) => ring.map((p) => [p[0]! + degrees, p[1]!]));
  return east > 180 ? [whole, turned(-360)] : west < -180 ? [whole, turned(360)] : [whole];
}

function straight(ring: Coordinate[]): Coordinate[] {
  let turn = 0;
  const line = ring.map((p, i) => {
    const step = i === 0 ? 0 : p[0]! - ring[i - 1]![0]!;
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [p[0]! + turn, p[1]!];
  });
  if (turn === 0) return line;
  const pole = line[0]![1]! < 0 ? -90 : 90;
  return [...line, [line.at(-1)![0]!, pole], [line[0]![0]!, pole], line[0]!];
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
