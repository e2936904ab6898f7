package jp.noren.audit.internal.domain;

import java.time.Instant;

/**
 * One act, as it stands in a lane.
 *
 * @param n its place in the lane, counted from 1 without gaps
 * @param id {@code aud_…}
 * @param at when, to the millisecond
 * @param actorKind the kind of who did it
 * @param actor his id
 * @param act {@code <bundle>.<word>}
 * @param object whose
 * @param details canonical JSON
 * @param keyId the key its hash was made with
 */
public record Entry(
        LaneKey lane,
        long n,
        String id,
        Instant at,
        String actorKind,
        String actor,
        String act,
        String object,
        String details,
        String keyId) {

    /** The text that is hashed: every field with its length before it, so that no two entries share one. */
    public String canonical() {
        return Canonical.of(
                "entry",
                lane.chain(),
                lane.lane(),
                n,
                id,
                at.toEpochMilli(),
                actorKind,
                actor,
                act,
                object,
                details,
                keyId);
    }

    /** The same act at its place. */
    public Entry at(long place) {
        return new Entry(lane, place, id, at, actorKind, actor, act, object, details, keyId);
    }

    /** An entry together with its hash. */
    public record Sealed(Entry entry, String hash) {}
}
