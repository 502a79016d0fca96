package org.estran.app.dissemination.csw;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.estran.app.origins.Origins;
import org.estran.records.Kind;
import org.estran.records.RecordBuilder;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records inserted, changed and deleted by the operation Transaction, by those who may. */
class CswTransactionTest {

    private static final String PASSWORD = "une marée de vive-eau";

    @TempDir
    static Path folder;

    private static RunningCsw centre;
    private static String moderator;
    private static String depositor;
    private static Catalogue catalogue;

    @BeforeAll
    static void start() {
        centre = RunningCsw.on(folder.resolve("home"));
        Accounts accounts = centre.bean(Accounts.class);
        accounts.create("moderator", "The moderator", "m@example.org", PASSWORD, Set.of(AccountRole.MODERATOR));
        accounts.create("depositor", "The depositor", "d@example.org", PASSWORD, Set.of(AccountRole.DEPOSITOR));
        moderator = basic("moderator", PASSWORD);
        depositor = basic("depositor", PASSWORD);
        catalogue = centre.bean(Catalogue.class);
    }

    @AfterAll
    static void stop() {
        centre.close();
    }

    private static String basic(String login, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String transaction(String attributes, String actions) {
        return "<csw:Transaction xmlns:csw='http://www.opengis.net/cat/csw/2.0.2' xmlns:ogc='http://www.opengis.net/ogc'"
                + " xmlns:gmd='http://www.isotc211.org/2005/gmd' xmlns:gco='http://www.isotc211.org/2005/gco'"
                + " service='CSW' version='2.0.2' " + attributes + ">" + actions + "</csw:Transaction>";
    }

    private static String document(String identifier, String title) {
        return "<gmd:MD_Metadata><gmd:fileIdentifier><gco:CharacterString>" + identifier
                + "</gco:CharacterString></gmd:fileIdentifier><gmd:language><gco:CharacterString>eng"
                + "</gco:CharacterString></gmd:language><gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation>"
                + "<gmd:CI_Citation><gmd:title><gco:CharacterString>" + title
                + "</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation><gmd:abstract><gco:CharacterString>"
                + "Sea levels.</gco:CharacterString></gmd:abstract></gmd:MD_DataIdentification></gmd:identificationInfo>"
                + "</gmd:MD_Metadata>";
    }

    private static String insert(String... documents) {
        return "<csw:Insert>" + String.join("", documents) + "</csw:Insert>";
    }

    private static String constraint(String cql) {
        return "<csw:Constraint version='1.1.0'><csw:CqlText>" + cql + "</csw:CqlText></csw:Constraint>";
    }

    private static String done(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ValidAnswersTest.faults(answer.body(), "2.0.2"))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    private static CatalogueRecord record(String identifier) {
        return catalogue.byIdentifier(identifier).orElseThrow();
    }

    private static String title(String identifier) {
        return record(identifier).record().title().best(Language.EN);
    }

    @Test
    void whatIsInsertedIsHadAtOnceAsItCame() throws Exception {
        String answer = done(centre.post(
                "/csw",
                transaction(
                        "requestId='urn:one'",
                        "<csw:Insert handle='gauges'>" + document("gauge-1", "One") + document("gauge-2", "Two")
                                + "</csw:Insert>"),
                moderator));
        assertThat(answer)
                .contains(
                        "requestId=\"urn:one\"",
                        "<csw:totalInserted>2</csw:totalInserted>",
                        "<csw:totalUpdated>0</csw:totalUpdated>",
                        "handleRef=\"gauges\"",
                        "<dc:identifier>gauge-1</dc:identifier>",
                        "<dc:identifier>gauge-2</dc:identifier>");
        assertThat(centre.get("/csw?service=CSW&version=2.0.2&request=GetRecordById&id=gauge-2&elementSetName=full"
                                + "&outputSchema=http://www.isotc211.org/2005/gmd")
                        .body())
                .contains("<gmd:abstract><gco:CharacterString>Sea levels.</gco:CharacterString></gmd:abstract>");
        assertThat(centre.get("/records/" + record("gauge-2").id() + "?f=original")
                        .body())
                .startsWith("<gmd:MD_Metadata")
                .contains("xmlns:gco=\"http://www.isotc211.org/2005/gco\"", "gauge-2");
        ImportRun run = centre.bean(Imports.class).runs(1).getFirst();
        assertThat(run.source()).isEqualTo("csw");
        assertThat(run.counts().added()).isEqualTo(2);
        assertThat(run.request().askedBy()).isEqualTo("The moderator");
    }

    @Test
    void aTerseAnswerHasNoRecords() throws Exception {
        assertThat(done(centre.post(
                        "/csw", transaction("verboseResponse='false'", insert(document("terse", "Terse"))), moderator)))
                .contains("<csw:totalInserted>1</csw:totalInserted>")
                .doesNotContain("InsertResult");
    }

    @Test
    void aWholeRecordTakesThePlaceOfTheOneItNames() throws Exception {
        done(centre.post("/csw", transaction("", insert(document("whole", "Before"))), moderator));
        String update = transaction("", "<csw:Update>" + document("whole", "After") + "</csw:Update>");
        assertThat(done(centre.post("/csw", update, moderator))).contains("<csw:totalUpdated>1</csw:totalUpdated>");
        assertThat(title("whole")).isEqualTo("After");
        assertThat(centre.get("/records/" + record("whole").id() + "?f=original")
                        .body())
                .contains("After");
        long change = record("whole").change();
        done(centre.post("/csw", update, moderator));
        assertThat(record("whole").change())
                .as("the same again changes nothing")
                .isEqualTo(change);
    }

    @Test
    void aRecordMadeHereIsCorrectedAndKeepsWhatItIs() throws Exception {
        catalogue.put(CatalogueEntry.described(
                "record_made_here",
                new RecordBuilder(Kind.NETWORK)
                        .title(LocalizedText.of("Ici", "Here"))
                        .build()));
        done(centre.post(
                "/csw",
                transaction("", "<csw:Update>" + document("record_made_here", "Corrected") + "</csw:Update>"),
                moderator));
        CatalogueRecord corrected = catalogue.find("record_made_here").orElseThrow();
        assertThat(corrected.record().title().best(Language.EN)).isEqualTo("Corrected");
        assertThat(centre.bean(Origins.class).document("record_made_here")).isEmpty();
    }

    @Test
    void singlePropertiesAreSetAndEmptied() throws Exception {
        done(centre.post(
                "/csw", transaction("", insert(document("single-1", "A"), document("single-2", "B"))), moderator));
        String properties =
                "<csw:RecordProperty><csw:Name>dc:title</csw:Name><csw:Value>Set</csw:Value></csw:RecordProperty>"
                        + "<csw:RecordProperty><csw:Name>apiso:Abstract</csw:Name></csw:RecordProperty>"
                        + "<csw:RecordProperty><csw:Name>dc:subject</csw:Name><csw:Value>tide</csw:Value></csw:RecordProperty>"
                        + "<csw:RecordProperty><csw:Name>dc:subject</csw:Name><csw:Value>gauge</csw:Value></csw:RecordProperty>"
                        + "<csw:RecordProperty><csw:Name>apiso:CreationDate</csw:Name><csw:Value>2020-05</csw:Value></csw:RecordProperty>";
        String answer = done(centre.post(
                "/csw",
                transaction(
                        "",
                        "<csw:Update>" + properties + constraint("dc:identifier LIKE 'single-%'") + "</csw:Update>"),
                moderator));
        assertThat(answer).contains("<csw:totalUpdated>2</csw:totalUpdated>");
        for (String identifier : List.of("single-1", "single-2")) {
            assertThat(title(identifier)).isEqualTo("Set");
            assertThat(record(identifier).record().summary().isEmpty()).isTrue();
            assertThat(record(identifier).record().keywords())
                    .extracting(keyword -> keyword.label().best(Language.EN))
                    .containsExactly("tide", "gauge");
            assertThat(record(identifier).record().dates())
                    .extracting(date -> date.type().word() + " " + date.date())
                    .contains("creation 2020-05");
        }
    }

    @Test
    void whatIsDeletedLeavesATombstoneAndItsIdentifierIsNotGivenAgain() throws Exception {
        done(centre.post("/csw", transaction("", insert(document("goes", "Goes"))), moderator));
        String id = record("goes").id();
        String filter = "<csw:Constraint version='1.1.0'><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>"
                + "apiso:Identifier</ogc:PropertyName><ogc:Literal>goes</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
                + "</csw:Constraint>";
        String delete = transaction("", "<csw:Delete typeName='csw:Record'>" + filter + "</csw:Delete>");
        assertThat(done(centre.post("/csw", delete, moderator))).contains("<csw:totalDeleted>1</csw:totalDeleted>");
        assertThat(centre.get("/records/" + id).statusCode()).isEqualTo(410);
        assertThat(centre.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").body())
                .containsPattern("status=\"deleted\">\\s*<identifier>[^<]*" + id);
        assertThat(done(centre.post("/csw", delete, moderator))).contains("<csw:totalDeleted>0</csw:totalDeleted>");
        refused(
                409,
                "TransactionFailed",
                centre.post("/csw", transaction("", insert(document("goes", "Again"))), moderator));
    }

    @Test
    void allIsDoneOrNothing() throws Exception {
        done(centre.post("/csw", transaction("", insert(document("stays", "Stays"))), moderator));
        int runs = centre.bean(Imports.class).runs(100).size();
        HttpResponse<String> answer = centre.post(
                "/csw",
                transaction(
                        "",
                        insert(document("never", "Never"))
                                + "<csw:Delete>" + constraint("dc:identifier = 'stays'") + "</csw:Delete>"
                                + "<csw:Insert handle='twice'>" + document("stays", "Twice") + "</csw:Insert>"),
                moderator);
        refused(409, "TransactionFailed", answer);
        assertThat(answer.body()).contains("locator=\"twice\"", "stays");
        assertThat(catalogue.byIdentifier("never")).isEmpty();
        assertThat(record("stays").isGone()).isFalse();
        assertThat(centre.bean(Imports.class).runs(100)).hasSize(runs);
    }

    @Test
    void whatCannotBeReadIsToldAllAtOnce() throws Exception {
        HttpResponse<String> answer = centre.post(
                "/csw",
                transaction(
                        "",
                        "<csw:Insert handle='a'><x/></csw:Insert>"
                                + "<csw:Insert handle='b'>" + document("untitled", "") + "</csw:Insert>"
                                + "<csw:Update handle='c'>" + document("nobody-has-it", "X") + "</csw:Update>"
                                + "<csw:Update><csw:RecordProperty><csw:Name>dc:nothing</csw:Name></csw:RecordProperty>"
                                + constraint("dc:title = 'x'") + "</csw:Update>"
                                + "<csw:Delete>" + constraint("dc:nothing = 'x'") + "</csw:Delete>"),
                moderator);
        refused(400, "InvalidParameterValue", answer);
        assertThat(answer.body())
                .contains("locator=\"a\"", "locator=\"b\"", "locator=\"c\"", "RecordProperty", "Constraint");
        for (String wrong : List.of(
                "",
                "<csw:Insert/>",
                "<csw:Update/>",
                "<csw:Update>" + constraint("dc:title = 'x'") + "</csw:Update>",
                "<csw:Update><csw:RecordProperty><csw:Name>dc:title</csw:Name><csw:Value>x</csw:Value>"
                        + "</csw:RecordProperty></csw:Update>",
                "<csw:Delete/>",
                "<csw:Delete><csw:Constraint/></csw:Delete>",
                "<csw:Harvest/>")) {
            HttpResponse<String> told = centre.post("/csw", transaction("", wrong), moderator);
            assertThat(told.statusCode()).as(wrong + told.body()).isBetween(400, 499);
            assertThat(told.body()).contains("ExceptionReport");
        }
    }

    @Test
    void onlyThoseMayWhoMayAnywhere() throws Exception {
        String body = transaction("", insert(document("by-nobody", "By nobody")));
        HttpResponse<String> stranger = centre.post("/csw", body.getBytes(StandardCharsets.UTF_8), "application/xml");
        refused(401, "NoApplicableCode", stranger);
        assertThat(stranger.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("Basic ", "Bearer ");
        refused(403, "NoApplicableCode", centre.post("/csw", body, depositor));
        for (String wrong : List.of(basic("moderator", "wrong"), "Bearer wrong", "Basic !", "Digest x")) {
            assertThat(centre.post("/csw", body, wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        refused(400, "OperationNotSupported", centre.post("/csw", body.replace("Transaction", "Harvest"), moderator));
        assertThat(catalogue.byIdentifier("by-nobody")).isEmpty();
        assertThat(centre.get("/account", "Authorization", moderator).statusCode())
                .as("passwords are taken where the protocol needs it alone")
                .isEqualTo(401);
        assertThat(centre.get(
                                "/csw?service=CSW&request=GetCapabilities",
                                "Authorization",
                                moderator,
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .as("what a browser was told once is nothing to pages of others")
                .isEqualTo(401);
    }

    @Test
    void aTokenServesAsWellAloneOrAsAPassword() throws Exception {
        Accounts accounts = centre.bean(Accounts.class);
        String token =
                accounts.issueToken(accounts.byLogin("moderator").orElseThrow().id(), "catalogue client");
        done(centre.post("/csw", transaction("", insert(document("token-1", "1"))), "Bearer " + token));
        done(centre.post("/csw", transaction("", insert(document("token-2", "2"))), basic("moderator", token)));
        assertThat(centre.post("/csw", transaction("", insert(document("token-3", "3"))), basic("depositor", token))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theOperationIsOfferedToThoseForWhomItWorks() throws Exception {
        for (String version : List.of("2.0.2", "3.0.0")) {
            String capabilities = "/csw?service=CSW&request=GetCapabilities&version=" + version;
            assertThat(centre.get(capabilities).body()).doesNotContain("Transaction\"");
            HttpResponse<String> answer = centre.get(capabilities, "Authorization", moderator);
            assertThat(answer.body())
                    .contains("<ows:Operation name=\"Transaction\">", "TransactionSchemas")
                    .doesNotContain("Harvest");
            assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Authorization");
            assertThat(ValidAnswersTest.faults(answer.body(), version.equals("2.0.2") ? "2.0.2" : "3.0"))
                    .isEmpty();
        }
    }

    @Test
    void theThirdVersionDoesTheSame() throws Exception {
        String body = transaction("", insert(document("third", "Third")))
                .replace("http://www.opengis.net/cat/csw/2.0.2", "http://www.opengis.net/cat/csw/3.0")
                .replace("version='2.0.2'", "version='3.0.0'");
        HttpResponse<String> answer = centre.post("/csw", body, moderator);
        assertThat(ValidAnswersTest.faults(answer.body(), "3.0"))
                .as(answer.body())
                .isEmpty();
        assertThat(answer.body()).contains("totalInserted>1<", "BriefRecord", "third");
    }

    @Test
    void aRecordOfDublinCoreIsInsertedToo() throws Exception {
        String record =
                "<csw:Record xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier>urn:dublin</dc:identifier>"
                        + "<dc:title>Dublin</dc:title><dc:type>dataset</dc:type></csw:Record>";
        assertThat(done(centre.post("/csw", transaction("", insert(record)), moderator)))
                .contains("urn:dublin");
        assertThat(title("urn:dublin")).isEqualTo("Dublin");
    }

    private static void refused(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("ExceptionReport", "exceptionCode=\"" + code + "\"");
    }
}
