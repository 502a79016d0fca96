package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A form with files in it (RFC 7578), read as it comes: nothing of it is kept in memory or written to a folder on the way.
 * A field {@code folder} before the files says where they go.
 */
final class StreamedForm {

    private static final String FOLDER = "folder";
    private static final int LONGEST_FOLDER = 4000;

    /** Takes one file; what it does not read is skipped. */
    interface Taker {
        void take(String path, InputStream bytes) throws IOException;
    }

    private final FileItemIterator parts;

    private StreamedForm(FileItemIterator parts) {
        this.parts = parts;
    }

    /** @throws ProblemException {@code upload-form-unreadable} */
    static StreamedForm of(HttpServletRequest request) throws IOException {
        FileUpload reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            return new StreamedForm(reader.getItemIterator(new Body(request)));
        } catch (FileUploadException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /**
     * Hands over every file, and no further one once the form breaks off.
     *
     * @return how many were named
     * @throws ProblemException {@code upload-form-unreadable}
     */
    int eachFile(Taker taker) throws IOException {
        String folder = "";
        int files = 0;
        try {
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                String name = part.getName();
                try (InputStream bytes = part.openStream()) {
                    if (name == null && FOLDER.equals(part.getFieldName())) {
                        folder = folder(new String(bytes.readNBytes(LONGEST_FOLDER), StandardCharsets.UTF_8));
                    } else if (name != null && !name.isEmpty()) {
                        files++;
                        taker.take(folder + name, bytes);
                    }
                }
            }
        } catch (FileUploadException | MultipartStream.MalformedStreamException broken) {
            throw unreadable(broken);
        }
        return files;
    }

    private static String folder(String typed) {
        String path = typed.strip().replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : path + "/";
    }

    private static ProblemException unreadable(Exception cause) {
        return ProblemException.invalid(
                "upload-form-unreadable", "This is no whole form with files: " + cause.getMessage(), List.of());
    }

    /** The request as it came: its content type is taken from its header, which {@link StreamedForms} leaves as it is. */
    private record Body(HttpServletRequest request) implements UploadContext {

        @Override
        public @Nullable String getCharacterEncoding() {
            return request.getCharacterEncoding();
        }

        @Override
        public @Nullable String getContentType() {
            return request.getHeader("Content-Type");
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
