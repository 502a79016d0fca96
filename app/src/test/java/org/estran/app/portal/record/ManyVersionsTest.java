package org.estran.app.portal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
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

/** A record of five hundred versions: its page tells of a few, and the others are had page by page. */
@SpringBootTest
@AutoConfigureMockMvc
class ManyVersionsTest {

    private static final int VERSIONS = 500;
    private static final Pattern LISTED = Pattern.compile("href=\"/records/much_revised/versions/(\\d+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/records/much_revised/versions\\?before=\\d+)\"");

    @Autowired
    MockMvc web;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Archive archive;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws Exception {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "versions");
        properties.add("estran.home", home::toString);
        properties.add("estran.base-url", () -> "http://localhost");
    }

    @Test
    void itsPageTellsOfTheNewestAndEveryOtherIsFoundFromThereOnce() throws Exception {
        for (int version = 1; version <= VERSIONS; version++) {
            MetadataRecord record =
                    MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Version " + version, "Version " + version));
            catalogue.put(new CatalogueEntry("much_revised", record, null, version, List.of()));
        }
        assertThat(archive.validate("much_revised").getErrors()).isEmpty();
        assertThat(listed(page("/records/much_revised").getContentAsString()))
                .containsExactlyElementsOf(downFrom(VERSIONS, 10));
        assertThat(page("/records/much_revised/versions/1").getContentAsString())
                .contains("href=\"/records/much_revised\"", "Version 1");

        List<Integer> all = new ArrayList<>();
        String address = "/records/much_revised/versions";
        while (address != null) {
            String page = page(address).getContentAsString();
            assertThat(listed(page)).hasSizeLessThanOrEqualTo(50);
            all.addAll(listed(page));
            Matcher next = NEXT.matcher(page);
            address = next.find() ? next.group(1) : null;
        }
        assertThat(all).isEqualTo(downFrom(VERSIONS, VERSIONS));
    }

    private static List<Integer> downFrom(int newest, int count) {
        return IntStream.range(0, count).mapToObj(i -> newest - i).toList();
    }

    private static List<Integer> listed(String page) {
        List<Integer> versions = new ArrayList<>();
        Matcher listed = LISTED.matcher(page);
        while (listed.find()) {
            versions.add(Integer.valueOf(listed.group(1)));
        }
        return versions;
    }

    private MockHttpServletResponse page(String path) throws Exception {
        MockHttpServletResponse answer = web.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer;
    }
}
