package jp.noren.checkout.internal.domain;

import java.time.Instant;

/** One step of an order's status history (R108). */
public record OrderEvent(OrderStatus status, Instant at) {}
