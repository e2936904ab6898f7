package jp.noren.payment.npinvoice.internal.wire.assumed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.payment.npinvoice.internal.app.Answer;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations;
import jp.noren.payment.npinvoice.internal.app.BadReplyException;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.npinvoice.internal.wire.Json;
import jp.noren.payment.npinvoice.internal.wire.NpLine;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.Settled;
import jp.noren.payment.spi.http.Deadline;

/** ASSUMED: how the undocumented operations would go over the wire, in the manner of the three that are known. See the package. */
public final class AssumedHttp implements AssumedOperations {
    private final NpLine line;

    public AssumedHttp(NpLine line) {
        this.line = line;
    }

    @Override
    public Answer<Optional<Buyer>> findBuyer(String key, Deadline deadline) {
        return ask("/buyers/find", Json.object().put("shopBuyerId", key), deadline, result -> {
            Optional<JsonNode> buyer = AssumedReplies.maybeObject(result, "buyer");
            return buyer.isEmpty() ? Optional.empty() : Optional.of(AssumedReplies.buyer(buyer.get(), key));
        });
    }

    @Override
    public Answer<Buyer> registerBuyer(BuyerForm form, Deadline deadline) {
        Place place = form.place();
        ObjectNode request = Json.object()
                .put("shopBuyerId", form.key())
                .put("businessType", form.corporate() ? "corporate" : "individual")
                .put("companyName", place.company())
                .put("department", place.department())
                .put("customerName", place.person())
                .put("zipCode", place.zip())
                .put("address", place.address())
                .put("telNo", place.phone())
                .put("email", form.email());
        return ask(
                "/buyers", request, deadline, result -> AssumedReplies.buyer(Json.object(result, "buyer"), form.key()));
    }

    @Override
    public Answer<Optional<Entry>> findByKey(String key, Deadline deadline) {
        return ask("/transactions/find", Json.object().put("shopTransactionId", key), deadline, result -> {
            Optional<Entry> entry = AssumedReplies.entry(result);
            require(entry.isEmpty() || entry.get().key().equals(key), "another order's transaction");
            return entry;
        });
    }

    @Override
    public Answer<Optional<Entry>> findByTransaction(String transactionId, Deadline deadline) {
        return ask("/transactions/find", Json.object().put("npTransactionId", transactionId), deadline, result -> {
            Optional<Entry> entry = AssumedReplies.entry(result);
            require(entry.isEmpty() || entry.get().transactionId().equals(transactionId), "another transaction");
            return entry;
        });
    }

    @Override
    public Answer<Optional<Bills.Document>> findBill(String transactionId, Deadline deadline) {
        return ask("/bills/find", Json.object().put("npTransactionId", transactionId), deadline, result -> {
            Json.echo(result, "npTransactionId", transactionId);
            Optional<JsonNode> bill = AssumedReplies.maybeObject(result, "bill");
            return bill.isEmpty() ? Optional.empty() : Optional.of(AssumedReplies.bill(bill.get()));
        });
    }

    @Override
    public Answer<Optional<List<Settled>>> settlements(LocalDate day, Deadline deadline) {
        return ask("/settlements/find", Json.object().put("settledOn", day.toString()), deadline, result -> {
            if (result.path("settlements").isNull()) {
                return Optional.empty();
            }
            List<Settled> list = new ArrayList<>();
            for (JsonNode settled : Json.list(result, "settlements")) {
                list.add(AssumedReplies.settled(settled, day));
            }
            return Optional.of(list);
        });
    }

    private <T> Answer<T> ask(
            String operation, ObjectNode request, Deadline deadline, Answer.Reader<JsonNode, T> reader) {
        ObjectNode body = Json.object();
        body.set("request", request);
        return line.post("/assumed/v1" + operation, body, deadline)
                .read(reply -> reader.read(Json.object(reply, "result")));
    }

    private static void require(boolean holds, String otherwise) throws BadReplyException {
        if (!holds) {
            throw new BadReplyException(otherwise);
        }
    }
}
