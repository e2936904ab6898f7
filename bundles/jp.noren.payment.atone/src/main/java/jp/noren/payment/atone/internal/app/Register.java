package jp.noren.payment.atone.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.noren.kernel.Yen;
import jp.noren.payment.atone.internal.domain.Order;
import jp.noren.payment.atone.internal.domain.Transaction;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/**
 * Registers a transaction: that reserves the amount with the company. Sent once; without a reply nobody can ask, since the company finds a transaction by
 * its own id alone, which only the reply brings.
 */
final class Register {
    private final Book book;

    Register(Book book) {
        this.book = book;
    }

    /** The fields that name the purchase, without who pays. */
    static Map<String, Object> payment(Requests.Start request) {
        Requests.Contact contact = request.contact();
        Order order = new Order(request.amount().amount())
                .buyer("customer_name", request.buyer().name())
                .buyer("email", request.buyer().email())
                .buyer("company_name", contact.company())
                .buyer("department", contact.department())
                .buyer("zip_code", contact.postalCode())
                .buyer("address", contact.address())
                .buyer("tel", contact.phone());
        long net = 0;
        for (Requests.Line line : request.lines()) {
            order.item(line.id(), line.name(), line.unitPrice().amount(), line.quantity());
            net += line.unitPrice().amount() * line.quantity();
        }
        long tax = request.amount().amount() - net;
        if (tax > 0 && tax == request.tax().amount()) {
            order.item("tax", "消費税", tax, 1);
        }
        Map<String, Object> payment = new TreeMap<>(order.fields(request.description()));
        payment.put("shop_transaction_no", request.key());
        return payment;
    }

    /** For a buyer who is logged in there: without a provisional registration before. */
    Outcome first(Requests.Start request, String token) {
        return send(body(request, token), token, request, book.until(request.deadline()));
    }

    /** In the place of the provisional registration that the browser made: without option 3 it can be settled. */
    Outcome inPlaceOf(String provisional, Requests.Start request, String token, Deadline deadline) {
        Map<String, Object> body = body(request, token);
        body.put("updated_transactions", List.of(provisional));
        return send(body, token, request, deadline);
    }

    private static Map<String, Object> body(Requests.Start request, String token) {
        Map<String, Object> body = payment(request);
        body.put("authentication_token", token);
        body.put("sales_settled", false);
        return body;
    }

    private Outcome send(Map<String, Object> body, String token, Requests.Start request, Deadline deadline) {
        Company.Answer answer = book.company().register(body, deadline);
        if (answer instanceof Company.Known known) {
            return authorised(known.transaction(), token, request);
        }
        if (answer instanceof Company.Refused refused) {
            boolean aboutToken = refused.params().contains("authentication_token");
            return Book.refused(
                    aboutToken ? DeclineReason.TOKEN_INVALID : DeclineReason.REFUSED_BY_PROVIDER, refused.code());
        }
        return Book.notKnown(answer, null);
    }

    Outcome authorised(Transaction made, String token, Requests.Start request) {
        if (!made.isAuthorised()) {
            return Book.refused(Book.reason(made.ngReason()), "NG" + made.ngReason());
        }
        if (!made.shopNumber().equals(request.key())) {
            return new Outcome.Unknown(null, "unusable reply: another order's number");
        }
        String reference = new TransactionRef(made.id(), token).text(book.secret());
        return new Outcome.Authorised(reference, made.amount(), null);
    }

    /**
     * The same with a smaller amount, settled at once: how a part is given back. The new transaction has a new id, and the old one is no more.
     *
     * @return Approved with the part, and the reference from now on
     */
    Outcome reduced(Transaction old, String token, Yen part, Deadline deadline) {
        long left = old.amount().minus(part).amount();
        Map<String, Object> body = new TreeMap<>(old.parts());
        body.put("items", withDiscount(old.parts().get("items"), part.amount()));
        body.put("amount", left);
        body.put("shop_transaction_no", old.shopNumber());
        body.put("sales_settled", true);
        body.put("authentication_token", token);
        body.put("updated_transactions", List.of(old.id()));
        Company.Answer answer = book.company().register(body, deadline);
        String before = new TransactionRef(old.id(), token).text(book.secret());
        if (answer instanceof Company.Known known) {
            Transaction made = known.transaction();
            boolean right = made.isAuthorised()
                    && made.amount().amount() == left
                    && made.shopNumber().equals(old.shopNumber())
                    && !made.id().equals(old.id());
            return right
                    ? new Outcome.Approved(new TransactionRef(made.id(), token).text(book.secret()), part)
                    : new Outcome.Unknown(before, "unusable reply: not what was asked for");
        }
        return answer instanceof Company.Refused refused
                ? Book.refused(DeclineReason.REFUSED_BY_PROVIDER, refused.code())
                : Book.notKnown(answer, before);
    }

    private static List<Object> withDiscount(Object items, long yen) {
        Map<String, Object> line = new TreeMap<>();
        line.put("shop_item_id", "refund");
        line.put("item_name", "返金");
        line.put("item_price", -yen);
        line.put("item_count", 1);
        List<Object> lines = new ArrayList<>((List<?>) items);
        lines.add(line);
        return lines;
    }
}
