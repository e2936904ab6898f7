package jp.noren.billing.internal.domain;

import java.time.LocalDate;

/**
 * One step of an account on its way, never changed afterwards.
 *
 * @param on the day it happened, Japan, as whoever took it says
 * @param note for the operators; may be null
 * @param by who recorded it
 */
public record MandateStep(MandateState state, LocalDate on, String note, String by) {}
