package org.estran.app.observations.store;

import java.time.Instant;
import java.util.Set;
import org.estran.observations.Quality;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of all observations; what is not said is not asked. Rows without a place, a time or a depth are not
 * in a selection that asks for one.
 *
 * @param records their ids; none for all
 * @param box degrees of WGS 84, its edges included; may cross the antimeridian
 * @param from the first moment
 * @param until the last one, included
 * @param shallowest metres below the surface, or above it where negative; sea water pressure counts by the depth it
 *     stands for (UNESCO technical papers in marine science 44)
 * @param deepest likewise, included
 * @param properties the {@link StoredProperty#key keys} of what must have been observed; rows with at least one of them
 * @param platforms as files name them
 * @param modes of Argo and OceanSITES: {@code R}, {@code A}, {@code D}
 * @param networks as files name them; so are {@code campaigns}
 * @param qualities which values are given; others are as if missing. None for all
 */
public record Selection(
        Set<String> records,
        @Nullable BoundingBox box,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Double shallowest,
        @Nullable Double deepest,
        Set<String> properties,
        Set<String> platforms,
        Set<String> modes,
        Set<String> networks,
        Set<String> campaigns,
        Set<Quality> qualities) {

    public static final Selection ALL = new Selection(
            Set.of(), null, null, null, null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Selection {
        records = Set.copyOf(records);
        properties = Set.copyOf(properties);
        platforms = Set.copyOf(platforms);
        modes = Set.copyOf(modes);
        networks = Set.copyOf(networks);
        campaigns = Set.copyOf(campaigns);
        qualities = Set.copyOf(qualities);
    }

    public Selection ofRecords(Set<String> some) {
        return new Selection(
                some,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                networks,
                campaigns,
                qualities);
    }

    public Selection within(@Nullable BoundingBox some) {
        return new Selection(
                records,
                some,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                networks,
                campaigns,
                qualities);
    }

    public Selection during(@Nullable Instant first, @Nullable Instant last) {
        return new Selection(
                records,
                box,
                first,
                last,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                networks,
                campaigns,
                qualities);
    }

    public Selection between(@Nullable Double upper, @Nullable Double lower) {
        return new Selection(
                records, box, from, until, upper, lower, properties, platforms, modes, networks, campaigns, qualities);
    }

    public Selection observing(Set<String> keys) {
        return new Selection(
                records, box, from, until, shallowest, deepest, keys, platforms, modes, networks, campaigns, qualities);
    }

    public Selection by(Set<String> carriers) {
        return new Selection(
                records,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                carriers,
                modes,
                networks,
                campaigns,
                qualities);
    }

    public Selection inModes(Set<String> some) {
        return new Selection(
                records,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                some,
                networks,
                campaigns,
                qualities);
    }

    public Selection ofNetworks(Set<String> some) {
        return new Selection(
                records,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                some,
                campaigns,
                qualities);
    }

    public Selection ofCampaigns(Set<String> some) {
        return new Selection(
                records,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                networks,
                some,
                qualities);
    }

    public Selection of(Set<Quality> some) {
        return new Selection(
                records,
                box,
                from,
                until,
                shallowest,
                deepest,
                properties,
                platforms,
                modes,
                networks,
                campaigns,
                some);
    }
}
