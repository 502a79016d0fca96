package org.estran.app.curation.batches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is changed in each record. Words are compared without regard to case.
 *
 * @param from what is looked for; empty where the change looks for nothing
 * @param to what is put there; empty where the change takes something away
 * @param language of a keyword that is added
 */
public record BatchChange(What what, String from, String to, Language language) {

    /** The kinds of change. */
    public enum What {
        ADD_KEYWORD(false, true),
        REMOVE_KEYWORD(true, false),
        REPLACE_KEYWORD(true, true),
        /** The name of an organisation, wherever it answers for something. */
        REPLACE_ORGANISATION(true, true),
        /** The address of mail of a contact. */
        REPLACE_EMAIL(true, true),
        SET_LICENCE(false, true),
        /** Makes a member of a project or data centre, by its slug; what the record says stays. */
        ADD_TO_PROJECT(false, true),
        /** Takes out of a project or data centre, however the record became a member. */
        REMOVE_FROM_PROJECT(true, false);

        private final boolean looksFor;
        private final boolean puts;

        What(boolean looksFor, boolean puts) {
            this.looksFor = looksFor;
            this.puts = puts;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<What> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * As it was sent.
     *
     * @throws ProblemException {@code batch-invalid} with all that is wrong
     */
    public static BatchChange of(String word, String from, String to, String language) {
        Optional<What> what = What.of(word);
        List<Finding> findings = new ArrayList<>();
        if (what.isEmpty()) {
            findings.add(Finding.blocking("batch-what-unknown", "/what", word));
        }
        if (what.filter(one -> one.looksFor).isPresent() && from.isBlank()) {
            findings.add(Finding.blocking("batch-from-missing", "/from"));
        }
        if (what.filter(one -> one.puts).isPresent() && to.isBlank()) {
            findings.add(Finding.blocking("batch-to-missing", "/to"));
        }
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("batch-invalid", "The change cannot be made as it is described.", findings);
        }
        // A project has one name, wherever it was typed.
        boolean isOfProjects = what.filter(one -> one == What.ADD_TO_PROJECT || one == What.REMOVE_FROM_PROJECT)
                .isPresent();
        return new BatchChange(
                what.orElseThrow(),
                isOfProjects && !what.orElseThrow().looksFor ? "" : from.strip(),
                isOfProjects && !what.orElseThrow().puts ? "" : to.strip(),
                Language.of(language).orElse(Language.EN));
    }

    /** The record with the change; an equal one where nothing is changed. */
    public MetadataRecord in(MetadataRecord record) {
        return switch (what) {
            case ADD_KEYWORD ->
                record.change().keywords(adding(record.keywords())).build();
            case REMOVE_KEYWORD ->
                record.change()
                        .keywords(record.keywords().stream()
                                .filter(keyword -> !says(keyword, from))
                                .toList())
                        .build();
            case REPLACE_KEYWORD ->
                record.change().keywords(replacing(record.keywords())).build();
            case REPLACE_ORGANISATION ->
                record.change()
                        .parties(record.parties().stream().map(this::renamed).toList())
                        .build();
            case REPLACE_EMAIL ->
                record.change()
                        .parties(
                                record.parties().stream().map(this::readdressed).toList())
                        .build();
            case SET_LICENCE -> record.change().licence(to).build();
            case ADD_TO_PROJECT, REMOVE_FROM_PROJECT -> record;
        };
    }

    /** Whether it changes the projects that records are in, and nothing that they say. */
    boolean isOfProjects() {
        return what == What.ADD_TO_PROJECT || what == What.REMOVE_FROM_PROJECT;
    }

    /** The slug of the project into or out of which records are to come; empty where there is none. */
    public String project() {
        return isOfProjects() ? to + from : "";
    }

    private List<Keyword> adding(List<Keyword> keywords) {
        if (keywords.stream().anyMatch(keyword -> says(keyword, to))) {
            return keywords;
        }
        List<Keyword> all = new ArrayList<>(keywords);
        all.add(new Keyword(LocalizedText.in(language, to), null, null));
        return all;
    }

    /** The former word's concept is not the new one's; a word that is there already is not said twice. */
    private List<Keyword> replacing(List<Keyword> keywords) {
        boolean isThere = keywords.stream().anyMatch(keyword -> says(keyword, to));
        List<Keyword> all = new ArrayList<>();
        boolean isPut = isThere;
        for (Keyword keyword : keywords) {
            if (!says(keyword, from)) {
                all.add(keyword);
            } else if (!isPut) {
                all.add(new Keyword(
                        new LocalizedText(java.util.Map.of(languageOf(keyword), to)),
                        null,
                        null,
                        keyword.type(),
                        null));
                isPut = true;
            }
        }
        return from.equalsIgnoreCase(to) ? keywords : all;
    }

    private String languageOf(Keyword keyword) {
        return keyword.label().byLanguage().entrySet().stream()
                .filter(label -> label.getValue().equalsIgnoreCase(from))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(language.code());
    }

    private static boolean says(Keyword keyword, String word) {
        return keyword.label().byLanguage().values().stream().anyMatch(word::equalsIgnoreCase);
    }

    /** Another name is another organisation as far as its identifiers go. */
    private Party renamed(Party party) {
        return is(party.organisation(), from)
                ? new Party(
                        party.role(),
                        party.family(),
                        party.given(),
                        party.orcid(),
                        to,
                        null,
                        party.email(),
                        party.position(),
                        party.isPerson() ? party.uri() : null,
                        party.contact())
                : party;
    }

    private Party readdressed(Party party) {
        return is(party.email(), from)
                ? new Party(
                        party.role(),
                        party.family(),
                        party.given(),
                        party.orcid(),
                        party.organisation(),
                        party.ror(),
                        to,
                        party.position(),
                        party.uri(),
                        party.contact())
                : party;
    }

    private static boolean is(@Nullable String text, String wanted) {
        return Objects.requireNonNullElse(text, "").strip().equalsIgnoreCase(wanted);
    }
}
