package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of each operation and the values they can have: what the capabilities and GetDomain tell. */
public final class Parameters {

    /** The operation that only some callers are offered. */
    static final String TRANSACTION = "Transaction";

    private static final List<String> TRANSACTION_SCHEMAS = Stream.of(
                    OutputSchema.CSW_2, OutputSchema.CSW_3, OutputSchema.GMD, OutputSchema.MDB)
            .map(OutputSchema::address)
            .toList();

    private Parameters() {}

    static List<String> operations(CswVersion version) {
        return version == CswVersion.V2_0_2
                ? List.of("GetCapabilities", "DescribeRecord", "GetDomain", "GetRecords", "GetRecordById")
                : List.of("GetCapabilities", "GetDomain", "GetRecords", "GetRecordById");
    }

    static Map<String, List<String>> of(String operation, CswVersion version) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        List<String> schemas = OutputSchema.offered(version).stream()
                .map(OutputSchema::address)
                .toList();
        List<String> types = TypeName.KNOWN.stream()
                .filter(t -> version == CswVersion.V3_0_0 || !t.namespace().equals(OutputSchema.CSW_3.address()))
                .map(TypeName::written)
                .distinct()
                .toList();
        List<String> forms = List.of("application/xml", "application/atom+xml");
        switch (operation) {
            case "GetCapabilities" -> {
                parameters.put("AcceptVersions", List.of("2.0.2", "3.0.0"));
                parameters.put("AcceptFormats", List.of("application/xml", "text/xml"));
                List<String> sections = new ArrayList<>(List.of(
                        "ServiceIdentification", "ServiceProvider", "OperationsMetadata", "Filter_Capabilities"));
                if (version == CswVersion.V3_0_0) {
                    sections.add("All");
                }
                parameters.put("sections", sections);
            }
            case "DescribeRecord" -> {
                parameters.put("typeName", types);
                parameters.put("outputFormat", List.of("application/xml"));
                parameters.put("schemaLanguage", List.of(Requests.XSD, "http://www.w3.org/2001/XMLSchema"));
            }
            case "GetDomain" ->
                parameters.put(
                        "ParameterName",
                        List.of("GetRecords.resultType", "GetRecords.outputSchema", "GetRecords.typeNames"));
            case "GetRecords" -> {
                parameters.put("typeNames", types);
                parameters.put("outputFormat", forms);
                parameters.put("outputSchema", schemas);
                parameters.put("resultType", List.of("hits", "results", "validate"));
                parameters.put("ElementSetName", List.of("brief", "summary", "full"));
                parameters.put("CONSTRAINTLANGUAGE", List.of("CQL_TEXT", "FILTER"));
            }
            case "GetRecordById" -> {
                parameters.put("outputFormat", forms);
                parameters.put("outputSchema", schemas);
                parameters.put("ElementSetName", List.of("brief", "summary", "full"));
            }
            case TRANSACTION -> parameters.put("TransactionSchemas", TRANSACTION_SCHEMAS);
            default -> {}
        }
        return parameters;
    }

    /**
     * @param name {@code GetRecords.resultType}
     * @return empty for a parameter that no operation has
     */
    public static Optional<List<String>> values(String name, CswVersion version) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String operation = operations(version).stream()
                .filter(name.substring(0, dot)::equalsIgnoreCase)
                .findFirst()
                .orElse("");
        return of(operation, version).entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name.substring(dot + 1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
