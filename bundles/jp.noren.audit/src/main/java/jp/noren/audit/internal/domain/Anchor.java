package jp.noren.audit.internal.domain;

import java.time.Instant;

/** Where a lane stood at some time, kept outside the database: what was anchored can no longer be cut off or rewritten there unnoticed. */
public record Anchor(Instant at, LaneKey lane, long n, String hash) {}
