package jp.noren.checkout.internal.rest;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.NextAction;

/**
 * What the buyer has to do, or what happens by itself: {@code redirect} (open the address), {@code transfer} (pay in at the bank), {@code widget} (let
 * the payment company's script in the browser go on), {@code review}, {@code collection} and {@code on_claim} (nothing).
 *
 * @param url of the redirect, or of the widget's script
 */
public record ActionWire(
        String type, URI url, TransferWire transfer, List<FieldWire> fields, LocalDate collectOn, ClaimWire claim) {

    /** @param payerReference digits to put before the payer's name */
    public record TransferWire(
            String bank,
            String branch,
            String accountType,
            String accountNumber,
            String holder,
            String payerReference,
            Yen amount,
            LocalDate payBy) {}

    /** A field of the widget's data. */
    public record FieldWire(String name, String value) {}

    /** @param cancelBefore until when it can be taken off the claim again */
    public record ClaimWire(String claim, Instant cancelBefore, LocalDate dueOn) {}

    static ActionWire of(NextAction action) {
        if (action instanceof NextAction.Redirect redirect) {
            return new ActionWire("redirect", redirect.url(), null, null, null, null);
        } else if (action instanceof NextAction.Transfer transfer) {
            return new ActionWire("transfer", null, transfer(transfer), null, null, null);
        } else if (action instanceof NextAction.Widget widget) {
            return new ActionWire("widget", widget.script(), null, fields(widget), null, null);
        } else if (action instanceof NextAction.Collection collection) {
            return new ActionWire("collection", null, null, null, collection.collectOn(), null);
        } else if (action instanceof NextAction.OnClaim on) {
            ClaimWire claim = new ClaimWire(on.claim(), on.cancelBefore(), on.dueOn());
            return new ActionWire("on_claim", null, null, null, null, claim);
        }
        return new ActionWire("review", null, null, null, null, null);
    }

    private static List<FieldWire> fields(NextAction.Widget widget) {
        return widget.fields().stream()
                .map(field -> new FieldWire(field.name(), field.value()))
                .toList();
    }

    private static TransferWire transfer(NextAction.Transfer t) {
        return new TransferWire(
                t.bank(),
                t.branch(),
                t.accountType(),
                t.accountNumber(),
                t.holder(),
                t.payerReference(),
                t.amount(),
                t.payBy());
    }
}
