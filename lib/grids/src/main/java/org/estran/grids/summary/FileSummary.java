package org.estran.grids.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself; whatever it does not say is null or empty.
 *
 * @param summary the abstract
 * @param licence the SPDX identifier when the words are known to mean one
 * @param licenceText the words themselves
 * @param lineage how the data came to be: the attributes {@code source} and {@code history}
 * @param boxes degrees, WGS 84; the smallest that holds all places, across the antimeridian if need be
 * @param vertical metres, positive upwards; decibars of sea water count as metres of depth
 * @param period UTC
 * @param featureType the CF discrete sampling geometry, spelt as CF does, such as {@code timeSeriesProfile}
 * @param identifier the attribute {@code doi} or {@code id}
 * @param references papers and pages, as the file gives them
 */
public record FileSummary(
        @Nullable String title,
        @Nullable String summary,
        List<String> keywords,
        List<FileCreator> creators,
        @Nullable String licence,
        @Nullable String licenceText,
        @Nullable String lineage,
        List<FileVariable> variables,
        List<BoundingBox> boxes,
        @Nullable VerticalRange vertical,
        @Nullable TimeInterval period,
        @Nullable String featureType,
        @Nullable String conventions,
        @Nullable String identifier,
        @Nullable String references) {

    private static final List<String> FEATURE_TYPES =
            List.of("point", "timeSeries", "trajectory", "profile", "timeSeriesProfile", "trajectoryProfile");

    public FileSummary {
        keywords = List.copyOf(keywords);
        creators = List.copyOf(creators);
        variables = List.copyOf(variables);
        boxes = List.copyOf(boxes);
    }

    /**
     * Opens and summarises a file.
     *
     * @throws org.estran.grids.UnreadableFile when it is no data file, or a broken one
     */
    public static FileSummary of(Path path) throws IOException {
        try (DataFile file = DataFiles.open(path)) {
            return of(file);
        }
    }

    public static FileSummary of(DataFile file) throws IOException {
        CfFile cf = new CfFile(file);
        Attributes a = file.attributes();
        String licence = first(a, "license", "licence", "License", "rights", "data_license", "use_license");
        return new FileSummary(
                first(a, "title", "Title", "TITLE"),
                first(a, "summary", "Summary", "abstract", "description"),
                keywords(a),
                Creators.of(a),
                licence == null ? null : Licences.spdx(licence).orElse(null),
                licence,
                lineage(a),
                cf.data().stream().map(FileSummary::variable).toList(),
                Places.of(cf),
                Heights.of(cf).orElse(null),
                Times.of(cf).orElse(null),
                featureType(a),
                first(a, "Conventions", "conventions"),
                first(a, "doi", "DOI", "dataset_doi", "id"),
                first(a, "references", "References"));
    }

    static @Nullable String first(Attributes attributes, String... names) {
        for (String name : names) {
            Optional<String> text = attributes.text(name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return null;
    }

    private static List<String> keywords(Attributes a) {
        String text = first(a, "keywords", "Keywords", "KEYWORDS");
        if (text == null) {
            return List.of();
        }
        // A GCMD path ("EARTH SCIENCE > OCEANS") holds no comma of its own, so either sign parts keywords.
        return java.util.Arrays.stream(text.split(text.contains(";") ? ";" : "[,\\n]"))
                .map(String::strip)
                .filter(k -> !k.isEmpty())
                .distinct()
                .limit(100)
                .toList();
    }

    private static @Nullable String lineage(Attributes a) {
        String source = first(a, "source", "Source");
        String history = first(a, "history", "History");
        if (source == null || history == null) {
            return source == null ? history : source;
        }
        return source + "\n" + history;
    }

    private static FileVariable variable(DataVariable variable) {
        Attributes a = variable.attributes();
        String standardName = a.text("standard_name").orElse("").split("\\s+")[0];
        return new FileVariable(
                variable.name(),
                first(a, "long_name", "title"),
                standardName.isEmpty() ? null : standardName,
                first(a, "units", "unit"));
    }

    private static @Nullable String featureType(Attributes a) {
        String text = first(a, "featureType", "CF:featureType", "CF:feature_type", "featuretype");
        if (text == null) {
            return null;
        }
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return FEATURE_TYPES.stream()
                .filter(t -> t.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .orElse(null);
    }
}
