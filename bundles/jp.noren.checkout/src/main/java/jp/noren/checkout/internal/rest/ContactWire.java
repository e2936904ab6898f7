package jp.noren.checkout.internal.rest;

import java.time.Instant;

/**
 * The window that looks after orders of a method of payment (R149 to R152).
 *
 * @param form where its inquiry form is
 * @param hours such as {@code 10:00-17:00}, Japan, on working days; absent where it has none
 * @param open whether it can be called now; absent where it has no hours
 * @param nextOpening when it opens next; absent while it is open
 * @param notice the same in words
 */
public record ContactWire(
        String name,
        String phone,
        String mail,
        String form,
        String hours,
        Boolean open,
        Instant nextOpening,
        String notice) {}
