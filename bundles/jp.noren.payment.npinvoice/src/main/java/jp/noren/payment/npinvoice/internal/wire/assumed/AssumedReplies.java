package jp.noren.payment.npinvoice.internal.wire.assumed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.noren.kernel.Yen;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Billing;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Buyer;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Entry;
import jp.noren.payment.npinvoice.internal.app.BadReplyException;
import jp.noren.payment.npinvoice.internal.domain.Reference;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.npinvoice.internal.wire.Json;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Settled;

/** ASSUMED: reads the replies of {@link AssumedHttp}. Whatever is missing, of another type or out of form makes the whole reply unusable. */
final class AssumedReplies {
    private static final Pattern BUYER = Pattern.compile("[0-9]{11}");
    private static final Pattern STATE = Pattern.compile("reviewing|accepted|refused|pending");
    private static final Pattern BILLING = Pattern.compile("open|requested|billed");
    private static final Pattern YEN = Pattern.compile("0|[1-9][0-9]{0,11}");
    private static final Pattern SIGNED = Pattern.compile("-?[1-9][0-9]{0,11}");
    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z_-]{1,40}");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,40}");
    private static final Pattern CODE = Pattern.compile("[0-9]{2}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9.+-]{1,60}");
    private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/]+={0,2}");
    private static final Pattern LINE = Pattern.compile("\\P{Cntrl}{1,200}");

    private AssumedReplies() {}

    /** Empty for null; absent or anything else is no reply. */
    static Optional<JsonNode> maybeObject(JsonNode result, String name) throws BadReplyException {
        return result.path(name).isNull() ? Optional.empty() : Optional.of(Json.object(result, name));
    }

    static Buyer buyer(JsonNode buyer, String key) throws BadReplyException {
        if (!Json.text(buyer, "shopBuyerId", Pattern.compile(".{1,64}")).equals(key)) {
            throw new BadReplyException("another buyer");
        }
        return new Buyer(
                Json.text(buyer, "npBuyerId", BUYER),
                Bills.Screened.valueOf(Json.text(buyer, "screening", STATE).toUpperCase(Locale.ROOT)),
                Json.maybe(buyer, "limit", YEN).map(Long::parseLong).map(Yen::of));
    }

    static Optional<Entry> entry(JsonNode result) throws BadReplyException {
        Optional<JsonNode> found = maybeObject(result, "transaction");
        return found.isEmpty() ? Optional.empty() : Optional.of(entryOf(found.get()));
    }

    private static Entry entryOf(JsonNode found) throws BadReplyException {
        String result = Json.text(found, "transactionAuthoriResult", CODE);
        String reason = Json.maybe(found, "transactionAuthoriNgReason", CODE).orElse("");
        JsonNode cancelled = found.path("cancelled");
        if (!cancelled.isBoolean()) {
            throw new BadReplyException("no fitting cancelled");
        }
        long amount = Long.parseLong(Json.text(found, "totalAmount", YEN));
        String id = Json.text(found, "npTransactionId", ID);
        if (Reference.parse(new Reference(id, amount).text()).isEmpty()) {
            throw new BadReplyException("no fitting totalAmount");
        }
        return new Entry(
                id,
                Json.text(found, "shopTransactionId", KEY),
                Yen.of(amount),
                Review.of(result, reason).orElseThrow(() -> new BadReplyException("a result that is in no table")),
                cancelled.booleanValue(),
                Billing.valueOf(Json.text(found, "billing", BILLING).toUpperCase(Locale.ROOT)));
    }

    static Bills.Document bill(JsonNode bill) throws BadReplyException {
        try {
            return new Bills.Document(
                    Json.text(bill, "billId", ID),
                    Json.text(bill, "mediaType", MEDIA_TYPE),
                    Base64.getDecoder().decode(Json.text(bill, "document", BASE64)),
                    Json.text(bill, "payTo", LINE),
                    LocalDate.parse(Json.text(bill, "dueOn", DATE)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadReplyException("no fitting bill");
        }
    }

    static Settled settled(JsonNode settled, LocalDate day) throws BadReplyException {
        return new Settled(
                Json.text(settled, "shopTransactionId", KEY),
                Json.text(settled, "npTransactionId", ID),
                Yen.of(Long.parseLong(Json.text(settled, "amount", SIGNED))),
                day);
    }
}
