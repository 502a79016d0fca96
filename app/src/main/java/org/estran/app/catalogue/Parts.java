package org.estran.app.catalogue;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The named parts of the catalogue, projects, that a record is in or kept out of, besides those that its description makes it
 * one of.
 *
 * @param brought the one that whoever brought the record wants it in, a harvest for one; null for none
 * @param decided what curators decided by name, which stands whatever a harvest or the description says: in it or out of it
 */
public record Parts(@Nullable String brought, SortedMap<String, Boolean> decided) {

    public static final Parts NONE = new Parts(null, new TreeMap<>());

    public Parts {
        decided = Collections.unmodifiableSortedMap(new TreeMap<>(decided));
    }

    /** As rows keep them; null where there is nothing. */
    public static Parts of(@Nullable String brought, @Nullable String decided) {
        if (brought == null && decided == null) {
            return NONE;
        }
        SortedMap<String, Boolean> read = new TreeMap<>();
        Arrays.stream(decided == null ? new String[0] : decided.split(" "))
                .filter(word -> word.length() > 1)
                .forEach(word -> read.put(word.substring(1), word.charAt(0) == '+'));
        return new Parts(brought, read);
    }

    /** What was decided, as rows keep it: {@code +tides -argo}; null where nothing was. */
    public @Nullable String written() {
        return decided.isEmpty()
                ? null
                : decided.entrySet().stream()
                        .map(one -> (one.getValue() ? "+" : "-") + one.getKey())
                        .collect(Collectors.joining(" "));
    }

    /** The same with another decision. */
    public Parts deciding(String part, Decision decision) {
        SortedMap<String, Boolean> other = new TreeMap<>(decided);
        switch (decision) {
            case IN -> other.put(part, true);
            case OUT -> other.put(part, false);
            case NONE -> other.remove(part);
        }
        return new Parts(brought, other);
    }

    /** What was decided of that part. */
    public Decision of(String part) {
        Boolean isIn = decided.get(part);
        return isIn == null ? Decision.NONE : isIn ? Decision.IN : Decision.OUT;
    }

    /** What a curator says of a record and a part of the catalogue. */
    public enum Decision {
        IN,
        OUT,
        /** Nothing: a member is whoever was brought for it, or fulfils its conditions. */
        NONE
    }

    /** For the index: the parts it is in, and with {@code -} before their name those it is kept out of. */
    public Stream<String> words() {
        return Stream.concat(
                        Stream.ofNullable(brought).filter(part -> of(part) == Decision.NONE),
                        decided.entrySet().stream().map(one -> one.getValue() ? one.getKey() : out(one.getKey())))
                .distinct();
    }

    /** The word of a record that is kept out of that part. */
    public static String out(String part) {
        return "-" + part;
    }
}
