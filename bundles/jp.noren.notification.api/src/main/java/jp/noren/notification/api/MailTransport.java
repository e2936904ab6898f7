package jp.noren.notification.api;

/** Carries a finished mail: by SMTP, or into the sandbox's mailbox. The highest service ranking is used. */
public interface MailTransport {

    /** A finished mail: text only, UTF-8. */
    record Message(String id, String from, String to, String subject, String body, String language) {
        @Override
        public String toString() {
            return "Message[" + id + " to " + to + "]";
        }
    }

    /** @throws Exception when it could not be handed over; it is tried again */
    void deliver(Message message) throws Exception;
}
