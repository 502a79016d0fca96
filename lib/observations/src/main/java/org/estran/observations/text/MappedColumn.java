package org.estran.observations.text;

import org.jspecify.annotations.Nullable;

/**
 * What one column of a table is.
 *
 * @param header its name as the file has it, unit and all
 * @param name unique within the table
 * @param standardName of the CF standard name table
 * @param unit as the file tells it; of dates in numbers the unit of time with its origin
 * @param date of dates only
 * @param isOfFeature whether a coordinate has one value for all rows of a feature
 * @param of the name of the column whose flags these are; of flags only
 * @param scheme the name of the flags' scheme; null for one that is not known
 */
public record MappedColumn(
        String header,
        ColumnUse use,
        String name,
        @Nullable String standardName,
        @Nullable String unit,
        @Nullable DateStyle date,
        boolean isOfFeature,
        @Nullable String of,
        @Nullable String scheme) {

    public static MappedColumn of(String header, ColumnUse use, String name) {
        return new MappedColumn(header, use, name, null, null, null, false, null, null);
    }

    public MappedColumn in(@Nullable String theUnit) {
        return new MappedColumn(header, use, name, standardName, theUnit, date, isOfFeature, of, scheme);
    }

    public MappedColumn standard(@Nullable String theStandardName) {
        return new MappedColumn(header, use, name, theStandardName, unit, date, isOfFeature, of, scheme);
    }

    public MappedColumn dated(@Nullable DateStyle style) {
        return new MappedColumn(header, use, name, standardName, unit, style, isOfFeature, of, scheme);
    }

    public MappedColumn ofFeature(boolean theWhole) {
        return new MappedColumn(header, use, name, standardName, unit, date, theWhole, of, scheme);
    }

    public MappedColumn flagging(@Nullable String theName, @Nullable String theScheme) {
        return new MappedColumn(header, use, name, standardName, unit, date, isOfFeature, theName, theScheme);
    }
}
