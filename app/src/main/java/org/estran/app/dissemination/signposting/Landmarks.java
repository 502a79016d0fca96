package org.estran.app.dissemination.signposting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Originals;
import org.estran.app.dissemination.Publications;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.Licences;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.SchemaOrg;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RelationType;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.springframework.stereotype.Component;

/** Says where the page of a record leads. */
@Component
class Landmarks {

    private final Publications publications;
    private final Originals originals;

    Landmarks(Publications publications, Originals originals) {
        this.publications = publications;
        this.originals = originals;
    }

    Landmark ofRecord(CatalogueRecord found) {
        Published published = publications.withoutFiles(found);
        List<Signpost> posts = about(found, published);
        String page = published.landingPage().toString();
        if (!found.isGone()) {
            for (Format format : Format.all()) {
                String profile = format.profile().isEmpty() ? null : format.profile();
                posts.add(new Signpost(
                        page + "?f=" + format.word(),
                        "describedby",
                        format.mediaType().toString(),
                        profile));
            }
            originals
                    .of(found)
                    .ifPresent(document ->
                            posts.add(new Signpost(page + "?f=original", "describedby", "application/xml")));
        }
        return new Landmark(found, page, posts);
    }

    Landmark ofVersion(CatalogueRecord version) {
        Published published = publications.versionWithoutFiles(version);
        return new Landmark(version, published.landingPage().toString(), about(version, published));
    }

    private static List<Signpost> about(CatalogueRecord found, Published published) {
        MetadataRecord record = found.record();
        List<Signpost> posts = new ArrayList<>();
        posts.add(new Signpost(published.address(record), "cite-as"));
        posts.add(new Signpost("https://schema.org/AboutPage", "type"));
        posts.add(new Signpost("https://schema.org/" + SchemaOrg.type(record), "type"));
        if (found.isGone()) {
            return posts;
        }
        record.citedParties().stream()
                .flatMap(party -> author(party).stream())
                .distinct()
                .forEach(address -> posts.add(new Signpost(address, "author")));
        licence(record).ifPresent(address -> posts.add(new Signpost(address, "license")));
        record.relations().stream()
                .filter(relation -> relation.type() == RelationType.IS_PART_OF)
                .flatMap(relation -> Addresses.target(relation.target(), published).stream())
                .map(Addresses.Target::address)
                .filter(address -> Addresses.web(address).isPresent())
                .distinct()
                .forEach(address -> posts.add(new Signpost(address, "collection")));
        return posts;
    }

    private static Optional<String> author(Party party) {
        if (party.isPerson()) {
            return Optional.ofNullable(party.orcid()).flatMap(Orcid::parse).map(Orcid::address);
        }
        return Optional.ofNullable(party.ror()).flatMap(Ror::parse).map(Ror::address);
    }

    private static Optional<String> licence(MetadataRecord record) {
        String licence = record.licence();
        return licence == null
                ? Optional.empty()
                : Licences.of(licence).map(Licence::address).or(() -> Addresses.web(licence));
    }
}
