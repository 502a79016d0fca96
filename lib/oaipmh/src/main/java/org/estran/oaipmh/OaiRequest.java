package org.estran.oaipmh;

import org.jspecify.annotations.Nullable;

/** A request without a fault in itself; whether what it names exists is for the repository to say. */
public sealed interface OaiRequest {

    Verb verb();

    record Identify() implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.IDENTIFY;
        }
    }

    /** Of the whole repository, or of one item. */
    record ListMetadataFormats(@Nullable String identifier) implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.LIST_METADATA_FORMATS;
        }
    }

    record ListSets() implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.LIST_SETS;
        }
    }

    record GetRecord(String identifier, String metadataPrefix) implements OaiRequest {
        @Override
        public Verb verb() {
            return Verb.GET_RECORD;
        }
    }

    /**
     * {@code ListIdentifiers} or {@code ListRecords}.
     *
     * @param after where the list goes on; null at its beginning
     */
    record ListItems(
            Verb verb, Selection selection, @Nullable ResumptionToken after) implements OaiRequest {}
}
