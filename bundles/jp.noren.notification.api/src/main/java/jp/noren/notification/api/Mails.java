package jp.noren.notification.api;

import java.util.Map;

/** Mails in the receiver's language, sent after the commit. */
public interface Mails {

    /**
     * Outbox topic when a member's mail was refused for good at the receiver's side; aggregate {@code <storefront>:<member>}:
     * {@code {"mail":"mail_…","template":"billing.mail-bill","code":"smtp-550"}}.
     */
    String BOUNCED = "notification.bounced";

    /**
     * A mail to be written.
     *
     * @param storefront in whose name; null for the house
     * @param member whose mail it is, for the delivery log; may be null
     * @param to the address
     * @param language {@code ja}, {@code en} or {@code vi}
     * @param template code whose texts are {@code <template>.subject} and {@code <template>.body} in the asking bundle's catalogue
     * @param args values for the placeholders: String, Long, Integer, Yen, LocalDate, Instant or LocalizedText, written as the
     *     receiver's language does
     * @param secrets values for the placeholders that must not be logged (links that open something); erased on delivery
     */
    record Mail(
            String storefront,
            String member,
            String to,
            String language,
            String template,
            Map<String, ?> args,
            Map<String, String> secrets) {
        public Mail {
            args = Map.copyOf(args);
            secrets = Map.copyOf(secrets);
        }

        @Override
        public String toString() {
            return "Mail[" + template + " to " + to + "]";
        }
    }

    /**
     * Asks for a mail in the running transaction: it leaves if and only if that commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    void send(Mail mail);
}
