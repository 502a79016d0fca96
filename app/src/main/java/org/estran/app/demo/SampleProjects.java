package org.estran.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.demo.DemoAccounts.Part;
import org.estran.app.projects.Colours;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Logos;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.app.projects.RecordBlock;
import org.estran.app.projects.Scope;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the projects of the demonstration as an administrator would; what is there stays as it is. */
@Component
class SampleProjects {

    private static final String END = ".json";

    private final Projects projects;
    private final DemoAccounts accounts;

    SampleProjects(Projects projects, DemoAccounts accounts) {
        this.projects = projects;
        this.accounts = accounts;
    }

    /** A file of the folder {@code samples/projects}; its name is the slug, and a PNG of that name the logo. */
    record Sample(
            String kind,
            Map<String, String> name,
            Map<String, String> description,
            String main,
            String accent,
            String search,
            List<String> members,
            List<String> organisations,
            List<String> blocks,
            String contact) {

        Project project(String slug) {
            return new Project(
                    kind.equals(Scope.Kind.CENTRE.word()) ? Scope.Kind.CENTRE : Scope.Kind.PROJECT,
                    slug,
                    new LocalizedText(name),
                    new LocalizedText(description),
                    EnumSet.allOf(Language.class),
                    new Colours(main, accent),
                    new Membership(search, members, organisations),
                    blocks.stream()
                            .map(RecordBlock::of)
                            .flatMap(Optional::stream)
                            .toList(),
                    contact,
                    null,
                    0,
                    Instant.EPOCH);
        }
    }

    void make(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(END))
                    .sorted(Comparator.naturalOrder())
                    .forEach(this::makeOne);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void makeOne(Path file) {
        String name = file.getFileName().toString();
        String slug = name.substring(0, name.length() - END.length());
        if (projects.find(slug).isPresent()) {
            return;
        }
        try {
            Sample sample = JsonMapper.shared().readValue(Files.readString(file), Sample.class);
            projects.make(
                    accounts.as(Part.ADMINISTRATOR), sample.project(slug), logo(file.resolveSibling(slug + ".png")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable Logo logo(Path picture) throws IOException {
        return Files.isRegularFile(picture) && Logos.read(Files.readAllBytes(picture)) instanceof Logos.Read.Good good
                ? good.logo()
                : null;
    }
}
