package jp.noren.sandbox.internal.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.sandbox.internal.app.MovableTime;
import jp.noren.sandbox.internal.bank.Bank;

/** What goes over the wire. */
public final class Wires {
    private Wires() {}

    /**
     * @param instant what the house's clock says
     * @param moved by how much it is ahead of the machine, ISO 8601
     * @param standing whether it stands still
     */
    public record ClockView(Instant instant, String moved, boolean standing) {}

    /**
     * One of instant, advance and reset.
     *
     * @param instant the time to be from now on
     * @param standing true: to stand still at that instant
     * @param advance by how much to move, ISO 8601, such as {@code P7D} or {@code -PT1H}
     * @param reset true for the machine's time
     */
    public record Move(Instant instant, Boolean standing, String advance, Boolean reset) {
        void apply(MovableTime time) {
            boolean back = Boolean.TRUE.equals(reset);
            int given = (instant == null ? 0 : 1) + (advance == null ? 0 : 1) + (back ? 1 : 0);
            boolean stand = Boolean.TRUE.equals(standing);
            if (given != 1 || stand && instant == null) {
                throw refused("", "sandbox.clock-one-of-three");
            }
            if (back) {
                time.reset();
            } else if (stand) {
                time.stand(instant);
            } else if (instant != null) {
                time.set(instant);
            } else {
                time.advance(duration());
            }
        }

        private Duration duration() {
            try {
                return Duration.parse(advance);
            } catch (DateTimeException e) {
                throw refused("/advance", "sandbox.clock-duration");
            }
        }
    }

    /** @param format {@code 01} (notice of transfers received) or {@code 03} (statement) */
    public record DepositFile(String format, List<Deposit> lines) {
        byte[] write(Bank bank, LocalDate today) {
            List<Bank.Line> written = lines(today);
            return switch (String.valueOf(format)) {
                case "01" -> bank.notice(written, today);
                case "03" -> bank.statement(written, today);
                default -> throw refused("/format", "sandbox.bank-format");
            };
        }

        private List<Bank.Line> lines(LocalDate today) {
            List<Bank.Line> written = new ArrayList<>();
            for (int i = 0; i < (lines == null ? 0 : lines.size()); i++) {
                written.add(lines.get(i).line("/lines/" + i, today));
            }
            return written;
        }
    }

    /**
     * @param payer in kana of any width; digits before the name are the reference
     * @param amount yen
     * @param date the day in Japan, today if absent
     */
    public record Deposit(String payer, long amount, LocalDate date, Boolean cancelled, Boolean cheque) {
        private Bank.Line line(String at, LocalDate today) {
            try {
                Bank.Line line = new Bank.Line(
                        payer == null ? "" : payer,
                        amount,
                        date == null ? today : date,
                        Boolean.TRUE.equals(cancelled),
                        Boolean.TRUE.equals(cheque));
                Bank.check(line);
                return line;
            } catch (IllegalArgumentException e) {
                throw refused(at, "sandbox.bank-line", Map.of("why", e.getMessage()));
            }
        }
    }

    private static RefusedException refused(String pointer, String code) {
        return refused(pointer, code, Map.of());
    }

    private static RefusedException refused(String pointer, String code, Map<String, Object> args) {
        return RefusedException.invalid(List.of(new FieldError(pointer, code, args)));
    }
}
