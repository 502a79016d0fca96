package org.estran.wms;

import java.util.Optional;

/** The versions spoken. */
public enum WmsVersion {
    V1_1_1("1.1.1"),
    V1_3_0("1.3.0");

    private final String number;

    WmsVersion(String number) {
        this.number = number;
    }

    public String number() {
        return number;
    }

    /** The media type of capabilities. */
    public String capabilitiesType() {
        return this == V1_1_1 ? "application/vnd.ogc.wms_xml" : "text/xml";
    }

    /** The media type of a report of exceptions. */
    public String exceptionType() {
        return this == V1_1_1 ? "application/vnd.ogc.se_xml" : "text/xml";
    }

    /** OGC 06-042, 6.2.4: the highest that is not higher than what is asked, else the lowest; the highest if none is. */
    public static WmsVersion negotiated(Optional<String> asked) {
        return asked.map(version -> version.compareTo(V1_3_0.number) >= 0 ? V1_3_0 : V1_1_1)
                .orElse(V1_3_0);
    }

    String locatorOfCrs() {
        return this == V1_1_1 ? "SRS" : "CRS";
    }

    WmsFault.Code invalidCrs() {
        return this == V1_1_1 ? WmsFault.Code.INVALID_SRS : WmsFault.Code.INVALID_CRS;
    }
}
