package jp.noren.payment.npinvoice.internal.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Buyer;
import jp.noren.payment.npinvoice.internal.app.KnownOperations.Registered;
import jp.noren.payment.npinvoice.internal.app.KnownOperations.Registration;
import jp.noren.payment.npinvoice.internal.domain.Invoice;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/** Registers a transaction. Until that request goes out nothing of money has been said, so whatever goes wrong before is {@code NotSent}. */
final class Register {
    static final long MAX_YEN = 9_999_999;
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]{1,40}");
    private static final Pattern BUYER = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final KnownOperations company;
    private final Screen screen;
    private final LookUp lookUp;
    private final Timing timing;

    Register(KnownOperations company, Screen screen, LookUp lookUp, Timing timing) {
        this.company = company;
        this.screen = screen;
        this.lookUp = lookUp;
        this.timing = timing;
    }

    Outcome handle(Requests.Start request) {
        long yen = request.amount().amount();
        if (request.buyer().kind() == BuyerKind.INDIVIDUAL) {
            return Refusals.notForPrivatePersons();
        }
        if (!(request.source() instanceof PaymentSource.Invoice)) {
            return Refusals.unsent("source");
        }
        if (yen < 1 || yen > MAX_YEN) {
            return Refusals.unsent("totalAmount");
        }
        if (!KEY.matcher(request.key()).matches()
                || !BUYER.matcher(request.buyer().id()).matches()) {
            return Refusals.unsent("shopTransactionId");
        }
        return invoice(request)
                .map(invoice -> screened(request, invoice, timing.until(request.deadline())))
                .orElseGet(() -> Refusals.unsent("transactionDetails"));
    }

    private static Optional<Invoice> invoice(Requests.Start request) {
        if (request.lines().isEmpty()) {
            return Optional.of(Invoice.ofOne(request.amount(), request.tax(), request.description()));
        }
        List<Invoice.Ordered> lines = request.lines().stream()
                .map(line -> new Invoice.Ordered(line.name(), line.unitPrice(), line.quantity(), line.taxPercent()))
                .toList();
        return Invoice.of(request.amount(), lines);
    }

    private Outcome screened(Requests.Start request, Invoice invoice, Deadline deadline) {
        return screen.find(request.buyer(), request.contact(), deadline)
                .fold(
                        buyer -> registered(request, invoice, buyer, deadline),
                        Refusals::refused,
                        Outcome.NotSent::new,
                        why -> new Outcome.NotSent("the buyer could not be asked for: " + why));
    }

    private Outcome registered(Requests.Start request, Invoice invoice, Buyer buyer, Deadline deadline) {
        if (buyer.state() == Bills.Screened.REFUSED) {
            return Refusals.buyerNotAccepted();
        }
        Place place = Screen.place(request.buyer(), request.contact());
        Registration registration = new Registration(
                buyer.buyerId(),
                requestId(request.key()),
                request.key(),
                timing.today(),
                invoice,
                place.flaw().isEmpty() ? Optional.of(place) : Optional.empty());
        return company.register(registration, deadline)
                .fold(
                        registered -> outcome(registered, invoice),
                        codes -> afterRefusal(codes, request.key(), deadline),
                        Outcome.NotSent::new,
                        why -> new Outcome.Unknown(null, why));
    }

    private Outcome outcome(Registered registered, Invoice invoice) {
        Reference reference =
                new Reference(registered.transactionId(), invoice.total().amount());
        Review review = registered.review();
        if (review.isOpen()) {
            return new Outcome.Pending(reference.text(), new NextAction.Review(), timing.reviewEnds());
        }
        return review.result() == Review.Result.OK
                ? new Outcome.Approved(reference.text(), invoice.total())
                : Refusals.notAccepted(review);
    }

    /**
     * A refused request was not registered, unless it was refused because it had been before: which code says so is not known, so the book is asked for
     * our key. As long as it does not answer, nobody knows.
     */
    private Outcome afterRefusal(String codes, String key, Deadline deadline) {
        Finding finding = lookUp.byKey(key, deadline);
        if (finding instanceof Finding.NotFound) {
            return Refusals.refused(codes);
        }
        if (finding instanceof Finding.Declined no) {
            return new Outcome.Declined(no.reason(), no.providerCode());
        }
        return finding instanceof Finding.Charged charged
                ? new Outcome.Approved(charged.reference(), charged.amount())
                : new Outcome.Unknown(null, "refused with " + codes);
    }

    /** The same for the same key, so that a request sent again can be told from another. */
    private static String requestId(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
