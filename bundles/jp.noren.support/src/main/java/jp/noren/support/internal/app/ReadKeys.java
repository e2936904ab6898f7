package jp.noren.support.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.support.internal.domain.KeyNeed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How a storefront's pool stands, for operators: numbers and who waits, no codes (R056). */
@Component(service = ReadKeys.class)
public final class ReadKeys {

    /** @param pending KEY_PENDING, the longest waiting first */
    public record Standing(String storefront, long free, long assigned, List<KeyNeed> pending) {}

    private final Sight sight;
    private final KeyPool keys;

    @Activate
    public ReadKeys(@Reference Sight sight, @Reference KeyPool keys) {
        this.sight = sight;
        this.keys = keys;
    }

    /** @throws jp.noren.kernel.RefusedException NOT_FOUND for another's storefront as for none */
    public Standing handle(Caller caller, String storefront) {
        String id = sight.storefront(caller, storefront).id();
        return new Standing(id, keys.free(id), keys.assigned(id), keys.pending(id));
    }
}
