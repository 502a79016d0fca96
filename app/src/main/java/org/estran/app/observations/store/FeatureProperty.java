package org.estran.app.observations.store;

import java.util.Arrays;
import java.util.Optional;

/** What a feature can be asked by, in the words of its GeoJSON. */
public enum FeatureProperty {
    NAME("name", Type.TEXT, "f.id"),
    PLATFORM("platform", Type.TEXT, "f.platform"),
    FEATURE_TYPE("featureType", Type.TEXT, "f.type"),
    MODE("mode", Type.TEXT, "f.mode"),
    FILE("file", Type.TEXT, "(SELECT s.path FROM source s WHERE s.record = f.record AND s.number = f.source)"),
    ROWS("rows", Type.NUMBER, "f.rows"),
    START("start", Type.MOMENT, "f.first_time"),
    END("end", Type.MOMENT, "f.last_time"),
    SHALLOWEST("shallowest", Type.NUMBER, "f.shallow"),
    DEEPEST("deepest", Type.NUMBER, "f.deep"),
    /** Its place, or the box of its places. */
    GEOMETRY("geometry", Type.PLACE, "f.west");

    /** What its values are. */
    public enum Type {
        TEXT,
        NUMBER,
        MOMENT,
        PLACE
    }

    private final String word;
    private final Type type;
    private final String column;

    FeatureProperty(String word, Type type, String column) {
        this.word = word;
        this.type = type;
        this.column = column;
    }

    public String word() {
        return word;
    }

    public Type type() {
        return type;
    }

    /** Over {@code feature f}. */
    String column() {
        return column;
    }

    public static Optional<FeatureProperty> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
