package jp.noren.sandbox.internal.np;

import java.util.Optional;

/** What goes wrong, and how the company decides: what the control resource sets. */
public final class NpControl {

    /**
     * @param delayMs every call takes so much longer
     * @param nextFault what goes wrong with the next calls, see {@link NpFault}; empty for nothing
     * @param nextCount how many calls it hits
     * @param onlyPath only calls of this path, such as {@code /v1/transactions}; empty for all
     * @param reviewSeconds how long a review takes, on the house's clock
     * @param screening how the screening of a new buyer begins: {@code accepted}, {@code reviewing}, {@code pending}, {@code refused}
     * @param buyerLimit up to which a new buyer is taken, yen
     */
    public record Settings(
            int delayMs,
            String nextFault,
            int nextCount,
            String onlyPath,
            long reviewSeconds,
            String screening,
            long buyerLimit) {
        static final Settings PLAIN = new Settings(0, "", 0, "", 60, "accepted", 3_000_000);

        boolean isKnown() {
            return delayMs >= 0
                    && nextCount >= 0
                    && reviewSeconds >= 0
                    && buyerLimit >= 0
                    && screening.matches("accepted|reviewing|pending|refused")
                    && (nextFault.isEmpty() || NpFault.parse(nextFault).isPresent());
        }
    }

    /** What is to change; what is absent stays as it is. */
    record Patch(
            Integer delayMs,
            String nextFault,
            Integer nextCount,
            String onlyPath,
            Long reviewSeconds,
            String screening,
            Long buyerLimit) {
        Settings over(Settings now) {
            return new Settings(
                    or(delayMs, now.delayMs()),
                    or(nextFault, now.nextFault()),
                    or(nextCount, now.nextCount()),
                    or(onlyPath, now.onlyPath()),
                    or(reviewSeconds, now.reviewSeconds()),
                    or(screening, now.screening()),
                    or(buyerLimit, now.buyerLimit()));
        }

        private static <T> T or(T given, T now) {
            return given == null ? now : given;
        }
    }

    private Settings settings = Settings.PLAIN;

    public synchronized Settings settings() {
        return settings;
    }

    /** @throws IllegalArgumentException for what does not exist */
    public synchronized void set(Settings next) {
        if (!next.isKnown()) {
            throw new IllegalArgumentException("no such fault or screening");
        }
        settings = next;
    }

    /** The fault for this call, and one less to go. */
    synchronized Optional<NpFault> nextFault(String path) {
        boolean meant = settings.onlyPath().isEmpty() || settings.onlyPath().equals(path);
        if (settings.nextCount() == 0 || !meant) {
            return Optional.empty();
        }
        Settings now = settings;
        settings = new Settings(
                now.delayMs(),
                now.nextFault(),
                now.nextCount() - 1,
                now.onlyPath(),
                now.reviewSeconds(),
                now.screening(),
                now.buyerLimit());
        return NpFault.parse(now.nextFault());
    }
}
