package org.estran.app.deposit.uploads.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Metadata} (tus 1.0, creation): pairs of a name and a Base64 value, separated by commas. */
record UploadMetadata(Map<String, String> values, String header) {

    private static final int LONGEST = 16_000;

    /** @throws ProblemException {@code upload-invalid} */
    static UploadMetadata parse(@Nullable String header) {
        Map<String, String> values = new LinkedHashMap<>();
        String text = header == null ? "" : header;
        if (text.length() > LONGEST) {
            throw unreadable();
        }
        for (String pair : text.isBlank() ? List.<String>of() : List.of(text.split(",", -1))) {
            String[] parts = pair.strip().split(" ", -1);
            if (parts.length > 2 || parts[0].isEmpty() || values.putIfAbsent(parts[0], decoded(parts)) != null) {
                throw unreadable();
            }
        }
        return new UploadMetadata(values, text);
    }

    private static String decoded(String[] parts) {
        try {
            return parts.length == 1 ? "" : new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(
                "upload-invalid",
                "Upload-Metadata cannot be read.",
                List.of(Finding.blocking("upload-metadata-unreadable", "/Upload-Metadata")));
    }
}
