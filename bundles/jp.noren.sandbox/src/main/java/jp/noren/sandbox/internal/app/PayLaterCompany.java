package jp.noren.sandbox.internal.app;

import java.time.Clock;
import jp.noren.sandbox.internal.atone.AtoneDesk;
import jp.noren.sandbox.internal.atone.Merchant;
import jp.noren.sandbox.internal.atone.Transactions;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The played atone in this node, with its book in a file so that it survives the node's sudden end. */
@Component(service = PayLaterCompany.class)
public final class PayLaterCompany implements Desk {
    private final Transactions book;
    private final AtoneDesk desk;

    @Activate
    public PayLaterCompany(@Reference Clock clock, @Reference SandboxMode sandbox) {
        this.book = new Transactions(clock, DataFolder.file("atone-book.jsonl"));
        this.desk = new AtoneDesk(Merchant.SYNTHETIC, book);
    }

    @Override
    public Delivery serve(Request request) {
        return desk.serve(request);
    }

    @Deactivate
    void close() {
        book.close();
    }
}
