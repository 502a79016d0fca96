import Projection from "ol/proj/Projection";
import { addCoordinateTransforms, addProjection, get } from "ol/proj";

/** Polar stereographic systems on WGS 84 (Snyder 1987, pp. 160–162), which the map library does not bring. */
const systems: Record<string, { north: boolean; middle: number; trueAt?: number; scale?: number; offset: number }> = {
  "EPSG:3413": { north: true, middle: -45, trueAt: 70, offset: 0 },
  "EPSG:3031": { north: false, middle: 0, trueAt: 71, offset: 0 },
  "EPSG:5041": { north: true, middle: 0, scale: 0.994, offset: 2_000_000 },
  "EPSG:5042": { north: false, middle: 0, scale: 0.994, offset: 2_000_000 },
};

const a = 6378137;
const e = 0.0818191908426215;
const rad = Math.PI / 180;

function t(lat: number): number {
  const s = e * Math.sin(lat);
  return Math.tan(Math.PI / 4 - lat / 2) / ((1 - s) / (1 + s)) ** (e / 2);
}

export function polarProjection(code: string): void {
  const system = systems[code];
  if (!system || get(code)) return;
  const sign = system.north ? 1 : -1;
  const trueAt = (system.trueAt ?? 90) * rad;
  const factor = system.scale !== undefined
    ? (2 * a * system.scale) / Math.sqrt((1 + e) ** (1 + e) * (1 - e) ** (1 - e))
    : (a * Math.cos(trueAt)) / Math.sqrt(1 - (e * Math.sin(trueAt)) ** 2) / t(trueAt);
  const reach = 6_000_000 + system.offset;
  const from = -6_000_000 + system.offset;
  addProjection(new Projection({ code, units: "m", extent: [from, from, reach, reach] }));
  const forward = ([lon, lat]: number[]): number[] => {
    const rho = factor * t(sign * lat! * rad);
    const turn = (lon! - system.middle) * rad;
    return [rho * Math.sin(turn) + system.offset, -sign * rho * Math.cos(turn) + system.offset];
  };
  const inverse = ([x, y]: number[]): number[] => {
    const dx = x! - system.offset;
    const dy = y! - system.offset;
    const ts = Math.hypot(dx, dy) / factor;
    let phi = Math.PI / 2 - 2 * Math.atan(ts);
    for (let i = 0; i < 8; i++) {
      const s = e * Math.sin(phi);
      phi = Math.PI / 2 - 2 * Math.atan(ts * ((1 - s) / (1 + s)) ** (e / 2));
    }
    const lon = system.middle + Math.atan2(dx, -sign * dy) / rad;
    return [((((lon + 180) % 360) + 360) % 360) - 180, (sign * phi) / rad];
  };
  addCoordinateTransforms("EPSG:4326", code, forward, inverse);
  addCoordinateTransforms("EPSG:3857", code,
    (p: number[]) => forward([p[0]! / 111319.49079327358, 2 * Math.atan(Math.exp(p[1]! / a)) / rad - 90]),
    (p: number[]) => {
      const [lon, lat] = inverse(p) as [number, number];
      return [lon * 111319.49079327358, a * Math.log(Math.tan(Math.PI / 4 + (lat * rad) / 2))];
    });
}
