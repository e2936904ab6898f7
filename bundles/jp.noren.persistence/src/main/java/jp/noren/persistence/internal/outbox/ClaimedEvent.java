package jp.noren.persistence.internal.outbox;

import jp.noren.persistence.OutboxConsumer.Event;

/** An event that this node may deliver for as long as its lease runs and its fence is the row's. */
record ClaimedEvent(long seq, long fence, Event event) {}
