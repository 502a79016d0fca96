package org.estran.app.deposit.web;

import java.net.URI;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.NewVersions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Begins a new version of a published record, or goes on with the one that is under way. */
@Controller
class NewVersionDoors {

    private final NewVersions versions;
    private final Callers callers;

    NewVersionDoors(NewVersions versions, Callers callers) {
        this.versions = versions;
        this.callers = callers;
    }

    /** From the record's page. */
    @PostMapping("/records/{id}/versions")
    String begin(@PathVariable("id") String id) {
        return "redirect:/deposit/"
                + versions.open(callers.current(), id).deposit().id();
    }

    /** For programs: 201 where a draft was opened, 200 with the one that was there. */
    @PostMapping(path = "/api/records/{id}/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> open(@PathVariable("id") String id) {
        NewVersions.Opened opened = versions.open(callers.current(), id);
        URI address = URI.create("/api/deposits/" + opened.deposit().id());
        ResponseEntity.BodyBuilder answer = opened.isNew()
                ? ResponseEntity.created(address)
                : ResponseEntity.ok().location(address);
        return answer.body(DepositJson.of(opened.deposit()).toString());
    }
}
