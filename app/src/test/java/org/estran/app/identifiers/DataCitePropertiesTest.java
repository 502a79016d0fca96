package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DataCitePropertiesTest {

    private final Map<String, Object> keys = new HashMap<>(Map.of(
            "estran.datacite.accounts[0].url", "https://api.test.datacite.org/",
            "estran.datacite.accounts[0].user", "SOMEBODY.CENTRE",
            "estran.datacite.accounts[0].password", "s3cret",
            "estran.datacite.accounts[0].prefixes", "10.12770, 10.1594",
            "estran.datacite.accounts[0].centre", "A centre"));

    @Test
    void nothingConfiguredMeansRehearsal() {
        keys.clear();
        assertThat(bound().prefix()).isEqualTo("10.5072");
    }

    @Test
    void findsTheAccountOfAPrefix() {
        assertThat(bound().prefix()).isEqualTo("10.12770");
        assertThat(bound().forPrefix("10.1594").orElseThrow().user()).isEqualTo("SOMEBODY.CENTRE");
        assertThat(bound().forPrefix("10.5072")).isEmpty();
    }

    @Test
    void neverShowsAPassword() {
        assertThat(bound().toString()).doesNotContain("s3cret").contains("SOMEBODY.CENTRE");
    }

    @Test
    void refusesAPasswordOverPlainHttp() {
        keys.put("estran.datacite.accounts[0].url", "http://api.datacite.org");
        assertThatThrownBy(this::bound)
                .hasRootCauseMessage("estran.datacite.accounts[].url: https, since a password goes over it");
    }

    @Test
    void refusesWhatIsMissing() {
        keys.remove("estran.datacite.accounts[0].password");
        assertThatThrownBy(this::bound).hasRootCauseMessage("estran.datacite.accounts[].password: missing");
    }

    @Test
    void refusesWhatIsNoPrefix() {
        keys.put("estran.datacite.accounts[0].prefixes", "12770");
        assertThatThrownBy(this::bound)
                .hasRootCauseMessage("estran.datacite.accounts[].prefixes: not a DOI prefix: 12770");
    }

    @Test
    void refusesTheRehearsalPrefix() {
        keys.put("estran.datacite.accounts[0].prefixes", "10.5072");
        assertThatThrownBy(this::bound).rootCause().hasMessageContaining("10.5072 is for rehearsals");
    }

    private DataCiteProperties bound() {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("estran.datacite", DataCiteProperties.class);
    }
}
