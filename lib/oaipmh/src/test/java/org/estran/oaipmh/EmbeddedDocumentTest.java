package org.estran.oaipmh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>é<!-- b --></a>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>é<!-- b --></a>\n",
                "<?xml version='1.0' encoding='utf-8' standalone='yes'?><!-- <z/> ?> --><?pi <z/>?>\r\n<a>é<!-- b --></a>",
                "\uFEFF<?xml version=\"1.0\"?><a>é<!-- b --></a>"
            })
    void isTheRootElementByteForByte(String document) {
        assertThat(root(document.getBytes(UTF_8))).isEqualTo("<a>é<!-- b --></a>");
    }

    @Test
    void isWrittenAnewFromAnotherEncoding() {
        assertThat(root("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>".getBytes(ISO_8859_1)))
                .isEqualTo("<a>é</a>");
        assertThat(root("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>".getBytes(UTF_16)))
                .isEqualTo("<a>é</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<?xml version=\"1.1\"?><a/>",
                "<?xml version=\"1.0\" encoding=\"no-such\"?><a/>",
                "<!-- never closed",
                "",
                "text"
            })
    void isNothingWhereItCannotStandInAnotherDocument(String document) {
        assertThat(root(document.getBytes(UTF_8))).isNull();
    }

    private static @Nullable String root(byte[] document) {
        return EmbeddedDocument.of(document)
                .map(root -> new String(root.bytes(), root.from(), root.to() - root.from(), UTF_8))
                .orElse(null);
    }
}
