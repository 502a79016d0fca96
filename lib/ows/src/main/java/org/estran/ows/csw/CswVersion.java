package org.estran.ows.csw;

import java.util.Arrays;
import java.util.Optional;
import org.estran.ows.OwsVersion;

/** The versions spoken here, the one that is preferred first. */
public enum CswVersion {
    V2_0_2("2.0.2", "http://www.opengis.net/cat/csw/2.0.2", "csw", OwsVersion.V1_0),
    V3_0_0("3.0.0", "http://www.opengis.net/cat/csw/3.0", "csw30", OwsVersion.V2_0);

    private final String word;
    private final String namespace;
    private final String prefix;
    private final OwsVersion ows;

    CswVersion(String word, String namespace, String prefix, OwsVersion ows) {
        this.word = word;
        this.namespace = namespace;
        this.prefix = prefix;
        this.ows = ows;
    }

    public String word() {
        return word;
    }

    public String namespace() {
        return namespace;
    }

    /** The customary prefix of the namespace. */
    public String prefix() {
        return prefix;
    }

    public OwsVersion ows() {
        return ows;
    }

    /** The name of an element in this version's namespace, as {@link #prefix()} writes it. */
    String name(String local) {
        return prefix + ":" + local;
    }

    String schemaLocation() {
        return namespace
                + switch (this) {
                    case V2_0_2 -> " http://schemas.opengis.net/csw/2.0.2/CSW-discovery.xsd";
                    case V3_0_0 -> " http://schemas.opengis.net/cat/csw/3.0/cswAll.xsd";
                };
    }

    public static Optional<CswVersion> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    static Optional<CswVersion> ofNamespace(String namespace) {
        return Arrays.stream(values())
                .filter(v -> v.namespace.equals(namespace))
                .findFirst();
    }
}
