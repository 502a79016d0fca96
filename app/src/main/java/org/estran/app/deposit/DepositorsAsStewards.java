package org.estran.app.deposit;

import java.util.Optional;
import org.estran.app.access.Stewards;
import org.springframework.stereotype.Component;

/** Who deposited a record answers for its data; whoever deposits a later version is the same person. */
@Component
class DepositorsAsStewards implements Stewards {

    private final DepositRows rows;

    DepositorsAsStewards(DepositRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<String> depositor(String recordId) {
        return rows.owner(recordId);
    }
}
