package org.estran.ows.csw;

/** Where the schemas of types of records are. */
final class SchemaAddresses {

    private SchemaAddresses() {}

    static String of(TypeName type) {
        return switch (type.namespace()) {
            case "http://www.opengis.net/cat/csw/2.0.2" -> "http://schemas.opengis.net/csw/2.0.2/record.xsd";
            case "http://www.opengis.net/cat/csw/3.0" -> "http://schemas.opengis.net/cat/csw/3.0/record.xsd";
            case "http://www.isotc211.org/2005/gmd" -> "http://www.isotc211.org/2005/gmd/gmd.xsd";
            case "http://www.isotc211.org/2005/gmi" -> "http://www.isotc211.org/2005/gmi/gmi.xsd";
            case "http://standards.iso.org/iso/19115/-3/mdb/2.0" ->
                "https://schemas.isotc211.org/19115/-3/mdb/2.0/mdb.xsd";
            default -> "http://www.w3.org/ns/dcat.rdf";
        };
    }
}
