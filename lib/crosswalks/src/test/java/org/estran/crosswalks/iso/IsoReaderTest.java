package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoReaderTest {

    private static final String GMD = """
            <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"
                xmlns:gml="http://www.opengis.net/gml/3.2">
              <gmd:language><gco:CharacterString>eng</gco:CharacterString></gmd:language>
              <gmd:identificationInfo><gmd:MD_DataIdentification>%s</gmd:MD_DataIdentification></gmd:identificationInfo>
            </gmd:MD_Metadata>
            """;

    private static IsoReading read(String inner) throws UnreadableDocument {
        return IsoReader.read(GMD.formatted(inner).getBytes(StandardCharsets.UTF_8));
    }

    private static String box(String west, String east, String south, String north) {
        return """
                <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
                <gmd:westBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:westBoundLongitude>
                <gmd:eastBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:eastBoundLongitude>
                <gmd:southBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:southBoundLatitude>
                <gmd:northBoundLatitude><gco:Decimal>%s</gco:Decimal></gmd:northBoundLatitude>
                </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>""".formatted(west, east, south, north);
    }

    private static String period(String begin, String end) {
        return """
                <gmd:extent><gmd:EX_Extent><gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod>
                <gml:beginPosition>%s</gml:beginPosition><gml:endPosition>%s</gml:endPosition>
                </gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent></gmd:extent>""".formatted(begin, end);
    }

    @ParameterizedTest
    @CsvSource({
        "-10,10,-5,5,'-10.0,10.0',",
        "170,-170,-5,5,'170.0,-170.0',",
        "0,360,-90,90,'-180.0,180.0',longitude-folded",
        "-280,80,-82,90,'-180.0,180.0',longitude-folded",
        "181,190,-5,5,'-179.0,-170.0',longitude-folded",
        "-148,-148,69,70,'-148.0,-148.0',box-without-width",
        "0,0,0,0,'0.0,0.0',box-all-zero",
        "-85.6,-87.8,34.2,34.9,'-85.6,-87.8',box-turned-around",
        "115.3,115.3,33.6,33.6,'115.3,115.3',",
        "0,1,115,116,,latitude-beyond-pole",
        "0,1,5,-5,,south-above-north",
        "-1359,-99,1,2,,longitude-beyond-circle",
        "1,2,3,x,,number-unreadable",
        "NaN,2,3,4,,number-unreadable",
    })
    void absurdBoxesAreToldAndNeverGuessed(
            String west, String east, String south, String north, String kept, String code) throws Exception {
        IsoReading reading = read(box(west, east, south, north));
        assertThat(reading.record().boxes())
                .extracting((BoundingBox b) -> b.west() + "," + b.east())
                .containsExactlyElementsOf(kept == null ? java.util.List.of() : java.util.List.of(kept));
        assertThat(reading.findings())
                .extracting(Finding::code)
                .filteredOn(told -> !told.endsWith("-missing"))
                .containsExactlyElementsOf(code == null ? java.util.List.of() : java.util.List.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2001,2002-02,2001-01-01T00:00:00Z,2002-02-28T23:59:59Z,",
        "1957-09-01T0000+00,2002-08-31T1800+00,1957-09-01T00:00:00Z,2002-08-31T18:00:00Z,",
        "2020-01-01,2026-07-31T2400+00,2020-01-01T00:00:00Z,2026-08-01T00:00:00Z,",
        "2020-01-01T01:00:00+02:00,2020-01-02,2019-12-31T23:00:00Z,2020-01-02T23:59:59Z,",
        "2001,9999-12-31,2001-01-01T00:00:00Z,,date-placeholder",
        "0000-00-00,2001,,2001-12-31T23:59:59Z,date-placeholder",
        "2001-02-30,present,,,date-unreadable",
        "2017-01-14,2016-03-04,,,end-before-start",
        "2001,,2001-01-01T00:00:00Z,,",
    })
    void absurdDatesAreToldAndNeverGuessed(String begin, String end, String start, String stop, String code)
            throws Exception {
        IsoReading reading = read(period(begin, end == null ? "" : end));
        var period = reading.record().period();
        assertThat(
                        period == null || period.start() == null
                                ? null
                                : period.start().toString())
                .isEqualTo(start);
        assertThat(period == null || period.end() == null ? null : period.end().toString())
                .isEqualTo(stop);
        assertThat(reading.findings().stream().map(Finding::code).distinct().filter(told -> !told.endsWith("-missing")))
                .containsExactlyElementsOf(code == null ? java.util.List.of() : java.util.List.of(code));
    }

    @Test
    void aFindingTellsValuePathAndPlace() throws Exception {
        Finding finding = read(box("0", "1", "5", "-5")).findings().getFirst();
        assertThat(finding.pointer())
                .isEqualTo("/MD_Metadata/identificationInfo/MD_DataIdentification/extent/EX_Extent/geographicElement"
                        + "/EX_GeographicBoundingBox");
        assertThat(finding.arguments()).first().isEqualTo("0.0,5.0,1.0,-5.0");
        assertThat(finding.arguments().get(1)).matches("\\d+:\\d+");
    }

    @Test
    void whatNobodyReadIsALoss() throws Exception {
        assertThat(read("<gmd:abstract><gco:CharacterString>x</gco:CharacterString></gmd:abstract>"
                                + "<gmd:unheardOf><gco:CharacterString>x</gco:CharacterString></gmd:unheardOf>"
                                + "<gmd:unheardOf><gco:CharacterString>y</gco:CharacterString></gmd:unheardOf>")
                        .losses())
                .contains(Finding.advice(
                        "not-read", "/MD_Metadata/identificationInfo/MD_DataIdentification/unheardOf", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "<a>,not-well-formed",
        "<a/>,not-iso",
        "<MD_Metadata/>,not-iso",
        "'',not-well-formed",
        "<gmd:MD_Metadata/>,undeclared-prefix",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>,doctype-refused",
        "<a>&e;</a>,not-well-formed",
        "<?xml version=\"1.0\" encoding=\"x-none\"?><a/>,wrong-encoding",
    })
    void refusesWithAStableCode(String document, String code) {
        assertThatThrownBy(() -> IsoReader.read(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class, u -> assertThat(u.code()).isEqualTo(code));
    }

    @Test
    void tellsWhereAWrongByteIs() {
        byte[] document = GMD.formatted("<gmd:x/>\n<gmd:abstract>é").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> IsoReader.read(document)).isInstanceOfSatisfying(UnreadableDocument.class, u -> {
            assertThat(u.code()).isEqualTo("wrong-encoding");
            assertThat(u.line()).isEqualTo(5);
            assertThat(u.column()).isEqualTo(15);
        });
    }

    @Test
    void readsOtherEncodingsThatAreDeclaredOrMarked() throws Exception {
        String document =
                GMD.formatted("<gmd:abstract><gco:CharacterString>salinité</gco:CharacterString></gmd:abstract>");
        byte[][] written = {
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + document).getBytes(StandardCharsets.ISO_8859_1),
            ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n" + document).getBytes("windows-1252"),
            ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + document).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + document).getBytes(StandardCharsets.UTF_8),
        };
        for (byte[] bytes : written) {
            assertThat(IsoReader.claims(bytes)).isTrue();
            assertThat(IsoReader.read(bytes).record().summary().byLanguage()).containsEntry("en", "salinité");
        }
    }

    @Test
    void knowsAClaimFromTheHead() {
        assertThat(IsoReader.claims(
                        "<?xml version='1.0'?><!-- <x/> --><gmi:MI_Metadata>".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(IsoReader.claims("<csw:GetRecordsResponse><gmd:MD_Metadata>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(IsoReader.claims(new byte[0])).isFalse();
        assertThat(IsoReader.claims("MD_Metadata".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
