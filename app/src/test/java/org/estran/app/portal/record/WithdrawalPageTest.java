package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.SignedIn;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A moderator withdraws a record from its page, by a form and no scripts. */
@SpringBootTest
@AutoConfigureMockMvc
class WithdrawalPageTest {

    @Autowired
    MockMvc web;

    @Autowired
    Catalogue catalogue;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws Exception {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "withdrawal");
        properties.add("estran.home", home::toString);
        properties.add("estran.base-url", () -> "http://localhost");
    }

    @Test
    void whatIsWithdrawnLeavesATombstoneWithReasonDateAndReplacement() throws Exception {
        put("old_network");
        put("new_network");
        assertThat(page("old_network").getContentAsString()).contains("/records/old_network/withdrawal");
        assertThat(form("old_network").getContentAsString())
                .contains("name=\"_csrf\"", "name=\"reason\"", "value=\"all\"")
                .as("it has no data of its own")
                .doesNotContain("value=\"data\"");

        MockHttpServletResponse done = withdraw("old_network", "all", "Décrit deux fois.", "new_network");
        assertThat(done.getRedirectedUrl()).isEqualTo("/records/old_network");
        Withdrawal withdrawal = catalogue.find("old_network").orElseThrow().withdrawal();
        assertThat(withdrawal.by()).isEqualTo("moderator-id");

        MockHttpServletResponse tombstone = page("old_network");
        assertThat(tombstone.getStatus()).isEqualTo(410);
        assertThat(tombstone.getContentAsString())
                .contains("Décrit deux fois.", "href=\"/records/new_network\"", "Retiré le")
                .doesNotContain("moderator-id", "/records/old_network/withdrawal");
        assertThat(form("old_network").getStatus()).isEqualTo(409);
        assertThat(withdraw("old_network", "all", "Encore.", "").getStatus()).isEqualTo(409);
        assertThat(web.perform(get("/api/records/old_network"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(410);
    }

    @Test
    void whatIsMissingOrWrongIsToldBesideItsFieldAndNothingIsDone() throws Exception {
        put("standing");
        MockHttpServletResponse refused = withdraw("standing", "everything", "  ", "nowhere at all");
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("id=\"f-reason-findings\"", "id=\"f-replacedby-findings\"", "id=\"f-scope-findings\"")
                .contains("value=\"nowhere at all\"");
        assertThat(catalogue.find("standing").orElseThrow().withdrawal()).isNull();
        assertThat(form("nothing_here").getStatus()).isEqualTo(404);
    }

    @Test
    void nobodyElseWithdrawsAndNotWithoutTheFormsToken() throws Exception {
        put("guarded");
        assertThat(web.perform(post("/records/guarded/withdrawal")
                                .param("scope", "all")
                                .param("reason", "x")
                                .with(authentication(signedIn(AccountRole.DEPOSITOR)))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(web.perform(post("/records/guarded/withdrawal")
                                .param("scope", "all")
                                .param("reason", "x")
                                .with(authentication(signedIn(AccountRole.MODERATOR))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(catalogue.find("guarded").orElseThrow().withdrawal()).isNull();
    }

    private void put(String id) {
        catalogue.put(CatalogueEntry.described(
                id, MetadataRecord.titled(Kind.NETWORK, LocalizedText.of("Réseau " + id, "Network " + id))));
    }

    private MockHttpServletResponse page(String id) throws Exception {
        return web.perform(get("/records/" + id)
                        .queryParam("lang", "fr")
                        .with(authentication(signedIn(AccountRole.MODERATOR))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse form(String id) throws Exception {
        return web.perform(get("/records/" + id + "/withdrawal").with(authentication(signedIn(AccountRole.MODERATOR))))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse withdraw(String id, String scope, String reason, String replacedBy)
            throws Exception {
        return web.perform(post("/records/" + id + "/withdrawal")
                        .param("scope", scope)
                        .param("reason", reason)
                        .param("replacedBy", replacedBy)
                        .with(authentication(signedIn(AccountRole.MODERATOR)))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static SignedIn signedIn(AccountRole role) {
        return SignedIn.bySession(new Caller("moderator-id", "Modération", Set.of(role)));
    }
}
