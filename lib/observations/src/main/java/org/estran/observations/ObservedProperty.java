package org.estran.observations;

import org.jspecify.annotations.Nullable;

/**
 * What the values of a column are: an observed property in the words of ISO 19156, or a coordinate.
 *
 * @param name as in the file, made unique within it
 * @param label for people
 * @param standardName of the CF standard name table
 * @param unit as the file tells it; null for none told
 * @param code of a vocabulary where the file tells one, such as {@code SDN:P01::TEMPPR01}
 * @param form what its values are
 * @param isSingle whether numbers are of single precision, and are to be written with as many digits
 * @param isOfFeature whether it has one value for each feature, not one for each row
 * @param scheme of its flags; null when it has none
 */
public record ObservedProperty(
        String name,
        @Nullable String label,
        @Nullable String standardName,
        @Nullable String unit,
        @Nullable String code,
        Role role,
        Form form,
        boolean isSingle,
        boolean isOfFeature,
        @Nullable QualityScheme scheme) {

    /** What values are. */
    public enum Form {
        NUMBER,
        INSTANT,
        TEXT
    }

    public static ObservedProperty number(String name) {
        return new ObservedProperty(name, null, null, null, null, Role.OBSERVED, Form.NUMBER, false, false, null);
    }

    public static ObservedProperty instant(String name) {
        return new ObservedProperty(name, null, null, null, null, Role.OBSERVED, Form.INSTANT, false, false, null);
    }

    public static ObservedProperty text(String name) {
        return new ObservedProperty(name, null, null, null, null, Role.OBSERVED, Form.TEXT, false, false, null);
    }

    public ObservedProperty named(String theName) {
        return new ObservedProperty(
                theName, label, standardName, unit, code, role, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty labelled(@Nullable String theLabel) {
        return new ObservedProperty(
                name, theLabel, standardName, unit, code, role, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty standard(@Nullable String theStandardName) {
        return new ObservedProperty(
                name, label, theStandardName, unit, code, role, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty in(@Nullable String theUnit) {
        return new ObservedProperty(
                name, label, standardName, theUnit, code, role, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty coded(@Nullable String theCode) {
        return new ObservedProperty(
                name, label, standardName, unit, theCode, role, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty as(Role theRole) {
        return new ObservedProperty(
                name, label, standardName, unit, code, theRole, form, isSingle, isOfFeature, scheme);
    }

    public ObservedProperty single(boolean single) {
        return new ObservedProperty(name, label, standardName, unit, code, role, form, single, isOfFeature, scheme);
    }

    public ObservedProperty ofFeature() {
        return new ObservedProperty(name, label, standardName, unit, code, role, form, isSingle, true, scheme);
    }

    public ObservedProperty flagged(@Nullable QualityScheme theScheme) {
        return new ObservedProperty(
                name, label, standardName, unit, code, role, form, isSingle, isOfFeature, theScheme);
    }

    /** Whether that unit is the decibar, under one of the names that files give it. */
    public static boolean isDecibar(@Nullable String unit) {
        return unit != null && unit.matches("db|dbar|decibars?");
    }

    /** A column of this property that says nothing. */
    public Column missing() {
        return switch (form) {
            case NUMBER -> new Column.Numbers(Double.NaN);
            case INSTANT -> new Column.Instants(Column.NO_INSTANT);
            case TEXT -> new Column.Texts("");
        };
    }
}
