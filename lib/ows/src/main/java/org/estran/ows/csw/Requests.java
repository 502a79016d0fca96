package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estran.crosswalks.Xml;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.cql.CqlText;
import org.estran.filters.fes.FilterEncoding;
import org.estran.ows.ExceptionCode;
import org.estran.ows.Fault;
import org.estran.ows.Faults;
import org.estran.ows.KeyValues;
import org.estran.ows.OwsException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Understands requests: what was asked in either encoding, or every mistake in it. */
public final class Requests {

    /** The longest request in XML, in bytes. */
    public static final int LONGEST = 2_000_000;

    /** What {@code maxRecords} is where nothing is said. */
    public static final int USUAL_PAGE = 10;

    /** How many identifiers may be asked for at once. */
    static final int MOST_IDS = 1_000;

    static final String XSD = "http://www.w3.org/XML/Schema";

    private static final Set<String> SCHEMA_LANGUAGES =
            Set.of(XSD, "http://www.w3.org/2001/XMLSchema", "XMLSCHEMA", "http://www.w3.org/TR/xmlschema-1/");
    private static final Set<String> XML_FORMS = Set.of("application/xml", "text/xml");
    private static final Set<String> TERSE = Set.of("false", "0");
    private static final String ATOM_FORM = "application/atom+xml";

    private final RawRequest raw;
    private final Faults faults = new Faults();

    private Requests(RawRequest raw) {
        this.raw = raw;
    }

    /**
     * A request that was understood, or what is wrong with it.
     *
     * @param version whose words the answer is told in, be it a refusal
     * @param soap the envelope the request came in; null where it came in none
     */
    public record Reading(
            CswVersion version,
            @Nullable CswRequest request,
            List<Fault> faults,
            @Nullable Soap soap) {

        /** @throws OwsException for a request with mistakes */
        public CswRequest understood() throws OwsException {
            if (request == null) {
                throw new OwsException(faults);
            }
            return request;
        }
    }

    /** @param query key-value pairs, as in an address after its question mark */
    public static Reading ofPairs(String query) {
        try {
            return new Requests(KvpRequests.read(KeyValues.parse(query))).reading(null);
        } catch (OwsException unreadable) {
            boolean isThird = query.toLowerCase(Locale.ROOT).contains("version=3.0");
            return new Reading(isThird ? CswVersion.V3_0_0 : CswVersion.V2_0_2, null, unreadable.faults(), null);
        }
    }

    /** @param document a request, in an envelope of SOAP or not */
    public static Reading ofXml(byte[] document) {
        try {
            Element root = parsed(document);
            Soap soap = Soap.ofNamespace(root.getNamespaceURI()).orElse(null);
            Element request = soap == null ? root : Soap.content(root);
            CswVersion implied = CswVersion.ofNamespace(String.valueOf(request.getNamespaceURI()))
                    .orElse(CswVersion.V2_0_2);
            try {
                return new Requests(XmlRequests.read(request)).reading(soap);
            } catch (OwsException unreadable) {
                return new Reading(implied, null, unreadable.faults(), soap);
            }
        } catch (OwsException unreadable) {
            return new Reading(CswVersion.V2_0_2, null, unreadable.faults(), null);
        }
    }

    private static Element parsed(byte[] document) throws OwsException {
        if (document.length > LONGEST) {
            throw new OwsException(
                    new Fault(ExceptionCode.TOO_LARGE, null, "A request may have " + LONGEST + " bytes."));
        }
        try {
            return Xml.parse(document).getDocumentElement();
        } catch (SAXException broken) {
            throw new OwsException(Fault.malformed(null, "The request is no well-formed XML: " + broken.getMessage()));
        }
    }

    private Reading reading(@Nullable Soap soap) {
        CswVersion words = raw.value("version")
                .flatMap(CswVersion::of)
                .or(() -> Optional.ofNullable(raw.implied()))
                .orElse(CswVersion.V2_0_2);
        try {
            CswRequest request = request();
            return new Reading(request.version(), request, List.of(), soap);
        } catch (OwsException wrong) {
            return new Reading(words, null, wrong.faults(), soap);
        }
    }

