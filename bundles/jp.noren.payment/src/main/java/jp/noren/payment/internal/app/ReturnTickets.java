package jp.noren.payment.internal.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.payment.spi.Requests;

/** What is kept while the buyer's browser is at the card company: how to know it again, and how to go on. */
public interface ReturnTickets {

    /** Proof that the browser that comes back is the one that was sent away; only its hash is kept. */
    record Nonce(String text) {
        private static final int LENGTH = 40;

        static Nonce fresh() {
            return new Nonce(Ids.randomText(LENGTH));
        }

        String hash() {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean matches(String hash) {
            return MessageDigest.isEqual(
                    hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String toString() {
            return "Nonce[hidden]";
        }
    }

    /**
     * @param original the request as it was sent; its token is not kept
     * @param returnTo where the browser goes at the end; null for a page of ours
     */
    record Ticket(String payment, String nonceHash, Requests.Start original, URI returnTo) {}

    /** Keeps a ticket in the running transaction. */
    void keep(Ticket ticket);

    Optional<Ticket> find(String payment);

    /** Forgets who the buyers were whose payments have ended; a browser may still come once too often and is sent on. */
    int forgetEnded();
}
