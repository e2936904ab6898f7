package jp.noren.notification.api;

/** Carries a finished mail: by SMTP, or into the sandbox's mailbox. The highest service ranking is used. */
public interface MailTransport {

    /**
     * A finished mail: text only, UTF-8.
     *
     * @param id the mail's own id as in its head, without angle brackets; the same on every attempt
     * @param from an address, or {@code Name <address>}
     */
    record Message(String id, String from, String to, String subject, String body, String language) {
        @Override
        public String toString() {
            return "Message[" + id + " to " + to + "]";
        }
    }

    /** The receiver's side refused the mail for good: it is not tried again. */
    final class BouncedException extends Exception {
        private final String code;

        /** @param code short, for the delivery log, such as {@code smtp-550}; never the mail's text */
        public BouncedException(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * @throws BouncedException when it was refused for good
     * @throws Exception when it could not be handed over; it is tried again
     */
    void deliver(Message message) throws Exception;
}
