package jp.noren.sandbox.internal.np;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The three operations that are publicly known; their state checks and their replies. */
final class NpKnown {
    static final String REGISTER = "/v1/transactions";
    static final String CANCEL = "/v1/transactions/cancel";
    static final String BILL = "/v1/bills/request";

    private final NpCompany company;

    NpKnown(NpCompany company) {
        this.company = company;
    }

    void register(JsonNode body, Optional<String> review, ObjectNode reply) throws NpRefusal {
        NpForm.Registration form = NpForm.registration(body);
        NpBuyer buyer = company.book
                .buyerById(form.buyerId())
                .map(company::current)
                .orElseThrow(() -> NpRefusal.bad("EM0201", "npBuyerId: no such buyer"));
        if (company.book.findByKey(form.key()).filter(one -> !one.isCancelled()).isPresent()) {
            throw NpRefusal.bad("EM0202", "shopTransactionId: registered already");
        }
        if (form.orderedOn().isAfter(company.today())) {
            throw NpRefusal.bad("EM0203", "shopOrderDate: in the future");
        }
        NpTransaction done = company.register(form, buyer, review);
        ObjectNode answered = reply.putObject("result").putObject("buyer");
        answered.put("npBuyerId", buyer.buyerId());
        ObjectNode info = answered.putArray("transactionInfoes").addObject();
        info.put("requestId", form.requestId());
        info.put("shopTransactionId", form.key());
        info.put("npTransactionId", done.id());
        ObjectNode decision = info.putObject("status").putObject("transactionAuthoriInfo");
        decision.put("transactionAuthoriResult", done.result());
        if (done.reason().isEmpty()) {
            decision.putNull("transactionAuthoriNgReason");
        } else {
            decision.put("transactionAuthoriNgReason", done.reason());
        }
    }

    void cancel(JsonNode body, ObjectNode reply) throws NpRefusal {
        NpTransaction transaction = find(NpForm.cancellation(body));
        if (transaction.isCancelled()) {
            throw NpRefusal.bad("EM0301", "cancelled already");
        }
        if (transaction.result().equals("20")) {
            throw NpRefusal.bad("EM0302", "not accepted, nothing to cancel");
        }
        if (company.isBilled(transaction)) {
            throw NpRefusal.bad("EM0303", "billed already");
        }
        company.book.put(transaction.cancelled(company.now()));
        done(reply, transaction);
    }

    void requestBill(JsonNode body, ObjectNode reply) throws NpRefusal {
        NpForm.BillRequest form = NpForm.billRequest(body);
        NpTransaction transaction = find(form.transactionId());
        if (transaction.isCancelled() || !transaction.isAccepted()) {
            throw NpRefusal.bad("EM0401", "not accepted, nothing to bill");
        }
        if (transaction.billBase().isPresent()) {
            throw NpRefusal.bad("EM0402", "asked to be billed already");
        }
        if (form.baseDate().isBefore(transaction.orderedOn())) {
            throw NpRefusal.bad("EM0403", "billIssueBaseDate: before the order");
        }
        company.book.put(transaction.billed(form.baseDate()));
        done(reply, transaction);
    }

    private NpTransaction find(String id) throws NpRefusal {
        return company.book
                .find(id)
                .map(company::current)
                .orElseThrow(() -> NpRefusal.bad("EM0204", "npTransactionId: no such transaction"));
    }

    private static void done(ObjectNode reply, NpTransaction transaction) {
        reply.putArray("results").addObject().put("npTransactionId", transaction.id());
    }
}
