package org.estran.app.dissemination.oai;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Moved;
import org.estran.filters.Filter;
import org.estran.oaipmh.AnswerWriter;
import org.estran.oaipmh.Datestamp;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.oaipmh.ErrorCode;
import org.estran.oaipmh.OaiError;
import org.estran.oaipmh.OaiRequest;
import org.estran.oaipmh.OaiRequest.GetRecord;
import org.estran.oaipmh.OaiRequest.Identify;
import org.estran.oaipmh.OaiRequest.ListItems;
import org.estran.oaipmh.OaiRequest.ListMetadataFormats;
import org.estran.oaipmh.OaiRequest.ListSets;
import org.estran.oaipmh.RequestReader.Outcome;
import org.estran.oaipmh.ResumptionToken;
import org.estran.oaipmh.Selection;
import org.estran.oaipmh.Told;
import org.estran.oaipmh.Verb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One method per verb, each of which writes its answer or the reason why there is none. */
@Component
class OaiAnswers {

    private static final int RECORDS = 100;
    private static final int HEADERS = 500;

    /** How many documents are held at once. */
    private static final int STRIDE = 20;

    private final Catalogue catalogue;
    private final Repository repository;
    private final RepositoryItems items;
    private final ItemSets sets;
    private final ItemDocuments documents;

    OaiAnswers(
            Catalogue catalogue, Repository repository, RepositoryItems items, ItemSets sets, ItemDocuments documents) {
        this.catalogue = catalogue;
        this.repository = repository;
        this.items = items;
        this.sets = sets;
        this.documents = documents;
    }

    void write(Outcome outcome, OutputStream to) throws IOException {
        Answer answer = new Answer(new AnswerWriter(to, repository.baseUrl()), outcome, repository.now());
        switch (outcome) {
            case Outcome.Refused refused -> answer.refuse(refused.errors());
            case Outcome.Understood understood -> answer(understood.request(), answer);
        }
    }

    private void answer(OaiRequest request, Answer answer) throws IOException {
        switch (request) {
            case Identify identify ->
                answer.write(identify.verb(), out -> out.identification(repository.identification()));
            case ListMetadataFormats formats -> formats(formats, answer);
            case ListSets list ->
                answer.write(list.verb(), out -> {
                    for (var set : sets.offered()) {
                        out.set(set);
                    }
                });
            case GetRecord one -> record(one, answer);
            case ListItems list -> list(list, answer);
        }
    }

    private void formats(ListMetadataFormats request, Answer answer) throws IOException {
        String identifier = request.identifier();
        Optional<Item> item = identifier == null ? Optional.empty() : items.find(identifier);
        if (identifier != null && item.isEmpty()) {
            answer.refuse(ErrorCode.ID_DOES_NOT_EXIST, "No record has that identifier.");
        } else if (item.isPresent() && item.get().at().isGone()) {
            answer.refuse(ErrorCode.NO_METADATA_FORMATS, "The record was deleted with its metadata.");
        } else {
            answer.write(request.verb(), out -> {
                for (ItemFormat format : ItemFormat.values()) {
                    out.format(format.offered());
                }
            });
        }
    }

    private void record(GetRecord request, Answer answer) throws IOException {
        Optional<Item> item = items.find(request.identifier());
        Optional<ItemFormat> format = ItemFormat.of(request.metadataPrefix());
        if (item.isEmpty()) {
            answer.refuse(ErrorCode.ID_DOES_NOT_EXIST, "No record has that identifier.");
        } else if (format.isEmpty()) {
            answer.refuseFormat();
        } else {
            answer.write(request.verb(), out -> write(List.of(item.get()), format.get(), out));
        }
    }

    /** What was withdrawn since it was found is deleted. */
    private void write(List<Item> some, ItemFormat format, AnswerWriter out) throws IOException {
        Map<String, EmbeddedDocument> metadata = documents.of(some, format);
        for (Item item : some) {
            EmbeddedDocument document = metadata.get(item.at().id());
            if (document == null) {
                out.record(item.header(true), null, null);
            } else {
                out.record(item.header(), document, documents.provenance(item, format));
            }
        }
    }

    private void list(ListItems request, Answer answer) throws IOException {
        Optional<ItemFormat> format = ItemFormat.of(request.selection().metadataPrefix());
        String set = request.selection().set();
        Optional<Filter> filter = set == null ? Optional.empty() : sets.filter(set);
        if (format.isEmpty()) {
            answer.refuseFormat();
            return;
        }
        if (set != null && filter.isEmpty()) {
            answer.refuse(ErrorCode.NO_RECORDS_MATCH, "There is no such set.");
            return;
        }
        Moved page = catalogue.moved(asked(request, filter.orElse(null)));
        if (page.records().isEmpty()) {
            answer.refuse(ErrorCode.NO_RECORDS_MATCH, "No record was changed then, or none of that set.");
            return;
        }
        answer.write(request.verb(), out -> page(request, format.get(), page, out));
    }

    private static ChangesRequest asked(ListItems request, @Nullable Filter filter) {
        Selection selection = request.selection();
        Datestamp from = selection.from();
        Datestamp until = selection.until();
        ResumptionToken token = request.after();
        return new ChangesRequest(
                from == null ? null : from.first(),
                until == null ? null : until.last(),
                filter,
                token == null ? null : new ChangesRequest.After(token.at(), token.id()),
                request.verb() == Verb.LIST_RECORDS ? RECORDS : HEADERS);
    }

    private void page(ListItems request, ItemFormat format, Moved page, AnswerWriter out) throws IOException {
        List<Item> all = items.of(page.records());
        if (request.verb() == Verb.LIST_RECORDS) {
            for (int from = 0; from < all.size(); from += STRIDE) {
                write(all.subList(from, Math.min(all.size(), from + STRIDE)), format, out);
            }
        } else {
            for (Item item : all) {
                out.header(item.header());
            }
        }
        ResumptionToken token = request.after();
        long cursor = token == null ? 0 : token.given();
        long given = cursor + page.records().size();
        long listed = token == null ? page.matched() : Math.max(token.listed(), given);
        if (page.more()) {
            Moved.At last = page.records().getLast();
            out.resumptionToken(
                    new ResumptionToken(
                            request.verb(), request.selection(), last.changedAt(), last.id(), given, listed),
                    cursor,
                    listed);
        } else if (token != null) {
            out.resumptionToken(null, cursor, listed);
        }
    }

    /** An answer to one request that is being written. */
    private record Answer(AnswerWriter out, Outcome outcome, Instant now) {

        interface Content {
            void write(AnswerWriter out) throws IOException;
        }

        void write(Verb verb, Content content) throws IOException {
            out.answer(now, verb, told(), () -> content.write(out));
        }

        void refuseFormat() throws IOException {
            refuse(ErrorCode.CANNOT_DISSEMINATE_FORMAT, "No record is given in that format.");
        }

        void refuse(ErrorCode code, String message) throws IOException {
            refuse(List.of(new OaiError(code, message)));
        }

        void refuse(List<OaiError> errors) throws IOException {
            out.refusal(now, told(), errors);
        }

        private Told told() {
            return switch (outcome) {
                case Outcome.Understood understood -> understood.told();
                case Outcome.Refused refused -> refused.told();
            };
        }
    }
}
