package jp.noren.payment.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sections of the provider guide (README.md of this bundle, and in its jar) that a failure points to. */
enum Guide {
    SELF_DESCRIPTION(1, "What a provider says of itself"),
    NOT_DECLARED(2, "What is not declared"),
    ONE_CHARGE(3, "One key, one charge"),
    TWO_STEPS(4, "Reserve, then commit"),
    LOST_REPLIES(5, "Lost replies and deadlines"),
    GARBAGE(6, "Replies that are not what they should be"),
    BUYER_ACTION(7, "When the buyer must act"),
    REFUNDS(8, "Giving money back"),
    STORED_CARDS(9, "Cards that are kept"),
    NOTIFICATIONS(10, "What the payment company sends on its own"),
    DEPOSITS(11, "The bank's files"),
    SECRETS_AND_TEXTS(12, "Secrets and texts"),
    OFFLINE(13, "Providers that ask nobody"),
    REVIEWS(14, "Companies that decide by themselves"),
    BILLS(15, "Bills in the company's own name"),
    COLLECTIONS(16, "Debits by file"),
    SETTLEMENT_LISTS(17, "The company's own list"),
    BALANCES(18, "What an account holds"),
    SCREENING(19, "Asking about a buyer");

    private static final String README = read();

    private final int number;
    private final String title;

    Guide(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** What the guide says there; it goes with this bundle. */
    String text() {
        String guide = README.replaceFirst("(?s).*\n## " + number + "\\. [^\n]*\n+", "");
        return guide.replaceFirst("(?s)\n## .*", "").strip();
    }

    private static String read() {
        try (InputStream in = Guide.class.getResourceAsStream("README.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the heading in the guide. */
    String heading() {
        return number + ". " + title;
    }
}
