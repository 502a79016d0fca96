package org.estran.app.dissemination.sensed;

import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.sensed.Entities.Located;
import org.estran.app.dissemination.sensed.Entities.Measured;
import org.estran.app.dissemination.sensed.Entities.Stream;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.observations.store.StoredProperty;

/** What is found at a path. */
sealed interface Entity {

    record Thing(PlatformSummary platform) implements Entity {}

    record Datastream(Stream stream) implements Entity {}

    record Sensor(CatalogueRecord record) implements Entity {}

    record ObservedProperty(StoredProperty property) implements Entity {}

    record Location(String platform, Located last) implements Entity {}

    record Observation(Stream stream, Measured value) implements Entity {}

    record FeatureOfInterest(Measured value) implements Entity {}
}
