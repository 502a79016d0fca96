package org.estran.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RelationTypeTest {

    @ParameterizedTest
    @EnumSource
    void theInverseOfTheInverseIsTheSame(RelationType type) {
        type.inverse().ifPresent(inverse -> assertThat(inverse.inverse()).contains(type));
    }

    @ParameterizedTest
    @EnumSource
    void everyWordOfIsoFindsItsTypeAgain(RelationType type) {
        type.iso().ifPresent(word -> assertThat(RelationType.ofIso(word)).contains(type));
    }
}
