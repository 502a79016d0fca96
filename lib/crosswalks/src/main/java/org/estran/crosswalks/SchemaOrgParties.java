package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.records.Funding;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** People and organisations of a thing of schema.org. */
final class SchemaOrgParties {

    private static final Map<String, Role> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("creator", Role.AUTHOR);
        ROLES.put("author", Role.AUTHOR);
        ROLES.put("organizer", Role.OWNER);
        ROLES.put("contributor", Role.CONTRIBUTOR);
        ROLES.put("editor", Role.EDITOR);
        ROLES.put("provider", Role.RESOURCE_PROVIDER);
        ROLES.put("publisher", Role.PUBLISHER);
        ROLES.put("funder", Role.FUNDER);
        ROLES.put("sponsor", Role.SPONSOR);
        ROLES.put("copyrightHolder", Role.RIGHTS_HOLDER);
        ROLES.put("maintainer", Role.CUSTODIAN);
        ROLES.put("contactPoint", Role.POINT_OF_CONTACT);
    }

    private final JsonPart json;

    SchemaOrgParties(JsonPart json) {
        this.json = json;
    }

    List<Party> read() {
        Set<Party> parties = new LinkedHashSet<>();
        ROLES.forEach((property, role) ->
                json.all(property).forEach(agent -> agent(agent, role).ifPresent(parties::add)));
        return List.copyOf(parties);
    }

    private static Optional<Party> agent(JsonPart given, Role role) {
        // A Role of schema.org stands between the thing and who has it, under the property's own name.
        JsonPart inner = given.any("creator", "author", "contributor");
        JsonPart agent = inner.isMissing() ? given : inner;
        String name =
                agent.isText() ? agent.text() : agent.any("name", "legalName").text();
        String family = agent.at("familyName").text();
        String first = agent.at("givenName").text();
        List<String> ids = new ArrayList<>(List.of(agent.at("@id").text()));
        agent.all("identifier")
                .forEach(id -> ids.add(
                        id.isText() ? id.text() : id.any("url", "value", "@id").text()));
        agent.all("sameAs").forEach(id -> ids.add(id.text()));
        agent.at("@type").known();
        agent.at("identifier").known();
        String orcid = ids.stream()
                .flatMap(i -> Orcid.parse(i).stream())
                .map(Orcid::text)
                .findFirst()
                .orElse(null);
        String ror = ids.stream()
                .flatMap(i -> Ror.parse(i).stream())
                .map(Ror::text)
                .findFirst()
                .orElse(null);
        boolean isPerson = agent.at("@type").text().equals("Person") || !family.isEmpty() || orcid != null;
        String mail = agent.at("email").text().replaceFirst("^mailto:", "");
        if (name.isEmpty() && family.isEmpty()) {
            return Optional.empty();
        }
        if (!isPerson) {
            return Optional.of(new Party(
                    role, null, null, null, name, ror, mail.isEmpty() ? null : mail, null, other(agent, ror), null));
        }
        JsonPart work = agent.all("affiliation").stream().findFirst().orElse(agent.at("affiliation"));
        String employer = work.isText() ? work.text() : work.at("name").text();
        String employerRor = Ror.parse(work.at("@id").text()).map(Ror::text).orElse(null);
        work.at("@type").known();
        String[] split = split(name);
        return Optional.of(new Party(
                role,
                family.isEmpty() ? split[1] : family,
                first.isEmpty() ? family.isEmpty() && !split[0].isEmpty() ? split[0] : null : first,
                orcid,
                employer.isEmpty() ? null : employer,
                employerRor,
                mail.isEmpty() ? null : mail,
                agent.text("jobTitle"),
                orcid == null ? other(agent, null) : null,
                null));
    }

    private static @Nullable String other(JsonPart agent, @Nullable String known) {
        return known != null
                ? null
                : Addresses.web(agent.any("@id", "url").text()).orElse(null);
    }

    /** Given and family name of {@code Family, Given} or {@code Given Family}; one word is a family name. */
    private static String[] split(String name) {
        String[] halves = name.split(",", 2);
        if (halves.length == 2 && !halves[0].isBlank()) {
            return new String[] {halves[1].strip(), halves[0].strip()};
        }
        int last = name.lastIndexOf(' ');
        return last < 0
                ? new String[] {"", name}
                : new String[] {name.substring(0, last).strip(), name.substring(last + 1)};
    }

    List<Funding> funding(String language) {
        List<Funding> funding = new ArrayList<>();
        for (JsonPart grant : json.all("funding")) {
            JsonPart funder = grant.at("funder");
            String name = funder.isText() ? funder.text() : funder.at("name").text();
            String number = grant.at("identifier").isText()
                    ? grant.at("identifier").text()
                    : grant.at("identifier").at("value").text();
            String title = grant.at("name").text();
            String url = grant.at("url").text();
            grant.known();
            if (!name.isEmpty()) {
                funding.add(new Funding(
                        name,
                        Addresses.web(funder.at("@id").text()).orElse(null),
                        number.isEmpty() ? null : number,
                        url.isEmpty() ? null : url,
                        title.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, title))));
            }
        }
        return funding.stream().distinct().toList();
    }
}