    private CswRequest request() throws OwsException {
        service();
        String operation = raw.operation();
        if (operation.isEmpty()) {
            faults.add(Fault.missing("request"));
            faults.check();
        }
        return switch (operation.toLowerCase(Locale.ROOT)) {
            case "getcapabilities" -> capabilities();
            case "describerecord" -> describeRecord();
            case "getdomain" -> domain();
            case "getrecords" -> records();
            case "getrecordbyid" -> byId();
            case "transaction" -> transaction();
            default ->
                throw new OwsException(new Fault(
                        ExceptionCode.OPERATION_NOT_SUPPORTED,
                        operation,
                        "The operation " + operation + " is not offered here."));
        };
    }

    private void service() {
        Optional<String> service = raw.value("service");
        if (service.isEmpty() && raw.implied() == null && !isOpenSearch()) {
            faults.add(Fault.missing("service"));
        } else if (!service.orElse("CSW").equals("CSW")) {
            faults.invalid("service", "The service is CSW, not " + service.orElse("") + ".");
        }
    }

    private boolean isOpenSearch() {
        return raw.value("mode").filter("opensearch"::equalsIgnoreCase).isPresent();
    }

    private CswVersion version() {
        String told = raw.value("version").orElse("");
        if (told.isEmpty()) {
            if (raw.implied() != null) {
                return raw.implied();
            }
            faults.add(Fault.missing("version"));
            return CswVersion.V2_0_2;
        }
        Optional<CswVersion> version = CswVersion.of(told);
        boolean agrees = version.isPresent() && (raw.implied() == null || raw.implied() == version.get());
        if (!agrees) {
            faults.invalid("version", "The version " + told + " is not spoken here in this form; 2.0.2 and 3.0.0 are.");
        }
        return version.orElse(CswVersion.V2_0_2);
    }

    private CswRequest capabilities() throws OwsException {
        CswVersion version = negotiated();
        List<String> formats =
                raw.list("acceptformats").stream().filter(f -> !f.isEmpty()).toList();
        if (formats.stream().noneMatch(Requests::isXml)) {
            formats.forEach(format ->
                    faults.invalid("AcceptFormats", "The format " + format + " is not offered; application/xml is."));
        }
        Set<String> sections = new TreeSet<>();
        raw.list("sections").forEach(section -> sections.add(section.toLowerCase(Locale.ROOT)));
        sections.remove("");
        faults.check();
        return new CswRequest.GetCapabilities(
                version,
                sections.contains("all") ? Set.of() : sections,
                raw.value("updatesequence").orElse(null),
                isOpenSearch());
    }

    /** OGC 06-121r9, 7.3.2: the first of the client's list that is spoken here; without a list, what every client knows. */
    private CswVersion negotiated() throws OwsException {
        List<String> accepted =
                raw.list("acceptversions").stream().filter(v -> !v.isEmpty()).toList();
        Optional<CswVersion> version =
                accepted.stream().flatMap(word -> CswVersion.of(word).stream()).findFirst();
        if (!accepted.isEmpty()) {
            return version.orElseThrow(() -> new OwsException(new Fault(
                    ExceptionCode.VERSION_NEGOTIATION_FAILED,
                    "AcceptVersions",
                    "2.0.2 and 3.0.0 are spoken here, not " + String.join(", ", accepted) + ".")));
        }
        return raw.value("version").isPresent() || raw.implied() != null ? version() : CswVersion.V2_0_2;
    }

    private static boolean isXml(String format) {
        return XML_FORMS.contains(format.replaceFirst(";.*", "").strip()) || format.equals("*/*");
    }

    private CswRequest describeRecord() throws OwsException {
        CswVersion version = version();
        if (version == CswVersion.V3_0_0) {
            throw new OwsException(new Fault(
                    ExceptionCode.OPERATION_NOT_SUPPORTED, "DescribeRecord", "CSW 3.0.0 has no DescribeRecord."));
        }
        form();
        raw.value("schemalanguage")
                .filter(l -> !SCHEMA_LANGUAGES.contains(l))
                .ifPresent(language -> faults.invalid(
                        "schemaLanguage", "The language " + language + " is not offered; " + XSD + " is."));
        List<TypeName> types = types("TypeName", "typename", "typenames");
        faults.check();
        return new CswRequest.DescribeRecord(types.isEmpty() ? TypeName.described() : types);
    }

    private List<TypeName> types(String locator, String... names) {
        List<TypeName> types = new ArrayList<>();
        for (String name : names) {
            for (String told : raw.list(name)) {
                TypeName.of(told, raw.namespaces())
                        .ifPresentOrElse(
                                types::add,
                                () -> faults.invalid(locator, "The type " + told + " is in no namespace known here."));
            }
        }
        return types;
    }

