package org.estran.app.deposit.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.Variable;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** The repeated parts of the form: authors, keywords, variables, relations; a row is named {@code author.0.family}. */
final class RecordRows {

    /** More rows than any form shows; whatever counts higher is not ours. */
    private static final int MOST = 500;

    private RecordRows() {}

    static int number(String field) {
        String[] parts = field.split("\\.");
        return parts.length > 1 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
    }

    static void show(MetadataRecord record, Map<String, String> fields) {
        List<Party> authors = record.parties(Role.AUTHOR);
        for (int i = 0; i < authors.size(); i++) {
            Party author = authors.get(i);
            put(fields, "author." + i + ".family", author.family());
            put(fields, "author." + i + ".given", author.given());
            put(fields, "author." + i + ".orcid", author.orcid());
            put(fields, "author." + i + ".organisation", author.organisation());
            put(fields, "author." + i + ".ror", author.ror());
        }
        for (int i = 0; i < record.variables().size(); i++) {
            Variable variable = record.variables().get(i);
            put(fields, "variable." + i + ".name", variable.name());
            put(fields, "variable." + i + ".longName", variable.longName());
            put(fields, "variable." + i + ".standardName", variable.standardName());
            put(fields, "variable." + i + ".unit", variable.unit());
        }
        for (int i = 0; i < record.relations().size(); i++) {
            Relation relation = record.relations().get(i);
            put(fields, "relation." + i + ".type", relation.type().word());
            put(fields, "relation." + i + ".target", relation.target());
        }
        for (Language language : Language.values()) {
            fields.put(
                    "keywords." + language.code(),
                    record.keywords().stream()
                            .filter(keyword -> keyword.uri() == null)
                            .flatMap(keyword -> keyword.label().exactly(language).stream())
                            .collect(Collectors.joining(", ")));
        }
    }

    static void read(RecordForm form, MetadataRecord before, RecordBuilder builder) {
        builder.parties(Stream.concat(
                        authors(form, before).stream(),
                        before.parties().stream().filter(party -> party.role() != Role.AUTHOR))
                .toList());
        builder.variables(variables(form));
        builder.relations(relations(form, before));
        builder.keywords(keywords(form, before));
    }

    private static List<Party> authors(RecordForm form, MetadataRecord before) {
        List<Party> known = before.parties(Role.AUTHOR);
        List<Party> authors = new ArrayList<>();
        for (int i = 0; i < Math.min(form.rows("author"), MOST); i++) {
            String row = "author." + i + ".";
            Party author = new Party(
                    Role.AUTHOR,
                    form.orNull(row + "family"),
                    form.orNull(row + "given"),
                    tidy(form.orNull(row + "orcid"), text -> Orcid.parse(text).map(Orcid::text)),
                    form.orNull(row + "organisation"),
                    tidy(form.orNull(row + "ror"), text -> Ror.parse(text).map(Ror::text)),
                    null);
            if (!author.name().isBlank() || author.orcid() != null || author.ror() != null || author.given() != null) {
                authors.add(withEmail(author, known));
            }
        }
        return authors;
    }

    /** The form shows no address; an author who stays keeps theirs. */
    private static Party withEmail(Party author, List<Party> known) {
        return known.stream()
                .filter(k -> k.email() != null && k.name().equals(author.name()))
                .findFirst()
                .map(k -> new Party(
                        author.role(),
                        author.family(),
                        author.given(),
                        author.orcid(),
                        author.organisation(),
                        author.ror(),
                        k.email()))
                .orElse(author);
    }

    private static List<Variable> variables(RecordForm form) {
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < Math.min(form.rows("variable"), MOST); i++) {
            String row = "variable." + i + ".";
            String name = form.orNull(row + "name");
            String longName = form.orNull(row + "longName");
            String standardName = form.orNull(row + "standardName");
            String called = Stream.of(name, standardName, longName)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (called != null) {
                variables.add(new Variable(called, longName, standardName, form.orNull(row + "unit")));
            }
        }
        return variables;
    }

    private static List<Relation> relations(RecordForm form, MetadataRecord before) {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < Math.min(form.rows("relation"), MOST); i++) {
            String target = form.orNull("relation." + i + ".target");
            Optional<RelationType> type = RelationType.of(form.value("relation." + i + ".type"));
            if (target != null) {
                relations.add(new Relation(type.orElse(RelationType.REFERENCES), target, titleOf(target, before)));
            }
        }
        return relations;
    }

    private static @Nullable LocalizedText titleOf(String target, MetadataRecord before) {
        return before.relations().stream()
                .filter(relation -> relation.target().equals(target) && relation.title() != null)
                .map(Relation::title)
                .findFirst()
                .orElse(null);
    }

    /** Keywords of a vocabulary stay as they are; free ones are one list a language. */
    private static List<Keyword> keywords(RecordForm form, MetadataRecord before) {
        List<Keyword> keywords = new ArrayList<>(before.keywords().stream()
                .filter(keyword -> keyword.uri() != null)
                .toList());
        List<String> french = words(form.value("keywords.fr"));
        List<String> english = words(form.value("keywords.en"));
        List<Keyword> paired = before.keywords().stream()
                .filter(keyword -> keyword.uri() == null)
                .filter(k -> k.label()
                                .exactly(Language.FR)
                                .map(french::contains)
                                .orElse(false)
                        && k.label().exactly(Language.EN).map(english::contains).orElse(false))
                .toList();
        keywords.addAll(paired);
        french.stream()
                .filter(word -> isFree(word, Language.FR, paired))
                .forEach(word -> keywords.add(free(Language.FR, word)));
        english.stream()
                .filter(word -> isFree(word, Language.EN, paired))
                .forEach(word -> keywords.add(free(Language.EN, word)));
        return keywords;
    }

    private static boolean isFree(String word, Language language, List<Keyword> paired) {
        return paired.stream()
                .noneMatch(keyword -> keyword.label().exactly(language).equals(Optional.of(word)));
    }

    private static Keyword free(Language language, String word) {
        return new Keyword(LocalizedText.in(language, word), null, null);
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,;\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(100)
                .toList();
    }

    /** An identifier that parses is kept bare; one that does not is kept as typed, for the finding to point at. */
    private static @Nullable String tidy(
            @Nullable String text, java.util.function.Function<String, Optional<String>> parse) {
        return text == null ? null : parse.apply(text).orElse(text);
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        fields.put(name, value == null ? "" : value);
    }
}
