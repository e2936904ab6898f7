package jp.noren.sandbox.internal.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.Kind;
import jp.noren.sandbox.internal.bank.DebitBank;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bank of this node that collects debits; its files lie beside the node's other data. */
@Component(service = CollectingBank.class)
public final class CollectingBank {
    private final DebitBank bank;

    @Activate
    public CollectingBank(@Reference Clock clock, @Reference SandboxMode sandbox) {
        String data = System.getProperty("karaf.data");
        this.bank = new DebitBank(data == null ? null : Path.of(data, "sandbox", "bank"), clock);
    }

    /** @throws RefusedException UNPROCESSABLE {@code sandbox.bank-file} with {@code record}, {@code offset} and {@code why}: nothing of it was taken */
    public DebitBank.Receipt take(byte[] file) {
        try {
            return bank.take(file == null ? new byte[0] : file);
        } catch (DebitBank.RefusedFileException e) {
            throw new RefusedException(Kind.UNPROCESSABLE, "sandbox.bank-file", e.args());
        }
    }

    /** @throws RefusedException NOT_FOUND; CONFLICT {@code sandbox.bank-not-yet} before the day */
    public byte[] results(String id) {
        LocalDate day = bank.day(id).orElseThrow(RefusedException::notFound);
        return bank.results(id)
                .orElseThrow(() ->
                        new RefusedException(Kind.CONFLICT, "sandbox.bank-not-yet", Map.of("day", day.toString())));
    }

    public List<DebitBank.Debit> book() {
        return bank.book();
    }
}
