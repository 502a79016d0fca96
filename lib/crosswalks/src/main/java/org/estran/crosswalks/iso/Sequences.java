package org.estran.crosswalks.iso;

import java.util.Arrays;
import java.util.List;

/** The order in which the schemas want the children of the elements that are rewritten. */
final class Sequences {

    private static final List<String> ROOT_2003 = words(
            "fileIdentifier language characterSet parentIdentifier hierarchyLevel hierarchyLevelName contact dateStamp"
                    + " metadataStandardName metadataStandardVersion dataSetURI locale spatialRepresentationInfo"
                    + " referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo distributionInfo"
                    + " dataQualityInfo portrayalCatalogueInfo metadataConstraints applicationSchemaInfo"
                    + " metadataMaintenance series describes propertyType featureType featureAttribute"
                    + " acquisitionInformation");
    private static final List<String> ROOT_2014 =
            words("metadataIdentifier defaultLocale parentMetadata metadataScope contact dateInfo metadataStandard"
                    + " metadataProfile alternativeMetadataReference otherLocale metadataLinkage"
                    + " spatialRepresentationInfo referenceSystemInfo metadataExtensionInfo identificationInfo contentInfo"
                    + " distributionInfo dataQualityInfo resourceLineage portrayalCatalogueInfo metadataConstraints"
                    + " applicationSchemaInfo metadataMaintenance acquisitionInformation");
    private static final List<String> IDENTIFICATION_2003 = words(
            "citation abstract purpose credit status pointOfContact resourceMaintenance graphicOverview resourceFormat"
                    + " descriptiveKeywords resourceSpecificUsage resourceConstraints aggregationInfo"
                    + " spatialRepresentationType spatialResolution language characterSet topicCategory"
                    + " environmentDescription serviceType serviceTypeVersion accessProperties restrictions keywords extent"
                    + " coupledResource couplingType containsOperations operatesOn supplementalInformation");
    private static final List<String> IDENTIFICATION_2014 =
            words("citation abstract purpose credit status pointOfContact spatialRepresentationType spatialResolution"
                    + " temporalResolution topicCategory extent additionalDocumentation processingLevel"
                    + " resourceMaintenance graphicOverview resourceFormat descriptiveKeywords resourceSpecificUsage"
                    + " resourceConstraints associatedResource defaultLocale otherLocale environmentDescription"
                    + " supplementalInformation serviceType serviceTypeVersion accessProperties couplingType"
                    + " coupledResource operatedDataset profile serviceStandard containsOperations operatesOn"
                    + " containsChain");
    private static final List<String> CITATION = words(
            "title alternateTitle date edition editionDate identifier citedResponsibleParty presentationForm series"
                    + " otherCitationDetails collectiveTitle ISBN ISSN onlineResource graphic");

    private Sequences() {}

    static List<String> root(IsoDialect dialect) {
        return dialect == IsoDialect.ISO_19139 ? ROOT_2003 : ROOT_2014;
    }

    static List<String> identification(IsoDialect dialect) {
        return dialect == IsoDialect.ISO_19139 ? IDENTIFICATION_2003 : IDENTIFICATION_2014;
    }

    static List<String> citation() {
        return CITATION;
    }

    private static List<String> words(String sequence) {
        return Arrays.asList(sequence.split(" "));
    }
}