    private CswRequest domain() throws OwsException {
        CswVersion version = version();
        List<String> properties = new ArrayList<>(raw.list("propertyname"));
        properties.addAll(raw.list("valuereference"));
        properties.removeIf(String::isEmpty);
        List<String> parameters =
                raw.list("parametername").stream().filter(p -> !p.isEmpty()).toList();
        if (properties.isEmpty() && parameters.isEmpty()) {
            faults.add(Fault.missing(version == CswVersion.V2_0_2 ? "PropertyName" : "ValueReference"));
        }
        faults.check();
        return new CswRequest.GetDomain(version, properties, parameters);
    }

    private CswRequest records() throws OwsException {
        CswVersion version = version();
        CswRequest.Form form = form();
        OutputSchema schema = schema(version);
        CswRequest.ResultType resultType = resultType(version);
        long start = whole("startposition", "startPosition", 1, 1);
        long most =
                raw.value("maxrecords").filter("unlimited"::equalsIgnoreCase).isPresent()
                        ? Integer.MAX_VALUE
                        : whole("maxrecords", "maxRecords", 0, USUAL_PAGE);
        typeNames();
        List<String> elements = raw.list("elementname");
        if (!elements.isEmpty() && raw.value("elementsetname").isPresent()) {
            faults.invalid("ElementName", "Either ElementName or ElementSetName is told, not both.");
        }
        ElementSet set = elements.isEmpty() ? set(ElementSet.SUMMARY) : ElementSet.FULL;
        refuseDistribution();
        refuseEarthObservation();
        List<Filter> filters = new SearchTerms(raw, faults).read();
        constraint().ifPresent(filters::add);
        String text = raw.value("q").orElse(null);
        faults.check();
        return new CswRequest.GetRecords(
                version,
                resultType,
                form,
                schema,
                set,
                elements,
                start,
                (int) Math.min(most, Integer.MAX_VALUE),
                text,
                filters.isEmpty() ? null : filters.size() == 1 ? filters.getFirst() : new Filter.And(filters),
                raw.order(),
                raw.value("requestid").orElse(null),
                resultType == CswRequest.ResultType.VALIDATE ? raw.echo().get() : "");
    }

    /** 3.0.0 has no hits: who wants the number alone asks for no records. */
    private CswRequest.ResultType resultType(CswVersion version) {
        String told = raw.value("resulttype").orElse(version == CswVersion.V2_0_2 ? "hits" : "results");
        return switch (told.toLowerCase(Locale.ROOT)) {
            case "hits" -> CswRequest.ResultType.HITS;
            case "results" -> CswRequest.ResultType.RESULTS;
            case "validate" -> CswRequest.ResultType.VALIDATE;
            default -> {
                faults.invalid("resultType", "The result type is hits, results or validate, not " + told + ".");
                yield CswRequest.ResultType.HITS;
            }
        };
    }

    private void typeNames() {
        List<TypeName> types = types("typeNames", "typenames", "typename");
        if (types.isEmpty() && raw.implied() != null && raw.list("typenames").isEmpty()) {
            faults.add(Fault.missing("typeNames"));
        }
        types.stream()
                .filter(type -> !type.isKnown())
                .forEach(type -> faults.invalid(
                        "typeNames", "Records are not had as " + type.local() + " of " + type.namespace() + "."));
    }

    /** What would narrow the answer and cannot must not be passed over. */
    private void refuseEarthObservation() {
        raw.values().keySet().stream()
                .filter(name -> name.startsWith("eo:") && raw.value(name).isPresent())
                .sorted()
                .forEach(name ->
                        faults.invalid(name, "The search terms of Earth observation products are not offered here."));
    }

    private void refuseDistribution() {
        if (raw.value("distributedsearch")
                .filter(v -> v.equalsIgnoreCase("true"))
                .isPresent()) {
            faults.add(new Fault(
                    ExceptionCode.OPTION_NOT_SUPPORTED, "distributedSearch", "No other catalogue is asked from here."));
        }
        if (raw.value("responsehandler").isPresent()) {
            faults.add(new Fault(
                    ExceptionCode.OPTION_NOT_SUPPORTED, "ResponseHandler", "Answers are given at once, and here."));
        }
    }

