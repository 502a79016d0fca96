package org.estran.app.deposit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a deposit.
 *
 * @param maxFileSize larger files are refused before their first byte is kept
 * @param maxFiles more files than this belong into an archive file
 * @param quota how many bytes the files of one deposit may have together
 * @param uploadExpiry how long an upload that nobody goes on with is kept: long enough for a holiday
 * @param reviewLease how long a moderator who took a deposit has it without working on it; then it waits for any of them
 * @param reminders after how long somebody is reminded of a deposit that waits for them, each once
 * @param trustedHosts hosts in a private network at which data may lie that are deposited by their address; with their
 *     port where it is not the usual one
 * @param climatology of published data, {@code RECORD/FILE}: what quality control compares observations with; empty for
 *     none
 */
@ConfigurationProperties("estran.deposit")
public record DepositProperties(
        @DefaultValue("1TB") DataSize maxFileSize,
        @DefaultValue("100000") int maxFiles,
        @DefaultValue("2TB") DataSize quota,
        @DefaultValue("21d") Duration uploadExpiry,
        @DefaultValue("7d") Duration reviewLease,
        @DefaultValue({"7d", "30d"}) List<Duration> reminders,
        @DefaultValue List<String> trustedHosts,
        @DefaultValue("") String climatology) {

    public DepositProperties {
        reminders = reminders.stream().sorted().toList();
        trustedHosts = List.copyOf(trustedHosts);
    }
}
