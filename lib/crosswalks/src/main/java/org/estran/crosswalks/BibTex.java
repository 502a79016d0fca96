package org.estran.crosswalks;

import java.util.List;
import java.util.stream.Collectors;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.Doi;
import org.estran.terms.Language;

/** One BibTeX entry in UTF-8. It is a {@code @misc}: BibTeX itself knows no dataset, and every style knows this. */
public final class BibTex {

    private BibTex() {}

    public static String of(MetadataRecord record, Published published, Language language) {
        StringBuilder entry = new StringBuilder("@misc{" + published.recordId().replaceAll("[^A-Za-z0-9_:.-]", ""));
        String title = Xml.clean(record.title().best(language));
        field(entry, "author", authors(record.citedParties()));
        field(entry, "title", "{" + escaped(title.isEmpty() ? published.recordId() : title) + "}");
        field(entry, "year", published.hasYear(record) ? published.year(record) : "");
        field(entry, "publisher", escaped(published.publisherOf(record)));
        published.versionOf(record).ifPresent(v -> field(entry, "version", escaped(v)));
        published
                .doiOf(record)
                .filter(d -> !d.isRehearsal())
                .map(Doi::text)
                .ifPresent(doi -> field(entry, "doi", verbatim(doi)));
        field(entry, "url", verbatim(published.address(record)));
        field(entry, "note", Citation.kind(record.kind(), language));
        return entry.append("\n}\n").toString();
    }

    private static String authors(List<Party> parties) {
        return parties.stream()
                .filter(p -> !Xml.clean(p.name()).isEmpty())
                .map(p -> p.isPerson() ? person(p) : "{" + escaped(Xml.clean(p.name())) + "}")
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /** A name with " and " or a comma of its own would read as several: it is fenced by braces. */
    private static String person(Party party) {
        String family = Xml.clean(String.valueOf(party.family()));
        String given = party.given() == null ? "" : Xml.clean(party.given());
        return fenced(family) + (given.isEmpty() ? "" : ", " + fenced(given));
    }

    private static String fenced(String name) {
        return name.matches("(?is).*(,|\\sand\\s).*") ? "{" + escaped(name) + "}" : escaped(name);
    }

    private static void field(StringBuilder entry, String name, String value) {
        String line = value.replaceAll("(?U)\\s+", " ").strip();
        if (!line.isEmpty()) {
            entry.append(",\n  ").append(name).append(" = {").append(line).append('}');
        }
    }

    /** TeX's own characters, so that they are printed and braces stay in balance. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '{', '}', '%', '&', '$', '#', '_' -> out.append('\\').append(c);
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** An address is not printed as text: what would end the field is written as percent signs and digits. */
    private static String verbatim(String address) {
        return address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
    }
}
