package org.estran.ows.csw;

import java.util.Locale;

/** Names of elements as queries spell them: with a prefix, as a path, in the words of the ISO profile. */
public final class ElementNames {

    private ElementNames() {}

    /** The last step of a path without its prefix, in small letters; a word of the ISO profile as Dublin Core has it. */
    public static String local(String name) {
        String step = name.strip().replaceAll("/+$", "");
        step = step.substring(step.lastIndexOf('/') + 1);
        String local = step.substring(step.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        return switch (local) {
            case "topiccategory", "keyword", "keywordtype" -> "subject";
            case "organisationname" -> "creator";
            case "resourcelanguage" -> "language";
            case "resourceidentifier", "parentidentifier" -> "identifier";
            case "revisiondate", "publicationdate", "creationdate" -> "date";
            case "lineage" -> "provenance";
            case "geographicdescriptioncode" -> "spatial";
            default -> local;
        };
    }
}
