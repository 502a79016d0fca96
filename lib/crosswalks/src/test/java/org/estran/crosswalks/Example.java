package org.estran.crosswalks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.estran.records.AccessCondition;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;

/** A record with a bit of everything; no person in it exists (the ORCID iD is the one ORCID gives as an example). */
public final class Example {

    public static final MetadataRecord RECORD = new RecordBuilder(Kind.DATASET)
            .title(LocalizedText.of("Salinité de surface du Pacifique", "Sea surface salinity of the Pacific"))
            .summary(LocalizedText.of(
                    "Salinité mesurée à la prise d’eau de navires de commerce, jeu synthétique.",
                    "Salinity measured at the intake of merchant ships, a synthetic set."))
            .identifiers(List.of(new Identifier("urn", "urn:example:sss"), new Identifier("doi", "10.99999/ABC-1")))
            .parties(List.of(
                    Party.organisation(Role.AUTHOR, "Service d’observation", "02chvqy57"),
                    new Party(
                            Role.AUTHOR,
                            "Auteur",
                            "Premier-Second Tiers",
                            "0000-0002-1825-0097",
                            "Un laboratoire",
                            null,
                            "nobody@example.org"),
                    Party.organisation(Role.FUNDER, "Un financeur", null),
                    Party.organisation(Role.POINT_OF_CONTACT, "Le service", null)))
            .keywords(List.of(new Keyword(
                    LocalizedText.of("salinité", "salinity"),
                    "http://vocab.nerc.ac.uk/collection/P02/current/PSAL/",
                    "P02")))
            .topics(List.of("oceans"))
            .boxes(List.of(new BoundingBox(160, -30, -120, 30), new BoundingBox(166.4, -22.3, 166.4, -22.3)))
            .vertical(new VerticalExtent(-10, 0))
            .period(TimeInterval.parse("2015/.."))
            .variables(List.of(
                    new Variable("SSS", "Sea surface salinity", "sea_surface_salinity", "1e-3"),
                    new Variable("T", null, null, null)))
            .licence("CC-BY-4.0")
            .useLimitation(LocalizedText.of("Données synthétiques.", "Synthetic data."))
            .lineage(LocalizedText.of("Fait par un programme.", "Made by a program."))
            .relations(List.of(
                    new Relation(RelationType.IS_PART_OF, "sno_sss", null),
                    new Relation(RelationType.IS_DOCUMENTED_BY, "https://doi.org/10.5072/paper", null),
                    new Relation(RelationType.REFERENCES, "https://example.org/a?b=1&c=2", null),
                    new Relation(RelationType.REFERENCES, "no address at all", null)))
            .language("en")
            .edition("2.1")
            .issued("2021-03-12")
            .build();

    public static final Published PUBLISHED = new Published(
            "sss_pacific",
            new Doi("10.99999", "abc-1"),
            URI.create("https://centre.example/records/sss_pacific"),
            "Centre d’exemple",
            Instant.parse("2021-04-01T10:00:00Z"),
            null,
            List.of(new PublishedFile(
                    "données/été.nc",
                    URI.create("https://centre.example/records/sss_pacific/files/donn%C3%A9es/%C3%A9t%C3%A9.nc"),
                    1234567,
                    "application/netcdf",
                    new Checksums("a".repeat(128), "b".repeat(32), 7))),
            "Catalogue d’exemple",
            AccessCondition.OPEN);

    public static final Published BARE = new Published(
            "bare_record",
            null,
            URI.create("https://centre.example/records/bare_record"),
            "",
            Instant.parse("2021-04-01T10:00:00Z"),
            null,
            List.of(),
            "",
            AccessCondition.OPEN);

    private Example() {}
}
