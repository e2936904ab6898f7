package jp.noren.payment.rent.internal.app;

/** Opens the line for one set of settings. Who opens it closes it. */
@FunctionalInterface
public interface Claimants {

    Claimant open(RentSettings settings);
}
