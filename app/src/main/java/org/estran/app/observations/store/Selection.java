package org.estran.app.observations.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.observations.Quality;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of all observations; what is not said is not asked. Rows without a place, a time or a depth are not
 * in a selection that asks for one.
 *
 * @param names what was chosen by name; an entry for each kind of which something was
 * @param box degrees of WGS 84, its edges included; may cross the antimeridian
 * @param from the first moment
 * @param until the last one, included
 * @param shallowest metres below the surface, or above it where negative; sea water pressure counts by the depth it
 *     stands for (UNESCO technical papers in marine science 44)
 * @param deepest likewise, included
 * @param qualities which values are given; others are as if missing. None for all
 */
public record Selection(
        Map<Named, Set<String>> names,
        @Nullable BoundingBox box,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Double shallowest,
        @Nullable Double deepest,
        Set<Quality> qualities) {

    /** What is chosen by name. */
    public enum Named {
        /** By their ids. */
        RECORD,
        /** By the {@link StoredProperty#key keys} of what must have been observed; rows with at least one of them. */
        PROPERTY,
        /** As files name them; so are networks and campaigns. */
        PLATFORM,
        /** Of Argo and OceanSITES: {@code R}, {@code A}, {@code D}. */
        MODE,
        NETWORK,
        CAMPAIGN
    }

    public static final Selection ALL = new Selection(Map.of(), null, null, null, null, null, Set.of());

    public Selection {
        names = names.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
        qualities = Set.copyOf(qualities);
    }

    private Set<String> of(Named kind) {
        return names.getOrDefault(kind, Set.of());
    }

    private Selection with(Named kind, Set<String> some) {
        Map<Named, Set<String>> other = new EnumMap<>(Named.class);
        other.putAll(names);
        other.put(kind, some);
        return new Selection(other, box, from, until, shallowest, deepest, qualities);
    }

    /** None for all; so of every other kind. */
    public Set<String> records() {
        return of(Named.RECORD);
    }

    public Set<String> properties() {
        return of(Named.PROPERTY);
    }

    public Set<String> platforms() {
        return of(Named.PLATFORM);
    }

    public Set<String> modes() {
        return of(Named.MODE);
    }

    public Set<String> networks() {
        return of(Named.NETWORK);
    }

    public Set<String> campaigns() {
        return of(Named.CAMPAIGN);
    }

    public Selection ofRecords(Set<String> some) {
        return with(Named.RECORD, some);
    }

    public Selection observing(Set<String> keys) {
        return with(Named.PROPERTY, keys);
    }

    public Selection by(Set<String> carriers) {
        return with(Named.PLATFORM, carriers);
    }

    public Selection inModes(Set<String> some) {
        return with(Named.MODE, some);
    }

    public Selection ofNetworks(Set<String> some) {
        return with(Named.NETWORK, some);
    }

    public Selection ofCampaigns(Set<String> some) {
        return with(Named.CAMPAIGN, some);
    }

    public Selection within(@Nullable BoundingBox some) {
        return new Selection(names, some, from, until, shallowest, deepest, qualities);
    }

    public Selection during(@Nullable Instant first, @Nullable Instant last) {
        return new Selection(names, box, first, last, shallowest, deepest, qualities);
    }

    public Selection between(@Nullable Double upper, @Nullable Double lower) {
        return new Selection(names, box, from, until, upper, lower, qualities);
    }

    public Selection of(Set<Quality> some) {
        return new Selection(names, box, from, until, shallowest, deepest, some);
    }
}
