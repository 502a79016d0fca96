package org.estran.app.deposit;

import java.util.List;
import java.util.Optional;

/**
 * What came of adding a file.
 *
 * @param replaced the file of the same name that was there before
 * @param prefilled JSON Pointers of the parts of the description that were filled from it
 */
public record AddedFile(DepositFile file, Optional<DepositFile> replaced, List<String> prefilled) {}