    private CswRequest byId() throws OwsException {
        CswVersion version = version();
        CswRequest.Form form = form();
        OutputSchema schema = schema(version);
        ElementSet set = set(ElementSet.SUMMARY);
        Set<String> ids = new LinkedHashSet<>(raw.list("id"));
        ids.remove("");
        if (ids.isEmpty()) {
            faults.add(Fault.missing("Id"));
        }
        if (ids.size() > MOST_IDS || (version == CswVersion.V3_0_0 && ids.size() > 1)) {
            faults.invalid(
                    "Id",
                    version == CswVersion.V3_0_0
                            ? "One record is asked for by its identifier; GetRecords takes several in recordIds."
                            : "At most " + MOST_IDS + " identifiers are asked for at once.");
        }
        faults.check();
        return new CswRequest.GetRecordById(version, form, schema, set, List.copyOf(ids));
    }

    private CswRequest.Form form() {
        String told = raw.value("outputformat").orElse(isOpenSearch() ? ATOM_FORM : "application/xml");
        if (told.replace(' ', '+').startsWith(ATOM_FORM)) {
            return CswRequest.Form.ATOM;
        }
        if (!isXml(told)) {
            faults.invalid("outputFormat", "The format " + told + " is not offered; application/xml is.");
        }
        return CswRequest.Form.XML;
    }

    private OutputSchema schema(CswVersion version) {
        String told = raw.value("outputschema").orElse("");
        if (told.isEmpty() || told.equalsIgnoreCase("csw:Record") || told.equalsIgnoreCase("Record")) {
            return OutputSchema.usual(version);
        }
        return OutputSchema.of(told, version).orElseGet(() -> {
            faults.invalid(
                    "outputSchema",
                    "The schema " + told + " is not offered; offered are "
                            + String.join(
                                    ", ",
                                    OutputSchema.offered(version).stream()
                                            .map(OutputSchema::address)
                                            .toList())
                            + ".");
            return OutputSchema.usual(version);
        });
    }

    private ElementSet set(ElementSet usual) {
        String told =
                raw.value("elementsetname").or(() -> raw.value("elementset")).orElse(usual.word());
        return ElementSet.of(told).orElseGet(() -> {
            faults.invalid("ElementSetName", "The element set is brief, summary or full, not " + told + ".");
            return usual;
        });
    }

    private long whole(String name, String locator, long least, long usual) {
        String told = raw.value(name).orElse(String.valueOf(usual));
        if (!told.matches("\\+?\\d{1,18}") || Long.parseLong(told) < least) {
            faults.invalid(locator, locator + " is a whole number from " + least + " up, not " + told + ".");
            return usual;
        }
        return Long.parseLong(told);
    }

    private Optional<Filter> constraint() {
        try {
            Element filter = raw.filter();
            if (filter != null) {
                return Optional.of(FilterEncoding.read(filter, FilterLimits.USUAL));
            }
            Optional<String> told = raw.value("constraint");
            if (told.isEmpty() && raw.has("constraintlanguage") && raw.root() != null) {
                throw new FilterException("The constraint is empty.");
            }
            if (told.isPresent()) {
                return Optional.of(constraint(told.get()));
            }
            return raw.value("filter").isPresent()
                    ? Optional.of(FilterEncoding.read(raw.value("filter").get(), FilterLimits.USUAL))
                    : Optional.empty();
        } catch (FilterException wrong) {
            faults.invalid("Constraint", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** Of key-value pairs, the language is told beside; where it is not, an element is a filter. */
    private Filter constraint(String text) throws FilterException {
        String usual = text.stripLeading().startsWith("<") ? "FILTER" : "CQL_TEXT";
        String language = raw.value("constraintlanguage").orElse(usual).toUpperCase(Locale.ROOT);
        if (Arrays.asList("CQL_TEXT", "CQL", "CQLTEXT").contains(language)) {
            return CqlText.read(text, FilterLimits.USUAL);
        }
        if (language.equals("FILTER") || language.startsWith("HTTP://WWW.OPENGIS.NET/")) {
            return FilterEncoding.read(text, FilterLimits.USUAL);
        }
        faults.invalid("constraintLanguage", "The language is CQL_TEXT or FILTER, not " + language + ".");
        return new Filter.Constant(true);
    }

    private CswRequest transaction() throws OwsException {
        CswVersion version = version();
        Element root = raw.root();
        if (root == null) {
            throw new OwsException(Fault.malformed("Transaction", "A transaction is sent as XML."));
        }
        faults.check();
        return new CswRequest.Transaction(
                version,
                raw.value("verboseresponse").filter(TERSE::contains).isEmpty(),
                raw.value("requestid").orElse(null),
                Transactions.actions(root));
    }
}
