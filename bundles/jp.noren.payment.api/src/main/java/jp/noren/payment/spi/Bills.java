package jp.noren.payment.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jp.noren.kernel.Yen;

/** Bills that a payment company sends in its own name (R125, R126), and what it says of a buyer before. */
public final class Bills {
    private Bills() {}

    /**
     * It has been delivered: bill it.
     *
     * @param key the same on every resend
     * @param reference of the approved payment
     * @param baseDate from which the month of the bill is found, Japan
     */
    public record Request(String key, String storefront, String reference, LocalDate baseDate, Instant deadline) {}

    /** The bill of a closing as the company made it; we store and show it and never compose one in its name. */
    public record Document(String reference, String mediaType, byte[] content, String payTo, LocalDate dueOn) {
        public Document {
            content = content.clone();
        }

        public byte[] content() {
            return content.clone();
        }
    }

    /** Whether the company takes a buyer. */
    public enum Screened {
        REVIEWING,
        ACCEPTED,
        REFUSED,
        PENDING
    }

    /** @param limit up to which it takes him, if it says */
    public record Screening(Screened state, String buyerReference, Optional<Yen> limit) {}
}
