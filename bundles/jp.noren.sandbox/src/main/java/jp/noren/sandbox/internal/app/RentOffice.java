package jp.noren.sandbox.internal.app;

import java.time.Clock;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.rent.Landlord;
import jp.noren.sandbox.internal.rent.RentDesk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The played landlord in this node, with his book in a file so that it survives the node's sudden end. */
@Component(service = RentOffice.class)
public final class RentOffice implements Desk {
    private final Landlord landlord;
    private final RentDesk desk;

    @Activate
    public RentOffice(@Reference Clock clock, @Reference SandboxMode sandbox) {
        this.landlord = new Landlord(clock, DataFolder.file("rent-book.jsonl"));
        this.desk = new RentDesk(landlord);
    }

    @Override
    public Delivery serve(Request request) {
        return desk.serve(request);
    }

    @Deactivate
    void close() {
        landlord.close();
    }
}
