package org.estran.ows;

/** The versions of OWS Common whose words are spoken here. */
public enum OwsVersion {
    /** OGC 05-008, of CSW 2.0.2. */
    V1_0("http://www.opengis.net/ows", "http://schemas.opengis.net/ows/1.0.0/owsExceptionReport.xsd", "1.0.0"),
    /** OGC 06-121r9, of CSW 3.0.0. */
    V2_0("http://www.opengis.net/ows/2.0", "http://schemas.opengis.net/ows/2.0/owsExceptionReport.xsd", "3.0.0");

    private final String namespace;
    private final String exceptionSchema;
    private final String reportVersion;

    OwsVersion(String namespace, String exceptionSchema, String reportVersion) {
        this.namespace = namespace;
        this.exceptionSchema = exceptionSchema;
        this.reportVersion = reportVersion;
    }

    public String namespace() {
        return namespace;
    }

    String exceptionSchema() {
        return exceptionSchema;
    }

    String reportVersion() {
        return reportVersion;
    }
}
