package org.estran.app.dissemination.csw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.estran.app.PublishedSchemas;
import org.estran.judging.Shared;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Every kind of answer is valid as a whole against the schemas of OGC and ISO, the records in it included. */
class ValidAnswersTest {

    private static final String FIRST = "service=CSW&version=2.0.2&request=";
    private static final String SECOND = "service=CSW&version=3.0.0&request=";
    private static final String GMD = "&outputSchema=http://www.isotc211.org/2005/gmd";
    private static final String MDB = "&outputSchema=http://standards.iso.org/iso/19115/-3/mdb/2.0";

    @TempDir
    static Path folder;

    private static RunningCsw centre;
    private static final Map<String, Schema> SCHEMAS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        centre = RunningCsw.on(folder.resolve("home"));
        centre.load(valid("pycsw-suites/apiso/data", " gmd"));
        centre.load(valid("ncar-iso19139/sample", " gmd"));
        centre.load(valid("geonetwork-ui", " mdb"));
        centre.load(valid("aodn-iso19115-3", " mdb"));
        centre.load(Shared.data("records/pycsw-suites/cite/data"));
    }

    @AfterAll
    static void stop() {
        if (centre != null) {
            centre.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfAnswerIsValid() {
        List<String> requests = new ArrayList<>(List.of(
                FIRST + "GetCapabilities",
                FIRST + "GetCapabilities&sections=ServiceIdentification",
                SECOND + "GetCapabilities",
                SECOND + "GetCapabilities&sections=OperationsMetadata",
                FIRST + "DescribeRecord",
                FIRST + "DescribeRecord&typeName=gmd:MD_Metadata",
                FIRST + "GetDomain&propertyName=apiso:TopicCategory,dc:type,dc:date,dc:title,apiso:TempExtent_begin",
                FIRST + "GetDomain&parameterName=GetRecords.resultType",
                SECOND + "GetDomain&valueReference=dc:type,dc:subject",
                SECOND + "GetDomain&parameterName=GetRecords.outputSchema",
                FIRST + "GetRecords&typeNames=csw:Record&resultType=hits",
                FIRST + "GetRecords&typeNames=csw:Record&resultType=validate",
                FIRST + "GetRecords&typeNames=csw:Record&resultType=results&requestId=urn:x",
                SECOND + "GetRecords&typeNames=csw:Record&resultType=validate",
                FIRST + "GetRecordById&id=3e9a8c05",
                FIRST + "GetRecordById&id=3e9a8c05,NS06agg,nothing",
                FIRST + "GetRecordById&id=nothing",
                SECOND + "GetRecordById&id=NS06agg",
                SECOND + "GetRecordById&id=nothing",
                FIRST + "GetRecordById&id=NS06agg" + GMD,
                SECOND + "GetRecordById&id=NS06agg&elementSetName=full" + MDB,
                FIRST + "GetNothing",
                FIRST + "GetRecords&typeNames=csw:Record&maxRecords=-1&outputSchema=x",
                SECOND + "GetRecords&maxRecords=-1",
                ""));
        for (String version : List.of(FIRST, SECOND)) {
            for (String set : List.of("brief", "summary", "full")) {
                for (String schema : List.of("", MDB, GMD)) {
                    requests.add(version + "GetRecords&typeNames=csw:Record&resultType=results&maxRecords=200"
                            + "&elementSetName=" + set + schema);
                }
            }
            requests.add(version
                    + "GetRecords&typeNames=csw:Record&resultType=results&elementName=dc:title,ows:BoundingBox");
        }
        return requests.stream()
                .map(request -> dynamicTest(request.isEmpty() ? "nothing" : request, () -> check(request)));
    }

    private static void check(String request) throws Exception {
        String answer = centre.get("/csw?" + request).body();
        String key = (answer.contains("/ows/2.0") || request.startsWith(SECOND) ? "3.0" : "2.0.2")
                + (request.contains(MDB) ? " mdb" : request.contains(GMD) ? " gmd" : "");
        List<String> faults = faults(answer, key);
        // Documents as they came may use the same names for their parts.
        faults.removeIf(fault -> (request.contains(GMD) || request.contains(MDB))
                && (fault.contains("cvc-id.2") || fault.contains("type, 'ID'")));
        assertThat(faults)
                .as(answer.substring(0, Math.min(2000, answer.length())))
                .isEmpty();
    }

    static List<String> faults(String document, String key) throws Exception {
        Set<String> faults = new LinkedHashSet<>();
        Validator validator = schema(key).newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        validator.setErrorHandler(new DefaultHandler() {
            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getMessage());
            }
        });
        validator.validate(new StreamSource(new StringReader(document)));
        return new ArrayList<>(faults);
    }

    /** Documents are handed on as they came: those that are valid. */
    private static Path valid(String folder, String key) throws Exception {
        Path copies = Files.createDirectories(ValidAnswersTest.folder.resolve(folder + key.strip()));
        try (Stream<Path> files = Files.list(Shared.data("records/" + folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                boolean isIso = text.contains(key.equals(" gmd") ? "2005/gmd" : "mdb/2.0");
                if (isIso && faults(text, key).isEmpty()) {
                    Files.copy(file, copies.resolve(file.getFileName()));
                }
            }
        }
        return copies;
    }

    private static synchronized Schema schema(String key) throws SAXException {
        Schema known = SCHEMAS.get(key);
        if (known == null) {
            known = compiled(key);
            SCHEMAS.put(key, known);
        }
        return known;
    }

    private static Schema compiled(String key) throws SAXException {
        List<String> imports = new ArrayList<>();
        if (key.startsWith("3.0")) {
            imports.add(imported(
                    "http://www.opengis.net/cat/csw/3.0", "http://schemas.opengis.net/cat/csw/3.0/cswAll.xsd"));
            imports.add(imported("http://www.opengis.net/ows/2.0", "http://schemas.opengis.net/ows/2.0/owsAll.xsd"));
        } else if (key.startsWith("2.0.2")) {
            imports.add(imported(
                    "http://www.opengis.net/cat/csw/2.0.2",
                    "http://schemas.opengis.net/csw/2.0.2/CSW-publication.xsd"));
        }
        if (key.endsWith("gmd")) {
            imports.add(imported("http://www.isotc211.org/2005/gmi", "http://www.isotc211.org/2005/gmi/gmi.xsd"));
            imports.add(imported(
                    "http://www.isotc211.org/2005/gmx", "http://schemas.opengis.net/iso/19139/20070417/gmx/gmx.xsd"));
            imports.add(imported(
                    "http://www.isotc211.org/2005/srv",
                    "http://schemas.opengis.net/iso/19139/20070417/srv/1.0/srv.xsd"));
        }
        if (key.endsWith("mdb")) {
            imports.add(imported(
                    "http://standards.iso.org/iso/19115/-3/mds/2.0",
                    Shared.data("schemas/iso-tc211/standards.iso.org/iso/19115/-3/mds/2.0/mds.xsd")
                            .toUri()
                            .toString()));
        }
        return PublishedSchemas.factory()
                .newSchema(new StreamSource(new StringReader("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                        + String.join("", imports) + "</xs:schema>")));
    }

    private static String imported(String namespace, String address) {
        return "<xs:import namespace='" + namespace + "' schemaLocation='" + address + "'/>";
    }
}
