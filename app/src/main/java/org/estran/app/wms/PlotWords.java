package org.estran.app.wms;

import org.estran.terms.Language;

/** The few words that plots need of their own. */
final class PlotWords {

    private PlotWords() {}

    static String time(Language language) {
        return language == Language.FR ? "Temps" : "Time";
    }

    static String distance() {
        return "Distance (km)";
    }

    static String longitude() {
        return "Longitude (°)";
    }

    static String latitude() {
        return "Latitude (°)";
    }
}
