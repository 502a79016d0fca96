package org.estran.app.thredds.metadata;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.app.thredds.Answers;
import org.estran.app.thredds.DatasetAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The header of a dataset as NcML; its metadata as ISO 19139, which is that of its record. */
@Controller
@CrossOrigin
class MetadataController {

    private final Datasets datasets;
    private final String baseUrl;

    MetadataController(Datasets datasets, @Value("${estran.base-url}") String baseUrl) {
        this.datasets = datasets;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    @GetMapping("/thredds/ncml/{id}/{*path}")
    void ncml(
            @PathVariable("id") String id,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (Opened dataset = datasets.open(id, path.substring(1))) {
            String address = DatasetAddress.urlPath(dataset.recordId(), dataset.path());
            Answers.text(
                    request,
                    response,
                    dataset,
                    "application/xml;charset=UTF-8",
                    Ncml.of(dataset.file(), baseUrl + "/thredds/dodsC/" + address));
        }
    }

    @GetMapping("/thredds/iso/{id}/{*path}")
    void iso(@PathVariable("id") String id, @PathVariable("path") String path, HttpServletResponse response)
            throws IOException {
        try (Opened dataset = datasets.open(id, path.substring(1))) {
            response.sendRedirect("/records/" + dataset.recordId() + "?f=iso19139");
        }
    }
}
