package org.estran.app.portal.api;

import java.util.List;
import java.util.Map;
import org.estran.terms.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /api} for people, and {@code /api/openapi.json} for programs. */
@Controller
class ApiPage {

    private final ApiDescription description;
    private final List<ApiExample.Task> tasks;

    ApiPage(ApiDescription description, @Value("${estran.base-url}") String baseUrl) {
        this.description = description;
        this.tasks = ApiExample.tasks(baseUrl.replaceAll("/+$", ""));
    }

    @GetMapping("/api")
    ModelAndView page(Language language) {
        ApiReading reading = new ApiReading(description, language);
        return new ModelAndView(
                "portal/api", Map.of("groups", reading.groups(), "doors", reading.doors(), "tasks", tasks));
    }

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openapi() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Access-Control-Allow-Origin", "*")
                .body(description.json());
    }
}
