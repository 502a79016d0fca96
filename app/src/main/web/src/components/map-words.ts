/** The words of the map element, in the page's language. */
export const words = {
  fr: {
    map: "Carte des résultats. Flèches pour se déplacer, plus et moins pour zoomer.",
    draw: "Tracer une zone",
    drawing: "Tracez un rectangle sur la carte",
    view: "Chercher dans cette vue",
    clear: "Retirer la zone",
    zoomIn: "Zoomer",
    zoomOut: "Dézoomer",
    several: (n: number) => `${n} fiches ici`,
    north: "N", south: "S", east: "E", west: "O",
  },
  en: {
    map: "Map of the results. Arrow keys move, plus and minus zoom.",
    draw: "Draw an area",
    drawing: "Draw a rectangle on the map",
    view: "Search in this view",
    clear: "Remove the area",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    several: (n: number) => `${n} records here`,
    north: "N", south: "S", east: "E", west: "W",
  },
};

export type MapWords = (typeof words)["fr"];

/** 48° 23′ N, 4° 30′ W */
export function position(lon: number, lat: number, w: MapWords): string {
  return `${angle(lat)}\u00a0${lat < 0 ? w.south : w.north}, ${angle(lon)}\u00a0${lon < 0 ? w.west : w.east}`;
}

function angle(degrees: number): string {
  const minutes = Math.round(Math.abs(degrees) * 60);
  return `${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, "0")}′`;
}
