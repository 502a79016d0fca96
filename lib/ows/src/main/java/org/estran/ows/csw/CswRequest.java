package org.estran.ows.csw;

import java.util.List;
import java.util.Set;
import org.estran.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A request that was understood. */
public sealed interface CswRequest {

    CswVersion version();

    /**
     * @param sections in small letters; empty for all
     * @param openSearch whether the description document of OpenSearch is asked for in place of the capabilities
     */
    record GetCapabilities(
            CswVersion version,
            Set<String> sections,
            @Nullable String updateSequence,
            boolean openSearch) implements CswRequest {}

    /** @param types the types asked for; those that are not known here have no description */
    record DescribeRecord(List<TypeName> types) implements CswRequest {
        @Override
        public CswVersion version() {
            return CswVersion.V2_0_2;
        }
    }

    /** Which values properties and parameters can have. */
    record GetDomain(CswVersion version, List<String> properties, List<String> parameters) implements CswRequest {}

    /**
     * @param text words looked for anywhere ({@code q} of 3.0.0)
     * @param filter null for all records
     * @param elements names of the only elements wanted; empty where a set is asked for
     * @param start 1 for the first record
     * @param echo the request itself as XML, for an acknowledgement
     */
    record GetRecords(
            CswVersion version,
            ResultType resultType,
            Form form,
            OutputSchema schema,
            ElementSet set,
            List<String> elements,
            long start,
            int most,
            @Nullable String text,
            @Nullable Filter filter,
            List<SortKey> order,
            @Nullable String requestId,
            String echo)
            implements CswRequest {}

    /** @param ids in the order asked, none twice */
    record GetRecordById(CswVersion version, Form form, OutputSchema schema, ElementSet set, List<String> ids)
            implements CswRequest {}

    /**
     * @param verbose whether brief records of what was inserted are wanted: unless the request says otherwise
     * @param actions in order; all of them are done or none
     */
    record Transaction(
            CswVersion version, boolean verbose, @Nullable String requestId, List<Action> actions)
            implements CswRequest {}

    /** One thing a transaction does. */
    sealed interface Action {

        /** The name the client gave it; null where it gave none. */
        @Nullable
        String handle();

        /** @param documents whole records as XML */
        record Insert(@Nullable String handle, List<String> documents) implements Action {}

        /** A whole record in place of the one of the same identifier. */
        record Replace(@Nullable String handle, String document) implements Action {}

        /** Single properties of some records set, or emptied. */
        record Change(@Nullable String handle, List<Property> properties, Filter filter) implements Action {}

        record Delete(@Nullable String handle, Filter filter) implements Action {}
    }

    /**
     * A property of records and what it is to be.
     *
     * @param value null to empty it
     */
    record Property(String name, @Nullable String value) {}

    enum ResultType {
        HITS,
        RESULTS,
        VALIDATE
    }

    /** The document the records come in. */
    enum Form {
        XML,
        /** A feed, as OpenSearch has it. */
        ATOM
    }
}
