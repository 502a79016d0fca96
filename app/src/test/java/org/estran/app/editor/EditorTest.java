package org.estran.app.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.SignedIn;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordState;
import org.estran.app.description.RecordForm;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The editor as its pages use it: forms sent to the whole application on a fresh home. */
@SpringBootTest
@AutoConfigureMockMvc
class EditorTest {

    @Autowired
    MockMvc web;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Editing editing;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws Exception {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "editor");
        properties.add("estran.home", home::toString);
        properties.add("estran.base-url", () -> "http://localhost");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRecordOfEveryKindIsMadeByFormAndItsPageShowsIt(Kind kind) throws Exception {
        assertThat(read("/records/new?kind=" + kind.word()).getContentAsString())
                .contains("name=\"title.fr\"", "name=\"title.en\"");
        Map<String, String> typed = described("Essai " + kind.word());
        typed.put("began", kind.word());
        typed.put("kind", kind.word());
        MockHttpServletResponse made = send("/records/new", typed);
        assertThat(made.getStatus()).isEqualTo(302);
        String page = made.getRedirectedUrl();
        assertThat(read(page).getContentAsString()).contains("Essai " + kind.word());
        assertThat(read(page + "/edit").getStatus()).isEqualTo(200);
    }

    @Test
    void aRecordThatLacksWhatDataCiteOrIsoRequiresIsNotPublishedAndSaysSoBesideTheField() throws Exception {
        MockHttpServletResponse refused = send("/records/new", Map.of("began", "dataset", "title.en", "Only a title"));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("value=\"Only a title\"", "DataCite demande un créateur", "id=\"f-parties\"");
    }

    @Test
    void checkDigitsAreCheckedAndNothingIsSavedByAsking() throws Exception {
        CatalogueRecord record = published("checked_record");
        Map<String, String> typed = form(record);
        typed.put("parties.0.orcid", "0000-0002-1825-0098");
        typed.put("parties.0.ror", "04kdfz703");
        assertThat(send("/records/checked_record/edit/check", typed).getContentAsString())
                .contains("data-at=\"f-parties-0-orcid\"", "data-at=\"f-parties-0-ror\"");
        assertThat(catalogue.find("checked_record")).contains(record);
    }

    @Test
    void whatEachChangeWasIsToldAndAnEarlierStateComesBack() throws Exception {
        CatalogueRecord first = published("changing_record");
        Map<String, String> typed = form(first);
        typed.put("title.en", "Another title");
        assertThat(send("/records/changing_record/edit", typed).getStatus()).isEqualTo(302);

        List<RecordState> states = editing.history("changing_record");
        assertThat(states).hasSize(2);
        assertThat(states.getFirst().by()).isEqualTo("moderator-id");
        String change = read("/records/changing_record/history/"
                        + states.getFirst().change())
                .getContentAsString();
        assertThat(change).contains("data-pointer=\"/title/en\"", "<del>Tides</del>", "<ins>Another title</ins>");
        assertThat(read("/records/changing_record/history").getContentAsString())
                .contains("/records/changing_record/history/" + first.change());

        String restore = "/records/changing_record/history/" + first.change() + "/restore";
        assertThat(send(restore, Map.of("present", String.valueOf(first.change())))
                        .getStatus())
                .as("somebody changed it since the page was read")
                .isEqualTo(412);
        send(restore, Map.of("present", String.valueOf(states.getFirst().change())));
        assertThat(catalogue.find("changing_record").orElseThrow().record()).isEqualTo(first.record());
        assertThat(editing.history("changing_record")).hasSize(3);
    }

    @Test
    void ofTwoWhoEditAtOnceTheSecondSeesBothStatesAndLosesNothing() throws Exception {
        CatalogueRecord begun = published("disputed_record");
        Map<String, String> mine = form(begun);
        Map<String, String> theirs = form(begun);
        theirs.put("title.en", "Their title");
        theirs.put("edition", "2");
        send("/records/disputed_record/edit", theirs);
        mine.put("title.en", "My title");
        mine.put("purpose.fr", "Mon but");

        MockHttpServletResponse disputed = send("/records/disputed_record/edit", mine);
        assertThat(disputed.getStatus()).isEqualTo(409);
        CatalogueRecord now = catalogue.find("disputed_record").orElseThrow();
        assertThat(disputed.getContentAsString())
                .contains("Their title", "value=\"My title\"", ">Mon but</textarea>", "data-code=\"changed-by-both\"")
                .contains("name=\"change\" value=\"" + now.change() + "\"");
        assertThat(now.record().title().exactly(Language.EN)).contains("Their title");

        Map<String, String> both = form(now);
        both.put("title.en", "My title");
        both.put("purpose.fr", "Mon but");
        assertThat(send("/records/disputed_record/edit", both).getStatus()).isEqualTo(302);
        MetadataRecord saved = catalogue.find("disputed_record").orElseThrow().record();
        assertThat(saved.edition()).isEqualTo("2");
        assertThat(saved.title().exactly(Language.EN)).contains("My title");
    }

    @Test
    void whatWasWrongBeforeDoesNotKeepAnybodyFromMendingSomethingElse() throws Exception {
        MetadataRecord thin = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Maigre", "Thin"));
        CatalogueRecord record = catalogue.put(CatalogueEntry.described("thin_record", thin));
        Map<String, String> typed = form(record);
        typed.put("edition", "3");
        assertThat(send("/records/thin_record/edit", typed).getStatus()).isEqualTo(302);
        typed = form(catalogue.find("thin_record").orElseThrow());
        typed.put("identifiers.0.scheme", "doi");
        typed.put("identifiers.0.value", "not a doi");
        assertThat(send("/records/thin_record/edit", typed).getStatus()).isEqualTo(400);
    }

