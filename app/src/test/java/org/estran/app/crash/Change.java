package org.estran.app.crash;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.AccessTokens;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.ReviewQueue;
import org.estran.app.deposit.StatedDigests;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.springframework.context.ApplicationContext;

/** The changes of accounts and drafts that a person may ask for. */
enum Change {
    CREATE_ACCOUNT {
        @Override
        void make(ApplicationContext centre) {
            accounts(centre)
                    .create("nouveau", "New", "new@example.org", PASSWORD, Set.of(AccountRole.values()), admin(centre));
        }
    },
    DESCRIBE_ACCOUNT {
        @Override
        void make(ApplicationContext centre) {
            Account account = account(centre);
            accounts(centre).describe(account.id(), "Other", "o@example.org", Language.EN, account.asCaller());
        }
    },
    CHANGE_PASSWORD {
        @Override
        void make(ApplicationContext centre) {
            accounts(centre).changePassword(account(centre).id(), PASSWORD, "une morte-eau de mars");
        }
    },
    RESET_PASSWORD {
        @Override
        void make(ApplicationContext centre) {
            accounts(centre).resetPassword(account(centre).id(), "une morte-eau de mars", admin(centre));
        }
    },
    CHANGE_ROLES {
        @Override
        void make(ApplicationContext centre) {
            accounts(centre)
                    .changeRoles(
                            account(centre).id(),
                            Set.of(AccountRole.MODERATOR, AccountRole.ADMINISTRATOR),
                            admin(centre));
        }
    },
    DISABLE_ACCOUNT {
        @Override
        void make(ApplicationContext centre) {
            accounts(centre).disable(account(centre).id(), admin(centre));
        }
    },
    ISSUE_TOKEN {
        @Override
        void make(ApplicationContext centre) {
            centre.getBean(AccessTokens.class).issue(account(centre).id(), "script", Duration.ofDays(1), null);
        }
    },
    REVOKE_TOKEN {
        @Override
        void make(ApplicationContext centre) {
            AccessTokens tokens = centre.getBean(AccessTokens.class);
            String account = account(centre).id();
            tokens.revoke(account, tokens.of(account).getFirst().id());
        }
    },
    OPEN_DRAFT {
        @Override
        void make(ApplicationContext centre) {
            deposits(centre).open(DEPOSITOR, LocalizedText.of("Un autre", "Another"), "key-1");
        }
    },
    DESCRIBE_DRAFT {
        @Override
        void make(ApplicationContext centre) {
            deposits(centre)
                    .describe(DEPOSITOR, draft(centre), described("Autre titre").build(), null);
        }
    },
    ADD_FILE {
        @Override
        void make(ApplicationContext centre) throws IOException {
            KillPoints points = centre.getBean(KillPoints.class);
            files(centre).addFile(DEPOSITOR, draft(centre), "b.bin", halting(1_300_000, points), StatedDigests.NONE);
        }
    },
    REPLACE_FILE {
        @Override
        void make(ApplicationContext centre) throws IOException {
            files(centre)
                    .addFile(
                            DEPOSITOR,
                            draft(centre),
                            "a.txt",
                            new ByteArrayInputStream(new byte[] {1, 2, 3}),
                            StatedDigests.NONE);
        }
    },
    REMOVE_FILE {
        @Override
        void make(ApplicationContext centre) {
            files(centre).removeFile(DEPOSITOR, draft(centre), "a.txt");
        }
    },
    SUBMIT_DRAFT {
        @Override
        void make(ApplicationContext centre) {
            deposits(centre).submit(DEPOSITOR, draft(centre));
        }
    },
    ABANDON_DRAFT {
        @Override
        void make(ApplicationContext centre) {
            deposits(centre).abandon(DEPOSITOR, draft(centre));
        }
    },
    TAKE_FOR_REVIEW {
        @Override
        void make(ApplicationContext centre) {
            centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, queued(centre, "submitted"));
        }
    },
    GIVE_BACK {
        @Override
        void make(ApplicationContext centre) {
            centre.getBean(Moderation.class).giveBack(AcceptErrand.MODERATOR, queued(centre, "in-review"), "Encore.");
        }
    },
    REFUSE {
        @Override
        void make(ApplicationContext centre) {
            centre.getBean(Moderation.class).refuse(AcceptErrand.MODERATOR, queued(centre, "in-review"), "Non.");
        }
    };

    private static final String PASSWORD = "une marée de vive-eau";
    private static final Caller DEPOSITOR = new Caller("d", "Depositor", Set.of(AccountRole.DEPOSITOR));

    abstract void make(ApplicationContext centre) throws IOException;

    /** A home on which each of them can be made. */
    static void prepare(ApplicationContext centre) throws IOException {
        accounts(centre)
                .create("admin", "Administration", "r@example.org", PASSWORD, Set.of(AccountRole.ADMINISTRATOR));
        Account account =
                accounts(centre).create("laure", "A person", "a@example.org", PASSWORD, Set.of(AccountRole.DEPOSITOR));
        accounts(centre).issueToken(account.id(), "old");
        for (String state : List.of("draft", "submitted", "in-review")) {
            String id = deposits(centre)
                    .open(DEPOSITOR, LocalizedText.of(state, state), null)
                    .id();
            files(centre)
                    .addFile(
                            DEPOSITOR,
                            id,
                            "a.txt",
                            new ByteArrayInputStream(state.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            StatedDigests.NONE);
            deposits(centre).describe(DEPOSITOR, id, described(state).build(), null);
            if (!state.equals("draft")) {
                deposits(centre).submit(DEPOSITOR, id);
            }
            if (state.equals("in-review")) {
                centre.getBean(Moderation.class).take(AcceptErrand.MODERATOR, id);
            }
        }
    }

    private static RecordBuilder described(String title) {
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of(title, title))
                .summary(LocalizedText.of("Un résumé.", "A summary."))
                .parties(List.of(Party.organisation(Role.AUTHOR, "SNO SSS", null)))
                .licence("CC-BY-4.0");
    }

    /** Zeros; half-way there is a place to be killed at. */
    private static InputStream halting(int length, KillPoints points) {
        return new InputStream() {
            private int given;

            @Override
            public int read() {
                if (given == length / 2) {
                    points.reached("half of the upload");
                }
                return given++ < length ? 0 : -1;
            }
        };
    }

    private static Accounts accounts(ApplicationContext centre) {
        return centre.getBean(Accounts.class);
    }

    private static Account account(ApplicationContext centre) {
        return accounts(centre).byLogin("laure").orElseThrow();
    }

    private static Caller admin(ApplicationContext centre) {
        return accounts(centre).byLogin("admin").orElseThrow().asCaller();
    }

    private static DepositFiles files(ApplicationContext centre) {
        return centre.getBean(DepositFiles.class);
    }

    private static Deposits deposits(ApplicationContext centre) {
        return centre.getBean(Deposits.class);
    }

    private static String draft(ApplicationContext centre) {
        return deposits(centre).mine(DEPOSITOR).stream()
                .filter(deposit -> deposit.state().equals("draft"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String queued(ApplicationContext centre, String state) {
        return centre.getBean(ReviewQueue.class).all(AcceptErrand.MODERATOR).stream()
                .map(ReviewQueue.Entry::deposit)
                .filter(deposit -> deposit.state().equals(state))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
