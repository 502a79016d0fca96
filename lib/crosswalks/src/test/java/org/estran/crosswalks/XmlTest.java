package org.estran.crosswalks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.stream.XMLStreamReader;
import org.estran.judging.Shared;
import org.estran.terms.Language;
import org.estran.terms.SafeXml;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class XmlTest {

    private static final String BOMB = """
            <!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>""";

    @Test
    void refusesDocumentTypes() {
        assertThatThrownBy(() -> Xml.parse(BOMB)).isInstanceOf(SAXException.class);
    }

    @Test
    void theStreamingReaderOpensNoEntity() {
        assertThatThrownBy(() -> {
                    XMLStreamReader reader = SafeXml.streamReaders().createXMLStreamReader(new StringReader(BOMB));
                    while (reader.hasNext()) {
                        reader.next();
                    }
                })
                .isInstanceOf(javax.xml.stream.XMLStreamException.class);
    }

    @Test
    void dropsWhatXmlCannotCarryAndKeepsTheRest() {
        assertThat(Xml.clean(" \u0000a\u0008\uD83Db\uD83D\uDE00\uFFFE\té ")).isEqualTo("ab😀\té");
    }

    @Test
    void knowsTheUsualLicencesInBothLanguages() {
        assertThat(Licences.of("cc-by-4.0"))
                .hasValueSatisfying(l -> assertThat(l.isOpen()).isTrue());
        assertThat(Licences.of("unknown")).isEmpty();
        assertThat(Licences.all()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(licence -> {
            assertThat(licence.name().exactly(Language.FR)).isPresent();
            assertThat(licence.name().exactly(Language.EN)).isPresent();
            assertThat(licence.meaning().exactly(Language.FR)).isPresent();
            assertThat(licence.meaning().exactly(Language.EN)).isPresent();
            assertThat(licence.address()).startsWith("https://");
        });
    }

    @Test
    void everyLicenceIsInTheSpdxList() throws Exception {
        String list = java.nio.file.Files.readString(Shared.data("vocabularies/licences/spdx-licences.json"));
        assertThat(Licences.all()).allSatisfy(l -> assertThat(list).contains("\"" + l.spdx() + "\""));
    }
}
