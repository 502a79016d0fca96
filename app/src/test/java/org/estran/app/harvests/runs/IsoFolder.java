package org.estran.app.harvests.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue that is a folder of ISO 19139 documents, for tests that care what the documents say. */
final class IsoFolder {

    private final Path folder;

    IsoFolder(Path folder) {
        this.folder = folder;
    }

    String address() {
        return folder.toUri().toString();
    }

    /** A document on its way to the folder. */
    static final class Iso {
        private final String identifier;
        private String title = "Sea surface temperature of the northern Bay of Biscay";
        private String doi = "";
        private String begin = "2010-01-01";
        private String end = "2012-12-31";
        private String organisation = "Ifremer";
        private String parent = "";
        private String stamp = "2024-01-01";
        private String summary = "Sea water, measured.";
        private String keywords = "";
        private String licence = "";

        Iso(String identifier) {
            this.identifier = identifier;
        }

        Iso title(String text) {
            title = text;
            return this;
        }

        Iso doi(String text) {
            doi = text;
            return this;
        }

        Iso period(String first, String last) {
            begin = first;
            end = last;
            return this;
        }

        Iso organisation(String name) {
            organisation = name;
            return this;
        }

        Iso partOf(String other) {
            parent = other;
            return this;
        }

        Iso stamped(String date) {
            stamp = date;
            return this;
        }

        Iso summary(String text) {
            summary = text;
            return this;
        }

        Iso keywords(String... words) {
            StringBuilder all = new StringBuilder();
            for (String word : words) {
                all.append("<gmd:keyword>").append(text(word)).append("</gmd:keyword>");
            }
            keywords =
                    "<gmd:descriptiveKeywords><gmd:MD_Keywords>" + all + "</gmd:MD_Keywords></gmd:descriptiveKeywords>";
            return this;
        }

        private static String text(String of) {
            return "<gco:CharacterString>" + of + "</gco:CharacterString>";
        }

        private String xml() {
            return """
                    <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"
                        xmlns:gml="http://www.opengis.net/gml">
                      <gmd:fileIdentifier>%s</gmd:fileIdentifier>
                      %s
                      <gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="x" codeListValue="dataset"/></gmd:hierarchyLevel>
                      <gmd:dateStamp><gco:Date>%s</gco:Date></gmd:dateStamp>
                      <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                        <gmd:title>%s</gmd:title>
                        %s
                      </gmd:CI_Citation></gmd:citation>
                      <gmd:abstract>%s</gmd:abstract>
                      <gmd:pointOfContact><gmd:CI_ResponsibleParty><gmd:organisationName>%s</gmd:organisationName>
                        <gmd:role><gmd:CI_RoleCode codeList="x" codeListValue="publisher"/></gmd:role>
                      </gmd:CI_ResponsibleParty></gmd:pointOfContact>
                      %s%s
                      <gmd:extent><gmd:EX_Extent>
                        <gmd:geographicElement><gmd:EX_GeographicBoundingBox>
                          <gmd:westBoundLongitude><gco:Decimal>-6.0</gco:Decimal></gmd:westBoundLongitude>
                          <gmd:eastBoundLongitude><gco:Decimal>-1.0</gco:Decimal></gmd:eastBoundLongitude>
                          <gmd:southBoundLatitude><gco:Decimal>45.0</gco:Decimal></gmd:southBoundLatitude>
                          <gmd:northBoundLatitude><gco:Decimal>48.5</gco:Decimal></gmd:northBoundLatitude>
                        </gmd:EX_GeographicBoundingBox></gmd:geographicElement>
                        <gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent><gml:TimePeriod gml:id="t">
                          <gml:beginPosition>%s</gml:beginPosition><gml:endPosition>%s</gml:endPosition>
                        </gml:TimePeriod></gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement>
                      </gmd:EX_Extent></gmd:extent>
                      </gmd:MD_DataIdentification></gmd:identificationInfo>
                    </gmd:MD_Metadata>
                    """.formatted(
                            text(identifier),
                            parent.isEmpty() ? "" : "<gmd:parentIdentifier>" + text(parent) + "</gmd:parentIdentifier>",
                            stamp,
                            text(title),
                            doi.isEmpty()
                                    ? ""
                                    : "<gmd:identifier><gmd:MD_Identifier><gmd:code>" + text(doi)
                                            + "</gmd:code></gmd:MD_Identifier></gmd:identifier>",
                            text(summary),
                            text(organisation),
                            keywords,
                            licence,
                            begin,
                            end);
        }
    }

    void put(Iso document) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(document.identifier.replaceAll("\\W", "-") + ".xml"), document.xml());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove(String identifier) {
        try {
            Files.delete(folder.resolve(identifier.replaceAll("\\W", "-") + ".xml"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
