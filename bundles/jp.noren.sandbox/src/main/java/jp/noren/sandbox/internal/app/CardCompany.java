package jp.noren.sandbox.internal.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Desk;
import jp.noren.sandbox.internal.door.Request;
import jp.noren.sandbox.internal.sbps.Book;
import jp.noren.sandbox.internal.sbps.Door;
import jp.noren.sandbox.internal.sbps.Emulator;
import jp.noren.sandbox.internal.sbps.Shop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The emulated card company in this node, with its book in a file so that it survives the node's sudden end. */
@Component(service = CardCompany.class, configurationPid = "jp.noren.sandbox")
@Designate(ocd = CardCompany.Settings.class)
public final class CardCompany implements Desk {

    /** Settings of {@code jp.noren.sandbox}. */
    @ObjectClassDefinition(name = "%name", description = "%description", localization = "OSGI-INF/l10n/sandbox")
    public @interface Settings {
        @AttributeDefinition(name = "%book.file", description = "%book.file.description")
        String book_file() default "";
    }

    private final Book book;
    private final Emulator emulator;
    private final Door door;

    @Activate
    public CardCompany(@Reference Clock clock, @Reference SandboxMode sandbox, Settings settings) {
        this.book = new Book(file(settings.book_file()));
        this.emulator = new Emulator(List.of(Shop.SYNTHETIC, Shop.SYNTHETIC_ENCRYPTED), book, clock);
        this.door = new Door(emulator);
    }

    /** Keeps a test card for a customer, as if he had entered it before. */
    public void keepCard(String customer, String card) {
        emulator.keepCard(Shop.SYNTHETIC, customer, card);
    }

    /** Beside the node's other data, unless said otherwise; in memory where there is no such place. */
    private static Path file(String configured) {
        String data = System.getProperty("karaf.data");
        if (!configured.isEmpty()) {
            return Path.of(configured);
        }
        return data == null ? null : Path.of(data, "sandbox", "sbps-book.tsv");
    }

    @Override
    public Delivery serve(Request request) {
        return door.serve(request);
    }

    @Deactivate
    void close() {
        book.close();
    }
}
