package org.estran.app.projects.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.estran.app.projects.Colours;
import org.estran.app.projects.Contrast;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.terms.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the pages of a project wear: its colours as a style sheet, and its logo. Their addresses change when they do. */
@Controller
class ProjectDress {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    /** The lightest ground of a dark page that words stand on. */
    private static final String NIGHT = "#1f3f48";

    private static final String POLICY = "sandbox; default-src 'none'";

    private final Projects projects;

    ProjectDress(Projects projects) {
        this.projects = projects;
    }

    @GetMapping("/projects/{slug}/style.css")
    ResponseEntity<byte[]> style(@PathVariable("slug") String slug) {
        Project project = projects.find(slug).orElseThrow(ProjectDress::notFound);
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .eTag("\"" + project.change() + "\"")
                .body(style(project.colours()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/projects/{slug}/logo.png")
    ResponseEntity<byte[]> logo(@PathVariable("slug") String slug) {
        Logo logo = projects.logo(slug).orElseThrow(ProjectDress::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic())
                .eTag("\"" + logo.digest() + "\"")
                .header("Content-Security-Policy", POLICY)
                .header("Access-Control-Allow-Origin", "*")
                .body(logo.content());
    }

    /** The colours of the house, as tokens.css names them, exchanged for the project's. */
    static String style(Colours colours) {
        String main = colours.main();
        String accent = colours.accent();
        String lightAccent = Contrast.lightened(accent, NIGHT);
        String lightMain = Contrast.lightened(main, NIGHT);
        return """
                :root {
                  --project: %1$s; --heading: %1$s; --primary: %1$s;
                  --link: %2$s; --focus: %2$s; --primary-hover: %2$s; --map-extent: %2$s;
                  --header: #ffffff; --header-text: #14242e;
                }
                @media (prefers-color-scheme: dark) {
                  :root {
                    --heading: #e3eef0; --primary: %3$s; --primary-hover: %4$s;
                    --link: %3$s; --focus: %3$s; --map-extent: %3$s;
                    --header: #14242e; --header-text: #e3eef0;
                  }
                }
                """.formatted(main, accent, lightAccent, lightMain);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("project-not-found", "There is no such project here.");
    }
}
