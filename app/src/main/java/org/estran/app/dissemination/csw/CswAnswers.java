package org.estran.app.dissemination.csw;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Scope;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.ows.ExceptionCode;
import org.estran.ows.Fault;
import org.estran.ows.Markup;
import org.estran.ows.OwsException;
import org.estran.ows.csw.Answers;
import org.estran.ows.csw.AtomWriter;
import org.estran.ows.csw.Capabilities;
import org.estran.ows.csw.CswRequest;
import org.estran.ows.csw.CswVersion;
import org.estran.ows.csw.ElementSet;
import org.estran.ows.csw.OpenSearchDescription;
import org.estran.ows.csw.OutputSchema;
import org.estran.ows.csw.ServiceFacts;
import org.springframework.stereotype.Component;

/**
 * One method per operation. Each finds what it needs, or refuses, before the first byte of its answer; records are then
 * written as they are read.
 */
@Component
class CswAnswers {

    /** The longest page. */
    static final int MOST = 1_000;

    /** How many records are held at once. */
    private static final int STRIDE = 100;

    private final Holdings holdings;
    private final Views views;
    private final Domains domains;
    private final Service service;
    private final Transacting transacting;
    private final Clock clock;

    CswAnswers(Holdings holdings, Views views, Domains domains, Service service, Transacting transacting, Clock clock) {
        this.holdings = holdings;
        this.views = views;
        this.domains = domains;
        this.service = service;
        this.transacting = transacting;
        this.clock = clock;
    }

    /** An answer that is ready to be written. */
    interface Answer {
        void to(Markup out) throws IOException;
    }

    Answer answer(CswRequest request, Asking asking) throws OwsException {
        return switch (request) {
            case CswRequest.GetCapabilities capabilities -> capabilities(capabilities, asking);
            case CswRequest.DescribeRecord describe ->
                out -> new Answers(out, describe.version()).descriptions(describe.types());
            case CswRequest.GetDomain domain -> domain(domain, asking.scope());
            case CswRequest.GetRecords records -> records(records, asking);
            case CswRequest.GetRecordById byId -> byId(byId, asking);
            case CswRequest.Transaction transaction -> transaction(transaction, asking);
        };
    }

    private Answer capabilities(CswRequest.GetCapabilities request, Asking asking) {
        ServiceFacts facts = service.facts(asking, holdings.state());
        return request.openSearch()
                ? out -> OpenSearchDescription.write(out, facts, asking.endpoint())
                : out -> Capabilities.write(out, facts, request);
    }

    private Answer domain(CswRequest.GetDomain request, Scope scope) throws OwsException {
        List<Answers.Domain> found = domains.of(request, scope);
        return out -> new Answers(out, request.version()).domains(found);
    }

    private Answer records(CswRequest.GetRecords request, Asking asking) throws OwsException {
        SearchRequest search = holdings.asked(request, asking.scope());
        boolean hits = request.resultType() != CswRequest.ResultType.RESULTS;
        int most = Math.min(request.most(), MOST);
        int first = hits ? 0 : Math.min(most, STRIDE);
        Found matches = holdings.found(search.limit(first), request.start() - 1);
        Answers.Counts counts = Answers.Counts.of(matches.matched(), request.start(), most, hits);
        if (request.resultType() == CswRequest.ResultType.VALIDATE) {
            return out -> new Answers(out, request.version()).acknowledgement(request.echo(), clock.instant());
        }
        if (request.form() == CswRequest.Form.ATOM) {
            return out -> {
                AtomWriter.open(out, asking.feed(request, counts), counts, request.start(), most, clock.instant());
                write(request, OutputSchema.ATOM, search, matches, counts, asking, out);
                out.endAll();
            };
        }
        return out -> {
            Answers answers = new Answers(out, request.version());
            answers.openRecords(request, counts, clock.instant());
            write(request, request.schema(), search, matches, counts, asking, out);
            answers.close();
        };
    }

    private void write(
            CswRequest.GetRecords request,
            OutputSchema schema,
            SearchRequest search,
            Found first,
            Answers.Counts counts,
            Asking asking,
            Markup out)
            throws IOException {
        Views.Wanted wanted =
                new Views.Wanted(request.version(), schema, request.set(), request.elements(), asking.language());
        List<Found.At> page = first.records();
        long left = counts.returned();
        long offset = request.start() - 1;
        while (left > 0) {
            for (EmbeddedDocument record : views.of(page, wanted)) {
                out.raw(record.bytes(), record.from(), record.to());
            }
            left -= page.size();
            offset += page.size();
            if (left > 0) {
                page = next(search.limit((int) Math.min(left, STRIDE)), offset);
            }
        }
    }

    /** What was promised in the head of the answer and is there no more ends it without its end. */
    private List<Found.At> next(SearchRequest search, long offset) throws IOException {
        try {
            List<Found.At> page = holdings.found(search, offset).records();
            if (!page.isEmpty()) {
                return page;
            }
        } catch (OwsException refused) {
            throw new IOException("the catalogue answers no more", refused);
        }
        throw new IOException("records went while they were written");
    }

    private Answer byId(CswRequest.GetRecordById request, Asking asking) throws OwsException {
        List<CatalogueRecord> found = new ArrayList<>();
        for (String id : request.ids()) {
            holdings.find(id, asking.scope()).ifPresent(found::add);
        }
        boolean isThird = request.version() == CswVersion.V3_0_0;
        if (isThird && found.isEmpty()) {
            throw new OwsException(new Fault(ExceptionCode.NOTHING_IDENTIFIED, "Id", "No record has that identifier."));
        }
        boolean isAtom = request.form() == CswRequest.Form.ATOM;
        Views.Wanted wanted = new Views.Wanted(
                request.version(),
                isAtom ? OutputSchema.ATOM : request.schema(),
                request.set(),
                List.of(),
                asking.language());
        List<EmbeddedDocument> records = views.ofRecords(found, wanted);
        return out -> {
            Answers answers = new Answers(out, request.version());
            if (!isThird) {
                answers.openById();
            }
            for (EmbeddedDocument record : records) {
                out.raw(record.bytes(), record.from(), record.to());
            }
            answers.close();
        };
    }

    private Answer transaction(CswRequest.Transaction request, Asking asking) throws OwsException {
        Transacting.Done done = transacting.perform(request, asking.caller(), asking.scope());
        List<Answers.Inserted> inserted = new ArrayList<>();
        if (request.verbose()) {
            OutputSchema schema = request.version() == CswVersion.V2_0_2 ? OutputSchema.CSW_2 : OutputSchema.CSW_3;
            Views.Wanted brief =
                    new Views.Wanted(request.version(), schema, ElementSet.BRIEF, List.of(), asking.language());
            for (Transacting.Inserted insert : done.inserted()) {
                inserted.add(new Answers.Inserted(insert.handle(), views.texts(insert.records(), brief)));
            }
        }
        return out -> new Answers(out, request.version()).transaction(request.requestId(), done.counts(), inserted);
    }

    /** The scope of a project's service; empty where there is no such project. */
    Optional<Scope> scope(String slug) {
        return service.scope(slug);
    }
}
