package org.estran.app.imports.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An administrator imports from the pages, and anyone has the original. */
@SpringBootTest
@AutoConfigureMockMvc
class ImportPagesTest {

    private static final Path HOME = freshHome();

    private static final String TOKEN = "a-token-of-the-administrator-for-tests-0001";

    private static final String DOCUMENT = """
            <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
              <gmd:fileIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
              <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                <gmd:title><gco:CharacterString>Salinité à l’œuvre</gco:CharacterString></gmd:title>
              </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
            </gmd:MD_Metadata>
            """;

    @Autowired
    private MockMvc web;

    @Autowired
    private Imports imports;

    @Autowired
    private Catalogue catalogue;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) {
        properties.add("estran.home", HOME::toString);
        properties.add("estran.admin.token", () -> TOKEN);
        properties.add("estran.base-url", () -> "http://localhost");
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "home");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aFolderOfTheServerIsImportedAndItsReportIsShownAndGivenAsFiles() throws Exception {
        Path folder = Files.createDirectories(HOME.resolve("imports/strait"));
        Files.writeString(folder.resolve("a.xml"), DOCUMENT.formatted("urn:x:page"));
        Files.writeString(folder.resolve("=bad.xml"), "<gmd:MD_Metadata>");
        String address =
                Objects.requireNonNull(web.perform(as(post("/admin/imports")).param("location", "strait"))
                        .andExpect(status().isSeeOther())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        assertThat(ended(address).counts().added()).isEqualTo(1);
        web.perform(as(get(address)).queryParam("lang", "fr"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("a.xml")))
                .andExpect(content().string(containsString("Une nouvelle fiche.")));
        web.perform(as(get(address)).queryParam("lang", "en").param("kind", "failed"))
                .andExpect(content().string(containsString("=bad.xml")));
        web.perform(as(get(address + "/report.csv")).queryParam("lang", "en"))
                .andExpect(content().string(containsString("'=bad.xml,1,")));
        web.perform(as(get(address + "/report.json")).queryParam("lang", "en"))
                .andExpect(content().string(containsString("\"message\" : \"A new record.\"")));
        web.perform(as(get("/admin/imports"))).andExpect(content().string(containsString("strait")));
    }

    @Test
    void theOriginalIsGivenByteForByteAlsoWhenTheRecordWasCorrectedHere() throws Exception {
        byte[] bytes = DOCUMENT.formatted("urn:x:original").getBytes(UTF_8);
        ended(sent("original.xml", bytes));
        CatalogueRecord record = catalogue.byIdentifier("urn:x:original").orElseThrow();
        String address = "/records/" + record.id();
        String tag = Objects.requireNonNull(web.perform(get(address).param("f", "original"))
                .andExpect(status().isOk())
                .andExpect(content().bytes(bytes))
                .andExpect(content().contentType("application/xml"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andReturn()
                .getResponse()
                .getHeader("ETag"));
        web.perform(get(address).param("f", "iso19139")).andExpect(content().bytes(bytes));
        web.perform(head(address).param("f", "original"))
                .andExpect(status().isOk())
                .andExpect(header().longValue("Content-Length", bytes.length));
        web.perform(get(address).param("f", "original").header("If-None-Match", tag))
                .andExpect(status().isNotModified());
        web.perform(get(address).queryParam("lang", "fr")).andExpect(content().string(containsString("Importé de")));
        catalogue.amend(record.id(), record.record().change().edition("2").build(), record.change());
        web.perform(get(address).param("f", "original")).andExpect(content().bytes(bytes));
    }

    @Test
    void aFileThatIsSentIsImportedUnderItsNameAndThrownAway() throws Exception {
        ImportRun run =
                ended(sent("../..//été.xml", DOCUMENT.formatted("urn:x:sent").getBytes(UTF_8)));
        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(run.source()).isEqualTo("été.xml");
        assertThat(run.location().toString()).contains("/imports/received/").endsWith("/été.xml");
        assertThat(Files.exists(run.location())).isFalse();
    }

    @Test
    void anImportThatIsOverIsNotCancelledAnyMore() throws Exception {
        String address = sent("over.xml", DOCUMENT.formatted("urn:x:over").getBytes(UTF_8));
        ended(address);
        web.perform(as(get(address))).andExpect(content().string(not(containsString("/cancellation"))));
        web.perform(as(post(address + "/cancellation"))).andExpect(status().isSeeOther());
        assertThat(ended(address).cancelledBy()).isNull();
    }

    @Test
    void whatIsOutsideOfTheFolderIsNotThere() throws Exception {
        Files.createDirectories(HOME.resolve("imports"));
        Files.deleteIfExists(HOME.resolve("imports/link"));
        Files.createSymbolicLink(HOME.resolve("imports/link"), Path.of("/etc"));
        for (String outside : List.of("/etc/hostname", "../database", "link", "link/hostname", "", "\0")) {
            web.perform(as(post("/admin/imports")).param("location", outside)).andExpect(status().isBadRequest());
        }
    }

    private String sent(String name, byte[] bytes) throws Exception {
        return Objects.requireNonNull(
                web.perform(as(put("/admin/imports/files")).param("path", name).content(bytes))
                        .andExpect(status().isAccepted())
                        .andReturn()
                        .getResponse()
                        .getHeader("Location"));
    }

    private ImportRun ended(String address) throws InterruptedException {
        long number = Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
        ImportRun run = imports.find(number).orElseThrow();
        for (int tries = 0; tries < 300 && !run.state().isOver(); tries++) {
            Thread.sleep(50);
            run = imports.find(number).orElseThrow();
        }
        Thread.sleep(200);
        assertThat(run.state()).isEqualTo(ImportRun.State.DONE);
        return run;
    }

    private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + TOKEN);
    }
}
