package org.estran.vocabularies.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.ConceptLink;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table of concepts are, by the names people give them: {@code uri}; {@code notation}, {@code code},
 * {@code id}; {@code prefLabel}, {@code label}, {@code name}, {@code libellé}; {@code altLabel}; {@code definition};
 * {@code broader}, {@code parent}; {@code exactMatch} and its kin; {@code deprecated}; {@code replacedBy}. A language may
 * follow: {@code label_fr}, {@code prefLabel@en}, {@code label (fr)}. Several values in a cell are parted by {@code |}.
 */
final class CsvColumns {

    private enum Meaning {
        URI,
        NOTATION,
        LABEL,
        OTHER,
        DEFINITION,
        BROADER,
        EXACT,
        CLOSE,
        BROAD,
        NARROW,
        RELATED,
        DEPRECATED,
        REPLACED
    }

    private record Column(int at, Meaning meaning, String language) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry("uri", Meaning.URI),
            Map.entry("iri", Meaning.URI),
            Map.entry("url", Meaning.URI),
            Map.entry("notation", Meaning.NOTATION),
            Map.entry("code", Meaning.NOTATION),
            Map.entry("id", Meaning.NOTATION),
            Map.entry("identifier", Meaning.NOTATION),
            Map.entry("uuid", Meaning.NOTATION),
            Map.entry("preflabel", Meaning.LABEL),
            Map.entry("label", Meaning.LABEL),
            Map.entry("name", Meaning.LABEL),
            Map.entry("term", Meaning.LABEL),
            Map.entry("libelle", Meaning.LABEL),
            Map.entry("libellé", Meaning.LABEL),
            Map.entry("nom", Meaning.LABEL),
            Map.entry("altlabel", Meaning.OTHER),
            Map.entry("synonym", Meaning.OTHER),
            Map.entry("synonyms", Meaning.OTHER),
            Map.entry("synonymes", Meaning.OTHER),
            Map.entry("definition", Meaning.DEFINITION),
            Map.entry("définition", Meaning.DEFINITION),
            Map.entry("description", Meaning.DEFINITION),
            Map.entry("broader", Meaning.BROADER),
            Map.entry("parent", Meaning.BROADER),
            Map.entry("exactmatch", Meaning.EXACT),
            Map.entry("closematch", Meaning.CLOSE),
            Map.entry("broadmatch", Meaning.BROAD),
            Map.entry("narrowmatch", Meaning.NARROW),
            Map.entry("relatedmatch", Meaning.RELATED),
            Map.entry("related", Meaning.RELATED),
            Map.entry("deprecated", Meaning.DEPRECATED),
            Map.entry("replacedby", Meaning.REPLACED),
            Map.entry("isreplacedby", Meaning.REPLACED));

    private static final Pattern HEADER =
            Pattern.compile("(?:skos:)?([\\p{L}]+?)(?:(?:[_@:-]| *[(\\[])([a-zA-Z]{2,3})[)\\]]?)?");

    private final List<Column> columns;

    private CsvColumns(List<Column> columns) {
        this.columns = columns;
    }

    static CsvColumns of(String[] header) {
        List<Column> columns = new ArrayList<>();
        for (int at = 0; at < header.length; at++) {
            Matcher read = HEADER.matcher(header[at].strip());
            Meaning meaning = read.matches() ? MEANINGS.get(read.group(1).toLowerCase(Locale.ROOT)) : null;
            if (meaning != null) {
                String tag = read.group(2);
                columns.add(new Column(at, meaning, tag == null ? "und" : tag.toLowerCase(Locale.ROOT)));
            }
        }
        boolean named = columns.stream().anyMatch(column -> column.meaning() == Meaning.LABEL);
        boolean known = columns.stream()
                .anyMatch(column -> column.meaning() == Meaning.URI || column.meaning() == Meaning.NOTATION);
        if (!named || !known) {
            throw ProblemException.invalid(
                    "vocabulary-columns-unknown",
                    "A table of concepts needs a first line that names its columns, a label and a uri or code among them.",
                    List.of());
        }
        return new CsvColumns(columns);
    }

    void read(CSVRecord line, Gathering concepts, String vocabulary) {
        String notation = first(line, Meaning.NOTATION);
        String uri = first(line, Meaning.URI);
        String address = uri != null ? uri : vocabulary + ":" + notation;
        if (uri == null && notation == null) {
            concepts.remarks().add("concept-without-code", "line " + line.getRecordNumber());
            return;
        }
        Gathering.Gathered concept = concepts.at(address);
        if (concept.isConcept) {
            concepts.remarks().add("concept-twice", address);
        }
        concept.isConcept = true;
        concept.notation = notation;
        // The NERC server writes its tables in English and does not say so.
        String unsaid = address.contains("://vocab.nerc.ac.uk/") ? "en" : "und";
        for (Column column : columns) {
            for (String value : values(line, column)) {
                put(concept, column, value, column.language().equals("und") ? unsaid : column.language());
            }
        }
    }

    private static void put(Gathering.Gathered concept, Column column, String value, String language) {
        switch (column.meaning()) {
            case LABEL -> concept.label(language, Gathering.line(value));
            case OTHER -> concept.other(language, Gathering.line(value));
            case DEFINITION -> concept.definition(language, value);
            case BROADER -> concept.broader.add(value);
            case EXACT -> concept.links.add(CsvThesaurus.link(ConceptLink.Kind.EXACT, value));
            case CLOSE -> concept.links.add(CsvThesaurus.link(ConceptLink.Kind.CLOSE, value));
            case BROAD -> concept.links.add(CsvThesaurus.link(ConceptLink.Kind.BROAD, value));
            case NARROW -> concept.links.add(CsvThesaurus.link(ConceptLink.Kind.NARROW, value));
            case RELATED -> concept.links.add(CsvThesaurus.link(ConceptLink.Kind.RELATED, value));
            case DEPRECATED -> concept.deprecated = value.matches("(?i)true|1|yes|oui|x|deprecated");
            case REPLACED -> concept.replacedBy = value;
            case URI, NOTATION -> {}
        }
    }

    private @Nullable String first(CSVRecord line, Meaning meaning) {
        return columns.stream()
                .filter(column -> column.meaning() == meaning)
                .flatMap(column -> values(line, column).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<String> values(CSVRecord line, Column column) {
        if (column.at() >= line.size()) {
            return List.of();
        }
        String cell = line.get(column.at()).strip();
        boolean one = switch (column.meaning()) {
            case LABEL, DEFINITION, NOTATION, URI -> true;
            default -> cell.indexOf('|') < 0;
        };
        List<String> values = one ? List.of(cell) : List.of(cell.split("\\|"));
        return values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
