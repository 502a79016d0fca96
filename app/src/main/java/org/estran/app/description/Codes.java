package org.estran.app.description;

import java.util.List;

/** The code lists of ISO 19115-1 that the model keeps as words, as far as the form offers them. */
final class Codes {

    /** {@code MD_KeywordTypeCode}. */
    static final List<String> KEYWORD_TYPES = List.of(
            "theme",
            "place",
            "temporal",
            "discipline",
            "stratum",
            "platform",
            "instrument",
            "process",
            "project",
            "featureType",
            "product",
            "dataCentre",
            "taxon",
            "service",
            "subTopicCategory");

    /** {@code MD_ProgressCode}. */
    static final List<String> STATUSES = List.of(
            "planned",
            "underDevelopment",
            "onGoing",
            "completed",
            "final",
            "required",
            "historicalArchive",
            "obsolete",
            "superseded",
            "deprecated",
            "retired",
            "tentative",
            "valid",
            "accepted",
            "notAccepted",
            "withdrawn",
            "proposed",
            "pending");

    /** {@code MD_MaintenanceFrequencyCode}. */
    static final List<String> FREQUENCIES = List.of(
            "continual",
            "daily",
            "weekly",
            "fortnightly",
            "monthly",
            "quarterly",
            "biannually",
            "annually",
            "biennially",
            "asNeeded",
            "irregular",
            "periodic",
            "notPlanned",
            "unknown");

    /** {@code MD_RestrictionCode}, and of {@code MD_ClassificationCode} what a research centre meets. */
    static final List<String> RESTRICTIONS = List.of(
            "unrestricted",
            "licence",
            "licenceUnrestricted",
            "licenceEndUser",
            "licenceDistributor",
            "copyright",
            "intellectualPropertyRights",
            "patent",
            "patentPending",
            "trademark",
            "restricted",
            "private",
            "statutory",
            "confidential",
            "in-confidence",
            "sensitiveButUnclassified",
            "unclassified",
            "otherRestrictions");

    /** {@code CI_OnLineFunctionCode}. */
    static final List<String> FUNCTIONS = List.of(
            "download",
            "information",
            "completeMetadata",
            "browseGraphic",
            "browsing",
            "search",
            "offlineAccess",
            "order",
            "upload",
            "emailService",
            "fileAccess");

    /** {@code MD_SpatialRepresentationTypeCode}. */
    static final List<String> REPRESENTATIONS = List.of("grid", "vector", "textTable", "tin", "stereoModel", "video");

    private Codes() {}
}
