package jp.noren.payment.internal.app;

import java.util.Locale;

/** The places of an attempt where a crash hurts most. In production nothing happens there; the crash tests stop the machine at one of them. */
public interface CrashPoints {

    /** In the order in which a payment passes them. */
    enum Point {
        /** The intent is written and not committed. */
        BEFORE_INTENT_COMMIT,
        /** The intent is committed; nothing has left. */
        AFTER_INTENT_BEFORE_SEND,
        /** The first call has left, and its reply has not been read. */
        AFTER_SEND_BEFORE_READ,
        /** Two-step: reserved and written down; the commit has not left. */
        BEFORE_COMMIT_SEND,
        /** Two-step: the commit has left, and its reply has not been read. */
        AFTER_COMMIT_SEND_BEFORE_READ,
        /** The last reply has been read; its result is not written. */
        AFTER_READ_BEFORE_RESULT,
        /** The result is written and not committed. */
        INSIDE_RESULT,
        /** The result is committed; the events have not been delivered. */
        AFTER_RESULT_BEFORE_OUTBOX,
        /** The janitor has taken an attempt in hand and not repaired it yet. */
        JANITOR_REPAIRS;

        /** As it is named in {@code noren.crash.at}, such as {@code after-send-before-read}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A call that is on its way. */
    @FunctionalInterface
    interface Sending extends AutoCloseable {
        @Override
        void close();
    }

    /** The calling thread has come to a point. */
    void reached(Point point);

    /**
     * A call leaves whose reply is read only afterwards. Where the machine is to stop in between, it stops while the call runs.
     *
     * @return what to close when the reply has come, still unread
     */
    default Sending sending(Point point) {
        return () -> reached(point);
    }
}
