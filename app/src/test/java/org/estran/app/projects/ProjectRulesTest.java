package org.estran.app.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Collections;
import java.util.List;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRulesTest {

    private static final Membership TIDES = SampleProject.found("q=tide");

    @Test
    void aProjectThatIsWholeIsNotSpokenOf() {
        assertThat(ProjectRules.findings(SampleProject.of("tides", TIDES), false))
                .isEmpty();
    }

    @Test
    void tellsAllThatIsWrongAtOnceEachAtItsField() {
        Project wrong = SampleProject.of(
                "Marées", LocalizedText.of("", "Tides"), new Colours("red", "#ffff00"), Membership.NONE);

        assertThat(ProjectRules.findings(wrong, false))
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("project-slug-form", "/slug"),
                        org.assertj.core.groups.Tuple.tuple("project-name-missing", "/name/fr"),
                        org.assertj.core.groups.Tuple.tuple("project-colour-form", "/colours/main"),
                        org.assertj.core.groups.Tuple.tuple("project-colour-contrast", "/colours/accent"),
                        org.assertj.core.groups.Tuple.tuple("project-empty", "/membership/search"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "records", "catalogue"})
    void refusesASlugThatStandsForSomethingElse(String slug) {
        assertThat(codes(SampleProject.of(slug, TIDES))).containsExactly("project-slug-reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-tides", "tides/csw", "..", "tides_fr", "1tides", "tides?"})
    void refusesASlugThatDoesNotStandInAnAddress(String slug) {
        assertThat(codes(SampleProject.of(slug, TIDES))).containsExactly("project-slug-form");
    }

    @Test
    void refusesASlugTwice() {
        assertThat(ProjectRules.findings(SampleProject.of("tides", TIDES), true))
                .extracting(Finding::code)
                .containsExactly("project-slug-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "q=tide&colour=red, project-search-unknown",
        "bbox=1;2, search-bbox",
        "datetime=hier, search-datetime",
        "kind=banana, search-kind",
        "q=%ZZ, project-search-encoding",
        "sort=title, project-search-everything",
        "/records?lang=fr, project-search-everything",
    })
    void refusesASearchThatIsNotUnderstood(String search, String code) {
        assertThat(codes(SampleProject.of("tides", SampleProject.found(search))))
                .contains(code);
    }

    @Test
    void takesASearchOutOfAnAddress() {
        Membership pasted = SampleProject.found("https://data.example.org/records?q=mar%C3%A9e&kind=dataset#results");

        assertThat(pasted.search()).isEqualTo("q=mar%C3%A9e&kind=dataset");
        assertThat(AddressedSearch.read(pasted.search()).request().text()).isEqualTo("marée");
    }

    @Test
    void refusesMembersThatAreNoRecordsAndTooMany() {
        List<String> many = Collections.nCopies(ProjectRules.MOST_MEMBERS + 1, "tide_gauge");

        assertThat(codes(SampleProject.of("tides", new Membership("", List.of("10.5072/x"), List.of()))))
                .containsExactly("project-member-form");
        assertThat(codes(SampleProject.of("tides", new Membership("", many, List.of()))))
                .containsExactly("project-members-many");
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Contrast.between("#000000", "#ffffff")).isEqualTo(21, offset(0.01));
        assertThat(Contrast.between("#777777", "#ffffff")).isEqualTo(4.48, offset(0.01));
        assertThat(Contrast.between("#0b6e79", "#0b6e79")).isEqualTo(1, offset(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#0a4a66", "#000000", "#5b2a86", "#8a1c3b"})
    void everyColourHasARelativeThatIsReadInTheDark(String colour) {
        String night = "#0e1a21";
        assertThat(Contrast.between(Contrast.lightened(colour, night), night)).isGreaterThanOrEqualTo(Contrast.LEAST);
    }

    private static List<String> codes(Project project) {
        return ProjectRules.findings(project, false).stream().map(Finding::code).toList();
    }
}
