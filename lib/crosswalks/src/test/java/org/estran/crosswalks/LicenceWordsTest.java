package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceWordsTest {

    @ParameterizedTest
    @CsvSource({
        "https://spdx.org/licenses/cc-by-4.0.html, CC-BY-4.0",
        "https://spdx.org/licenses/CC0-1.0, CC0-1.0",
        "https://spdx.org/licenses/Some-Rare-1.1.json, Some-Rare-1.1",
        "https://creativecommons.org/licenses/by/4.0/deed.fr, CC-BY-4.0",
    })
    void anAddressLeadsToTheIdentifierInTheSpellingOfTheList(String address, String identifier) {
        assertThat(LicenceWords.named("", address, "")).contains(identifier);
    }
}
