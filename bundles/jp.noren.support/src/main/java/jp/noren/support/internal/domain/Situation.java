package jp.noren.support.internal.domain;

import java.time.LocalDate;
import java.util.Set;

/**
 * The contract something is filed on, and its support.
 *
 * @param contractState its state's name
 * @param kind the kind of its device
 * @param contractEnd its last day, or null
 * @param history of its support, cut at the contract's end
 */
public record Situation(
        String contractState, String kind, LocalDate contractEnd, History history, int changes, int releases) {
    private static final Set<String> RUNNING = Set.of("ACTIVE", "ENDING");

    boolean isRunning(Operation operation) {
        return RUNNING.contains(contractState) || operation == Operation.RELEASE && contractState.equals("SUSPENDED");
    }

    public Allowance allowance(Terms terms) {
        return new Allowance(terms.operations(), terms.counting(), changes, releases);
    }
}
