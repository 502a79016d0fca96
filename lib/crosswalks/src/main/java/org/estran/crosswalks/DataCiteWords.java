package org.estran.crosswalks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.records.AccessCondition;
import org.estran.records.DateType;
import org.estran.records.Kind;
import org.estran.records.Role;

/** The controlled lists of DataCite 4.7 and our words, both ways. */
final class DataCiteWords {

    private static final Map<Kind, Type> TYPES = new EnumMap<>(Kind.class);
    private static final Map<Role, String> ROLES = new EnumMap<>(Role.class);
    private static final Map<DateType, String> DATES = new EnumMap<>(DateType.class);
    private static final Map<String, DateType> READ_DATES = Map.ofEntries(
            Map.entry("Accepted", DateType.ACCEPTED),
            Map.entry("Available", DateType.RELEASED),
            Map.entry("Copyrighted", DateType.COPYRIGHTED),
            Map.entry("Collected", DateType.COLLECTED),
            Map.entry("Created", DateType.CREATION),
            Map.entry("Issued", DateType.PUBLICATION),
            Map.entry("Submitted", DateType.SUBMITTED),
            Map.entry("Updated", DateType.REVISION),
            Map.entry("Valid", DateType.VALIDITY_BEGINS),
            Map.entry("Withdrawn", DateType.WITHDRAWN));
    private static final Map<String, Role> READ_ROLES = new HashMap<>();

    /** {@code resourceTypeGeneral}, and the words beside it. */
    record Type(String general, String words) {}

    static {
        TYPES.put(Kind.DATASET, new Type("Dataset", "Dataset"));
        TYPES.put(Kind.SERIES, new Type("Collection", "Dataset series"));
        TYPES.put(Kind.SERVICE, new Type("Service", "Data service"));
        TYPES.put(Kind.SOFTWARE, new Type("Software", "Software"));
        TYPES.put(Kind.NETWORK, new Type("Other", "Observation network"));
        TYPES.put(Kind.PLATFORM, new Type("Instrument", "Observation platform"));
        TYPES.put(Kind.INSTRUMENT, new Type("Instrument", "Instrument"));
        TYPES.put(Kind.CAMPAIGN, new Type("Event", "Field campaign"));
        TYPES.put(Kind.SAMPLE, new Type("PhysicalObject", "Physical sample"));
        TYPES.put(Kind.DOCUMENT, new Type("Text", "Document"));
        TYPES.put(Kind.ORGANISATION, new Type("Other", "Organisation"));
        TYPES.put(Kind.PERSON, new Type("Other", "Person"));

        ROLES.put(Role.AUTHOR, "Researcher");
        ROLES.put(Role.CO_AUTHOR, "Researcher");
        ROLES.put(Role.PRINCIPAL_INVESTIGATOR, "ProjectLeader");
        ROLES.put(Role.ORIGINATOR, "Producer");
        ROLES.put(Role.OWNER, "RightsHolder");
        ROLES.put(Role.RIGHTS_HOLDER, "RightsHolder");
        ROLES.put(Role.CUSTODIAN, "DataManager");
        ROLES.put(Role.PROCESSOR, "DataCurator");
        ROLES.put(Role.RESOURCE_PROVIDER, "HostingInstitution");
        ROLES.put(Role.PUBLISHER, "Distributor");
        ROLES.put(Role.DISTRIBUTOR, "Distributor");
        ROLES.put(Role.POINT_OF_CONTACT, "ContactPerson");
        ROLES.put(Role.EDITOR, "Editor");
        ROLES.put(Role.COLLABORATOR, "ProjectMember");
        ROLES.put(Role.SPONSOR, "Sponsor");
        ROLES.put(Role.CONTRIBUTOR, "Other");
        ROLES.put(Role.MEDIATOR, "Other");
        ROLES.put(Role.STAKEHOLDER, "Other");
        ROLES.put(Role.USER, "Other");
        READ_ROLES.put("RightsHolder", Role.RIGHTS_HOLDER);
        READ_ROLES.put("Distributor", Role.DISTRIBUTOR);
        READ_ROLES.put("Researcher", Role.CO_AUTHOR);
        READ_ROLES.put("Other", Role.CONTRIBUTOR);
        ROLES.forEach((role, word) -> READ_ROLES.putIfAbsent(word, role));

        DATES.put(DateType.LAST_REVISION, "Updated");
        DATES.put(DateType.LAST_UPDATE, "Updated");
        DATES.put(DateType.IN_FORCE, "Valid");
        DATES.put(DateType.UNAVAILABLE, "Withdrawn");
        DATES.put(DateType.DISTRIBUTION, "Available");
        READ_DATES.forEach((word, type) -> DATES.put(type, word));
    }

    private DataCiteWords() {}

    static Type type(Kind kind) {
        return TYPES.getOrDefault(kind, new Type("Other", "Other"));
    }

    /** The kind that our own words name, else the nearest to the general type. */
    static Kind kind(String general, String words) {
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue().words().equalsIgnoreCase(words)
                        && e.getValue().general().equals(general))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> nearest(general, words.toLowerCase(Locale.ROOT)));
    }

    private static Kind nearest(String general, String words) {
        return switch (general) {
            case "Collection" -> Kind.SERIES;
            case "Service" -> Kind.SERVICE;
            case "Software", "Workflow", "Model", "ComputationalNotebook" -> Kind.SOFTWARE;
            case "Instrument" ->
                words.contains("platform") || words.contains("vessel") ? Kind.PLATFORM : Kind.INSTRUMENT;
            case "Event", "Project", "Award", "StudyRegistration" -> Kind.CAMPAIGN;
            case "PhysicalObject" -> Kind.SAMPLE;
            case "Dataset", "Other", "" -> Kind.DATASET;
            default -> Kind.DOCUMENT;
        };
    }

    /** The {@code contributorType}; empty for funders, who stand among the funding references. */
    static Optional<String> contributor(Role role) {
        return Optional.ofNullable(ROLES.get(role));
    }

    static Role role(String contributorType) {
        return READ_ROLES.getOrDefault(contributorType, Role.CONTRIBUTOR);
    }

    static String date(DateType type) {
        return DATES.getOrDefault(type, "Other");
    }

    /** Whether that date type comes back from its word alone; else the word stands beside the date. */
    static boolean isExact(DateType type) {
        return READ_DATES.get(date(type)) == type;
    }

    static DateType date(String dateType, String information) {
        return DateType.of(information).orElseGet(() -> READ_DATES.getOrDefault(dateType, DateType.OTHER));
    }

    /** A term of COAR's list of access rights, which OpenAIRE asks for; none is said of what is open, whose licence says it. */
    record AccessRight(String label, String address) {}

    static Optional<AccessRight> accessRight(AccessCondition access) {
        return switch (access) {
            case AccessCondition.Open open -> Optional.empty();
            case AccessCondition.Embargoed embargoed ->
                Optional.of(new AccessRight("embargoed access", "http://purl.org/coar/access_right/c_f1cf"));
            case AccessCondition.Restricted restricted ->
                Optional.of(new AccessRight("restricted access", "http://purl.org/coar/access_right/c_16ec"));
        };
    }
}
