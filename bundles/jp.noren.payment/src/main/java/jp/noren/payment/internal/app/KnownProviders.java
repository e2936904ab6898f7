package jp.noren.payment.internal.app;

import java.util.List;
import jp.noren.payment.spi.ProviderInfo;

/** Providers that have been here, as they described themselves last: so that the door waits for one that is being replaced. */
public interface KnownProviders {

    /** Those that serve a method. */
    List<ProviderInfo> of(String method);

    boolean isKnown(String provider);

    /** Writes down what serves now, where it is news. */
    void remember(List<ProviderInfo> present);
}
