package org.estran.app.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Coming in, staying, going out, and what is refused on the way. */
class DoorsTest extends WholeCentreTest {

    private static final String OTHER_PASSWORD = "une morte-eau de mars";

    @Autowired
    private MockMvc web;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    private People people;

    @BeforeEach
    void people() {
        people = new People(accounts);
    }

    private static MockHttpServletRequestBuilder page(String address) {
        return get(URI.create(address)).accept(MediaType.TEXT_HTML);
    }

    private MvcResult signIn(String login, String password, String to) throws Exception {
        return web.perform(post("/account/sign-in")
                        .accept(MediaType.TEXT_HTML)
                        .param("login", login)
                        .param("password", password)
                        .param("to", to))
                .andReturn();
    }

    private MockHttpSession session(String login) {
        return people.session(login, sessions);
    }

    @Test
    void aStrangerWhoWantsAPageIsSentToSignInAndThenToThatPage() throws Exception {
        String address = web.perform(page("/account?done=roles"))
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getHeader("Location");
        assertThat(address).isEqualTo("/account/sign-in?to=%2Faccount%3Fdone%3Droles");
        MvcResult form = web.perform(page(address)).andExpect(status().isOk()).andReturn();
        assertThat(form.getRequest().getSession(false))
                .as("a stranger costs no session")
                .isNull();
        Matcher to = Pattern.compile("name=\"to\" value=\"([^\"]*)\"")
                .matcher(form.getResponse().getContentAsString());
        assertThat(to.find()).isTrue();
        MvcResult in = signIn("reader", People.PASSWORD, to.group(1));
        assertThat(in.getResponse().getHeader("Location")).isEqualTo("/account?done=roles");
        web.perform(page("/account").session((MockHttpSession) in.getRequest().getSession(false)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The reader")))
                .andExpect(content().string(containsString("/account/sign-out")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"})
    void nobodyIsSentElsewhereAfterSigningIn(String to) throws Exception {
        assertThat(signIn("reader", People.PASSWORD, to).getResponse().getHeader("Location"))
                .isEqualTo("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginAreToldTheSame() throws Exception {
        String wrong = signIn("reader", "not the password", "/").getResponse().getContentAsString();
        String unknown = signIn("nobody", "not the password", "/").getResponse().getContentAsString();
        assertThat(wrong.replace("reader", "nobody")).isEqualTo(unknown).contains("id=\"refusal\"");
    }

    @Test
    void aSessionFromBeforeIsNotCarriedThroughTheSignIn() throws Exception {
        MockHttpSession planted = new MockHttpSession();
        MvcResult in = web.perform(post("/account/sign-in")
                        .session(planted)
                        .param("login", "reader")
                        .param("password", People.PASSWORD))
                .andReturn();
        assertThat(planted.isInvalid()).isTrue();
        assertThat(in.getRequest().getSession(false).getId()).isNotEqualTo(planted.getId());
    }

    @Test
    void aSignInFormOfAnotherSiteIsRefused() throws Exception {
        web.perform(post("/account/sign-in")
                        .header("Sec-Fetch-Site", "cross-site")
                        .param("login", "reader")
                        .param("password", People.PASSWORD))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("form-not-ours"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        web.perform(post("/account/tokens").session(session("reader")).param("label", "stolen"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("form-not-ours"));
        web.perform(post("/account/tokens")
                        .session(session("reader"))
                        .param("label", "mine")
                        .with(csrf()))
                .andExpect(status().isCreated());
    }

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndKeepsThisOne() throws Exception {
        Account person = accounts.create("changing", "Changing", "c@example.org", People.PASSWORD, java.util.Set.of());
        MockHttpSession here = (MockHttpSession)
                signIn("changing", People.PASSWORD, "/").getRequest().getSession(false);
        MockHttpSession elsewhere = (MockHttpSession)
                signIn("changing", People.PASSWORD, "/").getRequest().getSession(false);
        MvcResult changed = web.perform(post("/account/password")
                        .session(here)
                        .with(csrf())
                        .param("current", People.PASSWORD)
                        .param("password", OTHER_PASSWORD))
                .andExpect(status().isSeeOther())
                .andReturn();
        web.perform(page("/account").session(elsewhere)).andExpect(status().isSeeOther());
        web.perform(page("/account")
                        .session((MockHttpSession) changed.getRequest().getSession(false)))
                .andExpect(status().isOk());
        accounts.disable(person.id(), Caller.ANONYMOUS);
        web.perform(page("/account")
                        .session((MockHttpSession) changed.getRequest().getSession(false)))
                .andExpect(status().isSeeOther());
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        MockHttpSession session = session("reader");
        web.perform(page("/account/sign-out").session(session)).andExpect(status().isMethodNotAllowed());
        web.perform(post("/account/sign-out").session(session).with(csrf())).andExpect(status().isSeeOther());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aProgramWithATokenIsItsAccountAndNeedsNoFormToken() throws Exception {
        String token = accounts.issueToken(people.account("depositor").id(), "a script");
        web.perform(get("/api/account").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.login").value("depositor"))
                .andExpect(jsonPath("$.roles[0]").value("depositor"));
        String made = web.perform(post("/api/account/tokens")
                        .header("Authorization", "bearer " + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"label\":\"another\",\"expiresInDays\":1}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.token").value(containsString("estran_")))
                .andReturn()
                .getResponse()
                .getHeader("Location");
        web.perform(delete(made).header("Authorization", "Bearer " + token)).andExpect(status().isNoContent());
        web.perform(delete(made).header("Authorization", "Bearer " + token)).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer estran_wrong", "Bearer", "Basic cmVhZGVyOng=", "Bearer ", "estran_x"})
    void aBadTokenIsRefusedEvenWhereAnyoneMayReadAndEvenBesideASession(String credentials) throws Exception {
        web.perform(get("/records").header("Authorization", credentials).session(session("administrator")))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("error=\"invalid_token\"")))
                .andExpect(jsonPath("$.code").value("invalid-token"));
    }

    @Test
    void aProgramWithoutATokenIsToldHowToSignIn() throws Exception {
        web.perform(get("/api/account"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer realm=\"estran\""))
                .andExpect(content().contentType("application/problem+json"));
        web.perform(post("/api/account/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void whatIsNotThereIsNotFoundForAnybody() throws Exception {
        web.perform(page("/nothing-of-the-kind")).andExpect(status().isNotFound());
        web.perform(page("/nothing-of-the-kind").session(session("administrator")))
                .andExpect(status().isNotFound());
        web.perform(post("/records/x"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", containsString("GET")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/records/..%2fadmin", "/records/x;y=z", "/records/%00", "/records/a%2Fb", "/a/../admin"})
    void anAddressNoHonestClientSendsIsRefused(String address) throws Exception {
        web.perform(get(URI.create(address)))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void fileNamesInOtherLettersPassTheDoors() throws Exception {
        web.perform(get(URI.create("/records/x/files/%C3%A9t%C3%A9%20%E6%B5%B7.txt")))
                .andExpect(status().isNotFound());
    }

    @Test
    void pagesOfOtherSitesMayReadWhatAnyoneMayReadButNeverWithCookies() throws Exception {
        web.perform(options("/api/records")
                        .header("Origin", "https://portal.example.org")
                        .header("Access-Control-Request-Method", "GET"))
                .andExpect(status().isOk())
                .andExpect(header().string("Access-Control-Allow-Origin", "*"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Credentials"));
        web.perform(get("/api/account").header("Origin", "https://portal.example.org"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @Test
    void httpsIsRememberedOnlyWhereItIsUsed() throws Exception {
        web.perform(get("/problems/not-found")).andExpect(header().doesNotExist("Strict-Transport-Security"));
        web.perform(get("/problems/not-found").secure(true)).andExpect(header().exists("Strict-Transport-Security"));
    }

    @Test
    void onlyAnAdministratorKeepsTheAccounts() throws Exception {
        MockHttpSession admin = session("administrator");
        web.perform(page("/admin").session(admin)).andExpect(status().isOk());
        web.perform(page("/admin/accounts").session(admin)).andExpect(status().isOk());
        web.perform(post("/admin/accounts")
                        .session(admin)
                        .with(csrf())
                        .param("login", "newcomer")
                        .param("displayName", "A newcomer")
                        .param("email", "n@example.org")
                        .param("role", "depositor", "moderator"))
                .andExpect(status().isCreated())
                .andExpect(content().string(containsString("A newcomer")));
        Account made = accounts.byLogin("newcomer").orElseThrow();
        web.perform(post("/admin/accounts/" + made.id() + "/disable")
                        .session(admin)
                        .with(csrf()))
                .andExpect(status().isSeeOther());
        assertThat(accounts.byLogin("newcomer").orElseThrow().isEnabled()).isFalse();
        String own = people.account("administrator").id();
        web.perform(post("/admin/accounts/" + own + "/disable").session(admin).with(csrf()))
                .andExpect(status().isConflict());
        web.perform(page("/admin/accounts").session(session("moderator"))).andExpect(status().isForbidden());
    }

    @Test
    void theMistakesOfAFormStandBesideItsFieldsAndWhatWasTypedIsKept() throws Exception {
        web.perform(post("/admin/accounts")
                        .session(session("administrator"))
                        .with(csrf())
                        .param("login", "É")
                        .param("displayName", "Kept as typed")
                        .param("email", "nobody"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("aria-invalid=\"true\"")))
                .andExpect(content().string(containsString("Kept as typed")));
    }
}