    @Test
    void rowsAreMovedTakenOutAndAddedWithoutSaving() throws Exception {
        Map<String, String> typed = described("Rangées");
        typed.put("began", "document");
        typed.put("parties.1.role", "author");
        typed.put("parties.1.family", "Deuxième");
        typed.put("rows", "parties:1:up");
        String moved = send("/records/new/rows", typed).getContentAsString();
        assertThat(moved).contains("name=\"parties.0.family\" value=\"Deuxième\"");
        typed.put("rows", "parties:0:remove");
        assertThat(send("/records/new/rows", typed).getContentAsString())
                .contains("name=\"parties.0.family\" value=\"Deuxième\"")
                .doesNotContain("parties.1.family");
        typed.put("rows", "parties:0:down");
        assertThat(send("/records/new", typed).getContentAsString())
                .as("without scripts the whole page comes back")
                .contains("<h1", "name=\"parties.0.family\" value=\"Deuxième\"");
        typed.put("rows", "nothing:0:up");
        assertThat(send("/records/new/rows", typed).getStatus()).isEqualTo(400);
    }

    @Test
    void markupAndScriptsInAnyFieldAreTextAndNeverAFailure() throws Exception {
        CatalogueRecord record = published("hostile_record");
        String hostile = "\"><script>alert(1)</script>]]>\u0000😀{{x}}${7*7}";
        for (String field : form(record).keySet()) {
            Map<String, String> typed = form(record);
            if (Set.of("change", "began").contains(field)) {
                continue;
            }
            typed.put(field, hostile);
            MockHttpServletResponse answer = send("/records/hostile_record/edit/check", typed);
            assertThat(answer.getStatus()).as(field).isEqualTo(200);
            assertThat(answer.getContentAsString()).as(field).doesNotContain("<script>alert");
            MockHttpServletResponse page =
                    send("/records/hostile_record/edit/rows", with(typed, "rows", "keywords:0:add"));
            assertThat(page.getStatus()).as(field).isEqualTo(200);
            assertThat(page.getContentAsString()).as(field).doesNotContain("<script>alert");
        }
        Map<String, String> typed = form(record);
        typed.put("relations.0.type", "References");
        typed.put("relations.0.target", "javascript:alert(1)");
        assertThat(send("/records/hostile_record/edit", typed).getStatus()).isEqualTo(400);
    }

    @Test
    void tenThousandKeywordsStayAndTheFormSaysHowManyItShows() throws Exception {
        List<Keyword> many = new java.util.ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Keyword(LocalizedText.of("mot " + i, "word " + i), null, null));
        }
        MetadataRecord record =
                published("wordy_record").record().change().keywords(many).build();
        CatalogueRecord wordy = catalogue.amend(
                "wordy_record",
                record,
                catalogue.find("wordy_record").orElseThrow().change());
        assertThat(read("/records/wordy_record/edit").getContentAsString())
                .contains("data-code=\"rows-not-shown\"")
                .doesNotContain("keywords.200.");
        Map<String, String> typed = form(wordy);
        typed.put("keywords.0.label.fr", "un autre mot");
        assertThat(send("/records/wordy_record/edit", typed).getStatus()).isEqualTo(302);
        List<Keyword> kept =
                catalogue.find("wordy_record").orElseThrow().record().keywords();
        assertThat(kept).hasSize(10_000);
        assertThat(kept.get(9_999).label()).isEqualTo(LocalizedText.of("mot 9999", "word 9999"));
    }

    @Test
    void aTextOfFiveMillionCharactersIsRefusedAsTooLarge() throws Exception {
        Map<String, String> typed = described("Long");
        typed.put("began", "document");
        typed.put("abstract.fr", "x".repeat(5_000_000));
        assertThat(send("/records/new", typed).getStatus()).isEqualTo(413);
    }

    private CatalogueRecord published(String id) {
        MetadataRecord record = new RecordBuilder(Kind.DOCUMENT)
                .title(LocalizedText.of("Marées", "Tides"))
                .summary(LocalizedText.of("é".repeat(120), "e".repeat(120)))
                .parties(List.of(org.estran.records.Party.person(org.estran.records.Role.AUTHOR, "Équipe", null)))
                .build();
        return catalogue.put(CatalogueEntry.described(id, record));
    }

    private Map<String, String> form(CatalogueRecord record) {
        Draft draft = editing.open(record.id());
        Map<String, String> fields =
                new HashMap<>(RecordForm.of(draft.parts(), draft.base()).fields());
        fields.put("change", String.valueOf(record.change()));
        fields.put("began", record.record().kind().word());
        return fields;
    }

    private static Map<String, String> described(String title) {
        return new HashMap<>(Map.of(
                "title.fr",
                title,
                "title.en",
                title + " (trial)",
                "abstract.fr",
                "é".repeat(120),
                "abstract.en",
                "e".repeat(120),
                "parties.0.role",
                "author",
                "parties.0.family",
                "Équipe d’essai"));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private MockHttpServletResponse read(String path) throws Exception {
        return web.perform(get(path).with(authentication(moderator())))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse send(String path, Map<String, String> fields) throws Exception {
        MockHttpServletRequestBuilder request =
                post(path).with(authentication(moderator())).with(csrf());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private static SignedIn moderator() {
        return SignedIn.bySession(new Caller("moderator-id", "Modération", Set.of(AccountRole.MODERATOR)));
    }
}
