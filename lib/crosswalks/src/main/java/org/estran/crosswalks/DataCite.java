package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/**
 * A record by the DataCite Metadata Schema 4.7: the properties with their values, of which {@link DataCiteJson} and
 * {@link DataCiteXml} are two spellings. All texts are fit for XML.
 *
 * <p>What has no place there and is left to other dialects: the vertical extent, units of variables, electronic mail.
 */
record DataCite(
        Optional<Doi> doi,
        String landingPage,
        List<Agent> creators,
        List<Text> titles,
        String publisher,
        String publicationYear,
        String resourceTypeGeneral,
        String resourceType,
        List<Subject> subjects,
        List<Agent> contributors,
        List<Typed> dates,
        @Nullable String language,
        List<Typed> alternateIdentifiers,
        List<Related> relatedIdentifiers,
        List<String> sizes,
        List<String> formats,
        @Nullable String version,
        List<Rights> rights,
        List<Text> descriptions,
        List<BoundingBox> places,
        List<Agent> funders) {

    static final String NAMESPACE = "http://datacite.org/schema/kernel-4";
    static final String UNAVAILABLE = ":unav";

    /** Somebody; {@code role} is a contributorType, empty for creators and funders. */
    record Agent(
            String role,
            boolean isPerson,
            String name,
            @Nullable String family,
            @Nullable String given,
            @Nullable Orcid orcid,
            @Nullable String affiliation,
            @Nullable Ror ror) {}

    /** A title or description; {@code type} empty for the main title. */
    record Text(String type, String text, @Nullable String language) {}

    record Subject(
            String text,
            @Nullable String scheme,
            @Nullable String uri,
            @Nullable String language) {}

    record Typed(String type, String value) {}

    record Related(String relation, String type, String value) {}

    record Rights(
            String text, @Nullable String address, @Nullable String spdx) {}

    private static final Map<Kind, String[]> TYPES = Map.ofEntries(
            Map.entry(Kind.DATASET, new String[] {"Dataset", "Dataset"}),
            Map.entry(Kind.SERIES, new String[] {"Collection", "Dataset series"}),
            Map.entry(Kind.SERVICE, new String[] {"Service", "Data service"}),
            Map.entry(Kind.SOFTWARE, new String[] {"Software", "Software"}),
            Map.entry(Kind.NETWORK, new String[] {"Other", "Observation network"}),
            Map.entry(Kind.PLATFORM, new String[] {"Instrument", "Observation platform"}),
            Map.entry(Kind.CAMPAIGN, new String[] {"Event", "Field campaign"}),
            Map.entry(Kind.DOCUMENT, new String[] {"Text", "Document"}),
            Map.entry(Kind.ORGANISATION, new String[] {"Other", "Organisation"}));

    static DataCite of(MetadataRecord record, Published published) {
        String[] type = TYPES.getOrDefault(record.kind(), new String[] {"Other", "Other"});
        return new DataCite(
                published.doiOf(record),
                published.landingPage().toString(),
                creators(record),
                titles(record),
                orUnavailable(published.publisherOf(record)),
                published.year(record),
                type[0],
                type[1],
                subjects(record),
                contributors(record, published),
                dates(record, published),
                language(record.language()),
                alternates(record, published),
                related(record, published),
                sizes(published),
                published.files().stream()
                        .map(f -> Xml.clean(f.mediaType()))
                        .filter(f -> !f.isEmpty())
                        .distinct()
                        .toList(),
                published.versionOf(record).orElse(null),
                rights(record),
                descriptions(record),
                Boxes.unfolded(record.boxes()),
                agents(record.parties(Role.FUNDER), ""));
    }

    /** The code if it has the form of BCP 47. */
    static @Nullable String language(@Nullable String code) {
        return code != null && code.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") ? code : null;
    }

    private static List<Agent> creators(MetadataRecord record) {
        List<Agent> creators = agents(record.citedParties(), "");
        return creators.isEmpty() ? List.of(new Agent("", false, UNAVAILABLE, null, null, null, null, null)) : creators;
    }

    private static List<Agent> contributors(MetadataRecord record, Published published) {
        List<Party> cited = record.citedParties();
        List<Agent> contributors = new ArrayList<>();
        for (Role role : Role.values()) {
            Optional<String> type = switch (role) {
                case AUTHOR -> Optional.of("Researcher");
                case PRINCIPAL_INVESTIGATOR -> Optional.of("ProjectLeader");
                case OWNER, RIGHTS_HOLDER -> Optional.of("RightsHolder");
                case CUSTODIAN -> Optional.of("DataCurator");
                case PROCESSOR -> Optional.of("Producer");
                case EDITOR -> Optional.of("Editor");
                case COLLABORATOR -> Optional.of("ProjectMember");
                case SPONSOR -> Optional.of("Sponsor");
                case CO_AUTHOR, ORIGINATOR -> Optional.of("Researcher");
                case MEDIATOR, STAKEHOLDER, USER -> Optional.of("Other");
                case RESOURCE_PROVIDER, PUBLISHER, DISTRIBUTOR -> Optional.of("Distributor");
                case POINT_OF_CONTACT -> Optional.of("ContactPerson");
                case CONTRIBUTOR -> Optional.of("Other");
                case FUNDER -> Optional.empty();
            };
            List<Party> parties = record.parties(role).stream()
                    .filter(p -> !cited.contains(p))
                    .filter(p -> role != Role.PUBLISHER || !Xml.clean(p.name()).equals(published.publisherOf(record)))
                    .toList();
            type.ifPresent(t -> contributors.addAll(agents(parties, t)));
        }
        return contributors;
    }

    private static List<Agent> agents(List<Party> parties, String role) {
        return parties.stream()
                .map(party -> agent(party, role))
                .filter(agent -> !agent.name().isEmpty())
                .distinct()
                .toList();
    }

    private static Agent agent(Party party, String role) {
        boolean isPerson = party.isPerson();
        return new Agent(
                role,
                isPerson,
                Xml.clean(party.name()),
                isPerson ? cleaned(party.family()) : null,
                isPerson ? cleaned(party.given()) : null,
                party.orcid() == null ? null : Orcid.parse(party.orcid()).orElse(null),
                isPerson ? cleaned(party.organisation()) : null,
                party.ror() == null ? null : Ror.parse(party.ror()).orElse(null));
    }

    /** The title in the resource's own language first; the others are translations of it. */
    private static List<Text> titles(MetadataRecord record) {
        List<Text> titles = new ArrayList<>();
        for (Map.Entry<String, String> title : ownLanguageFirst(record, record.title())) {
            String text = Xml.clean(title.getValue());
            if (!text.isEmpty()) {
                titles.add(new Text(titles.isEmpty() ? "" : "TranslatedTitle", text, language(title.getKey())));
            }
        }
        return titles.isEmpty() ? List.of(new Text("", UNAVAILABLE, null)) : titles;
    }

    private static List<Map.Entry<String, String>> ownLanguageFirst(MetadataRecord record, LocalizedText text) {
        return text.byLanguage().entrySet().stream()
                .sorted((a, b) -> Boolean.compare(
                        b.getKey().equals(record.language()), a.getKey().equals(record.language())))
                .toList();
    }

    private static List<Subject> subjects(MetadataRecord record) {
        Set<Subject> subjects = new LinkedHashSet<>();
        for (Keyword keyword : record.keywords()) {
            String uri =
                    keyword.uri() == null ? null : Addresses.web(keyword.uri()).orElse(null);
            keyword.label()
                    .byLanguage()
                    .forEach((language, label) -> subjects.add(
                            new Subject(Xml.clean(label), cleaned(keyword.thesaurus()), uri, language(language))));
        }
        for (Variable variable : record.variables()) {
            String standardName = variable.standardName();
            if (standardName != null && standardName.matches("[A-Za-z0-9_]+")) {
                subjects.add(new Subject(standardName, "CF Standard Names", cfAddress(standardName), null));
            }
        }
        record.topics()
                .forEach(topic -> subjects.add(new Subject(Xml.clean(topic), "ISO 19115 topic category", null, null)));
        return subjects.stream().filter(s -> !s.text().isEmpty()).toList();
    }

    /** The concept's address in the NERC Vocabulary Server. */
    static String cfAddress(String standardName) {
        return "http://vocab.nerc.ac.uk/standard_name/" + standardName + "/";
    }

    private static List<Typed> dates(MetadataRecord record, Published published) {
        List<Typed> dates = new ArrayList<>();
        dates.add(new Typed("Issued", published.issued(record)));
        dates.add(new Typed(
                "Available",
                published.at().atZone(java.time.ZoneOffset.UTC).toLocalDate().toString()));
        Periods.text(record.period(), "").ifPresent(text -> dates.add(new Typed("Coverage", text)));
        return dates;
    }

    private static List<Typed> alternates(MetadataRecord record, Published published) {
        Optional<String> own = published.doiOf(record).map(Doi::text);
        Stream<Typed> theirs = record.identifiers().stream()
                .filter(i -> !i.scheme().equals("doi")
                        || Doi.parse(i.value())
                                .map(Doi::text)
                                .filter(d -> own.isPresent() && d.equals(own.get()))
                                .isEmpty())
                .map(DataCite::alternate);
        return Stream.concat(Stream.of(new Typed("Local accession number", Xml.clean(published.recordId()))), theirs)
                .filter(i -> !i.value().isEmpty() && !i.type().isEmpty())
                .distinct()
                .toList();
    }

    private static Typed alternate(Identifier identifier) {
        return new Typed(Xml.clean(identifier.scheme()), Xml.clean(identifier.value()));
    }

    private static List<Related> related(MetadataRecord record, Published published) {
        return record.relations().stream()
                .filter(relation -> relation.type().isDataCite())
                .flatMap(relation -> Addresses.target(relation.target(), published).stream()
                        .map(t -> new Related(relation.type().word(), t.type(), t.value())))
                .distinct()
                .toList();
    }

    private static List<String> sizes(Published published) {
        if (published.files().isEmpty()) {
            return List.of();
        }
        long bytes = published.files().stream().mapToLong(PublishedFile::size).sum();
        int count = published.files().size();
        return List.of(bytes + " bytes", count + (count == 1 ? " file" : " files"));
    }

    private static List<Rights> rights(MetadataRecord record) {
        String licence = cleaned(record.licence());
        if (licence == null) {
            return List.of();
        }
        return List.of(Licences.of(licence)
                .map(l -> new Rights(l.name().best(org.estran.terms.Language.EN), l.address(), l.spdx()))
                .orElseGet(() -> new Rights(licence, Addresses.web(licence).orElse(null), null)));
    }

    private static List<Text> descriptions(MetadataRecord record) {
        List<Text> descriptions = new ArrayList<>();
        describe(descriptions, record, "Abstract", record.summary());
        describe(descriptions, record, "Methods", record.lineage());
        describe(descriptions, record, "Other", record.useLimitation());
        return descriptions;
    }

    private static void describe(List<Text> to, MetadataRecord record, String type, LocalizedText text) {
        for (Map.Entry<String, String> one : ownLanguageFirst(record, text)) {
            String cleaned = Xml.clean(one.getValue());
            if (!cleaned.isEmpty()) {
                to.add(new Text(type, cleaned, language(one.getKey())));
            }
        }
    }

    private static @Nullable String cleaned(@Nullable String text) {
        String clean = text == null ? "" : Xml.clean(text);
        return clean.isEmpty() ? null : clean;
    }

    private static String orUnavailable(String text) {
        return text.isEmpty() ? UNAVAILABLE : text;
    }
}
