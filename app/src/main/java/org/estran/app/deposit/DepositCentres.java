package org.estran.app.deposit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.projects.Charter;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/** What it means to a deposit which data centre it is for: prefix and licence, who judges it, and whose the record is. */
@Component
class DepositCentres {

    private final DataCentres centres;
    private final Identifiers identifiers;

    DepositCentres(DataCentres centres, Identifiers identifiers) {
        this.centres = centres;
        this.identifiers = identifiers;
    }

    /**
     * What a deposit takes over from a data centre.
     *
     * @param slug empty for no centre
     * @param licence empty for none
     */
    record Taken(String slug, String prefix, String licence) {

        /** With the centre's licence, where it has none. */
        MetadataRecord licensed(MetadataRecord record) {
            boolean hasOne = record.licence() != null && !record.licence().isBlank();
            return hasOne || licence.isEmpty()
                    ? record
                    : record.change().licence(licence).build();
        }
    }

    /** @throws ProblemException {@code data-centre-unknown} */
    Taken taken(String slug) {
        if (slug.isBlank()) {
            return new Taken("", identifiers.prefixOf("", ""), "");
        }
        DataCentre centre = centres.find(slug.strip())
                .orElseThrow(() -> ProblemException.invalid(
                        "data-centre-unknown",
                        "There is no data centre " + slug + ".",
                        List.of(Finding.blocking("data-centre-unknown", "/centre", slug))));
        return new Taken(centre.slug(), centres.prefix(centre), centre.charter().licence());
    }

    /** The prefix of a deposit's DOI; that of all where its centre is no more. */
    String prefix(Deposit deposit) {
        return of(deposit.contents().centre()).map(centres::prefix).orElseGet(() -> identifiers.prefixOf("", ""));
    }

    /** Where none is chosen, the one whose themes fit best, or that there is one to choose. */
    List<Finding> findings(Contents contents) {
        if (!contents.centre().isEmpty() || !contents.part().isFirst()) {
            return List.of();
        }
        List<DataCentre> all = centres.all();
        return fitting(all, contents.record())
                .map(centre -> Finding.advice("centre-fits", "/centre", centre.title(Language.FR)))
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(Finding.advice("centre-none", "/centre")))
                .stream()
                .toList();
    }

    private static Optional<DataCentre> fitting(List<DataCentre> all, MetadataRecord record) {
        return all.stream()
                .filter(centre -> centre.themesOf(record) > 0)
                .max(Comparator.comparingLong(centre -> centre.themesOf(record)));
    }

    /**
     * Who moderates for a centre that named its moderators, and administrators, judge its deposits, and nobody else.
     *
     * @throws ProblemException {@code other-centres-moderator}
     */
    void refuseOthers(Caller caller, Deposit deposit) {
        if (!mayJudge(caller, deposit)) {
            throw ProblemException.notAllowed(
                    "other-centres-moderator", "Only the moderators of its data centre judge this deposit.");
        }
    }

    boolean mayJudge(Caller caller, Deposit deposit) {
        return turns(caller).apply(deposit) != ReviewQueue.Turn.OTHERS || caller.is(AccountRole.ADMINISTRATOR);
    }

    /** Whose a deposit is to judge, seen by one moderator. */
    Function<Deposit, ReviewQueue.Turn> turns(Caller caller) {
        Map<String, Set<String>> moderators = centres.all().stream()
                .filter(DataCentre::hasModerators)
                .collect(Collectors.toMap(
                        DataCentre::slug, centre -> centre.charter().moderators()));
        return deposit -> {
            Set<String> named = moderators.get(deposit.contents().centre());
            if (named == null) {
                return ReviewQueue.Turn.ANYBODYS;
            }
            return caller.accountId() != null && named.contains(caller.accountId())
                    ? ReviewQueue.Turn.MINE
                    : ReviewQueue.Turn.OTHERS;
        };
    }

    /** With its data centre as distributor, which makes it the centre's own wherever it goes. */
    MetadataRecord distributed(MetadataRecord record, String slug) {
        return of(slug).map(centre -> Party.organisation(Role.DISTRIBUTOR, centre.name(Language.FR), null))
                .filter(party -> record.parties().stream()
                        .noneMatch(
                                one -> one.role() == party.role() && one.name().equals(party.name())))
                .map(party -> record.change()
                        .parties(Stream.concat(record.parties().stream(), Stream.of(party))
                                .toList())
                        .build())
                .orElse(record);
    }

    /** Whether its DOIs of data that lie elsewhere lead there. */
    boolean leadsToSource(String slug) {
        return of(slug).filter(centre -> centre.charter().landing() == Charter.Landing.SOURCE)
                .isPresent();
    }

    private Optional<DataCentre> of(String slug) {
        return slug.isEmpty() ? Optional.empty() : centres.find(slug);
    }
}
