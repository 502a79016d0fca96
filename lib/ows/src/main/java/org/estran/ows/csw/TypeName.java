package org.estran.ows.csw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a type of records: a local name in a namespace. */
public record TypeName(String namespace, String local) {

    private static final Map<String, String> CUSTOMARY = Map.of(
            "csw", "http://www.opengis.net/cat/csw/2.0.2",
            "csw2", "http://www.opengis.net/cat/csw/2.0.2",
            "csw30", "http://www.opengis.net/cat/csw/3.0",
            "csw3", "http://www.opengis.net/cat/csw/3.0",
            "gmd", "http://www.isotc211.org/2005/gmd",
            "gmi", "http://www.isotc211.org/2005/gmi",
            "mdb", "http://standards.iso.org/iso/19115/-3/mdb/2.0",
            "dcat", "http://www.w3.org/ns/dcat#");

    /** Every record is had as each of these. */
    public static final List<TypeName> KNOWN = List.of(
            new TypeName("http://www.opengis.net/cat/csw/2.0.2", "Record"),
            new TypeName("http://www.opengis.net/cat/csw/3.0", "Record"),
            new TypeName("http://www.isotc211.org/2005/gmd", "MD_Metadata"),
            new TypeName("http://www.isotc211.org/2005/gmi", "MI_Metadata"),
            new TypeName("http://standards.iso.org/iso/19115/-3/mdb/2.0", "MD_Metadata"),
            new TypeName("http://www.w3.org/ns/dcat#", "Resource"),
            new TypeName("http://www.w3.org/ns/dcat#", "Dataset"));

    /** The types that have a schema of their own and are known to 2.0.2. */
    static List<TypeName> described() {
        return KNOWN.stream()
                .filter(type -> !type.namespace.startsWith("http://www.w3.org/")
                        && !type.namespace.equals("http://www.opengis.net/cat/csw/3.0"))
                .toList();
    }

    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /** With the prefix that is customary here. */
    String written() {
        return switch (namespace) {
                    case "http://www.opengis.net/cat/csw/3.0" -> "csw30:";
                    case "http://www.isotc211.org/2005/gmd" -> "gmd:";
                    case "http://www.isotc211.org/2005/gmi" -> "gmi:";
                    case "http://standards.iso.org/iso/19115/-3/mdb/2.0" -> "mdb:";
                    case "http://www.w3.org/ns/dcat#" -> "dcat:";
                    default -> "csw:";
                }
                + local;
    }

    /**
     * A default namespace counts where it is that of a known type: it may well be another's.
     *
     * @param namespaces what the request says of prefixes; what it does not say is as customary
     * @return empty for a name without a namespace
     */
    static Optional<TypeName> of(String name, Map<String, String> namespaces) {
        int colon = name.lastIndexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        @Nullable String namespace = namespaces.get(prefix);
        String found = namespace != null ? namespace : CUSTOMARY.get(prefix);
        if (found == null || found.isEmpty()) {
            return Optional.empty();
        }
        boolean isQualified = colon >= 0 || KNOWN.stream().anyMatch(t -> t.namespace.equals(found));
        return isQualified ? Optional.of(new TypeName(found, name.substring(colon + 1))) : Optional.empty();
    }
}
