package org.estran.app.wms;

import org.estran.grids.views.Quantity;
import org.estran.terms.Language;
import org.estran.vocabularies.Terms;
import org.estran.wms.layers.Layer;

/** The few words that plots need of their own. */
final class PlotWords {

    private PlotWords() {}

    /** A layer by the name its quantity has in a language, where our list of terms knows it. */
    static Layer named(Layer layer, Language language) {
        String standardName = layer.quantity().standardName();
        return layer.vectors() != null || standardName == null
                ? layer
                : Terms.builtIn()
                        .labelOfStandardName(standardName, language)
                        .map(layer::labelled)
                        .orElse(layer);
    }

    /** What the sums of a layer's values times the areas of their cells are called, and their unit. */
    static Layer total(Layer layer, Language language) {
        Quantity quantity = layer.quantity();
        String label = quantity.label() + (language == Language.FR ? " : total" : ": total");
        String unit = quantity.unit() == null ? "m2" : quantity.unit() + " m2";
        return new Layer(
                layer.name(),
                new Quantity(quantity.variable(), label, quantity.standardName(), unit),
                layer.vectors(),
                layer.variable(),
                layer.dimensions(),
                layer.box());
    }

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
