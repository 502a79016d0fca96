package org.estran.app.deposit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.app.description.FormPart;
import org.estran.app.description.Sections;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void everyPartOfTheFormIsWrittenInAStepOfItsOwn() {
        assertThat(Sections.deposited())
                .allSatisfy(part -> assertThat(Step.of(pointer(part)))
                        .as(part.name())
                        .isIn(Step.DESCRIPTION, Step.PEOPLE, Step.PROVENANCE));
        assertThat(Step.of("/files/a/b.csv")).isEqualTo(Step.FILES);
        assertThat(Step.of("/access/until")).isEqualTo(Step.PEOPLE);
        assertThat(Step.of("/")).isEqualTo(Step.CHECK);
    }

    @Test
    void aStepWantsWhatBlocksInItAndTheLastOneWhatBlocksAnywhere() {
        List<Finding> findings = List.of(
                Finding.blocking("title-missing", "/title"),
                Finding.blocking("licence-missing", "/licence"),
                Finding.advice("abstract-short", "/abstract"));

        assertThat(Step.DESCRIPTION.wanting(findings)).isEqualTo(1);
        assertThat(Step.PEOPLE.wanting(findings)).isEqualTo(1);
        assertThat(Step.FILES.wanting(findings)).isZero();
        assertThat(Step.CHECK.wanting(findings)).isEqualTo(2);
    }

    private static String pointer(FormPart part) {
        return part.pointer().isEmpty() ? "/" + part.fields().getFirst().path() : part.pointer();
    }
}
