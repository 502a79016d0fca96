import type { Coordinate } from "ol/coordinate";

/** One geometry written in the form's fields: a row of boxes or of shapes. */
export interface Written {
  type: "Box" | "Point" | "LineString" | "Polygon";
  coordinates: Coordinate[][];
}

const SIDES = ["west", "south", "east", "north"] as const;

/** Reads the rows of `boxes` and `shapes` that make sense; a row half written is none yet. */
export function written(form: HTMLFormElement): Written[] {
  return [...rows(form, "boxes").flatMap(box), ...rows(form, "shapes").flatMap(shape)];
}

/** Writes a geometry into the first empty row of its part; false where there is none. */
export function write(form: HTMLFormElement, drawn: Written): boolean {
  const row = rows(form, drawn.type === "Box" ? "boxes" : "shapes").find(isEmpty);
  if (!row) return false;
  const ring = drawn.coordinates[0]!;
  if (drawn.type === "Box") {
    const lons = ring.map((p) => p[0]!), lats = ring.map((p) => p[1]!);
    const sides = [turned(Math.min(...lons)), Math.min(...lats), turned(Math.max(...lons)), Math.max(...lats)];
    SIDES.forEach((side, i) => (field(row, side)!.value = text(sides[i]!)));
  } else {
    field(row, "type")!.value = drawn.type;
    const open = drawn.type === "Polygon" ? ring.slice(0, -1) : ring;
    field(row, "coordinates")!.value = open.map((p) => `${text(turned(p[0]!))} ${text(p[1]!)}`).join("\n");
  }
  return true;
}

function rows(form: HTMLFormElement, part: string): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(`[data-part="${part}"] .part-row`)];
}

function field(row: HTMLElement, name: string): HTMLInputElement | null {
  return row.querySelector<HTMLInputElement>(`[name$=".${name}"]`);
}

function isEmpty(row: HTMLElement): boolean {
  return [...row.querySelectorAll<HTMLInputElement>("input[type=text], textarea")].every((one) => one.value.trim() === "");
}

function number(written: string): number {
  return written.trim() === "" ? NaN : Number(written.trim().replace(",", ".").replace("−", "-"));
}

function box(row: HTMLElement): Written[] {
  const [west, south, east, north] = SIDES.map((side) => number(field(row, side)?.value ?? "")) as [number, number, number, number];
  if (![west, south, east, north].every(Number.isFinite)) return [];
  const e = east < west ? east + 360 : east;
  return [{ type: "Box", coordinates: [[[west, south], [e, south], [e, north], [west, north], [west, south]]] }];
}

function shape(row: HTMLElement): Written[] {
  const type = field(row, "type")?.value as Written["type"] | "";
  const rings = (field(row, "coordinates")?.value ?? "").trim().split(/\n\s*\n/).map((block) => block.split("\n").flatMap(position));
  if (!type || rings.some((ring) => ring.length === 0)) return [];
  return [{ type, coordinates: rings.map(unbroken).map((ring) => (type === "Polygon" ? [...ring, ring[0]!] : ring)) }];
}

function position(line: string): Coordinate[] {
  const numbers = line.trim().split(/[\s;]+|,\s+/).filter(Boolean).map((one) => number(one.replace(/,$/, "")));
  return numbers.length === 2 && numbers.every(Number.isFinite) ? [numbers] : [];
}

/** A track across the antimeridian goes on beyond 180° instead of leaping round the world. */
function unbroken(ring: Coordinate[]): Coordinate[] {
  let turn = 0;
  return ring.map((p, i) => {
    const step = i === 0 ? 0 : p[0]! - ring[i - 1]![0]!;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [p[0]! + turn, p[1]!];
  });
}

function turned(lon: number): number {
  return lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

function text(degrees: number): string {
  return String(Math.round(Math.max(-180, Math.min(180, degrees)) * 10000) / 10000);
}
