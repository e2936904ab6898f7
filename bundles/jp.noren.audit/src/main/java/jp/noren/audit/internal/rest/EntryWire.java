package jp.noren.audit.internal.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import jp.noren.audit.internal.domain.Entry;

/**
 * An entry as it is answered.
 *
 * @param storefront null for the house
 * @param details before and after, as recorded
 */
record EntryWire(
        String id,
        Instant at,
        String storefront,
        Actor actor,
        String act,
        String object,
        @JsonRawValue String details,
        int lane,
        long n,
        String hash) {

    record Actor(String kind, String id) {}

    static EntryWire of(Entry.Sealed sealed) {
        Entry entry = sealed.entry();
        return new EntryWire(
                entry.id(),
                entry.at(),
                entry.lane().storefront(),
                new Actor(entry.actorKind(), entry.actor()),
                entry.act(),
                entry.object(),
                entry.details(),
                entry.lane().lane(),
                entry.n(),
                sealed.hash());
    }
}
