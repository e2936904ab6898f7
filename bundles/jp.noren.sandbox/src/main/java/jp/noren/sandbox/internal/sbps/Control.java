package jp.noren.sandbox.internal.sbps;

import java.util.Optional;

/** Faults for everybody: what the control resource sets. */
public final class Control {

    /**
     * @param delayMs every call takes so much longer
     * @param nextFault what goes wrong with the next calls, in the words of the test cards ({@code lost-after}, {@code garbage-empty}); empty for nothing
     * @param nextCount how many calls it hits
     * @param onlyFunction only calls of this function id; empty for all
     * @param checkExpiry whether old requests are refused (type 10); off for clients whose clock was moved
     */
    public record Settings(int delayMs, String nextFault, int nextCount, String onlyFunction, boolean checkExpiry) {
        static final Settings PLAIN = new Settings(0, "", 0, "", true);

        boolean isKnown() {
            return delayMs >= 0
                    && nextCount >= 0
                    && (nextFault.isEmpty() || Fault.parse(nextFault).isPresent());
        }
    }

    /** What is to change; what is absent stays as it is. */
    record Patch(Integer delayMs, String nextFault, Integer nextCount, String onlyFunction, Boolean checkExpiry) {
        Settings over(Settings now) {
            return new Settings(
                    delayMs == null ? now.delayMs() : delayMs,
                    nextFault == null ? now.nextFault() : nextFault,
                    nextCount == null ? now.nextCount() : nextCount,
                    onlyFunction == null ? now.onlyFunction() : onlyFunction,
                    checkExpiry == null ? now.checkExpiry() : checkExpiry);
        }
    }

    private Settings settings = Settings.PLAIN;

    public synchronized Settings settings() {
        return settings;
    }

    /** @throws IllegalArgumentException for a fault that does not exist */
    public synchronized void set(Settings next) {
        if (!next.isKnown()) {
            throw new IllegalArgumentException("no such fault: " + next.nextFault());
        }
        settings = next;
    }

    synchronized boolean checksExpiry() {
        return settings.checkExpiry();
    }

    /** The fault for this call, and one less to go. */
    synchronized Optional<Fault> nextFault(String function) {
        boolean meant =
                settings.onlyFunction().isEmpty() || settings.onlyFunction().equals(function);
        if (settings.nextCount() == 0 || !meant) {
            return Optional.empty();
        }
        Optional<Fault> fault = Fault.parse(settings.nextFault());
        settings = new Settings(
                settings.delayMs(),
                settings.nextFault(),
                settings.nextCount() - 1,
                settings.onlyFunction(),
                settings.checkExpiry());
        return fault;
    }
}
