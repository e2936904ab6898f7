package jp.noren.payment.atone.internal.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jp.noren.payment.atone.internal.domain.Checksum;
import jp.noren.payment.atone.internal.domain.Transaction;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/**
 * The buyer's browser: the company's script there lets him log in and registers the payment provisionally (option 3). What a browser brings back is only a
 * hint; the book says whether it is our payment, and only our own registration in its place can be settled.
 */
final class Browser {
    private static final Duration TIME_TO_ACT = Duration.ofMinutes(30);
    private static final int PROVISIONAL = 3;

    private final Book book;
    private final Register register;
    private final URI script;
    private final String publicKey;

    Browser(Book book, Register register, AtoneSettings settings) {
        this.book = book;
        this.register = register;
        this.script = URI.create(settings.script());
        this.publicKey = settings.public_key();
    }

    /** Nothing is sent: the script gets the payment with its checksum. */
    Outcome send(Requests.Start request) {
        Map<String, Object> payment = new TreeMap<>(Register.payment(request));
        payment.put("transaction_options", List.of(PROVISIONAL));
        payment.put("checksum", Checksum.of(payment, book.secret()));
        NextAction.Widget widget = new NextAction.Widget(
                script,
                List.of(
                        new NextAction.Widget.Field("pub_key", publicKey),
                        new NextAction.Widget.Field("payment", book.company().text(payment)),
                        new NextAction.Widget.Field(
                                "return_url", request.returnUrl().toString())));
        return new Outcome.Pending(request.key(), widget, book.now().plus(TIME_TO_ACT));
    }

    Outcome comeBack(Requests.Resume request) {
        Optional<String> token = returned(request, "token", TransactionRef.TOKEN);
        if (!request.buyerSucceeded() || token.isEmpty()) {
            return Book.refused(DeclineReason.NOT_AUTHENTICATED, "");
        }
        Deadline deadline = book.until(request.original().deadline());
        return returned(request, "id", TransactionRef.ID)
                .map(id -> goOn(request.original(), id, token.get(), deadline))
                .orElseGet(() -> register.first(request.original(), token.get()));
    }

    private static Optional<String> returned(Requests.Resume request, String name, Pattern pattern) {
        return request.returned().stream()
                .filter(field -> field.name().equals(name))
                .map(NextAction.Widget.Field::value)
                .filter(value -> value != null && pattern.matcher(value).matches())
                .findFirst();
    }

    /** Without an answer of the book nothing has been asked for that could move: the buyer may come back again. */
    private Outcome goOn(Requests.Start request, String id, String token, Deadline deadline) {
        Company.Answer answer = book.company().find(id, deadline);
        if (answer instanceof Company.Refused refused) {
            return Book.refused(DeclineReason.NOT_AUTHENTICATED, refused.code());
        }
        if (!(answer instanceof Company.Known known)) {
            return new Outcome.NotSent("the provisional registration was not seen: " + Book.why(answer));
        }
        Transaction found = known.transaction();
        boolean ours =
                found.shopNumber().equals(request.key()) && found.amount().equals(request.amount());
        if (!ours || found.isSettled() || found.isRefunded()) {
            return Book.refused(DeclineReason.NOT_AUTHENTICATED, "");
        }
        return found.isProvisional() && found.isAuthorised()
                ? register.inPlaceOf(id, request, token, deadline)
                : register.authorised(found, token, request);
    }
}
