package org.estran.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of ISO 19139 documents of our own, as a catalogue elsewhere would keep them, for centres to harvest. */
final class SourceFolder {

    private final Path folder;

    SourceFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** As a person types it. */
    String address() {
        return folder.toUri().toString();
    }

    /**
     * A dataset's document.
     *
     * @param link where its data are said to be
     */
    record Dataset(String identifier, String title, String organisation, String keyword, String licence, String link) {

        Dataset licensed(String other) {
            return new Dataset(identifier, title, organisation, keyword, other, link);
        }

        Dataset called(String other) {
            return new Dataset(identifier, other, organisation, keyword, licence, link);
        }
    }

    void put(Dataset dataset) throws IOException {
        write(
                dataset.identifier(),
                DOCUMENT.formatted(
                        text(dataset.identifier()),
                        party(dataset.organisation()),
                        text(dataset.title()),
                        party(dataset.organisation()),
                        text(dataset.keyword()),
                        text(dataset.licence()),
                        dataset.link()));
    }

    /** A document that stops in the middle. */
    void putBroken(String name) throws IOException {
        write(name, "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"><gmd:fileIdentifier>");
    }

    private void write(String name, String document) throws IOException {
        Files.writeString(folder.resolve(name + ".xml"), document);
    }

    private static String text(String of) {
        return "<gco:CharacterString>" + of + "</gco:CharacterString>";
    }

    private static String party(String organisation) {
        return """
                <gmd:CI_ResponsibleParty><gmd:organisationName>%s</gmd:organisationName>
                  <gmd:contactInfo><gmd:CI_Contact><gmd:address><gmd:CI_Address>
                    <gmd:electronicMailAddress>%s</gmd:electronicMailAddress>
                  </gmd:CI_Address></gmd:address></gmd:CI_Contact></gmd:contactInfo>
                  <gmd:role><gmd:CI_RoleCode codeList="#CI_RoleCode" codeListValue="pointOfContact"/></gmd:role>
                </gmd:CI_ResponsibleParty>""".formatted(text(organisation), text("essai@example.org"));
    }

    private static final String DOCUMENT = """
            <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
              <gmd:fileIdentifier>%s</gmd:fileIdentifier>
              <gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="eng">eng</gmd:LanguageCode></gmd:language>
              <gmd:hierarchyLevel><gmd:MD_ScopeCode codeList="#MD_ScopeCode" codeListValue="dataset"/></gmd:hierarchyLevel>
              <gmd:contact>%s</gmd:contact>
              <gmd:dateStamp><gco:Date>2025-03-01</gco:Date></gmd:dateStamp>
              <gmd:identificationInfo><gmd:MD_DataIdentification>
                <gmd:citation><gmd:CI_Citation><gmd:title>%s</gmd:title></gmd:CI_Citation></gmd:citation>
                <gmd:abstract><gco:CharacterString>A series made up for a trial; it measures nothing.</gco:CharacterString></gmd:abstract>
                <gmd:pointOfContact>%s</gmd:pointOfContact>
                <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>%s</gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>
                <gmd:resourceConstraints><gmd:MD_LegalConstraints>
                  <gmd:useConstraints><gmd:MD_RestrictionCode codeList="#MD_RestrictionCode" codeListValue="license"/></gmd:useConstraints>
                  <gmd:otherConstraints>%s</gmd:otherConstraints>
                </gmd:MD_LegalConstraints></gmd:resourceConstraints>
                <gmd:language><gmd:LanguageCode codeList="http://www.loc.gov/standards/iso639-2/" codeListValue="eng">eng</gmd:LanguageCode></gmd:language>
                <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
                  <gmd:westBoundLongitude><gco:Decimal>-6</gco:Decimal></gmd:westBoundLongitude>
                  <gmd:eastBoundLongitude><gco:Decimal>-1</gco:Decimal></gmd:eastBoundLongitude>
                  <gmd:southBoundLatitude><gco:Decimal>45</gco:Decimal></gmd:southBoundLatitude>
                  <gmd:northBoundLatitude><gco:Decimal>48.5</gco:Decimal></gmd:northBoundLatitude>
                </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
              </gmd:MD_DataIdentification></gmd:identificationInfo>
              <gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>
                <gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>%s</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></gmd:onLine>
              </gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
            </gmd:MD_Metadata>
            """;
}
