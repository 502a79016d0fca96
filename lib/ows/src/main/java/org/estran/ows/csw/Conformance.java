package org.estran.ows.csw;

import java.util.List;
import java.util.stream.Stream;

/** The conformance classes of CSW 3.0.0 (OGC 12-176r7, clause 2) that hold here. */
final class Conformance {

    static final String BASE = "http://www.opengis.net/spec/csw/3.0/conf/";

    private static final List<String> CLASSES = List.of(
            "OpenSearch",
            "GetCapabilities-XML",
            "GetRecordById-XML",
            "GetRecords-Basic-XML",
            "GetRecords-KVP",
            "GetDomain-XML",
            "GetDomain-KVP",
            "Filter-CQL",
            "Filter-KVP",
            "Filter-FES-XML",
            "Filter-FES-KVP");

    private Conformance() {}

    /** @param transactions whether the caller may change records */
    static List<String> classes(boolean transactions) {
        return transactions
                ? Stream.concat(CLASSES.stream(), Stream.of("Transaction")).toList()
                : CLASSES;
    }
}
