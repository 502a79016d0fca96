package org.estran.ows.csw;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.estran.ows.Markup;
import org.jspecify.annotations.Nullable;

/** Writes the envelopes of answers, as streams: what is between an opening and its closing is the caller's. */
public final class Answers {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String DCT = "http://purl.org/dc/terms/";

    private final Markup out;
    private final CswVersion version;

    public Answers(Markup out, CswVersion version) {
        this.out = out;
        this.version = version;
    }

    /**
     * How much was found.
     *
     * @param next the position of the first record after those that are returned; 0 where there is none
     */
    public record Counts(long matched, long returned, long next) {

        /**
         * What a request for that page gets. For the number alone ({@code hits}), the next record is the one after the page
         * that results would have had; of a page of no records, it is the first one asked for.
         */
        public static Counts of(long matched, long start, long most, boolean hits) {
            long there = Math.max(0, Math.min(most, matched - start + 1));
            long next = start + there > matched || start > matched ? 0 : start + there;
            return new Counts(matched, hits ? 0 : there, next);
        }
    }

    public void openRecords(CswRequest.GetRecords request, Counts counts, Instant now) throws IOException {
        root("GetRecordsResponse", true);
        if (request.requestId() != null) {
            out.element(version.name("RequestId"), request.requestId());
        }
        out.start(version.name("SearchStatus"), "timestamp", moment(now)).end();
        out.start(
                version.name("SearchResults"),
                "numberOfRecordsMatched",
                String.valueOf(counts.matched()),
                "numberOfRecordsReturned",
                String.valueOf(counts.returned()),
                "nextRecord",
                String.valueOf(counts.next()),
                "recordSchema",
                request.schema().address(),
                "elementSet",
                request.elements().isEmpty() ? request.set().word() : null);
        if (version == CswVersion.V3_0_0) {
            out.attribute("status", counts.next() == 0 ? "complete" : "subset");
        }
    }

    /** 2.0.2 only: 3.0.0 answers with the record itself. */
    public void openById() throws IOException {
        root("GetRecordByIdResponse", false);
    }

    public void close() throws IOException {
        out.endAll();
    }

    /** Says that a request could be done, which was not. */
    public void acknowledgement(String echo, Instant now) throws IOException {
        out.start(
                version.name("Acknowledgement"),
                "xmlns:" + version.prefix(),
                version.namespace(),
                "xmlns:xsi",
                XSI,
                "timeStamp",
                moment(now),
                "xsi:schemaLocation",
                version.schemaLocation());
        out.start(version.name("EchoedRequest")).raw(echo);
        out.endAll();
    }

    /** The schemas of the types that are known; of others, nothing is said. */
    public void descriptions(List<TypeName> types) throws IOException {
        root("DescribeRecordResponse", false);
        for (TypeName type : types) {
            if (type.isKnown()) {
                out.start(
                        version.name("SchemaComponent"),
                        "schemaLanguage",
                        Requests.XSD,
                        "targetNamespace",
                        type.namespace());
                out.start("xs:schema", "xmlns:xs", "http://www.w3.org/2001/XMLSchema", "id", type.local());
                out.attribute("targetNamespace", type.namespace()).attribute("elementFormDefault", "qualified");
                out.start("xs:include", "schemaLocation", SchemaAddresses.of(type))
                        .end();
                out.end().end();
            }
        }
        out.endAll();
    }

    /** The values a property or a parameter can have; null where they are not known, or too many. */
    public record Domain(
            String name,
            boolean isParameter,
            @Nullable List<String> values,
            @Nullable Range range) {}

    public record Range(String least, String greatest) {}

    public void domains(List<Domain> domains) throws IOException {
        root("GetDomainResponse", false);
        for (Domain domain : domains) {
            out.start(version.name("DomainValues"), "type", version.name("Record"));
            if (version == CswVersion.V3_0_0) {
                out.attribute("resultType", "available");
            }
            String property = version == CswVersion.V2_0_2 ? "PropertyName" : "ValueReference";
            out.element(version.name(domain.isParameter() ? "ParameterName" : property), domain.name());
            values(domain);
            out.end();
        }
        out.endAll();
    }

    private void values(Domain domain) throws IOException {
        if (domain.values() != null && !domain.values().isEmpty()) {
            out.start(version.name("ListOfValues"));
            for (String value : domain.values()) {
                out.element(version.name("Value"), value);
            }
            out.end();
        }
        if (domain.range() != null) {
            out.start(version.name("RangeOfValues"));
            out.element(version.name("MinValue"), domain.range().least());
            out.element(version.name("MaxValue"), domain.range().greatest());
            out.end();
        }
    }

    /** How many records a transaction inserted, changed and deleted. */
    public record Done(int inserted, int updated, int deleted) {}

    /**
     * Brief records of what one insert brought.
     *
     * @param handle the name the client gave that insert; null where it gave none
     */
    public record Inserted(@Nullable String handle, List<String> records) {}

    /** @param inserted one for each insert, in their order; empty where they are not wanted */
    public void transaction(@Nullable String requestId, Done done, List<Inserted> inserted) throws IOException {
        root("TransactionResponse", true);
        out.start(version.name("TransactionSummary"), "requestId", requestId);
        out.element(version.name("totalInserted"), String.valueOf(done.inserted()));
        out.element(version.name("totalUpdated"), String.valueOf(done.updated()));
        out.element(version.name("totalDeleted"), String.valueOf(done.deleted()));
        out.end();
        for (Inserted insert : inserted) {
            out.start(version.name("InsertResult"), "handleRef", insert.handle());
            for (String record : insert.records()) {
                out.raw(record);
            }
            out.end();
        }
        out.endAll();
    }

    private void root(String name, boolean versioned) throws IOException {
        out.start(
                version.name(name),
                "xmlns:" + version.prefix(),
                version.namespace(),
                "xmlns:dc",
                DC,
                "xmlns:dct",
                DCT,
                "xmlns:ows",
                version.ows().namespace(),
                "xmlns:xsi",
                XSI,
                "version",
                versioned ? version.word() : null,
                "xsi:schemaLocation",
                version == CswVersion.V2_0_2 && name.equals("TransactionResponse")
                        ? version.namespace() + " http://schemas.opengis.net/csw/2.0.2/CSW-publication.xsd"
                        : version.schemaLocation());
    }

    /** To the second, as every answer tells times. */
    static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
