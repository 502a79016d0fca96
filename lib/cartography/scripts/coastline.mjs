// Makes the two coastlines that lib/cartography ships, from Natural Earth (public domain) as the npm package
// world-atlas carries it:
//
//   npm install && npm run coastline
//
// coarse.coast (1:110 million) draws the world, fine.coast (1:50 million, thinned) draws regions. The format, read by
// Coastline.java: the number of rings, then for each ring the number of points and the points. Every number is a
// varint (seven bits a byte, low ones first); a point is longitude then latitude in hundredths of a degree, as the
// zigzag-coded difference from the point before (the first of a ring from 0, 0). A ring is closed: its first point
// is not repeated. Outer rings and holes are told apart by the even-odd rule alone.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const target = new URL('../src/main/resources/org/estran/cartography/', import.meta.url);

write('coarse.coast', rings('110m'), 0, 0);
write('fine.coast', rings('50m'), 1.3, 3);

function rings(resolution) {
  const atlas = require(`world-atlas/land-${resolution}.json`);
  return feature(atlas, atlas.objects.land).features.flatMap(f => f.geometry.coordinates.flat());
}

/** Rounds, thins and writes; an island smaller than `smallest` hundredths of a degree both ways is left out. */
function write(name, rings, tolerance, smallest) {
  const kept = rings
    .map(ring => ring.map(([lon, lat]) => [Math.round(lon * 100), Math.round(lat * 100)]))
    .flatMap(cut)
    .map(ring => thin(ring, tolerance).slice(0, -1))
    .filter(ring => ring.length >= 3 && extent(ring) >= smallest);
  const bytes = [];
  varint(bytes, kept.length);
  for (const ring of kept) {
    varint(bytes, ring.length);
    let [x, y] = [0, 0];
    for (const [lon, lat] of ring) {
      varint(bytes, zigzag(lon - x));
      varint(bytes, zigzag(lat - y));
      [x, y] = [lon, lat];
    }
  }
  writeFileSync(new URL(name, target), Uint8Array.from(bytes));
  console.log(`${name}: ${kept.length} rings, ${kept.flat().length} points, ${bytes.length} bytes`);
}

/**
 * The atlas joins land across the antimeridian; on a flat map it must be cut there again, and Antarctica, which goes
 * all round, closed along the pole. Gives closed rings within -18000..18000.
 */
function cut(closed) {
  let ring = closed.slice(0, -1);
  const jump = ring.findIndex((p, i) => i > 0 && Math.abs(p[0] - ring[i - 1][0]) > 18000);
  if (jump < 0 && Math.abs(ring[0][0] - ring.at(-1)[0]) <= 18000) return [closed];
  if (jump > 0) ring = [...ring.slice(jump), ...ring.slice(0, jump)];
  let turn = 0;
  const turned = ring.map(([x, y], i) => {
    if (i > 0 && x - ring[i - 1][0] > 18000) turn -= 36000;
    if (i > 0 && x - ring[i - 1][0] < -18000) turn += 36000;
    return [x + turn, y];
  });
  const [first, last] = [turned[0], turned.at(-1)];
  if (Math.abs(last[0] - first[0]) > 18000) {
    const [from, to] = last[0] > first[0] ? [-18000, 18000] : [18000, -18000];
    const whole = [[from, first[1]], ...turned, [to, last[1]], [to, -9000], [from, -9000]];
    return [close(whole.filter(([x, y], i) => i === 0 || x !== whole[i - 1][0] || y !== whole[i - 1][1]))];
  }
  return [-36000, 0, 36000]
    .map(by => side(side(turned.map(([x, y]) => [x + by, y]), -18000, 1), 18000, -1))
    .filter(piece => piece.length >= 3 && piece.some(([x]) => Math.abs(x) < 18000))
    .map(close);
}

/** The part of a polygon on one side of a meridian (Sutherland and Hodgman). */
function side(ring, meridian, sign) {
  return ring.flatMap((here, i) => {
    const there = ring[(i + 1) % ring.length];
    const [a, b] = [(here[0] - meridian) * sign, (there[0] - meridian) * sign];
    const kept = a >= 0 ? [here] : [];
    if (a * b < 0) kept.push([meridian, Math.round(here[1] + (a / (a - b)) * (there[1] - here[1]))]);
    return kept;
  });
}

function close(ring) {
  return [...ring, ring[0]];
}

/** Douglas and Peucker's thinning, in hundredths of a degree; points on the antimeridian and the pole always stay. */
function thin(points, tolerance) {
  const keep = new Array(points.length).fill(false);
  keep[0] = keep[points.length - 1] = true;
  points.forEach(([x, y], i) => { if (Math.abs(x) === 18000 || y === -9000) keep[i] = true; });
  const pinned = points.flatMap((_, i) => (keep[i] ? [i] : []));
  // A closed ring has no length between its ends: pin the point farthest from the start as well.
  if (pinned.length === 2) {
    const far = points.reduce((best, p, i) => (distance(p, points[0]) > distance(points[best], points[0]) ? i : best), 0);
    keep[far] = true;
    pinned.splice(1, 0, far);
  }
  const stack = pinned.slice(1).map((end, i) => [pinned[i], end]);
  while (stack.length) {
    const [from, to] = stack.pop();
    let worst = -1;
    let height = tolerance;
    for (let i = from + 1; i < to; i++) {
      const h = offset(points[i], points[from], points[to]);
      if (h > height || (tolerance === 0 && worst < 0 && h > 0)) [worst, height] = [i, h];
    }
    if (worst > 0) {
      keep[worst] = true;
      stack.push([from, worst], [worst, to]);
    }
  }
  return points.filter((p, i) => keep[i] && (i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]));
}

function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

/** How far p lies from the segment a–b; a degree of longitude shrinks with the cosine of the latitude. */
function offset(p, a, b) {
  const k = Math.cos((p[1] / 100) * (Math.PI / 180));
  const [px, py, bx, by] = [(p[0] - a[0]) * k, p[1] - a[1], (b[0] - a[0]) * k, b[1] - a[1]];
  const length = bx * bx + by * by;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * bx + py * by) / length));
  return Math.hypot(px - t * bx, py - t * by);
}

function extent(ring) {
  const [xs, ys] = [ring.map(p => p[0]), ring.map(p => p[1])];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

function zigzag(n) {
  return n >= 0 ? 2 * n : -2 * n - 1;
}

function varint(bytes, n) {
  while (n >= 128) {
    bytes.push((n % 128) + 128);
    n = Math.floor(n / 128);
  }
  bytes.push(n);
}
