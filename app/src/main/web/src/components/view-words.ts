/** The words of the data view, in the page's language. */
export const viewWords = {
  fr: {
    map: "Carte des données. Flèches pour se déplacer, plus et moins pour zoomer.",
    place: "Lieu", line: "Coupe", area: "Zone", polygon: "Polygone", play: "Animer", pause: "Arrêter",
    placeHint: "Touchez un lieu : sa série, son profil.",
    lineHint: "Touchez le début, puis chaque coude ; touchez deux fois la fin.",
    areaHint: "Touchez un coin, puis le coin opposé.",
    polygonHint: "Touchez chaque sommet ; touchez deux fois le dernier.",
    none: "pas de valeur", loading: "Lecture…",
  },
  en: {
    map: "Map of the data. Arrow keys move, plus and minus zoom.",
    place: "Place", line: "Section", area: "Area", polygon: "Polygon", play: "Animate", pause: "Stop",
    placeHint: "Touch a place: its series, its profile.",
    lineHint: "Touch the start, then each bend; touch the end twice.",
    areaHint: "Touch one corner, then the opposite one.",
    polygonHint: "Touch each corner; touch the last one twice.",
    none: "no value", loading: "Reading…",
  },
};

export type ViewWords = (typeof viewWords)["fr"];
