package jp.noren.payment.npinvoice.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.noren.payment.npinvoice.internal.app.Answer;
import jp.noren.payment.npinvoice.internal.app.BadReplyException;
import jp.noren.payment.npinvoice.internal.app.KnownOperations;
import jp.noren.payment.npinvoice.internal.domain.Invoice;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.domain.Review;
import jp.noren.payment.spi.http.Deadline;

/**
 * The three operations that are publicly known, to the letter: numbers go as texts, dates as {@code 2026-11-30}. The replies to the last two are not public:
 * believed is an object with {@code result} or {@code results} in which no other transaction is named.
 */
public final class KnownHttp implements KnownOperations {
    private static final Pattern TRANSACTION = Pattern.compile("[0-9A-Za-z]{1,40}");
    private static final Pattern RESULT = Pattern.compile("[0-9]{2}");

    private final NpLine line;

    public KnownHttp(NpLine line) {
        this.line = line;
    }

    @Override
    public Answer<Registered> register(Registration registration, Deadline deadline) {
        ObjectNode body = Json.object();
        ObjectNode request = body.putObject("request");
        request.put("npBuyerId", registration.buyerId());
        write(registration, request.putArray("transactionInfoes").addObject());
        return line.post("/v1/transactions", body, deadline).read(reply -> registered(reply, registration));
    }

    private static void write(Registration registration, ObjectNode info) {
        Invoice invoice = registration.invoice();
        info.put("requestId", registration.requestId());
        info.put("shopTransactionId", registration.key());
        info.put("shopOrderDate", registration.orderedOn().toString());
        info.put("totalAmount", Long.toString(invoice.total().amount()));
        ArrayNode details = info.putArray("transactionDetails");
        for (Invoice.Detail line : invoice.details()) {
            details.addObject()
                    .put("detail", line.name())
                    .put("price", Long.toString(line.price().amount()))
                    .put("quantity", Integer.toString(line.quantity()))
                    .put("billedTaxKind", line.taxKind());
        }
        ArrayNode sums = info.putArray("taxRateSummaries");
        for (Invoice.RateSum rate : invoice.sums()) {
            sums.addObject()
                    .put("taxRate", Integer.toString(rate.taxPercent()))
                    .put("totalAmount", Long.toString(rate.sum().amount()));
        }
        registration.delivery().ifPresent(place -> write(place, info.putObject("deliveryInfo")));
    }

    private static void write(Place place, ObjectNode delivery) {
        delivery.put("companyName", place.company());
        if (!place.department().isEmpty()) {
            delivery.put("department", place.department());
        }
        delivery.put("customerName", place.person())
                .put("zipCode", place.zip())
                .put("address", place.address())
                .put("telNo", place.phone());
    }

    private static Registered registered(ObjectNode reply, Registration sent) throws BadReplyException {
        JsonNode buyer = Json.object(Json.object(reply, "result"), "buyer");
        Json.echo(buyer, "npBuyerId", sent.buyerId());
        JsonNode infos = Json.list(buyer, "transactionInfoes");
        if (infos.size() != 1 || !infos.get(0).isObject()) {
            throw new BadReplyException("not one transaction");
        }
        JsonNode info = infos.get(0);
        Json.echo(info, "shopTransactionId", sent.key());
        Json.echo(info, "requestId", sent.requestId());
        JsonNode review = Json.object(Json.object(info, "status"), "transactionAuthoriInfo");
        String result = Json.text(review, "transactionAuthoriResult", RESULT);
        String reason = Json.maybe(review, "transactionAuthoriNgReason", RESULT).orElse("");
        return new Registered(
                Json.text(info, "npTransactionId", TRANSACTION),
                Review.of(result, reason).orElseThrow(() -> new BadReplyException("a result that is in no table")));
    }

    @Override
    public Answer<String> cancel(String transactionId, Deadline deadline) {
        ObjectNode body = Json.object();
        body.putArray("requests").add(transactionId);
        return line.post("/v1/transactions/cancel", body, deadline).read(reply -> done(reply, transactionId));
    }

    @Override
    public Answer<String> requestBill(String transactionId, LocalDate baseDate, Deadline deadline) {
        ObjectNode body = Json.object();
        body.putArray("requests")
                .addObject()
                .put("npTransactionId", transactionId)
                .put("billIssueBaseDate", baseDate.toString());
        return line.post("/v1/bills/request", body, deadline).read(reply -> done(reply, transactionId));
    }

    private static String done(ObjectNode reply, String transactionId) throws BadReplyException {
        List<JsonNode> results = Stream.of("result", "results")
                .filter(reply::has)
                .map(reply::get)
                .toList();
        if (results.isEmpty() || !results.stream().allMatch(JsonNode::isContainerNode)) {
            throw new BadReplyException("no result");
        }
        for (JsonNode named : reply.findValues("npTransactionId")) {
            if (!named.isTextual() || !named.textValue().equals(transactionId)) {
                throw new BadReplyException("another transaction");
            }
        }
        return transactionId;
    }
}
