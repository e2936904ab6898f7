package jp.noren.document.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints the last issue of a member's receipt; asked again, the same bytes. Outside any transaction: drawing takes a fifth of a second. */
@Component(service = PrintReceipt.class)
public final class PrintReceipt {

    /** @param fileName in Latin letters */
    public record Printed(String fileName, byte[] bytes) {}

    private final ReceiptBook book;
    private final ReceiptPaper paper;

    @Activate
    public PrintReceipt(@Reference ReceiptBook book, @Reference ReceiptPaper paper) {
        this.book = book;
        this.paper = paper;
    }

    public Printed handle(Caller caller, String receipt, String language) {
        ReceiptBook.Kept kept = book.find(receipt)
                .filter(found -> found.storefront().equals(caller.storefront())
                        && found.member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
        byte[] bytes = paper.print(kept.receipt(), kept.last(), language);
        return new Printed("receipt-" + kept.receipt().number() + ".pdf", bytes);
    }
}
