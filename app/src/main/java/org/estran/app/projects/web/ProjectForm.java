package org.estran.app.projects.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.projects.Colours;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Logos;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.RecordBlock;
import org.estran.app.projects.Scope;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A project as its form has it, whatever was typed there.
 *
 * @param positions the places of the chosen blocks, as typed
 * @param logo one that was given and is not kept yet
 * @param findings what is wrong of the logo and of the places; the rest is for the rules of projects
 */
public record ProjectForm(
        Project project,
        Map<RecordBlock, String> positions,
        @Nullable Logo logo,
        List<Finding> findings) {

    static ProjectForm empty() {
        return of(new Project(
                Scope.Kind.PROJECT,
                "",
                LocalizedText.NONE,
                LocalizedText.NONE,
                EnumSet.allOf(Language.class),
                Colours.USUAL,
                Membership.NONE,
                RecordBlock.USUAL,
                "",
                null,
                0,
                Instant.EPOCH));
    }

    static ProjectForm of(Project project) {
        Map<RecordBlock, String> positions = new EnumMap<>(RecordBlock.class);
        for (RecordBlock block : project.blocks()) {
            positions.put(block, String.valueOf(positions.size() + 1));
        }
        return new ProjectForm(project, positions, null, List.of());
    }

    /**
     * @param former the project that is changed; null for a new one
     * @param file the picture given; empty for none
     */
    static ProjectForm read(MultiValueMap<String, String> typed, byte[] file, @Nullable Project former) {
        List<Finding> findings = new ArrayList<>();
        Logo logo = logo(typed, file, findings);
        Map<RecordBlock, String> positions = positions(typed);
        String kept = former == null || typed.containsKey("logo-remove") ? null : former.logo();
        Project project = new Project(
                former == null ? kind(text(typed, "kind")) : former.kind(),
                former == null ? text(typed, "slug") : former.slug(),
                LocalizedText.of(text(typed, "name.fr"), text(typed, "name.en")),
                LocalizedText.of(text(typed, "description.fr"), text(typed, "description.en")),
                languages(typed),
                new Colours(text(typed, "main"), text(typed, "accent")),
                new Membership(text(typed, "search"), lines(typed, "members"), lines(typed, "organisations")),
                ordered(positions, findings),
                text(typed, "contact"),
                kept,
                former == null ? 0 : former.change(),
                Instant.EPOCH);
        return new ProjectForm(project, positions, logo, findings);
    }

    /** A logo that was given but is not kept yet goes to the browser and back, so that it is chosen only once. */
    public String carriedLogo() {
        return logo == null ? "" : Base64.getEncoder().encodeToString(logo.content());
    }

    public boolean isNew() {
        return project.change() == 0;
    }

    public String position(RecordBlock block) {
        return positions.getOrDefault(block, "");
    }

    /** All blocks: the chosen ones in their order, then the others. */
    public List<RecordBlock> blocks() {
        List<RecordBlock> all = new ArrayList<>(project.blocks());
        RecordBlock.USUAL.stream().filter(block -> !all.contains(block)).forEach(all::add);
        return all;
    }

    public String lines(List<String> values) {
        return String.join("\n", values);
    }

    private static @Nullable Logo logo(MultiValueMap<String, String> typed, byte[] file, List<Finding> findings) {
        byte[] given = file.length > 0 ? file : carried(text(typed, "logo-carried"));
        if (given.length == 0) {
            return null;
        }
        return switch (Logos.read(given)) {
            case Logos.Read.Good good -> good.logo();
            case Logos.Read.Refused refused -> {
                findings.add(refused.why());
                yield null;
            }
        };
    }

    private static byte[] carried(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return new byte[0];
        }
    }

    private static Scope.Kind kind(String word) {
        return word.equals(Scope.Kind.CENTRE.word()) ? Scope.Kind.CENTRE : Scope.Kind.PROJECT;
    }

    private static Set<Language> languages(MultiValueMap<String, String> typed) {
        Set<Language> languages = EnumSet.noneOf(Language.class);
        for (Language language : Language.values()) {
            if (typed.getOrDefault("language", List.of()).contains(language.code())) {
                languages.add(language);
            }
        }
        return languages;
    }

    private static Map<RecordBlock, String> positions(MultiValueMap<String, String> typed) {
        Map<RecordBlock, String> positions = new EnumMap<>(RecordBlock.class);
        for (RecordBlock block : RecordBlock.values()) {
            String position = text(typed, "block." + block.word());
            if (!position.isEmpty()) {
                positions.put(block, position);
            }
        }
        return positions;
    }

    /** By the numbers typed; blocks with the same number stand as the catalogue has them. */
    private static List<RecordBlock> ordered(Map<RecordBlock, String> positions, List<Finding> findings) {
        positions.forEach((block, position) -> {
            if (!position.matches("\\d{1,3}")) {
                findings.add(Finding.blocking("project-block-position", "/blocks/" + block.word(), position));
            }
        });
        return positions.keySet().stream()
                .sorted(Comparator.comparingInt(block -> number(positions.get(block))))
                .toList();
    }

    private static int number(@Nullable String position) {
        return position != null && position.matches("\\d{1,3}") ? Integer.parseInt(position) : Integer.MAX_VALUE;
    }

    private static List<String> lines(MultiValueMap<String, String> typed, String name) {
        return Arrays.stream(text(typed, name).split("\\R", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
