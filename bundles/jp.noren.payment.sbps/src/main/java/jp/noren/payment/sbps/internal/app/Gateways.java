package jp.noren.payment.sbps.internal.app;

/** Opens the line for one set of settings. Who opens it closes it. */
@FunctionalInterface
public interface Gateways {

    Gateway open(SbpsSettings settings);
}
