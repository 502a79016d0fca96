package org.estran.vocabularies.writing;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The namespaces of what we write. */
final class Names {

    static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    static final String TERMS = "http://purl.org/dc/terms/";
    static final String OWL = "http://www.w3.org/2002/07/owl#";
    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    static final String BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean";

    /** By prefix. */
    static final Map<String, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put("rdf", RDF);
        PREFIXES.put("skos", SKOS);
        PREFIXES.put("dct", TERMS);
        PREFIXES.put("owl", OWL);
    }

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Names() {}

    static String prefix(String address) {
        return named(address).getKey();
    }

    static String local(String address) {
        return address.substring(named(address).getValue().length());
    }

    private static Map.Entry<String, String> named(String address) {
        return PREFIXES.entrySet().stream()
                .filter(one -> address.startsWith(one.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no name of ours: " + address));
    }

    /** An address as it may stand in every form of RDF: what RFC 3987 has no place for is written by its bytes. */
    static String address(String written) {
        StringBuilder safe = new StringBuilder(written.length());
        written.codePoints().forEach(sign -> {
            if (sign <= ' ' || "<>\"{}|\\^`".indexOf(sign) >= 0 || (sign >= 0x7f && sign < 0xa0)) {
                for (byte one : Character.toString(sign).getBytes(StandardCharsets.UTF_8)) {
                    safe.append('%').append(HEX.toHexDigits(one));
                }
            } else {
                safe.appendCodePoint(sign);
            }
        });
        return safe.toString();
    }
}
