package org.estran.app.accounts.web;

import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do to accounts, for programs. */
@RestController
class AdminAccountsApi {

    /**
     * Which personal data to erase.
     *
     * @param login the account's, written once more
     */
    record ErasureWish(@Nullable String login) {}

    private final Accounts accounts;
    private final Callers callers;

    AdminAccountsApi(Accounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @PostMapping("/api/admin/accounts/{id}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable("id") String id, @RequestBody ErasureWish wish) {
        accounts.erase(id, wish.login() == null ? "" : wish.login(), callers.current());
    }
}
