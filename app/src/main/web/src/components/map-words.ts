/** The words of the map element, in the page's language. */
export const words = {
  fr: {
    map: "Carte des résultats. Flèches pour se déplacer, plus et moins pour zoomer.",
    draw: "Tracer une zone",
    drawing: "Tracez un rectangle sur la carte",
    view: "Chercher dans cette vue",
    clear: "Retirer la zone",
    extents: "Carte des emprises écrites dans les champs. Flèches pour se déplacer, plus et moins pour zoomer.",
    box: "Tracer un rectangle", polygon: "Tracer un polygone", track: "Tracer un trajet", point: "Poser un point",
    drawBox: "Touchez un coin, puis le coin opposé.",
    drawPolygon: "Touchez chaque sommet ; touchez deux fois le dernier.",
    drawTrack: "Touchez chaque position ; touchez deux fois la dernière.",
    drawPoint: "Touchez le lieu.",
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
    extents: "Map of the extents written in the fields. Arrow keys move, plus and minus zoom.",
    box: "Draw a box", polygon: "Draw a polygon", track: "Draw a track", point: "Set a point",
    drawBox: "Touch one corner, then the opposite one.",
    drawPolygon: "Touch each corner; touch the last one twice.",
    drawTrack: "Touch each position; touch the last one twice.",
    drawPoint: "Touch the place.",
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
