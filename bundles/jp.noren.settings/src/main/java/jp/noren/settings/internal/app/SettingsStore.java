package jp.noren.settings.internal.app;

import java.util.List;
import java.util.Optional;

/** Where storefronts' own settings lie. Writes join the running transaction. */
public interface SettingsStore {

    /** Grows with every change; one row, asked for all the time. */
    long changes();

    /** Begins a change: no other runs until the transaction ends. What it gives is the new revision. */
    long nextChange();

    List<OwnSettings> all();

    List<OwnSettings> of(String storefront);

    Optional<OwnSettings> find(String storefront, String provider);

    /** In the place of what was there. */
    void put(OwnSettings settings);

    void remove(OwnSettings.Of of);

    /** A secret under another key, if it has not changed meanwhile. */
    boolean reseal(OwnSettings.Of of, SealedSecret before, SealedSecret after);
}
