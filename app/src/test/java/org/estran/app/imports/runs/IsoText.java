package org.estran.app.imports.runs;

import org.jspecify.annotations.Nullable;

/** Small ISO 19139 documents. */
final class IsoText {

    private IsoText() {}

    /** {@code id} null for a document without an identifier. */
    static String document(@Nullable String id, String title) {
        return document(id, title, "-5");
    }

    static String document(@Nullable String id, String title, String west) {
        String identifier = id == null
                ? ""
                : "<gmd:fileIdentifier><gco:CharacterString>" + id + "</gco:CharacterString></gmd:fileIdentifier>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                  %s
                  <gmd:language><gco:CharacterString>eng</gco:CharacterString></gmd:language>
                  <gmd:identificationInfo><gmd:MD_DataIdentification>
                    <gmd:citation><gmd:CI_Citation>
                      <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
                    </gmd:CI_Citation></gmd:citation>
                    <gmd:abstract><gco:CharacterString>Sea water, measured.</gco:CharacterString></gmd:abstract>
                    <gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>
                      <gmd:westBoundLongitude><gco:Decimal>%s</gco:Decimal></gmd:westBoundLongitude>
                      <gmd:eastBoundLongitude><gco:Decimal>-4</gco:Decimal></gmd:eastBoundLongitude>
                      <gmd:southBoundLatitude><gco:Decimal>48</gco:Decimal></gmd:southBoundLatitude>
                      <gmd:northBoundLatitude><gco:Decimal>49</gco:Decimal></gmd:northBoundLatitude>
                    </gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>
                  </gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata>
                """.formatted(identifier, title, west);
    }
}
