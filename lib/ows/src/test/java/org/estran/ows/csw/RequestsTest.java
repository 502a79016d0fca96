package org.estran.ows.csw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.filters.Filter;
import org.estran.ows.OwsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    private static final String RECORDS = "service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | MissingParameterValue service, MissingParameterValue request",
                "service=WMS&request=GetCapabilities | InvalidParameterValue service",
                "service=CSW&request=GetCapabilities&acceptVersions=1.0 | VersionNegotiationFailed AcceptVersions",
                "service=CSW&request=GetCapabilities&acceptFormats=text/foo | InvalidParameterValue AcceptFormats",
                "service=CSW&request=GetRecords&typeNames=csw:Record | MissingParameterValue version",
                "service=CSW&request=GetRecords&version=1.0 | InvalidParameterValue version",
                "service=CSW&request=Fly&version=2.0.2 | OperationNotSupported Fly",
                "service=CSW&version=3.0.0&request=DescribeRecord | OperationNotSupported DescribeRecord",
                "service=CSW&SERVICE=CSW&request=GetCapabilities | InvalidParameterValue service",
                "service=CSW&request=%ff%fe | InvalidParameterValue request",
                "service=CSW&request=%zz | InvalidParameterValue request",
                "service=CSW&version=2.0.2&request=GetRecordById | MissingParameterValue Id",
                "service=CSW&version=3.0.0&request=GetRecordById&id=a,b | InvalidParameterValue Id",
                "service=CSW&version=2.0.2&request=GetDomain | MissingParameterValue PropertyName",
                "service=CSW&version=2.0.2&request=DescribeRecord&typeName=Record | InvalidParameterValue TypeName",
                "service=CSW&version=2.0.2&request=DescribeRecord&schemaLanguage=x | InvalidParameterValue schemaLanguage"
            })
    void namesWhatIsWrong(String query, String faults) {
        assertThat(told(Requests.ofPairs(query))).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxRecords=-1&startPosition=0 | InvalidParameterValue startPosition, InvalidParameterValue maxRecords",
                "maxRecords=99999999999999999999 | InvalidParameterValue maxRecords",
                "outputSchema=x&outputFormat=text/x | InvalidParameterValue outputFormat, InvalidParameterValue outputSchema",
                "resultType=some | InvalidParameterValue resultType",
                "elementSetName=tiny | InvalidParameterValue ElementSetName",
                "elementSetName=brief&elementName=dc:title | InvalidParameterValue ElementName",
                "constraint=a&constraintLanguage=SQL | InvalidParameterValue constraintLanguage",
                "constraint=((( | InvalidParameterValue Constraint",
                "constraint=%3CFilter/%3E | InvalidParameterValue Constraint",
                "bbox=1,2,3 | InvalidParameterValue bbox",
                "bbox=0,50,10,40 | InvalidParameterValue bbox",
                "bbox=0,0,NaN,1 | InvalidParameterValue bbox",
                "time=soon | InvalidParameterValue time",
                "geometry=BLOB | InvalidParameterValue geometry",
                "eo:cloudCover=20 | InvalidParameterValue eo:cloudcover",
                "distributedSearch=TRUE | OptionNotSupported distributedSearch"
            })
    void namesWhatIsWrongOfRecords(String query, String faults) {
        assertThat(told(Requests.ofPairs(RECORDS + query))).isEqualTo(faults);
    }

    @Test
    void refusesTypesThatAreElementSets() {
        assertThat(told(Requests.ofPairs("service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:BriefRecord")))
                .isEqualTo("InvalidParameterValue typeNames");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<a",
                "<?xml version='1.0' encoding='klingon'?><a/>",
                "<?xml version='1.0' encoding='UTF-16'?><a/>",
                "<?xml version='1.0' encoding='US-ASCII'?><a>é</a>",
                "<!DOCTYPE a><a/>"
            })
    void refusesWhatIsNoDocumentInTheFormOfTheProtocol(String document) {
        assertThat(told(Requests.ofXml(bytes(document)))).isEqualTo("NoApplicableCode null");
    }

    @Test
    void understandsTheSameInBothEncodings() throws OwsException {
        CswRequest.GetRecords pairs = records(Requests.ofPairs(
                RECORDS + "resultType=results&elementSetName=brief&startPosition=3&maxRecords=5&sortBy=dc:title:D"
                        + "&constraintLanguage=CQL_TEXT&constraint=dc:title%20LIKE%20'%25sea%25'"));
        CswRequest.GetRecords xml = records(Requests.ofXml(bytes("""
                <csw:GetRecords xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" service="CSW" version="2.0.2"
                    resultType="results" startPosition="3" maxRecords="5">
                  <csw:Query typeNames="csw:Record"><csw:ElementSetName>brief</csw:ElementSetName>
                    <csw:Constraint version="1.1.0"><csw:CqlText>dc:title LIKE '%sea%'</csw:CqlText></csw:Constraint>
                    <ogc:SortBy xmlns:ogc="http://www.opengis.net/ogc"><ogc:SortProperty>
                      <ogc:PropertyName>dc:title</ogc:PropertyName><ogc:SortOrder>DESC</ogc:SortOrder>
                    </ogc:SortProperty></ogc:SortBy>
                  </csw:Query></csw:GetRecords>""")));
        assertThat(xml).isEqualTo(pairs);
        assertThat(xml.order()).containsExactly(new SortKey("dc:title", true));
    }

    @Test
    void readsTheSearchTermsOfOpenSearch() throws OwsException {
        CswRequest.GetRecords asked = records(Requests.ofPairs("service=CSW&version=3.0.0&request=GetRecords&q=sea"
                + "&bbox=-5,47,1,52&start=2009&stop=2015&recordIds=a,b&outputFormat=application/atom%2Bxml"));
        assertThat(asked.form()).isEqualTo(CswRequest.Form.ATOM);
        assertThat(asked.text()).isEqualTo("sea");
        assertThat(asked.filter()).isInstanceOf(Filter.And.class);
        assertThat(((Filter.And) asked.filter()).of()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', V2_0_2",
        "&acceptVersions=3.0.0, V3_0_0",
        "'&acceptVersions=4.0,3.0.0,2.0.2', V3_0_0",
        "&version=3.0.0, V3_0_0"
    })
    void agreesOnAVersion(String more, CswVersion version) throws OwsException {
        assertThat(Requests.ofPairs("service=CSW&request=GetCapabilities" + more)
                        .understood()
                        .version())
                .isEqualTo(version);
    }

    @Test
    void refusesXmlThatIsNoRequest() {
        for (String document : List.of(
                "",
                "not XML",
                "<a/>",
                "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "<csw:GetRecords xmlns:csw='http://www.opengis.net/cat/csw/2.0.2'><csw:Fly/></csw:GetRecords>",
                "<x>".repeat(100_000))) {
            assertThat(told(Requests.ofXml(bytes(document)))).startsWith("NoApplicableCode");
        }
    }

    @Test
    void takesARequestOutOfItsEnvelope() throws OwsException {
        Requests.Reading reading = Requests.ofXml(
                bytes("<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><GetCapabilities"
                        + " xmlns='http://www.opengis.net/cat/csw/2.0.2' service='CSW'/></s:Body></s:Envelope>"));
        assertThat(reading.soap()).isEqualTo(Soap.V1_2);
        assertThat(reading.understood()).isInstanceOf(CswRequest.GetCapabilities.class);
    }

    @ParameterizedTest
    @CsvSource({
        // matched, start, most, hits: returned, next
        "12, 1, 10, false, 10, 11",
        "12, 11, 10, false, 2, 0",
        "12, 3, 10, false, 10, 0",
        "12, 2, 10, false, 10, 12",
        "12, 1, 12, false, 12, 0",
        "12, 12, 1, false, 1, 0",
        "12, 13, 10, false, 0, 0",
        "12, 99, 10, false, 0, 0",
        "12, 1, 0, false, 0, 1",
        "12, 5, 0, false, 0, 5",
        "0, 1, 10, false, 0, 0",
        "0, 1, 0, false, 0, 0",
        "12, 1, 10, true, 0, 11",
        "9, 1, 10, true, 0, 0"
    })
    void tellsTheNextRecord(long matched, long start, long most, boolean hits, long returned, long next) {
        assertThat(Answers.Counts.of(matched, start, most, hits))
                .isEqualTo(new Answers.Counts(matched, returned, next));
    }

    private static CswRequest.GetRecords records(Requests.Reading reading) throws OwsException {
        return (CswRequest.GetRecords) reading.understood();
    }

    private static String told(Requests.Reading reading) {
        return String.join(
                ", ",
                reading.faults().stream()
                        .map(fault -> fault.code().word() + " " + fault.locator())
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
