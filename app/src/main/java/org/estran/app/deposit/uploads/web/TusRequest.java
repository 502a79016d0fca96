package org.estran.app.deposit.uploads.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.deposit.uploads.Part;
import org.estran.app.deposit.uploads.PartDigest;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a request says in the words of tus 1.0; every mistake in its headers at once. */
final class TusRequest {

    static final String PART_TYPE = "application/offset+octet-stream";

    private TusRequest() {}

    /**
     * A file that is announced.
     *
     * @param length null while it is deferred
     */
    record Creation(String deposit, String path, @Nullable Long length, StatedDigests stated, String metadata) {}

    /** @throws ProblemException {@code upload-invalid} with every mistake */
    static Creation creation(HttpServletRequest request) {
        List<Finding> mistakes = new ArrayList<>();
        UploadMetadata metadata = UploadMetadata.parse(request.getHeader("Upload-Metadata"));
        String deposit = metadata.values().getOrDefault("deposit", "");
        String path = metadata.values().getOrDefault("path", metadata.values().getOrDefault("filename", ""));
        if (deposit.isEmpty()) {
            mistakes.add(Finding.blocking("upload-metadata-missing", "/Upload-Metadata", "deposit"));
        }
        if (path.isEmpty()) {
            mistakes.add(Finding.blocking("upload-metadata-missing", "/Upload-Metadata", "path"));
        }
        Optional<Long> length = number(request, "Upload-Length");
        boolean deferred = "1".equals(request.getHeader("Upload-Defer-Length"));
        if (length.isPresent() == deferred) {
            mistakes.add(Finding.blocking("upload-length-missing", "/Upload-Length"));
        }
        refuse(mistakes);
        return new Creation(
                deposit,
                path,
                length.orElse(null),
                StatedDigests.parse(request.getHeader("Repr-Digest")),
                metadata.header());
    }

    /** Whether an announcement brings first bytes along. */
    static boolean hasPart(HttpServletRequest request) {
        return isPart(request)
                && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }

    static Part firstPart(HttpServletRequest request) throws IOException {
        List<Finding> mistakes = new ArrayList<>();
        PartDigest digest = digest(request, mistakes);
        refuse(mistakes);
        return new Part(0, request.getInputStream(), request.getContentLengthLong(), digest, null);
    }

    /** @throws ProblemException {@code unsupported-media-type}; {@code upload-invalid} with every mistake */
    static Part part(HttpServletRequest request) throws IOException {
        if (!isPart(request)) {
            throw new ProblemException(new Problem.UnsupportedMediaType(
                    "unsupported-media-type", "A part has the type " + PART_TYPE + "."));
        }
        List<Finding> mistakes = new ArrayList<>();
        Optional<Long> offset = number(request, "Upload-Offset");
        if (offset.isEmpty()) {
            mistakes.add(Finding.blocking("upload-offset-missing", "/Upload-Offset"));
        }
        PartDigest digest = digest(request, mistakes);
        refuse(mistakes);
        return new Part(
                offset.orElseThrow(),
                request.getInputStream(),
                request.getContentLengthLong(),
                digest,
                number(request, "Upload-Length").orElse(null));
    }

    private static boolean isPart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(PART_TYPE);
    }

    private static @Nullable PartDigest digest(HttpServletRequest request, List<Finding> mistakes) {
        String header = request.getHeader("Upload-Checksum");
        if (header == null) {
            return null;
        }
        String[] words = header.strip().split("\\s+", -1);
        Optional<PartDigest.Algorithm> algorithm = PartDigest.Algorithm.of(words[0]);
        try {
            if (algorithm.isPresent() && words.length == 2) {
                return new PartDigest(algorithm.get(), Base64.getDecoder().decode(words[1]));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below.
        }
        mistakes.add(Finding.blocking("upload-checksum-unknown", "/Upload-Checksum", header));
        return null;
    }

    private static Optional<Long> number(HttpServletRequest request, String header) {
        String text = request.getHeader(header);
        return text != null && text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static void refuse(List<Finding> mistakes) {
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(
                    "upload-invalid", "The request cannot be understood as an upload by tus 1.0.", mistakes);
        }
    }
}
