package org.estran.app.dissemination.oai;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.estran.oaipmh.AnswerWriter;
import org.estran.oaipmh.RequestReader;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /oai}: arguments in the address, or in the body of a form; the answer is written as it is made. */
@Controller
@CrossOrigin
class OaiController {

    private static final int BUFFER = 1 << 16;

    private final OaiAnswers answers;

    OaiController(OaiAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping(
            path = "/oai",
            method = {RequestMethod.GET, RequestMethod.POST})
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(AnswerWriter.MEDIA_TYPE);
        response.setHeader("Vary", "Accept-Encoding");
        RequestReader.Outcome asked = read(request);
        OutputStream out = stream(request, response);
        answers.write(asked, out);
        // Not closed after a failure: half an answer must not end like a whole one.
        out.close();
    }

    private static RequestReader.Outcome read(HttpServletRequest request) {
        try {
            return RequestReader.read(parameters(request));
        } catch (IllegalStateException unreadable) {
            // Tomcat's way to say that an argument is not encoded as it should be, or that there are too many.
            return RequestReader.unreadable();
        }
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return parameters;
    }

    /** Compressed where that is wished (section 3.1.3). */
    private static OutputStream stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null
                || !accepted.toLowerCase(Locale.ROOT).matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\b).*")) {
            return new BufferedOutputStream(response.getOutputStream(), BUFFER);
        }
        response.setHeader("Content-Encoding", "gzip");
        return new BufferedOutputStream(new GZIPOutputStream(response.getOutputStream(), BUFFER), BUFFER);
    }
}
