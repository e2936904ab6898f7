package jp.noren.payment.internal.app;

import java.time.LocalDate;
import java.util.List;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.api.PaymentCollections;
import jp.noren.payment.spi.Collections;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counter at which billing has its debits collected. */
@Component(service = PaymentCollections.class)
public final class CollectionDesk implements PaymentCollections {
    private final CollectionBook book;
    private final WriteCollection writer;
    private final ReadCollection reader;

    @Activate
    public CollectionDesk(
            @Reference CollectionBook book, @Reference WriteCollection writer, @Reference ReadCollection reader) {
        this.book = book;
        this.writer = writer;
        this.reader = reader;
    }

    private CollectionBook.Day day(String storefront, String method, LocalDate collectOn) {
        return book.find(storefront, method, collectOn).orElseThrow(RefusedException::notFound);
    }

    @Override
    public Collections.File write(String storefront, String method, LocalDate collectOn) {
        return writer.handle(Chronicle.HOUSE, day(storefront, method, collectOn));
    }

    @Override
    public List<Decided> read(String storefront, String method, LocalDate collectOn, LocalDate closing, byte[] file) {
        return reader.handle(Chronicle.HOUSE, day(storefront, method, collectOn), closing, file);
    }
}
