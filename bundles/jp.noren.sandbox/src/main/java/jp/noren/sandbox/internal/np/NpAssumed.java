package jp.noren.sandbox.internal.np;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * ASSUMED: what the company surely offers and does not document in public. Paths and fields are invented, in the manner of the known operations, and
 * live below {@code /assumed} so that nobody takes them for real.
 */
final class NpAssumed {
    private static final String ROOT = "/assumed/v1";

    private final NpCompany company;

    NpAssumed(NpCompany company) {
        this.company = company;
    }

    void serve(String path, JsonNode body, ObjectNode reply) throws NpRefusal {
        JsonNode request =
                NpForm.object(NpForm.only(body, Set.of("request"), Set.of()).path("request"), "request");
        ObjectNode result = reply.putObject("result");
        switch (path) {
            case ROOT + "/buyers" -> registerBuyer(request, result);
            case ROOT + "/buyers/find" -> findBuyer(request, result);
            case ROOT + "/transactions/find" -> findTransaction(request, result);
            case ROOT + "/bills/find" -> findBill(request, result);
            case ROOT + "/settlements/find" -> findSettlements(request, result);
            default -> throw new NpRefusal(404, "EM0000", "nothing here");
        }
    }

    private void registerBuyer(JsonNode request, ObjectNode result) throws NpRefusal {
        NpForm.only(
                request,
                Set.of(
                        "shopBuyerId",
                        "businessType",
                        "companyName",
                        "department",
                        "customerName",
                        "zipCode",
                        "address",
                        "telNo",
                        "email"),
                Set.of());
        NpForm.text(request, "businessType", "corporate|individual");
        NpForm.text(request, "department", "\\P{Cntrl}{0,60}");
        NpForm.text(request, "customerName", "\\P{Cntrl}{1,60}");
        NpForm.text(request, "zipCode", "[0-9]{7}");
        NpForm.text(request, "address", "\\P{Cntrl}{1,150}");
        NpForm.text(request, "telNo", "0[0-9]{9,10}");
        NpForm.text(request, "email", "[!-~]+@[!-~]+");
        write(
                company.register(
                        NpForm.text(request, "shopBuyerId", "[0-9A-Za-z_-]{1,64}"),
                        NpForm.text(request, "companyName", "\\P{Cntrl}{1,60}")),
                result);
    }

    private void findBuyer(JsonNode request, ObjectNode result) throws NpRefusal {
        NpForm.only(request, Set.of("shopBuyerId"), Set.of());
        Optional<NpBuyer> buyer = company.book
                .buyerByKey(NpForm.text(request, "shopBuyerId", "[0-9A-Za-z_-]{1,64}"))
                .map(company::current);
        if (buyer.isPresent()) {
            write(buyer.get(), result);
        } else {
            result.putNull("buyer");
        }
    }

    private static void write(NpBuyer buyer, ObjectNode result) {
        result.putObject("buyer")
                .put("shopBuyerId", buyer.key())
                .put("npBuyerId", buyer.buyerId())
                .put("screening", buyer.state().word())
                .put("limit", Long.toString(buyer.limit()));
    }

    private void findTransaction(JsonNode request, ObjectNode result) throws NpRefusal {
        NpForm.only(request, Set.of(), Set.of("shopTransactionId", "npTransactionId"));
        Optional<NpTransaction> found = request.has("npTransactionId")
                ? company.book.find(NpForm.text(request, "npTransactionId", "[0-9A-Za-z]{1,40}"))
                : company.book.findByKey(NpForm.text(request, "shopTransactionId", "[0-9A-Za-z_-]{1,40}"));
        if (found.isEmpty()) {
            result.putNull("transaction");
            return;
        }
        NpTransaction now = company.current(found.get());
        String billing = now.billBase().isEmpty() ? "open" : company.isBilled(now) ? "billed" : "requested";
        result.putObject("transaction")
                .put("npTransactionId", now.id())
                .put("shopTransactionId", now.key())
                .put("totalAmount", Long.toString(now.amount()))
                .put("transactionAuthoriResult", now.result())
                .put("transactionAuthoriNgReason", now.reason())
                .put("cancelled", now.isCancelled())
                .put("billing", billing);
    }

    private void findBill(JsonNode request, ObjectNode result) throws NpRefusal {
        NpForm.only(request, Set.of("npTransactionId"), Set.of());
        NpTransaction transaction = company.book
                .find(NpForm.text(request, "npTransactionId", "[0-9A-Za-z]{1,40}"))
                .orElseThrow(() -> NpRefusal.bad("EM0204", "npTransactionId: no such transaction"));
        result.put("npTransactionId", transaction.id());
        if (transaction.isCancelled() || !company.isBilled(transaction)) {
            result.putNull("bill");
            return;
        }
        NpBill bill = NpBill.of(company, transaction);
        result.putObject("bill")
                .put("billId", bill.id())
                .put("mediaType", "text/plain")
                .put("document", Base64.getEncoder().encodeToString(bill.document()))
                .put("payTo", bill.payTo())
                .put("dueOn", bill.dueOn().toString());
    }

    private void findSettlements(JsonNode request, ObjectNode result) throws NpRefusal {
        NpForm.only(request, Set.of("settledOn"), Set.of());
        LocalDate day = NpForm.date(request, "settledOn");
        if (!company.isOver(day)) {
            result.putNull("settlements");
            return;
        }
        ArrayNode list = result.putArray("settlements");
        for (NpTransaction one : company.book.transactions()) {
            if (one.acceptedMillis() > 0 && NpCompany.day(one.acceptedMillis()).equals(day)) {
                settled(list, one, one.amount());
            }
            boolean back = one.acceptedMillis() > 0 && one.isCancelled();
            if (back && NpCompany.day(one.cancelledMillis()).equals(day)) {
                settled(list, one, -one.amount());
            }
        }
    }

    private static void settled(ArrayNode list, NpTransaction one, long amount) {
        list.addObject()
                .put("shopTransactionId", one.key())
                .put("npTransactionId", one.id())
                .put("amount", Long.toString(amount));
    }
}
