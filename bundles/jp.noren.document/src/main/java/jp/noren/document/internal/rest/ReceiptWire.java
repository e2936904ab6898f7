package jp.noren.document.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.app.ListReceipts;
import jp.noren.document.internal.app.ReceiptBook;
import jp.noren.i18n.Messages;
import jp.noren.kernel.Decision;

/** Receipts on the wire. */
final class ReceiptWire {
    private ReceiptWire() {}

    /** @param payment {@code chg_…} */
    record Wish(String payment) {}

    /**
     * A payment and whether there is a receipt for it.
     *
     * @param code why there is none, with its text (R036)
     * @param number of the receipt that was issued
     */
    record Offer(
            String payment,
            String contractNumber,
            String method,
            String status,
            Instant settledAt,
            boolean available,
            String code,
            String detail,
            String number) {
        static Offer of(ListReceipts.Offer offer, Messages messages, String language) {
            var payment = offer.payment();
            String code = offer.decision() instanceof Decision.Rejected no ? no.code() : null;
            Map<String, ?> args = offer.decision() instanceof Decision.Rejected no ? no.args() : Map.of();
            return new Offer(
                    payment.id(),
                    payment.contractNumber(),
                    payment.method(),
                    payment.status(),
                    payment.settledAt(),
                    code == null,
                    code,
                    code == null ? null : messages.text(language, code, args),
                    offer.number());
        }
    }

    record OfferList(String object, List<Offer> data, String url) {}

    /** @param reissued whether it carries 再発行 (R038) */
    record Issued(String id, String number, int issue, boolean reissued, Instant issuedAt, String url) {
        static Issued of(ReceiptBook.Kept kept) {
            return new Issued(
                    kept.id(),
                    kept.receipt().number(),
                    kept.last().count(),
                    kept.last().isAgain(),
                    kept.last().at(),
                    ReceiptsResource.URL + "/" + kept.id() + "/pdf");
        }
    }
}
