package org.estran.ows.csw;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What records can be answered in. */
public enum OutputSchema {
    CSW_2("http://www.opengis.net/cat/csw/2.0.2"),
    CSW_3("http://www.opengis.net/cat/csw/3.0"),
    GMD("http://www.isotc211.org/2005/gmd"),
    MDB("http://standards.iso.org/iso/19115/-3/mdb/2.0"),
    DCAT("http://www.w3.org/ns/dcat#"),
    ATOM("http://www.w3.org/2005/Atom");

    private final String address;

    OutputSchema(String address) {
        this.address = address;
    }

    public String address() {
        return address;
    }

    static OutputSchema usual(CswVersion version) {
        return switch (version) {
            case V2_0_2 -> CSW_2;
            case V3_0_0 -> CSW_3;
        };
    }

    /** Each version answers its own {@code csw:Record} alone: its schema of answers holds no other. */
    static List<OutputSchema> offered(CswVersion version) {
        OutputSchema other = version == CswVersion.V2_0_2 ? CSW_3 : CSW_2;
        return Arrays.stream(values()).filter(s -> s != other).toList();
    }

    static Optional<OutputSchema> of(String address, CswVersion version) {
        return offered(version).stream().filter(s -> s.address.equals(address)).findFirst();
    }
}
