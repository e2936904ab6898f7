package jp.noren.sandbox.internal.app;

import java.nio.file.Path;
import java.time.Clock;
import jp.noren.rest.WebRegistration;
import jp.noren.sandbox.internal.door.DeskServlet;
import jp.noren.sandbox.internal.np.NpBook;
import jp.noren.sandbox.internal.np.NpDoor;
import jp.noren.sandbox.internal.np.NpEmulator;
import jp.noren.sandbox.internal.np.NpShop;
import jp.noren.time.BusinessCalendar;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** NP掛け払い as played in this node at {@code /sandbox/np}, with its book in a file beside the node's data so that it survives the node's sudden end. */
@Component(service = PlayedNp.class, immediate = true)
public final class PlayedNp {
    private final NpBook book;
    private final WebRegistration pages;

    @Activate
    public PlayedNp(
            BundleContext context,
            @Reference Clock clock,
            @Reference BusinessCalendar calendar,
            @Reference SandboxMode sandbox) {
        String data = System.getProperty("karaf.data");
        this.book = new NpBook(data == null ? null : Path.of(data, "sandbox", "np-book.tsv"));
        NpDoor door = new NpDoor(new NpEmulator(NpShop.SYNTHETIC, book, clock, calendar));
        this.pages = WebRegistration.open(context, new DeskServlet(door), "jp.noren.sandbox.np", "/sandbox/np/*");
    }

    @Deactivate
    void close() {
        pages.close();
        book.close();
    }
}
